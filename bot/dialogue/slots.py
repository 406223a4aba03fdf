"""What a message says about the person, as slots: pure functions over the understanding, no Rasa, no storage.

Only what is safe to take from words is taken. An adult age needs more than a number in Korean (스무 살, 20살 and
고3 prove nothing, care.md 3), and an age said of somebody else is not the writer's. What a button sets needs no
guess: the domain maps its entity to the slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Optional

if TYPE_CHECKING:
    from bot.nlu.entities import Entity
    from bot.nlu.understand import Understanding

FALLBACK = "nlu_fallback"

# Intents in which the writer tells what happened, so that a person named beside it is likely the offender.
_TELLS = frozenset(
    {
        "report_deepfake",
        "report_nonconsensual_sharing",
        "report_threat",
        "report_hidden_camera",
        "report_impersonation",
        "report_grooming",
        "ask_payment_removal",
    }
)
_OFFENDER = {
    "partner": "partner",
    "ex": "partner",
    "friend": "known",
    "classmate": "known",
    "family": "known",
    "teacher": "known",
    "colleague": "known",
    "student": "known",
    "stranger": "stranger",
}
_SCHOOL_BANDS = {
    "elementary_school": "under_14",
    "middle_school": "under_14",  # 12 to 15: the more protective band
    "high_school": "14_17",  # the last year may be 18, never 19
    "minor": "14_17",
}
_OLDEST_BAND_FROM = 19
_SURE_IN_KOREAN = 21  # counted the old way, 21 is 19 or 20; 20 may still be 18

_THEN_KO = re.compile(r"\s*(?:살|세)?\s*(?:때|적에|시절)")
_THEN_EN = re.compile(r"(?:when i was|back when i was|at age|at the age of)[\s\w]{0,10}$", re.IGNORECASE)
_OTHER_BEFORE = re.compile(
    r"(?:동생|딸|아들|아이|애가|조카|제자|친구|걔|그 애|남자|여자|오빠|형이|누나|언니|아저씨"
    r"|상대|가해자|범인|그 사람|그사람|그놈"
    r"|\b(?:he|she|they|him|her|his|brother|sister|daughter|son|friend|child|kid|man|guy|boy|girl|woman|who)"
    r"(?:'?s| is)?)[^.!?\n]{0,12}$",
    re.IGNORECASE,
)
_IS_KO = r"(?:이에요|예요|에요|이예요|입니다|인데|이고|이라|이야|임|이거든|이구)"
_OTHER_AFTER = re.compile(
    r"^\s*(?:살|세)?\s*(?:짜리|먹은|된)?\s*"
    r"(?:남자|여자|오빠|형|누나|언니|아저씨|아줌마|동생|딸|아들|아이|애|친구|남성|여성|남학생|여학생)"
    rf"(?!\s*{_IS_KO})"
    r"|^\s*(?:years?[\s-]old\s*)?(?:man|guy|boy|girl|woman|kid|daughter|son|brother|sister|friend)\b",
    re.IGNORECASE,
)
_SELF_BEFORE = re.compile(
    r"(?:^|\s)(?:저는|저|전|나는|나|난|제가|내가|저희|제 나이|i'?m|i’m|i am|im|me|my age is|as an?|just turned)"
    r"\s*(?:만\s*|only\s|just\s|still\s|a\s|an\s)?$",
    re.IGNORECASE,
)
_COPULA_KO = re.compile(rf"^\s*(?:살|세)?\s*(?:{_IS_KO}|여자|남자|\(|,|\.|$)")
_SHORT = 12

_PAID_KO = re.compile(
    r"(?:돈|만\s*원|만원|원을|송금|입금|이체|코인|비트코인|계좌|상품권|문상)[^.!?\n]{0,25}?"
    r"(?:보냈|줬|주었|냈어|냈는|내버|넣었|했어|했는데|했습|했거|해버렸|해 버렸|해줬|보내버|보내 버|부쳤)"
    r"|(?:송금|입금|이체)(?:했|을 했|해버|해 버|해줬|까지 했)"
)
_NOT_PAID_KO = re.compile(
    r"(?:안|못|아직)\s*(?:[가-힣]{1,4}\s)?(?:보냈|줬|송금|입금|이체|냈)"
    r"|보내지\s*않았|보낸\s*적\s*(?:은\s*)?없|(?:내면|주면|보내면|보내라)"
)
_PAID_EN = re.compile(
    r"\b(?:i|we|already|have|'ve|i’ve)\s+(?:already\s+)?(?:paid|wired|transferred)\b"
    r"|\b(?:i|we|already|have|'ve)\s+(?:already\s+)?(?:sent|gave|given)\b[^.!?\n]{0,30}"
    r"(?:money|cash|won|dollars?|bucks|crypto|bitcoin|btc|gift card|\d)",
    re.IGNORECASE,
)
_NOT_PAID_EN = re.compile(
    r"\b(?:not|haven'?t|didn'?t|never|no)\b[^.!?\n]{0,12}\b(?:paid|pay|sent|send|wired|transferred)\b",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"업체|대행|장의사|(?:지워|삭제해)\s?(?:준다|주겠|드린)|삭제\s?(?:서비스|비용)|유료"
    r"|\b(?:firm|company|agency|service)\b|deletion (?:fee|cost)|reputation",
    re.IGNORECASE,
)
_SOLDIER = re.compile(
    r"(?:군인|병사|이등병|일병|상병|병장|훈련병|의경|사회복무|현역)(?:이에요|예요|입니다|인데|이고|이라|임|이야)"
    r"|부대\s?(?:안|내|에서|생활|사람)|군\s?(?:복무|생활)\s?중|생활관"
    r"|(?<!\w)i'?m (?:a |in the )(?:soldier|conscript|army|military)|(?<!\w)in my (?:unit|barracks)",
    re.IGNORECASE,
)
_MIGRANT = re.compile(
    r"체류\s?자격|불법\s?체류|미등록|출입국|비자|이주\s?(?:여성|노동자|민)|외국인\s?(?:이에요|예요|입니다|인데|이라|이고|등록)"
    r"|(?<!\w)(?:my visa|undocumented|immigration|i'?m a (?:foreigner|migrant|foreign student))",
    re.IGNORECASE,
)
_WANTS_KOREAN = re.compile(r"한국어|한국말|한글|korean|hangul|韓国語|韩语|tiếng hàn|เกาหลี|корейск", re.IGNORECASE)
_WANTS_ENGLISH = re.compile(r"영어|잉글리[쉬시]|english|inglés|英語|英语|tiếng anh|อังกฤษ|английск", re.IGNORECASE)


def slots_from(understanding: Optional[Understanding]) -> dict[str, Any]:
    """Slots to set before the turn; None for a pressed button. Never raises.

    Absent keys mean "nothing said", so that what was known stays. `misunderstood` is set back by everything that
    was understood.
    """
    if understanding is None:
        return {"misunderstood": 0}
    intent, text = understanding.intent, understanding.text
    found: dict[str, Any] = {}
    if intent != FALLBACK:
        found["misunderstood"] = 0
    if intent == "change_language":
        wanted = wanted_language(text)
        if wanted is not None:
            found |= {"language": wanted, "language_chosen": True}
    for_other = intent == "report_for_other"
    if for_other:
        found["about_other"] = "other"
    found |= _ages(text, understanding.entities, understanding.language, for_other)
    if not for_other:
        if _SOLDIER.search(text):
            found["soldier"] = "yes"
        if _MIGRANT.search(text):
            found["migrant"] = "yes"
    if intent in _TELLS:
        offender = _offender(understanding.entities)
        if offender is not None:
            found["offender"] = offender
        if has_paid(text):
            found["paid"] = "yes"
    return found


def wanted_language(text: str) -> Optional[str]:
    """`ko` or `en` when the text names exactly one of them."""
    korean, english = bool(_WANTS_KOREAN.search(text)), bool(_WANTS_ENGLISH.search(text))
    if korean == english:
        return None
    return "ko" if korean else "en"


def has_paid(text: str) -> bool:
    """Does the text say that money was already sent? Pictures that were sent do not count, nor "if I pay"."""
    if about_firm(text) or _NOT_PAID_KO.search(text) or _NOT_PAID_EN.search(text):
        return False
    return bool(_PAID_KO.search(text) or _PAID_EN.search(text))


def about_firm(text: str) -> bool:
    """Is the text about a firm that sells deletion, not about the person who threatens?"""
    return bool(_FIRM.search(text))


def offender_of(relation: str) -> Optional[str]:
    """`partner`, `known` or `stranger` for a value of the relation entity; None for a child."""
    return _OFFENDER.get(relation)


def age_band(value: str, *, exact: bool) -> Optional[str]:
    """`under_14`, `14_17`, `18`, `19_plus`, or None when the value does not decide it.

    `value`: digits or a word of the age entity. `exact`: an international age (만 18세, or said in English);
    otherwise it may be counted the old Korean way, one or two years too many.
    """
    if not value.isdigit():
        return _SCHOOL_BANDS.get(value)
    years = int(value)
    if years >= (_OLDEST_BAND_FROM if exact else _SURE_IN_KOREAN):
        return "19_plus"
    if years >= _OLDEST_BAND_FROM:
        return None
    if years == _OLDEST_BAND_FROM - 1:
        return "18"
    return "under_14" if years < (14 if exact else 15) else "14_17"


def _ages(text: str, entities: Iterable[Entity], language: str, for_other: bool) -> dict[str, Any]:
    """The writer's age band, and the age of the person shown, as far as one sentence says it."""
    own: set[str] = set()
    then: set[str] = set()
    for entity in entities:
        if entity.entity != "age":
            continue
        before, after = text[: entity.start], text[entity.end :]
        said = text[entity.start : entity.end]
        exact = language != "ko" or said.lstrip().startswith("만") or before.rstrip().endswith("만")
        band = age_band(entity.value, exact=exact)
        if band is None:
            continue
        whose = _whose(before, after, text, band)
        if whose == "then":
            then.add(_shown(band))
        elif for_other:
            # Younger than 18 today means younger then; of an adult today nothing follows.
            if band in ("under_14", "14_17"):
                then.add("under_18")
        elif whose == "self":
            own.add(band)
    found: dict[str, Any] = {}
    if len(own) == 1:
        found["age_band"] = own.pop()
    if len(then) == 1:
        found["shown_age_then"] = then.pop()
    return found


def _whose(before: str, after: str, text: str, band: str) -> Optional[str]:
    if _THEN_KO.match(after) or _THEN_EN.search(before) or re.match(r"when i was", text[len(before) :], re.IGNORECASE):
        return "then"
    if _OTHER_AFTER.match(after):
        return None
    if _SELF_BEFORE.search(before) or re.match(r"i'?m|i am|i’m", text[len(before) :], re.IGNORECASE):
        return "self"
    if _OTHER_BEFORE.search(before):
        return None
    if _COPULA_KO.match(after) or len(text.strip()) <= _SHORT:
        return "self"
    # Koreans leave "I" out. A wrong guess of "young" only protects; a wrong guess of "adult" would not.
    return "self" if band != "19_plus" else None


def _shown(band: str) -> str:
    return "under_18" if band in ("under_14", "14_17") else band


def _offender(entities: Iterable[Entity]) -> Optional[str]:
    named = {_OFFENDER.get(entity.value) for entity in entities if entity.entity == "relation"} - {None}
    if "partner" in named:
        return "partner"  # the advice that protects most
    return named.pop() if len(named) == 1 else None
