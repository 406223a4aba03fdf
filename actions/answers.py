"""A bare yes or no, a press that answers a shared question, and taking a paused journey up again."""

from __future__ import annotations

from actions.base import ANSWERS, Say, Says, Talk
from actions.journey import (
    JOURNEYS,
    Journey,
    TopicAction,
    as_says,
    ask_again,
    is_stop,
    taken,
)
from bot.cases import service as cases

LEFT = {"awaiting": None, "paused": None}


def affirm(talk: Talk) -> Says:
    """Yes: to the consent, to going on, to the question that stands; else the menu."""
    consent = talk.entities.get("consent")
    if consent:
        return consented(talk) if consent[-1] == "yes" else Say("utter_consent_more")
    step = talk.entities.get("step", ("",))[-1]
    if step == "leave":
        return Say("utter_stopped", slots=LEFT)
    if step == "resume":
        return resumed(talk) or Say("utter_affirm_unclear")
    answer = pressed(talk) or (standing(talk) if is_bare(talk) else [])
    return answer or resumed(talk) or Say("utter_affirm_unclear")


def deny(talk: Talk) -> Says:
    """No: to the question that stands, or to going on; "stop" leaves the journey."""
    if is_stop(talk.text):
        return Say("utter_stopped", slots=LEFT)
    if not is_bare(talk):
        return pressed(talk) or resumed(talk) or Say("utter_affirm_unclear")
    return standing(talk) or Say("utter_deny_fine", slots=LEFT)


def is_bare(talk: Talk) -> bool:
    """Words, or a button that says no more than yes or no; not a late tap under some other question."""
    return bool(talk.text) or not talk.entities


def consented(talk: Talk) -> list[Say]:
    """Keeps the talk from now on, and puts the question again that stood above the consent's."""
    cases.give_consent()
    awaiting = talk.slot("awaiting")
    return [Say("utter_consent_given"), *(ask_again(talk, awaiting) if awaiting else [])]


def pressed(talk: Talk) -> list[Say]:
    """A button of a shared question: goes on in the journey in hand. Empty when it was none, or no journey is."""
    made = current(talk)
    if made is None:
        return []
    slots = {question.slot for question in made.questions} & talk.entities.keys()
    if talk.text:
        slots -= {"platform"}  # named in passing
    if not slots:
        return []
    return taken(made, talk, {slot: talk.entities[slot][-1] for slot in sorted(slots)} | {"topic": made.topic})


def current(talk: Talk) -> Journey | None:
    """The journey in hand: of the question that stands, else of the topic."""
    name = talk.slot("awaiting") or talk.slot("topic") or ""
    return JOURNEYS.get(str(name).split("__")[0])


def standing(talk: Talk) -> list[Say]:
    """The answer to the question that stands, of a journey or of a single topic; empty when none stands."""
    awaiting = talk.slot("awaiting")
    if awaiting in ANSWERS:
        return as_says(ANSWERS[awaiting](talk))
    return []


def resumed(talk: Talk) -> list[Say]:
    """The question that a digression put aside, or what follows it by now."""
    name = talk.slot("paused") or talk.slot("awaiting")
    if not name:
        return []
    if str(name).split("__")[0] in JOURNEYS:
        return ask_again(talk, name)
    return []


class ActionAffirm(TopicAction):
    """Yes."""

    digresses = False

    def name(self) -> str:
        return "action_affirm"

    def say(self, talk: Talk) -> Says:
        return affirm(talk)


class ActionDeny(TopicAction):
    """No."""

    digresses = False

    def name(self) -> str:
        return "action_deny"

    def say(self, talk: Talk) -> Says:
        return deny(talk)
