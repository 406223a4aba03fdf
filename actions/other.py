"""Helping somebody else: a parent, friend, teacher, colleague (care.md 10)."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction

WANTS_TO_DIE = "other__wants_to_die"
_CHILD = re.compile(
    r"우리\s?(?:아이|애|딸|아들)|제\s?(?:아이|딸|아들)|딸|아들|자녀|my (?:child|kid|daughter|son)", re.IGNORECASE
)
_STEPS = {
    "wants_to_die": "utter_other_wants_to_die",
    "ask_child": "utter_other_ask_child",
    "next": "utter_other_next",
}


def other(talk: Talk) -> Says:
    """The first screen for this helper, or the next one."""
    slots = {"topic": "other", "about_other": "other", "awaiting": None}
    step = talk.entities.get("step", ("",))[-1]
    if step in _STEPS:
        return Say(_STEPS[step], slots=slots)
    relation = talk.entities.get("relation", ("",))[-1]
    if relation == "child" or _CHILD.search(talk.text):
        return Say("utter_other_child", slots={**slots, "awaiting": WANTS_TO_DIE})
    if relation == "student":
        return Say("utter_other_teacher", slots=slots)
    if relation and talk.slot("topic") != "other" and talk.text:
        return [Say("utter_other_heard", slots=slots), Say("utter_other_next")]
    if relation or talk.slot("topic") == "other":
        return Say("utter_other_next", slots=slots)
    return Say("utter_other_first", slots=slots)


@answers(WANTS_TO_DIE)
def wants_to_die(talk: Talk) -> Say:
    """Yes: the helper's answer. No: what to do. Anything else: how to ask the child."""
    step = {"affirm": "wants_to_die", "deny": "next"}.get(talk.intent, "ask_child")
    return Say(_STEPS[step], slots={"awaiting": None})


class ActionOther(TopicAction):
    """Helps someone else."""

    digresses = False

    def name(self) -> str:
        return "action_other"

    def say(self, talk: Talk) -> Says:
        return other(talk)
