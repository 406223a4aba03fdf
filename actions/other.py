"""Helping somebody else: a parent, friend, teacher, colleague (care.md 10)."""

from __future__ import annotations

import re
from typing import Optional

from actions.answers import current
from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction, is_helper, start, taken
from actions.sharing import SHARING
from bot.dialogue.slots import heard_from

WANTS_TO_DIE = "other__wants_to_die"
_CHILD = re.compile(
    r"우리\s?(?:아이|애|딸|아들)|제\s?(?:아이|딸|아들)|딸|아들|자녀|my (?:child|kid|daughter|son)", re.IGNORECASE
)
TEACHER = "other__teacher"
"""In the slot `asked` once somebody said that they work at a school: they have to report (care.md 10)."""
_TEACHER = re.compile(
    r"\b(?:i am|i'?m|im|as) (?:a|an|her|his|their|the)\s(?:\w+\s){0,2}(?:teacher|tutor|school counsell?or)\b"
    r"|\bmy (?:pupil|student)s?\b|\ba (?:pupil|student) (?:of mine|told me)\b"
    r"|담임|(?:교사|교직원|보건\s?교사|상담\s?교사)(?:예요|이에요|입니다|인데|이고|로서)|우리\s?반\s?(?:학생|아이)|(?:저희|제)\s?(?:반|학교)\s?(?:학생|아이)",
    re.IGNORECASE,
)
_STEPS = {
    "wants_to_die": "utter_other_wants_to_die",
    "ask_child": "utter_other_ask_child",
    "next": "utter_other_next",
}


def is_teacher(talk: Talk) -> bool:
    """Did the helper say that they work at a school?"""
    return TEACHER in talk.slot("asked", {})


def seen_by_somebody(talk: Talk) -> Optional[list[Say]]:
    """ "A friend saw it on Telegram": the writer's own case goes on, the friend is no one to be helped."""
    if not talk.text or not heard_from(talk.text) or is_helper(talk):
        return None
    made = current(talk)
    if made is None:
        return start(SHARING, talk)
    told = {question.slot for question in made.questions} & talk.entities.keys() - {"shown_age_then", "age_band"}
    answers = {
        slot: talk.entities[slot][-1] for slot in sorted(told) if talk.slot(slot) in (None, talk.entities[slot][-1])
    }
    return taken(made, talk, {**answers, "topic": made.topic})


def other(talk: Talk) -> Says:
    """The first screen for this helper, or the next one."""
    slots = {"topic": "other", "about_other": "other", "awaiting": None}
    step = talk.entities.get("step", ("",))[-1]
    if step in _STEPS:
        return Say(_STEPS[step], slots=slots)
    relation = talk.entities.get("relation", ("",))[-1]
    if relation == "student" or _TEACHER.search(talk.text):
        asked = {**talk.slot("asked", {}), TEACHER: 1}
        return Say("utter_other_teacher", slots={**slots, "asked": asked})
    if relation == "child" or _CHILD.search(talk.text):
        return Say("utter_other_child", slots={**slots, "awaiting": WANTS_TO_DIE})
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
        return seen_by_somebody(talk) or other(talk)
