"""What must hold in every conversation, whatever is said in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from bot.safety.cards import CARDS
from bot.texts.check import Rules, banned_in
from bot.texts.renderer import Texts
from bot.turn import Reply
from talks.play import Exchange, Talk

ASKED_AT_MOST = 2
"""A question is put twice at most; whoever passes over it twice has answered."""

_ASKS_FOR_IMAGE = re.compile(
    r"(?:사진|영상|이미지|캡[처쳐]|파일)(?:을|를|도)?\s?(?:여기(?:로|에)?\s?)?(?:보내|올려|첨부해)\s?(?:주세요|줘요|주시면|주시겠)"
    r"|(?<!not )(?<!never )\b(?:send|upload|attach|show|forward)\s(?:me|us)\s(?:the|your|a)?\s?"
    r"(?:picture|photo|image|video|file|screenshot)",
    re.IGNORECASE,
)
_HANGUL = re.compile(r"[가-힣]")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


def faults(talk: Talk, texts: Texts) -> Iterator[str]:
    """Every fault, with the number of its turn (from 1)."""
    before: tuple[Reply, ...] = ()
    asked: Counter[str] = Counter()
    for number, exchange in enumerate(talk.exchanges, 1):
        if not exchange.pressed:
            yield f"turn {number}: no button {exchange.step.taps!r}"
            continue
        if exchange.step.left:
            before, asked = (), Counter()
        for fault in (*of_turn(exchange, texts), *repeated(before, exchange.replies, texts)):
            yield f"turn {number}: {fault}"
        questions = [reply.text for reply in exchange.replies if _asks(reply, texts)]
        asked.update(questions)
        for question in questions:
            if asked[question] == ASKED_AT_MOST + 1:
                yield f"turn {number}: asks for the third time: {question!r}"
        before = exchange.replies


def of_turn(exchange: Exchange, texts: Texts) -> Iterator[str]:
    """Faults of one answer by itself."""
    said = [reply for reply in exchange.replies if reply.text.strip()]
    if not said:
        yield "silence"
    if exchange.step.risk and not any(reply.text in cards(texts, exchange.step.risk) for reply in said):
        yield f"no emergency card for {exchange.step.risk}"
    for reply in said:
        if re.search(r"[{}]|\[\[|\]\]", reply.text):
            yield f"a brace: {reply.text!r}"
        language = "ko" if _HANGUL.search(reply.text) else "en"
        limits = rules().length
        if len(reply.text) > limits[language]:
            yield f"{len(reply.text)} characters, more than a screen: {reply.text!r}"
        for word in banned_in(reply.text, language, rules()):
            yield f"says {word}"
        if _ASKS_FOR_IMAGE.search(_QUOTED.sub("", reply.text)):
            yield f"asks for the image: {reply.text!r}"


def repeated(before: tuple[Reply, ...], now: tuple[Reply, ...], texts: Texts) -> Iterator[str]:
    """Texts said in the turn before and again now. The way back to a question may be offered again."""
    known = {reply.text for reply in before} - same_again(texts)
    for reply in now:
        if reply.text in known:
            yield f"the same twice running: {reply.text!r}"


def _asks(reply: Reply, texts: Texts) -> bool:
    return reply.text.rstrip().endswith(("?", "？")) and reply.text not in same_again(texts)


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The editor's rules, read once."""
    return Rules.load()


@lru_cache(maxsize=8)
def same_again(texts: Texts) -> frozenset[str]:
    """What may be said as often as it is needed: the line that offers the way back."""
    return frozenset(texts.render("utter_resume", language=language).text for language in ("ko", "en"))


@lru_cache(maxsize=8)
def cards(texts: Texts, risk: str) -> frozenset[str]:
    """Every wording of the cards that answer a risk, in every language."""
    return frozenset(
        texts.render(name, language=language, variant=variant).text
        for name in CARDS
        if name == "utter_card_both" or ("danger" in name) == (risk == "danger")
        for language in texts.responses[name].variations
        for variant in range(texts.variants(name, language))
    )
