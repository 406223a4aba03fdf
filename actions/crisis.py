"""After an emergency card: the desk is paged, and the talk goes on in the crisis state (care.md 5, 6, 7).

The gate has already sent the card when the lexicon heard the risk (slot `card_sent`); then nothing is added to it.
When only the classifier heard it, the card comes from here. What is said next is chosen in `bot/safety/crisis.py`.
"""

from __future__ import annotations

from actions.base import CareAction, Say, Says, Talk
from bot.desk import service as desk
from bot.safety import crisis
from bot.safety.cards import card
from bot.safety.screen import Risk


def next_words(talk: Talk) -> list[Say]:
    """The next step of the crisis, or nothing where the card of this turn stands for itself."""
    if talk.slot("card_sent"):
        page(talk, talk.slot("crisis"), talk.slot("crisis__step"))
        return []
    if not talk.slot("crisis"):
        return [first_words(talk)]
    response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
    return [Say(response, slots=slots)]


def first_words(talk: Talk) -> Say:
    """The card for a risk that only the classifier heard: it may have guessed, so it asks about suicide directly."""
    if talk.intent == "in_danger_now":
        risk = Risk(kinds=frozenset({"danger"}))
    else:
        risk = Risk(kinds=frozenset({"suicidal"}), level="wish", veiled=True)
    slots = crisis.entered(risk)
    page(talk, slots["crisis"], slots["crisis__step"])
    return Say(card(risk), slots={**slots, "awaiting": None})


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
