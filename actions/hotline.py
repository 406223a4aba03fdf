"""Who is open now for this person: two places at most, open ones first, the rest on request."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Optional

from actions.base import Say, Says, Talk
from actions.journey import Journey, TopicAction, is_watched, journey, knowing, proceed
from actions.places import country, language, lines, places, shown
from actions.questions import AGE_BAND
from bot.directory.hours import OpenState
from bot.directory.rows import Service

_WANTED = (
    (re.compile(r"변호사|법률|법적|lawyer|legal", re.IGNORECASE), "legal"),
    (re.compile(r"삭제|지우|지워|remov|delet|take ?down", re.IGNORECASE), "removal"),
    (re.compile(r"경찰|신고|police|report", re.IGNORECASE), "police"),
    (re.compile(r"상담|이야기|얘기|마음|talk|counsel", re.IGNORECASE), "talk"),
)
_LANGUAGE = re.compile(
    r"\bin english\b|speaks? (?:english|my language)|my (?:own )?language|english[- ]speaking|interpret|translat"
    r"|(?:영어|중국어|베트남어|태국어|러시아어|일본어|외국어|모국어)로|통역",
    re.IGNORECASE,
)
KINDS = ("talk", "removal", "police", "legal")


def hotline(talk: Talk) -> list[Say]:
    """Two places; or the question for the need or the age, when the person chose that."""
    step = talk.entities.get("step", ("",))[-1]
    if _LANGUAGE.search(talk.text):
        talk = knowing(talk, migrant="yes")  # who has counsellors for other languages comes first
    if step == "need":
        return [Say("utter_hotline_ask_need")]
    if step == "age":
        slots = {"topic": HOTLINE.topic, "age_band": None}
        return proceed(HOTLINE, knowing(talk, **slots), slots=slots)
    if step == "more":
        return list(name_two(talk, None, named=talk.slot("places_shown", [])))
    return list(name_two(talk, step if step in KINDS else wanted(talk.text), named=[]))


def wanted(text: str) -> Optional[str]:
    """`legal`, `removal`, `police`, `talk`, or None when the words name no kind of help."""
    return next((kind for pattern, kind in _WANTED if pattern.search(text)), None)


def name_two(talk: Talk, kind: Optional[str], *, named: list[str]) -> Iterable[Say]:
    """The next two places that were not named yet, with what must be said before a call."""
    left = [pair for pair in places(talk, kind, talk.now) if pair[0].id not in named]
    if not left:
        yield Say("utter_hotline_no_more", slots={"places_shown": []})
        return
    if is_watched(talk):
        yield Say("utter_trace_call")
    if talk.slot("soldier") == "yes" and not named:
        yield Say("utter_hotline_soldier" if shown("military_line", talk) else "utter_hotline_soldier_plain")
    two = left[:2]
    if two[0][1].is_open and not two[-1][1].is_open and len(left) > 1:
        two = left[:1]  # a closed place beside an open one only confuses
    yield said(talk, two, {"places_shown": [*named, *(row.id for row, _ in two)]})


def said(talk: Talk, two: list[tuple[Service, OpenState]], slots: dict[str, list[str]]) -> Say:
    """One or two places in one message; those not open now never as open."""
    shown_as = [lines(row, language(talk), country(talk)) for row, _ in two]
    values = dict(zip(("first", "second"), shown_as, strict=False))
    if not two[0][1].is_open:
        values = {"first": "\n\n".join(shown_as)}
        return Say("utter_hotline_unsure", values=values, slots=slots)
    return Say("utter_hotline_open_two" if len(two) > 1 else "utter_hotline_open", values=values, slots=slots)


def plan(talk: Talk) -> Iterable[Say]:
    """After the age was given."""
    return name_two(talk, None, named=[])


HOTLINE = journey(Journey(topic="hotline", questions=(AGE_BAND,), plan=plan))


class ActionHotline(TopicAction):
    """Whom to call."""

    def name(self) -> str:
        return "action_hotline"

    def say(self, talk: Talk) -> Says:
        return hotline(talk)
