"""Somebody takes back what they said: the new answer counts, and the journey goes on from it (a changed mind).

"Actually I was 16", "no wait, it is still there", "사실은 제 얘기예요". Read before the action of the intent, outside a
crisis. A question that was put aside is answered, too, when its own words come without a tap on "go on".
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Optional

from actions.answers import current, resumed
from actions.base import READ_FIRST, Say, Talk
from actions.journey import JOURNEYS, Journey, Question, is_helper, knowing, settle, start, taken
from bot.dialogue.slots import age_band, has_paid

_TAKES_BACK = re.compile(
    r"^\W*(?:앗|아+|어|음|잠깐만?요?|참)?\W*(?:아니(?:다|야|요|에요|예요|라)?(?=[\s,.]|$)|사실(?:은|대로)?|실은|다시\s?보니|생각해\s?보니"
    r"|정정|잘못\s?(?:말|눌)|아까\s?(?:말한|그거))|줄\s?알았는데|[\s.,]아니\s"
    r"|\b(?:actually|no,? wait|wait,? no|sorry,? (?:no|it|i)|i mean|i meant|correction|to be honest|i lied|no sorry)\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"^(?:\W*(?:앗|아|어|음|네|참|잠깐만?요?|아니(?:다|야|요|에요|예요|라)?|사실(?:은)?|실은|(?:다시\s?보|생각해\s?보)니까?"
    r"|actually|no|wait|sorry|i mean)(?=[\s,.]))+\W*",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:제|내|저의)\s?(?:얘기|이야기|일|문제)(?:예요|이에요|에요|입니다|야|임)|(?:저|나)(?:예요|에요|입니다|야)\W*$"
    r"|\b(?:it'?s|it is|that'?s|this is|i am|i'?m)\s(?:actually |really )?"
    r"(?:me|about me|my own|talking about myself)\b",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"^\W*(?:네|응|ok(?:ay)?|yes)?\W*(?:이어서?|계속|마저|아까\s?(?:하던\s?)?(?:거|것|얘기|이야기)?)\s?(?:이어서\s?)?"
    r"(?:할게요?|할래요?|해\s?(?:요|주세요|볼게요)|하죠|해줘|말해\s?주세요|이야기할게요)\W*$"
    r"|^\W*(?:ok(?:ay)?|yes)?\W*(?:(?:let'?s )?(?:go on|continue|carry on))(?: please)?\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"[?？]|까요?\W*$|나요\W*$|\b(?:how|what|where|can i|should i)\b", re.IGNORECASE)
_WHEN = re.compile(r"때|당시|찍(?:을|힐|은)|\bwhen\b|\btaken\b|\bback then\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:was|only|just)\s(\d{1,2})\b|(\d{1,2})\s?(?:살|세)", re.IGNORECASE)
_SHOWN = {"under_14": "under_18", "14_17": "under_18", "18": "18", "19_plus": "19_plus"}
_LONGEST = 90


def told_anew(talk: Talk) -> Optional[list[Say]]:
    """Another answer to a question that was answered: it is taken, and what follows from it is said."""
    made = current(talk)
    if made is None or not _reads(talk) or not _TAKES_BACK.search(talk.text):
        return None
    changed: dict[str, Any] = {}
    for question in made.questions:
        value = _in_words(question, talk)
        if value is not None and talk.slot(question.slot) not in (None, value):
            changed[question.slot] = value
    if not changed:
        return None
    if "shown_age_then" in changed and _YEARS.search(talk.text):
        changed["age_band"] = None  # the age was that of the person shown
    return settle(talk, taken(made, talk, {**changed, "topic": made.topic}), offer=False)


def about_me(talk: Talk) -> Optional[list[Say]]:
    """ "It is about me after all": the journey of the person it happened to begins."""
    if not _reads(talk) or not _MINE.search(talk.text):
        return None
    was_other = is_helper(talk) or talk.slot("topic") == "other"
    happened = str(talk.slot("other_happened") or talk.slot("happened"))
    if not was_other or happened not in JOURNEYS:
        return None
    slots = {"about_other": "self", "topic": None, "awaiting": None, "paused": None}
    first, *rest = start(JOURNEYS[happened], knowing(talk, **slots))
    return [replace(first, slots={**slots, **first.slots}), *rest]


def answers_what_waits(talk: Talk) -> Optional[list[Say]]:
    """Words that answer the question put aside, or ask to go on with it, though no button was tapped."""
    paused = talk.slot("paused")
    if talk.slot("awaiting") or not paused or not talk.text:
        return None
    if _GO_ON.match(talk.text.strip()):
        again = resumed(talk)
        return settle(talk, again, offer=False) if again else None
    made = _journey_of(str(paused))
    if made is None or not _reads(talk) or len(talk.text) > _LONGEST // 2:
        return None
    question = next((one for one in made.questions if made.id_of(one) == paused), None)
    value = None if question is None else _in_words(question, talk)
    if question is None or value is None:
        return None
    return settle(talk, taken(made, talk, {question.slot: value, "topic": made.topic}), offer=False)


def _in_words(question: Question, talk: Talk) -> Optional[str]:
    """What the words say to the question; a bare yes, no or skip says nothing here."""
    if question.slot in talk.entities:
        return talk.entities[question.slot][-1]
    if question.slot == "paid":
        return "yes" if has_paid(talk.text) else None
    if question.slot == "shown_age_then" and (years := _YEARS.search(talk.text)) and _WHEN.search(talk.text):
        band = age_band(years.group(1) or years.group(2), exact=talk.slot("language") != "ko")
        return None if band is None else _SHOWN.get(band)
    text = _BEGINS.sub("", talk.text)
    for pattern, value in question.words:
        if re.search(pattern, text, re.IGNORECASE):
            return value
    return None


def _reads(talk: Talk) -> bool:
    """Short words that tell something: no question, no button, nothing about dying or danger."""
    if not talk.text or len(talk.text) > _LONGEST or _ASKS.search(talk.text):
        return False
    return talk.intent not in ("express_suicidal", "in_danger_now", "quick_exit", "delete_my_data", "restart")


def _journey_of(name: str) -> Optional[Journey]:
    return JOURNEYS.get(name.split("__")[0])


READ_FIRST.extend((about_me, told_anew, answers_what_waits))
