"""After an emergency card: the desk is paged, and the talk goes on in the crisis state (care.md 5, 6, 7).

The gate has already sent the card when the lexicon heard the risk (slot `card_sent`); then nothing is added to it.
When only the classifier heard it, the card comes from here. What is said next is chosen in `bot/safety/crisis.py`.
"""

from __future__ import annotations

from typing import Any, Optional

from actions.base import CareAction, Say, Says, Talk
from bot.desk import service as desk
from bot.safety import crisis
from bot.safety.cards import card
from bot.safety.screen import Risk

_SURE = 0.85


def next_words(talk: Talk) -> list[Say]:
    """The next step of the crisis, or nothing where the card of this turn stands for itself."""
    if talk.slot("card_sent"):
        page(talk, talk.slot("crisis"), talk.slot("crisis__step"))
        if talk.slot("crisis") == "suicidal" and crisis.answer_in(talk.text) == "on_duty":
            # Somebody on guard, armed perhaps, needs one sentence that gets them relieved (care.md 10).
            return [Say("utter_crisis_on_duty", slots={"crisis__step": "on_duty"})]
        return []
    if not talk.slot("crisis"):
        return [safe_already(talk) or first_words(talk)]
    response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
    return [Say(response, slots=slots)]


def safe_already(talk: Talk) -> Optional[Say]:
    """ "I am safe now" sounds like danger to the classifier, and an old button may say it: no card for that."""
    said = talk.slot("crisis__answer") or crisis.answer_in(talk.text)
    if talk.intent != "in_danger_now" or said != "safe":
        return None
    response, slots = crisis.follow({"crisis": "danger", "crisis__answer": "safe"}, talk.intent, talk.text)
    return Say(response, slots={**slots, **_put_aside(talk)})


def first_words(talk: Talk) -> Say:
    """The card for a risk that only the classifier heard: it may have guessed, so it asks about suicide directly."""
    if talk.intent == "in_danger_now":
        risk = Risk(kinds=frozenset({"danger"}))
    else:
        risk = Risk(kinds=frozenset({"suicidal"}), level="wish", veiled=True)
    slots = crisis.entered(risk)
    page(talk, slots["crisis"], slots["crisis__step"])
    if talk.intent == "in_danger_now" and talk.ranking and talk.ranking[0][1] < _SURE:
        return Say(card(risk), slots={**slots, "crisis__step": crisis.GUESSED})  # what was asked may be answered next
    return Say(card(risk), slots={**slots, **_put_aside(talk)})


def _put_aside(talk: Talk) -> dict[str, Any]:
    """The question that stood comes back when the person does."""
    return {"awaiting": None, "paused": talk.slot("awaiting") or talk.slot("paused")}


def page(talk: Talk, kind: object, step: object) -> None:
    """Tells the desk that somebody is at risk, without a word of what was said."""
    minor = talk.slot("age_band") in crisis.UNDER_19
    if kind == "danger" or step == "both":
        desk.ask("danger", minor=minor)
    if kind != "danger":
        desk.ask("suicidal", minor=minor)


class ActionCrisis(CareAction):
    """Wants to die, or is in danger."""

    runs_in_crisis = True

    def name(self) -> str:
        """The name in domain and rules."""
        return "action_crisis"

    def reply(self, talk: Talk) -> Says:
        """The next words of the crisis."""
        return next_words(talk)
