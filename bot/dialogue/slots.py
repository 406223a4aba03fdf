"""What a message says about the person, as slots: pure functions over the understanding, no Rasa, no storage.

Only what is safe to take from words is taken. An adult age needs more than a number in Korean (스무 살, 20살 and
고3 prove nothing, care.md 3), and an age said of somebody else is not the writer's. What a button sets needs no
guess: the domain maps its entity to the slot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Optional

from bot.dialogue import writer
from bot.dialogue.places import HOME
from bot.nlu.reading import bounded

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

_EXACT_BEFORE = re.compile(r"만\s?(?:나이)?(?:으로는?|으론|로는?|론)?\s*$")  # "counted in full years I am ..."
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

_TAKEN_BACK = re.compile(r"\s아니(?:요|에요)?[\s,]+|[\s,](?:no,? )?(?:wait|actually)[\s,]+", re.IGNORECASE)
_PAID_KO = re.compile(
    r"(?:돈|만\s*원|만원|원을|\d+\s*(?:달러|불|유로|위안|엔)|송금|입금|이체|코인|비트코인|계좌|상품권|문상)[^.!?\n]{0,25}?"
    r"(?:보냈|줬|주었|냈어|냈는|내버|넣었|했어|했는데|했습|했거|해버렸|해 버렸|해줬|보내버|보내 버|부쳤)"
    r"|(?:송금|입금|이체)(?:했|을 했|해버|해 버|해줬|까지 했)"
)
_NOT_PAID_KO = re.compile(
    r"(?:안|못|아직)\s*(?:[가-힣]{1,4}\s)?(?:보냈|줬|송금|입금|이체|냈)"
    r"|빌려\s*(?:달|줬|줘|주었|줄)|빌린|꿔\s*(?:달|줬)"  # a loan is no payment to somebody who threatens
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
_WANTS_KOREAN = re.compile(r"한국어|한국말|한글|korean|hangul|韓国語|韩语|tiếng hàn|เกาหลี|корейск", re.IGNORECASE)
_WANTS_ENGLISH = re.compile(r"영어|잉글리[쉬시]|english|inglés|英語|英语|tiếng anh|อังกฤษ|английск", re.IGNORECASE)

_SHOWN_TO_KO = re.compile(
    r"^\s?들?(?:한테|에게|께|테)(?:도|까지|다)?\s?[^.!?\n]{0,8}(?:뿌리|뿌린|퍼뜨|퍼트|유포|공유|알리|알린|보여|보낸다|보낸대|보내겠|보내\s?버리)"
)
_LIVES_WITH_KO = re.compile(r"^\s?(?:이랑|랑|과|와|하고)\s?(?:같이\s?|함께\s?)?(?:살|지내)")
_LIVES_WITH_EN = re.compile(
    r"\b(?:live|living|stay|staying)\b[^.!?\n]{0,20}\bwith (?:my |our )?(?:mom and |mum and )?$", re.IGNORECASE
)
_SHOWN_TO_EN = re.compile(
    r"\b(?:send|sends|sent|show|shows|post|share|spread|tell)\b[^.!?\n]{0,24}\b(?:to|with) (?:all )?(?:my|our)\s$",
    re.IGNORECASE,
)

_HELPED = re.compile(
    r"(?:친구|동생|언니|누나|오빠|형|딸|아들|(?:우리|저희)\s?(?:애|아이)|아내|남편|여친|남친|동료|후배|제자|학생)(?:도|가|이|를|을|은|는)?\s"
    r"[^.!?\n]{0,24}(?:당했|당하|피해|협박받|찍혔|도와|돕|어떻게\s?(?:해\s?줘|도))|대신\s?(?:물어|여쭤|연락|신고)"
    r"|\bmy (?:\w+ ){0,2}(?:friend|daughter|son|child|kid|sister|brother|student|pupil|colleague|girlfriend|boyfriend"
    r"|gf|bf|wife|husband|cousin|niece|nephew)\b[^.!?\n]{0,30}\b(?:too|also|happened|victim|threaten\w*|blackmail\w*|filmed|help)\b"
    r"|\b(?:help|support|for) (?:my|a) (?:friend|daughter|son|child|sister|brother|student|colleague|girlfriend"
    r"|boyfriend)\b",
    re.IGNORECASE,
)

_KIN_IN_KOREA = re.compile(
    r"\bmy (?:\w+ ){0,2}(?:son|daughter|child|kid|brother|sister|niece|nephew|grandson|granddaughter)\b"
    r"[^.!?\n]{0,40}\bin (?:south )?(?:korea|seoul|busan|daegu|incheon|daejeon|gwangju)\b"
    r"|(?:아들|딸|아이|애|동생|조카|손자|손녀)(?:이|가|은|는)?\s?[^.!?\n]{0,8}(?:한국|서울|부산)에\s?(?:있|살|유학|다녀)",
    re.IGNORECASE,
)

# Written without spaces too ("나고2인데요"), which the entities miss.
_SCHOOL_YEAR = re.compile(
    r"(?:^|\s|[.,!?])(?:(?:나는?|난|저는?|전|제가|내가)\s?)?(?:만\s?)?(?P<school>고|중)(?:등?학?교?\s?)?[1-3](?:학년)?"
    r"(?=\s|$|[.,!?]|인데|이에|예요|이야|이고|임|입니|학생)"
)
_LOOKS_KO = (
    r"[^.!?\n]{0,10}(?:폰|핸드폰|휴대폰|휴대전화|카톡|문자)[^.!?\n]{0,10}"
    r"(?:봐|본다|봅니다|보고\s?있|보는|검사|뒤져|뒤지|확인해|감시|훔쳐|열어)"
)
_LOOKS_EN = (
    r"(?:'s|s)?\s(?:\w+\s){0,2}(?:reads?|checks?|looks? (?:at|through|into)|goes through|sees?|searche?s?)"
    r"\s(?:in )?my (?:phone|messages|texts|chats)"
)
_PHONE_KO = r"(?:폰|핸드폰|휴대폰|휴대전화|카톡)"
_NOBODY_LOOKS = re.compile(
    rf"아무도[^.!?\n]{{0,8}}{_PHONE_KO}[^.!?\n]{{0,6}}(?:안|못)\s?[봐보]|{_PHONE_KO}[^.!?\n]{{0,4}}아무도\s?(?:안|못)\s?[봐보]"
    rf"|{_PHONE_KO}[^.!?\n]{{0,6}}(?:저만|나만|저\s?혼자|나\s?혼자|혼자)\s?(?:봐|봅|보는|써|씁|쓰는)"
    rf"|(?<![가-힣])(?:저만|나만|저\s?혼자|혼자)\s?(?:보는|쓰는)\s?{_PHONE_KO}"
    r"|\b(?:nobody|no one|no-one)(?: else)? (?:\w+ ){0,2}(?:sees?|checks?|reads?|looks? (?:at|through)|uses?"
    r"|has access to|touches) (?:my|this) phone|\bonly i (?:use|see|check|have) (?:my|this) phone"
    r"|\bi'?m the only one (?:who|that) (?:uses|sees) ",
    re.IGNORECASE,
)
_SHARES_KO = (
    r"[^.!?\n]{0,6}(?:폰|핸드폰|휴대폰|휴대전화)[^.!?\n]{0,4}"
    r"(?:같이\s?(?:써|쓰|봐|보)|(?:비번|비밀번호)[을를도]?\s?(?:알아|아는|알고))"
)
_TAKES_KO = r"[^.!?\n]{0,10}(?:폰|핸드폰|휴대폰|휴대전화)[^.!?\n]{0,6}(?:걷어|걷는|걷고|걷습|반납|제출)"
_SHARES_EN = (
    r"(?:'s)?\s(?:\w+\s){0,2}(?:knows? (?:my|the) (?:phone )?(?:passcode|password|pin)"
    r"|uses? my phone|has my phone|shares? my phone)"
)
_NOT_LOOKS = re.compile(r"(?:안|못)\s?(?:봐|보|본)|(?:n't|never|not) (?:\w+ )?(?:read|check|look|see)", re.IGNORECASE)
_WATCHED = (
    (rf"(?:남친|여친|남자\s?친구|여자\s?친구|애인|남편|아내|와이프)(?:{_LOOKS_KO}|{_SHARES_KO})", "partner"),
    (rf"\b(?:boyfriend|girlfriend|husband|wife|partner)(?:{_LOOKS_EN}|{_SHARES_EN})", "partner"),
    (rf"(?:부대|선임|간부|소대장|중대장|회사|상사)(?:{_LOOKS_KO}|{_TAKES_KO})", "unit_or_work"),
    (rf"\b(?:unit|sergeant|officer|boss|work|employer){_LOOKS_EN}", "unit_or_work"),
    (rf"(?:엄마|아빠|\b(?:mom|mum|dad)|부모님?|가족|오빠|언니|누나|형이|동생)(?:{_LOOKS_KO}|{_SHARES_KO})", "family"),
    (rf"\b(?:mum|mom|dad|mother|father|parents|family|brother|sister)(?:{_LOOKS_EN}|{_SHARES_EN})", "family"),
)

_HEARD_FROM = re.compile(
    r"(?:친구|지인|동료|후배|선배|동생|언니|오빠|누나|형|엄마|아빠|누가|아는\s?사람|애들|반\s?애들?)(?:들)?(?:이|가|도|한테|에게)\s"
    r"(?!자기|본인|지\s)[^.!?\n]{0,18}(?:봤|보고\s?(?:말|알려)|캡[처쳐]|발견|(?:보여|알려)\s?[줬주])[^.!?\n]{0,8}$"
    r"|\b(?:friends?|classmates?|someone|somebody|colleague|cousin|sister|brother|mom|mum|dad|people)\s+"
    r"(?:told me (?:that )?(?:he|she|they) |said (?:that )?(?:he|she|they) )?(?:just |already |also |had |has )?"
    r"(?:saw|seen|found|spotted|showed me|sent me (?:a )?(?:link|screenshot))\b"
    r"[^.!?\n]{0,8}\b(?:it|them|me|my|mine|that|this)\b",
    re.IGNORECASE,
)
# "Korean police" names no language; "my Korean is bad" asks for English.
_NO_LANGUAGE = re.compile(
    r"\b(?:korean|english)\s+(?:police|cops?|law|laws|lawyers?|courts?|men|man|women|woman|guys?|girls?|boys?|people|person"
    r"|friends?|boyfriend|girlfriend|husband|wife|citizens?|bank|phone|number|address|teacher|students?|school|class|site"
    r"|army|military|government)\b",
    re.IGNORECASE,
)
_WEAK_IN = re.compile(
    r"\b(?:not|no|never|can'?t|cannot|can ?not|don'?t|doesn'?t|barely|hardly)\b[^.!?\n]{0,25}?"
    r"\b(?:korean|english)\b(?!\W+but)"
    r"|\b(?:korean|english)\b(?:\s+is|'s)?[^.!?\n,]{0,12}"
    r"\b(?:bad|poor|weak|terrible|awful|not (?:so |very |that )?good|limited)\b"
    r"|(?:한국어|한국말|한글|영어)[^.!?\n,]{0,8}(?:못|몰라|모르|서툴|어려|약해|안\s?돼)",
    re.IGNORECASE,
)


def slots_from(understanding: Optional[Understanding], known: Mapping[str, Any] = {}) -> dict[str, Any]:
    """Slots to set before the turn; None for a pressed button. `known`: the slots of the turn before. Never raises.

    Absent keys mean "nothing said", so that what was known stays. `misunderstood` is set back by everything that
    was understood.
    """
    if understanding is None:
        return {"misunderstood": 0}
    intent, text = understanding.intent, bounded(understanding.text)
    found: dict[str, Any] = {}
    if intent != FALLBACK:
        found["misunderstood"] = 0
    if intent == "change_language" and not asks_language_of_police(text, known.get("subject")):
        wanted = wanted_language(text)
        if wanted is not None:
            found |= {"language": wanted, "language_chosen": True}
    about = writer.about(text)
    for_other = about != "self" and intent == "report_for_other" and not heard_from(text)
    if about is None and own_story(known) and not names_helped(text):
        for_other = False  # "she shows it to her friends", in the middle of one's own story
    if for_other or about is not None:
        found["about_other"] = "other" if for_other else about
    helps = found.get("about_other", known.get("about_other")) == "other"
    found |= _ages(understanding.text, understanding.entities, understanding.language, for_other)
    if not for_other:
        if "age_band" not in found and "shown_age_then" not in found:
            found |= _school_year(text)
        watched_by = looks_at_phone(text)
        if watched_by is not None:
            found["watched_by"] = watched_by
    found |= _writer(text, known, helps)
    if intent in _TELLS:
        offender = _offender(understanding.text, understanding.entities)
        if offender is not None:
            found["offender"] = offender
        if has_paid(text):
            found["paid"] = "yes"
    return found


def kin_in_korea(text: str) -> bool:
    """Does the writer say that somebody near to them, to whom it happened, lives in Korea?"""
    return bool(_KIN_IN_KOREA.search(text))


def own_story(known: Mapping[str, Any]) -> bool:
    """Has the writer told what happened to themselves?"""
    return known.get("happened") is not None and known.get("about_other") != "other"


def names_helped(text: str) -> bool:
    """Does the text name somebody near the writer as the one it happened to, or say that the writer helps?"""
    return bool(_HELPED.search(text))


def _writer(text: str, known: Mapping[str, Any], helps: bool) -> dict[str, Any]:
    """Where the writer is and what they are; a helper has to say "I" for it."""
    found: dict[str, Any] = {}
    country, region = writer.place(text)
    if kin_in_korea(text):
        country, region = HOME, None  # what helps is where the one who is helped lives
    if country is not None:
        found["country"] = country
    if region is not None or country not in (None, HOME):
        found["region"] = region
    soldier, student = writer.soldier(text, must_say=helps), writer.student(text, must_say=helps)
    migrant = writer.migrant(text, must_say=helps)
    if migrant == "yes" and (country or known.get("country") or HOME) != HOME:
        migrant = None  # a visa or a nationality abroad is no matter of Korea's immigration office
    said = {"soldier": soldier, "student": student, "migrant": migrant}
    return found | {name: value for name, value in said.items() if value is not None}


def wanted_language(text: str) -> Optional[str]:
    """`ko` or `en` when the text asks for exactly one of them; not being able to speak one asks for the other."""
    text = _NO_LANGUAGE.sub(" ", text)
    weak = _WEAK_IN.search(text)
    if weak is not None:
        rest = wanted_language(text[: weak.start()] + text[weak.end() :])
        return rest or ("en" if _WANTS_KOREAN.search(weak.group()) else "ko")
    korean, english = bool(_WANTS_KOREAN.search(text)), bool(_WANTS_ENGLISH.search(text))
    if korean == english:
        return None
    return "ko" if korean else "en"


_REPORT_IN = re.compile(
    r"\b(?:report|file|talk to the police|call the police|statement|police)\b[^.!?\n]{0,24}\bin (?:my"
    r" (?:own )?language|english)\b"
    r"|\bpolice\b[^.!?\n]{0,14}\b(?:speak|understand|interpret\w*|translat\w*)"
    r"|(?:영어|모국어|외국어)(?:로|로도)\s?(?:도\s?)?(?:신고|접수|진술|고소|조사)|(?:경찰|신고|접수"
    r"|조사)[^.!?\n]{0,12}(?:영어|모국어|외국어|통역)",
    re.IGNORECASE,
)
_IN_WHICH = re.compile(
    r"^\W*(?:and |ok |so |but |also |can i do (?:it|that) |is (?:it|that) |even )?in (?:english|my"
    r" (?:own )?language)(?: too| also)?\W*$"
    r"|^\W*(?:그럼\s?|그거\s?|혹시\s?)?(?:영어|모국어|외국어)(?:로|로도)(?:요|\s?(?:돼|되나|가능"
    r"|할\s?수)\S{0,8}(?:\s?\S{0,5})?)?\W*$",
    re.IGNORECASE,
)


def asks_language_of_police(text: str, subject: object) -> bool:
    """ "Can I report in English?", "in English?" after an answer about the police: not the language of this talk."""
    return bool(_REPORT_IN.search(text) or (subject == "police" and _IN_WHICH.match(text)))


def heard_from(text: str) -> bool:
    """Did somebody else only see it or say so ("my friend saw it on Telegram")? Then it is about the writer."""
    return bool(_HEARD_FROM.search(text))


def looks_at_phone(text: str) -> Optional[str]:
    """Who the text says reads the writer's phone: `partner`, `family`, `unit_or_work`, `nobody`; None: not said."""
    if _NOBODY_LOOKS.search(text):
        return "nobody"
    if _NOT_LOOKS.search(text):
        return None
    return next((who for pattern, who in _WATCHED if re.search(pattern, text, re.IGNORECASE)), None)


def _school_year(text: str) -> dict[str, Any]:
    found = _SCHOOL_YEAR.search(text)
    if found is None or _OTHER_BEFORE.search(text[: found.start("school")]):
        return {}
    if _THEN_KO.match(text[found.end() :]):
        return {}
    band = _SCHOOL_BANDS["high_school" if found.group("school") == "고" else "middle_school"]
    return {"age_band": band}


def has_paid(text: str) -> bool:
    """Does the text say that money was already sent? Pictures that were sent do not count, nor "if I pay"."""
    text = _TAKEN_BACK.split(text)[-1]  # "not sent, no, wait, I did": what is said last counts
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
        before, after = bounded(text[: entity.start]), bounded(text[entity.end :])
        said, here = text[entity.start : entity.end], bounded(text[entity.start :])
        exact = language != "ko" or said.lstrip().startswith("만") or _EXACT_BEFORE.search(before) is not None
        band = age_band(entity.value, exact=exact)
        if band is None:
            continue
        whose = _whose(before, here, after, band)
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


def _whose(before: str, here: str, after: str, band: str) -> Optional[str]:
    """Whose age it is: `self`, `then` (the person shown) or None; `here` begins with the age and goes on to the end."""
    if _THEN_KO.match(after) or _THEN_EN.search(before) or re.match(r"when i was", here, re.IGNORECASE):
        return "then"
    if _OTHER_AFTER.match(after):
        return None
    if _SELF_BEFORE.search(before) or re.match(r"i'?m|i am|i’m", here, re.IGNORECASE):
        return "self"
    if _OTHER_BEFORE.search(before):
        return None
    if _COPULA_KO.match(after) or len((before + here).strip()) <= _SHORT:
        return "self"
    # Koreans leave "I" out. A wrong guess of "young" only protects; a wrong guess of "adult" would not.
    return "self" if band != "19_plus" else None


def _shown(band: str) -> str:
    return "under_18" if band in ("under_14", "14_17") else band


def _offender(text: str, entities: Iterable[Entity]) -> Optional[str]:
    named = {
        _OFFENDER.get(entity.value)
        for entity in entities
        if entity.entity == "relation" and not _shown_to(text, entity)
    } - {None}
    if "partner" in named:
        return "partner"  # the advice that protects most
    return named.pop() if len(named) == 1 else None


def _shown_to(text: str, entity: Entity) -> bool:
    """Are these the people to whom it is, or will be, shown ("he will send it to my friends")? They did nothing."""
    if _OFFENDER.get(entity.value) != "known":
        return False
    if _LIVES_WITH_KO.match(text[entity.end :]) or _LIVES_WITH_EN.search(text[: entity.start]):
        return True  # "I live with my parents"
    before, after = bounded(text[: entity.start]), bounded(text[entity.end :])
    return bool(_SHOWN_TO_KO.match(after) or _SHOWN_TO_EN.search(before))
