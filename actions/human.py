"""A person instead of a program: the request is written at once, reading needs a yes of its own (care.md 5 and 14)."""

from __future__ import annotations

import re

from actions.aspects import step_of
from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction, is_helper, is_minor
from bot.desk import service as desk

ASKED = "human__read"
_BACK = re.compile(
    r"(?:너랑|봇이랑|프로그램이랑|그냥\s?여기서)\s?(?:계속|할|이야기|얘기)|상담사\s?없이"
    r"|\b(?:go on|talk|continue) with (?:you|the bot)\b|\bwithout (?:a|the) counsell?or\b",
    re.IGNORECASE,
)


def request(talk: Talk) -> Say:
    """Writes the request without a word of what was said, and says plainly whether anybody is there."""
    if talk.slot("handoff") and talk.intent == "request_human":
        return again(talk)
    desk.ask("asked", minor=is_minor(talk))
    if desk.on_duty(talk.now):
        name = "utter_human_here"
    else:
        name = "utter_human_away_young" if is_minor(talk) else "utter_human_away"
    if desk.report_duty() and not _adults_own(talk):
        name += "_reporting"
    return Say(name, slots={"handoff": talk.slot("handoff", "asked"), "awaiting": ASKED})


def _adults_own(talk: Talk) -> bool:
    """Did the person say that they are an adult, and that no younger person is shown? Unknown counts as under 19."""
    shown_young = talk.slot("shown_age_then") in ("under_18", "18")
    return talk.slot("age_band") == "19_plus" and not is_helper(talk) and not shown_young


def again(talk: Talk) -> Say:
    """The request stands already: said so, and who can be talked to meanwhile."""
    desk.ask("asked", minor=is_minor(talk))  # merged with the one that stands; a new one where that was closed
    if _BACK.search(talk.text):
        return Say("utter_human_back", slots={"awaiting": None})
    if talk.slot("staff_may_read"):
        return Say("utter_human_still_shared", slots={"awaiting": None})
    return Say("utter_human_still" if desk.on_duty(talk.now) else "utter_human_still_away", slots={"awaiting": None})


def go_on(talk: Talk) -> Say:
    """What the person chose under the request."""
    step = step_of(talk)
    if step == "connect":
        return connect()
    if step == "anonymous":
        name = "utter_human_anonymous_young" if is_minor(talk) else "utter_human_anonymous"
        return Say(name, slots={"staff_may_read": False, "awaiting": None})
    if step == "later":
        return later()
    if step == "stop":
        desk.allow_reading(False)
        return Say("utter_human_stopped", slots={"staff_may_read": False, "handoff": "asked", "awaiting": None})
    return request(talk)


def connect() -> Say:
    """The person's own yes: staff may read from now on."""
    desk.allow_reading(True)
    return Say("utter_human_connected", slots={"staff_may_read": True, "handoff": "shared", "awaiting": None})


def later() -> Say:
    """No, or not now: the request stays, nobody reads."""
    return Say("utter_human_later", slots={"staff_may_read": False, "awaiting": None})


@answers(ASKED)
def read_or_not(talk: Talk) -> Say:
    """A typed yes or no to "may a counsellor read this"."""
    return connect() if talk.intent == "affirm" else later()


class ActionHuman(TopicAction):
    """A person, please."""

    digresses = False
    runs_in_crisis = True  # who wants to die and asks for a person gets one

    def name(self) -> str:
        return "action_human"

    def say(self, talk: Talk) -> Says:
        return go_on(talk)
