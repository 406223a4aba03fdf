"""After an emergency card: the desk is paged, and the talk goes on in the crisis state (care.md 5, 6, 7).

The gate has already sent the card when the lexicon heard the risk (slot `card_sent`); then nothing is added to it.
When only the classifier heard it, the card comes from here. What is said next is chosen in `bot/safety/crisis.py`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Optional

from actions.base import CareAction, Say, Says, Talk, answers
from actions.journey import is_skip
from bot.desk import service as desk
from bot.safety import crisis
from bot.safety.cards import card
from bot.safety.screen import Risk

_SURE, _HEARD = 0.85, 0.6
DYING_GUESSED = "crisis__dying_guessed"
DANGER_GUESSED = "crisis__danger_guessed"
"""In `awaiting` while a mere guess of the classifier is asked about: whatever else is said goes on as what it is."""


def next_words(talk: Talk) -> list[Say]:
    """The next step of the crisis, or nothing where the card of this turn stands for itself."""
    if talk.slot("card_sent"):
        page(talk, talk.slot("crisis"), talk.slot("crisis__step"))
        if talk.slot("crisis") == "suicidal" and crisis.answer_in(talk.text) == "on_duty":
            # Somebody on guard, armed perhaps, needs one sentence that gets them relieved (care.md 10).
            return [Say("utter_crisis_on_duty", slots={"crisis__step": "on_duty"})]
        return []
    if not talk.slot("crisis") and talk.slot("crisis__answer") == "not_meant":
        return [_no(talk)]
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
        # The "yes" under the direct question is said once; nobody has to say it again.
        veiled = talk.slot("crisis__answer") != "yes"
        risk = Risk(kinds=frozenset({"suicidal"}), level="wish", veiled=veiled)
    if talk.text and talk.ranking and talk.ranking[0][1] < _HEARD:
        return guess(talk)
    slots = crisis.entered(risk)
    page(talk, slots["crisis"], slots["crisis__step"])
    if talk.intent == "in_danger_now" and talk.ranking and talk.ranking[0][1] < _SURE:
        return Say(card(risk), slots={**slots, "crisis__step": crisis.GUESSED})  # what was asked may be answered next
    return Say(card(risk), slots={**slots, **_put_aside(talk)})


def guess(talk: Talk) -> Say:
    """The classifier hardly heard it and the lexicon did not: asked about directly, and nobody is kept in a crisis."""
    danger = talk.intent == "in_danger_now"
    slots = {**_put_aside(talk), "awaiting": DANGER_GUESSED if danger else DYING_GUESSED}
    return Say("utter_crisis_ask_danger" if danger else "utter_crisis_ask_dying", slots=slots)


@answers(DANGER_GUESSED)
def danger_or_not(talk: Talk) -> Say:
    """A yes or no to "are you in danger right now?"."""
    return _confirmed(talk, "in_danger_now") if talk.intent == "affirm" else _no(talk)


@answers(DYING_GUESSED)
def dying_or_not(talk: Talk) -> Say:
    """A yes or no to "do you want to die?"."""
    return _confirmed(talk, "express_suicidal") if talk.intent == "affirm" else _no(talk)


def unsure_of_guess(talk: Talk) -> Optional[list[Say]]:
    """ "I do not know" to the direct question is no no: the card, which asks once more in other words."""
    if talk.slot("awaiting") not in (DYING_GUESSED, DANGER_GUESSED) or not is_skip(talk.text):
        return None
    intent = "express_suicidal" if talk.slot("awaiting") == DYING_GUESSED else "in_danger_now"
    return [_confirmed(talk, intent)]


def _confirmed(talk: Talk, intent: str) -> Say:
    """The card, as if it had been heard clearly."""
    return first_words(replace(talk, intent=intent, ranking=(), slots={**talk.slots, "awaiting": None}))


def _no(talk: Talk) -> Say:
    """Their no is believed; what stood before comes back when they want it."""
    return Say(
        "utter_crisis_not_meant", slots={"awaiting": None, "crisis__answer": None, "paused": talk.slot("paused")}
    )


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
