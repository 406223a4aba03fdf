"""An adult online asks a minor for pictures, a meeting or sexual talk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Optional

from actions.base import Say, Says, Talk
from actions.helping import helper_first, helper_next
from actions.journey import (
    JOURNEYS,
    WATCHED_TELLS,
    Journey,
    Question,
    TopicAction,
    ask_again,
    is_helper,
    is_skip,
    journey,
    knowing,
    settle,
    start,
    taken,
)
from actions.questions import AGE_BAND, WATCHED_BY
from bot.dialogue.slots import has_paid

_OWN_CHILD = re.compile(
    r"(?:우리|저희|제|내)\s?(?:집\s?)?(?:아이|애가|애한테|딸|아들)|\bmy (?:\w+ )?(?:child|kid|daughter|son)\b",
    re.IGNORECASE,
)
_SENT = re.compile(r"\bsent\b|\bgave\b|보냈|보내\s?버|보내\s?줬|줬어", re.IGNORECASE)
_NOT_SENT = re.compile(r"안\s?보냈|보내진\s?않|보내지\s?않|(?:n't|not|never)\s(?:\w+\s)?(?:sent|send)", re.IGNORECASE)


def _for_oneself(talk: Talk) -> bool:
    return not is_helper(talk)


MEETING = Question(
    "meeting",
    "utter_grooming_first",
    skip="skipped",
    again="utter_grooming_which",
    no="no",
    words=(
        (r"둘\s?다\s?아니|만나(?:기로|자고|자는|자)[^.!?\n]{0,8}(?:아니|않|안\s?했|없)|안\s?만나", "no"),
        (
            r"neither|no meeting|not meeting",
            "no",
        ),
        (r"만나기로\s?(?:했|약속|돼|된)|만나러\s?(?:가|나)|약속\s?잡|내일\s?만나|오늘\s?만나", "yes"),
        (
            r"(?:we'?re|i'?m|i am|going to) meet|meeting (?:him|her|them|up)",
            "yes",
        ),
    ),
    needed=_for_oneself,
)
PICTURES_SENT = Question(
    "pictures_sent",
    "utter_ask_pictures_sent",
    skip="skipped",
    yes="yes",
    no="no",
    words=(
        (r"안\s?보냈|안\s?줬|보내지\s?않|보낸\s?적\s?(?:은\s?)?없|없어|없습|아직", "no"),
        (
            r"not yet|nothing|haven'?t|didn'?t|never",
            "no",
        ),
        (r"보냈|보내\s?버|줬어|보낸\s?적\s?있|한\s?(?:번|장)|sent|gave|did|once|a few|some", "yes"),
    ),
    needed=_for_oneself,
)


def plan(talk: Talk) -> Iterable[Say]:
    """What to do and who listens, by age; an adult who is pressed is protected by another law."""
    if is_helper(talk):
        yield helper_next(talk)
        return
    band = talk.slot("age_band")
    yield Say(_PLANS.get(str(band), "utter_grooming_next"))


_PLANS = {"under_14": "utter_grooming_next_under_14", "19_plus": "utter_grooming_next_adult"}

GROOMING = journey(
    Journey(
        topic="grooming",
        heard="utter_grooming_heard",
        questions=(
            MEETING,
            PICTURES_SENT,
            Question(AGE_BAND.slot, AGE_BAND.response, skip=AGE_BAND.skip, words=AGE_BAND.words, needed=_for_oneself),
            WATCHED_BY,
        ),
        plan=plan,
        after={**WATCHED_TELLS, ("pictures_sent", "yes"): "utter_grooming_sent"},
    )
)


def grooming(talk: Talk) -> list[Say]:
    """Begins or goes on. A parent who writes about a child is a helper, and never spoken to as the child."""
    child = bool(talk.text and _OWN_CHILD.search(talk.text))
    if child or (is_helper(talk) and talk.slot("topic") != GROOMING.topic):
        known = {"about_other": "other", **({"shown_age_then": "under_18"} if child else {})}
        first, *rest = helper_first(GROOMING.topic, knowing(talk, **known))
        return [Say(first.response, slots={**first.slots, **known}), *rest]
    if talk.slot(MEETING.slot) is None and MEETING.in_words(talk.text) == "yes":  # told in the first sentence
        return taken(GROOMING, talk, {"topic": GROOMING.topic, "happened": GROOMING.topic, MEETING.slot: "yes"})
    return start(GROOMING, talk)


def told_in_grooming(talk: Talk) -> Optional[list[Say]]:
    """Pictures that were sent, told while something else was asked, are met at once and without blame."""
    standing = str(talk.slot("awaiting", ""))
    if not standing.startswith("grooming__") or talk.slot("pictures_sent") == "yes" or is_skip(talk.text):
        return None
    if standing == "grooming__pictures_sent" or talk.intent == "report_threat" or has_paid(talk.text):
        return None
    if not _SENT.search(talk.text) or _NOT_SENT.search(talk.text):
        return None
    return settle(talk, taken(JOURNEYS["grooming"], talk, {"topic": "grooming", "pictures_sent": "yes"}), offer=False)


_MEET = re.compile(
    r"만나(?:자|재|쟤|달|러\s?오)|나오(?:래|라고|라는)|(?:집|학교)\s?앞(?:으로|에)\s?(?:온|오|와)"
    r"|\bwants? (?:me )?to (?:meet|come over)\b"
    r"|\b(?:asks?|asked|says?|said|told)\b[^.!?\n]{0,20}\bmeet\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"오늘|내일|지금|이따|방금|곧|저녁에|밤에|\b(?:today|tonight|tomorrow|now|this (?:evening|afternoon)|soon)\b",
    re.IGNORECASE,
)


def asked_to_meet(talk: Talk) -> Optional[list[Say]]:
    """They want to meet: within a day that is danger (care.md 7); otherwise nobody has to go."""
    if talk.slot("happened") != GROOMING.topic or is_helper(talk) or not _MEET.search(talk.text):
        return None
    if MEETING.in_words(talk.text) == "no":
        return None
    if _SOON.search(talk.text):
        return settle(talk, taken(GROOMING, talk, {"topic": GROOMING.topic, MEETING.slot: "yes"}), offer=False)
    standing = str(talk.slot("awaiting", ""))
    again = ask_again(talk, standing) if standing.startswith("grooming__") and standing != "grooming__meeting" else []
    return settle(talk, [Say("utter_grooming_meet"), *again], offer=False)


class ActionGrooming(TopicAction):
    """An adult asks for pictures or a meeting."""

    digresses = False

    def name(self) -> str:
        return "action_grooming"

    def say(self, talk: Talk) -> Says:
        return grooming(talk)
