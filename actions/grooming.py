"""An adult online asks a minor for pictures, a meeting or sexual talk."""

from __future__ import annotations

from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction

ASKED = "grooming__meeting"
_SLOTS = {"topic": "grooming", "happened": "grooming"}


def grooming(talk: Talk) -> Say:
    """First whether a meeting or a threat is near, then what to do."""
    step = talk.entities.get("step", ("",))[-1]
    if step == "next" or talk.slot("topic") == "grooming":
        return Say("utter_grooming_next", slots={**_SLOTS, "awaiting": None})
    return Say("utter_grooming_first", slots={**_SLOTS, "awaiting": ASKED})


@answers(ASKED)
def meeting_or_not(talk: Talk) -> Say:
    """A bare yes may be a meeting or a threat: the text asks which, with both as buttons."""
    if talk.intent == "affirm":
        return Say("utter_grooming_which", slots={**_SLOTS, "awaiting": None})
    return Say("utter_grooming_next", slots={**_SLOTS, "awaiting": None})


class ActionGrooming(TopicAction):
    """An adult asks for pictures or a meeting."""

    digresses = False

    def name(self) -> str:
        return "action_grooming"

    def say(self, talk: Talk) -> Says:
        return grooming(talk)
