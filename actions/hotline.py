"""Who is open now for this person: two places at most, open ones first, the rest on request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Optional

from actions.aspects import aspect, table
from actions.base import Say, Says, Talk
from actions.journey import Journey, TopicAction, is_minor, is_watched, journey, knowing, proceed, settle
from actions.places import country, directory, language, lines, places, shown, what_it_tells
from actions.questions import AGE_BAND
from actions.values import values
from bot.directory.directory import HOME, MAY_BE_SHOWN
from bot.directory.hours import OpenState
from bot.directory.rows import Service

ASPECTS = table(
    ("men", r"남자(?:도|인데|분)|남성(?:도|인데)|\bfor (?:men|guys)\b|\bhelps? men\b|\b(?:a man|a guy|male)\b"),
    ("legal", r"변호사|법률|법적|lawyer|legal"),
    ("removal", r"삭제|지우|지워|remov|delet|take ?down"),
    ("police", r"경찰|신고|police|report"),
    (
        "written",
        r"문자로|글로|채팅|카톡으로|카카오톡으로|전화(?:는|를)?\s?못|말(?:을|은)?\s?못",
        r"소리(?:를)?\s?(?:못|내기)",
        r"\btext(?:ing)?\b|\bchat\b|in writing|can'?t (?:talk|speak|call)|cannot (?:talk|speak|call)",
        r"make noise",
    ),
    (
        "call",
        r"전화하면\s?(?:뭐|무슨|무엇|어떻게)|뭐라고\s?(?:말|해)|이름(?:을)?\s?말해야",
        r"what (?:do|should) i say|say my name",
    ),
    ("talk", r"상담|이야기|얘기|마음|talk|counsel"),
)
_LANGUAGE = re.compile(
    r"\bin english\b|speaks? (?:english|my language)|my (?:own )?language|english[- ]speaking|interpret|translat"
    r"|(?:영어|중국어|베트남어|태국어|러시아어|일본어|외국어|모국어)로|통역",
    re.IGNORECASE,
)
_OPEN_NOW = re.compile(
    r"(?:지금|이\s?시간|새벽|밤|오늘|주말|휴일)(?:에|에도|에는|도)?\s?(?:바로\s?)?(?:전화|문자|연락|상담|통화|문의)?\s?(?:을|를)?\s?"
    r"(?:여는|연|열린|열려\s?있는|하는|받는|되는|가능한|할\s?수\s?있는)\s?(?:데|곳|상담소|센터|번호)"
    r"|(?:남자|남성)(?:도|가|인데|인데도)?\s?(?:도\s?)?상담[^.?!\n]{0,6}(?:데|곳|되|돼|받|가능|할\s?수)"
    r"|(?:문자|채팅|카톡|글)(?:으)?로만?\s?(?:되는|하는|상담되는|상담하는|(?:물어|이야기|얘기|상담)[^.?!\n]{0,8})\s?(?:데|곳)"
    r"|\b(?:do|can|will) (?:you|they|these|hotlines?) (?:also )?(?:help|take|talk to) (?:men|guys|boys)\b"
    r"|\b(?:who|anyone|anybody|anything|any (?:line|place|hotline|cent(?:er|re)))(?: is|'s)? open (?:right )?now\b"
    r"|\b(?:is|are) (?:anyone|anybody|any (?:line|place|hotline)s?) open\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d-]{2,}")
_SCREEN = {"ko": 300, "en": 540}  # what the places of one message may hold beside the words around them
KINDS = ("talk", "removal", "police", "legal")
_WRITTEN = ("sms", "kakao", "line", "web_chat")  # fields of a row, in the order in which they are told


def hotline(talk: Talk) -> list[Say]:
    """Two places; the place that was named; or the question for the need or the age, when the person chose that."""
    step = aspect(talk, ASPECTS)
    if step == "language":
        return [Say("utter_who_speaks")]
    if _LANGUAGE.search(talk.text):
        talk = knowing(talk, migrant="yes")  # who has counsellors for other languages comes first
    if step == "need":
        return [Say("utter_hotline_ask_need")]
    if step == "call":
        return [Say("utter_hotline_call")]
    if step == "age":
        slots = {"topic": HOTLINE.topic, "age_band": None}
        return proceed(HOTLINE, knowing(talk, **slots), slots=slots)
    named = this_one(talk)
    if named is not None:
        return named
    if step in ("written", "written_more"):
        return in_writing(talk, again=step == "written_more")
    if step == "more":
        return list(name_two(talk, None, named=talk.slot("places_shown", [])))
    lead = [Say("utter_hotline_men")] if step == "men" and country(talk) == HOME else []
    return [*lead, *name_two(talk, step if step in KINDS else None, named=[])]


def this_one(talk: Talk) -> Optional[list[Say]]:
    """The place whose number or name the words hold, with its hours; None when they hold none."""
    row = named_in(talk.text, country(talk))
    if row is None:
        return None
    if directory().standing(row) not in MAY_BE_SHOWN:
        return [Say("utter_hotline_not_confirmed")]
    at = directory().open_state(row, talk.now)
    values = {"first": card(row, talk), "when": opening(at, language(talk))}
    just_told = talk.slot("subject") == ActionHotline.subject
    lead = [Say("utter_trace_call")] if is_watched(talk) and not just_told else []
    if at.is_open:
        return [*lead, Say("utter_hotline_this_open", values=values)]
    known = at.state == "closed" and at.opens_at is not None
    return [*lead, Say("utter_hotline_this_closed" if known else "utter_hotline_this_unsure", values=values)]


def named_in(text: str, where: str) -> Optional[Service]:
    """The service of the country that the text names by its number or by its name without the number."""
    numbers = set(_NUMBER.findall(text))
    rows = [row for row in directory().all_services if row.country == where]
    by_number = [row for row in rows if row.phone in numbers]
    own = [row for row in by_number if row.phone is not None and row.phone in row.name.ko]
    if by_number:
        return (own or by_number)[0]
    return next((row for row in rows if (name := _bare(row.name.ko)) and name in text), None)


def _bare(name: str) -> str:
    """The Korean name up to its number or bracket; empty when that is too short to be told from other words."""
    bare = re.split(r"[\d(]", name)[0].strip()
    return bare if len(bare) > 3 else ""


def in_writing(talk: Talk, *, again: bool) -> list[Say]:
    """Open places that answer in writing, with how; two at a time."""
    told: list[str] = talk.slot("places_shown", []) if again else []
    left = {
        row.id: row
        for row, at in places(talk, "talk", talk.now) + places(talk, None, talk.now)
        if at.is_open and any(getattr(row, field) for field in _WRITTEN)
    }
    rows = [row for row in left.values() if row.id not in told][:2]
    if not rows:
        return [Say("utter_hotline_no_more", slots={"places_shown": []})]
    said = language(talk)
    first = "\n".join(f"· {row.name.in_(said)}: {written(row, said)}" for row in rows)
    lead = [Say("utter_trace_call")] if is_watched(talk) else []
    slots = {"places_shown": [*told, *(row.id for row in rows)]}
    return [*lead, Say("utter_hotline_written", values={"first": first}, slots=slots)]


def written(row: Service, said: str) -> str:
    """Its ways in writing with their numbers or names: "text 1388, KakaoTalk ..."."""
    ways = [(values().ways[field].in_(said), getattr(row, field)) for field in _WRITTEN]
    return ", ".join(f"{word} {value}" for word, value in ways if value)


def card(row: Service, talk: Talk) -> str:
    """The place on a screen; for somebody young or in the army with whom it tells, as far as a source says it."""
    told = what_it_tells(row, talk) if is_minor(talk) or talk.slot("soldier") == "yes" else None
    shown_as = lines(row, language(talk), country(talk))
    return shown_as if told is None else f"{shown_as}\n{told}"


def opening(at: OpenState, said: str) -> str:
    """When it opens, in the place's own time; empty when that is not known."""
    opens = at.opens_at
    if opens is None:
        return ""
    if said == "ko":
        return f"{opens.month}월 {opens.day}일 {opens:%H:%M}"
    return f"{opens.day} {directory().month(f'{opens:%Y-%m}', said).split()[0]}, {opens:%H:%M}"


def name_two(talk: Talk, kind: Optional[str], *, named: list[str]) -> Iterable[Say]:
    """The next two places that were not named yet, with what must be said before a call."""
    left = [pair for pair in places(talk, kind, talk.now) if pair[0].id not in named]
    if not left:
        yield nothing_left(talk, named)
        return
    just_told = talk.slot("subject") == ActionHotline.subject  # in the answer before this one
    if is_watched(talk) and not just_told:
        yield Say("utter_trace_call")
    if talk.slot("soldier") == "yes" and not named and not just_told:
        yield Say("utter_hotline_soldier" if shown("military_line", talk) else "utter_hotline_soldier_plain")
    two = left[:2]
    if two[0][1].state != two[-1][1].state:
        two = left[:1]  # a closed place beside an open one only confuses
    if two[0][1].state == "closed" or too_much(two, talk):
        two = two[:1]  # each opens at a time of its own
    yield said(talk, two, {"places_shown": [*named, *(row.id for row, _ in two)]})


def too_much(two: list[tuple[Service, OpenState]], talk: Talk) -> bool:
    """Are the places together more than a screen?"""
    return sum(len(card(row, talk)) for row, _ in two) > _SCREEN[language(talk)]


def nothing_left(talk: Talk, named: list[str]) -> Say:
    """No place is left; in a country without any, what works from everywhere."""
    if named or country(talk) == HOME:
        return Say("utter_hotline_no_more", slots={"places_shown": []})
    chat = directory().contact("women_line", "web_chat", country=HOME, language=language(talk))
    return Say("utter_hotline_abroad", values={"korean_chat": chat}, slots={"places_shown": []})


def said(talk: Talk, two: list[tuple[Service, OpenState]], slots: dict[str, list[str]]) -> Say:
    """One or two places in one message; those not open now never as open."""
    shown_as = [card(row, talk) for row, _ in two]
    values = dict(zip(("first", "second"), shown_as, strict=False))
    at = two[0][1]
    if at.is_open:
        return Say("utter_hotline_open_two" if len(two) > 1 else "utter_hotline_open", values=values, slots=slots)
    values = {"first": "\n\n".join(shown_as)}
    if at.opens_at is not None:
        when = {"when": opening(at, language(talk))}
        return Say("utter_hotline_closed", values={**values, **when}, slots=slots)
    return Say("utter_hotline_unsure", values=values, slots=slots)


def plan(talk: Talk) -> Iterable[Say]:
    """After the age was given."""
    return name_two(talk, None, named=[])


HOTLINE = journey(Journey(topic="hotline", questions=(AGE_BAND,), plan=plan))


def who_is_open(talk: Talk) -> Optional[list[Say]]:
    """ "Is anybody open now?" asks for a number, whatever it sounds like to the classifier."""
    if talk.intent == "ask_counseling" or not _OPEN_NOW.search(talk.text):
        return None
    says = settle(talk, hotline(talk), offer=True)
    return [replace(says[0], slots={**says[0].slots, "subject": ActionHotline.subject}), *says[1:]]


class ActionHotline(TopicAction):
    """Whom to call."""

    subject = "hotline"

    def name(self) -> str:
        return "action_hotline"

    def say(self, talk: Talk) -> Says:
        return hotline(talk)
