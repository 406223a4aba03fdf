"""The talk after an emergency card: a small explicit machine from slots and the person's answer to the next words.

    asked, both ──alone──> alone ──told / no_one──> ...          While the slot `crisis` is set there is no law, plan,
    veiled ──yes──> asked    veiled ──not_meant──> (out)         check-in or survey (care.md 6). The way out is the
    any ──cannot_call / means / methods / on_duty──> its words   person's own word: "I am safe now" or "that is not
    any ──refuses──> tonight ──refuses──> small steps            what I meant". A helper (`other`) and somebody in
    any ──safe──> (out)                                          danger (`danger`) have words of their own.
    anything else ──> stay ──> listen ──> ask_safe ──yes──> (out), ──anything else──> stay
    imminent ──refuses, anything else──> imminent (a step away first)

Nobody has to find the right word to leave: who goes on about other things is asked whether they are safe, and a bare
yes is enough.

States are the values of the slot `crisis__step`. An answer is a button (slot `crisis__answer`) or typed words, which
the lists `answers` of `data/safety/{ko,en}.yml` recognise. Whatever comes, there is always a next response.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Optional

from bot.safety import lexicon
from bot.safety.normal import Typed
from bot.safety.screen import DATA, Risk

UNDER_19 = ("under_14", "14_17", "18")
OUT: dict[str, Any] = {"crisis": None, "crisis__step": None}
GUESSED = "guessed"
"""The step after a danger card that only an unsure classifier called for: whatever else is said ends it."""

_NO = re.compile(r"^\W*(?:(?:no+(?! idea)|nope|nah|not really|not at all)\b|아니|아뇨|노노)", re.IGNORECASE)

# Answers and what they lead to: (response, next step). The same for the person's own wish wherever the talk is.
_OWN: dict[str, tuple[str, str]] = {
    "yes": ("utter_crisis_open", "asked"),
    "unsure": ("utter_crisis_open", "asked"),
    "alone": ("utter_crisis_alone", "alone"),
    "with_someone": ("utter_crisis_with_someone", "with_someone"),
    "told": ("utter_crisis_told", "told"),
    "no_one": ("utter_crisis_no_one", "no_one"),
    "cannot_tell": ("utter_crisis_cannot_tell", "cannot_tell"),
    "cannot_call": ("utter_crisis_cannot_call", "cannot_call"),
    "means": ("utter_crisis_means", "means"),
    "methods": ("utter_crisis_no_methods", "asked"),
    "on_duty": ("utter_crisis_on_duty", "on_duty"),
    "did": ("utter_crisis_listen", "listen"),
    "human": ("utter_crisis_human", "human"),
    "refuses": ("utter_crisis_tonight", "tonight"),
    "farewell": ("utter_card_suicidal_imminent", "imminent"),
}
_OTHER: dict[str, tuple[str, str]] = {
    "other_here": ("utter_crisis_other_here", "other"),
    "other_away": ("utter_crisis_other_away", "other"),
    "other_threatens": ("utter_crisis_other_threatens", "other"),
    "with_someone": ("utter_crisis_other_here", "other"),
    "methods": ("utter_crisis_no_methods", "other"),
    "cannot_call": ("utter_crisis_cannot_call", "other"),
    "human": ("utter_crisis_human", "other"),
}
_DANGER: dict[str, tuple[str, str]] = {
    "cannot_call": ("utter_crisis_danger_cannot_call", "danger"),
    "refuses": ("utter_crisis_danger_no_police", "danger"),
    "methods": ("utter_crisis_no_methods", "danger"),
    "human": ("utter_crisis_human", "danger"),
}
_INTENTS = {"request_human": "human"}
# Anything else: the words change each time, and the third of them asks whether the person is safe.
_GOES_ON = {"stay": ("utter_crisis_listen", "listen"), "listen": ("utter_crisis_ask_safe", "ask_safe")}
# What a bare yes and no mean to the question that the step asked.
_BARE_YES = {"veiled": "yes", "other": "other_here", "ask_safe": "safe", "danger_ask": "safe", "other_ask": "safe"}
_BARE_NO = {"other": "other_away", "ask_safe": "no", "danger_ask": "no", "other_ask": "no"}
ANSWERS = frozenset({*_OWN, *_OTHER, *_DANGER, "safe", "not_meant", "perhaps_safe", "no"})
"""Every value of the slot `crisis__answer`."""


def entered(risk: Risk) -> dict[str, Any]:
    """The slots to set in the turn whose card was sent; none when nothing is urgent."""
    if not risk.urgent:
        return {}
    suicidal, danger = "suicidal" in risk.kinds, "danger" in risk.kinds
    if not suicidal:
        step = "danger"
    elif risk.about_other:
        step = "other"
    elif danger:
        step = "both"
    elif risk.level == "imminent":
        step = "imminent"
    elif risk.veiled:
        step = "veiled"
    else:
        step = "asked"
    return {"crisis": "suicidal" if suicidal else "danger", "crisis__step": step, "crisis__answer": None}


def follow(slots: Mapping[str, Any], intent: str, text: str) -> tuple[str, dict[str, Any]]:
    """What to say now that the crisis state is on, and the slots to set with it. Never without a response."""
    step = str(slots.get("crisis__step") or "")
    danger = slots.get("crisis") == "danger"
    answer = _answer(slots, intent, text, step)
    other = step in ("other", "other_stay", "other_ask")
    done: dict[str, Any] = {"crisis__answer": None}
    # A question that stood waits, so that a "yes" to "shall we go on?" does not answer it unseen.
    out = {**done, **OUT, "awaiting": None, "paused": slots.get("awaiting") or slots.get("paused")}
    if answer == "safe":
        safe = "utter_crisis_danger_safe" if danger else "utter_crisis_other_safe" if other else "utter_crisis_safe"
        return safe, out
    if answer == "not_meant":
        return "utter_crisis_not_meant", out
    if danger:
        asks = answer == "perhaps_safe" or step == "danger_stay"
        on = ("utter_crisis_ask_safe", "danger_ask") if asks else ("utter_crisis_danger_stay", "danger_stay")
        response, following = _DANGER.get(answer or "", on)
    elif other:
        asks = answer == "perhaps_safe" or step == "other_stay"
        on = ("utter_crisis_other_ask_safe", "other_ask") if asks else ("utter_crisis_other_stay", "other_stay")
        response, following = _OTHER.get(answer or "", on)
    elif step == "imminent" and answer in (None, "refuses", "perhaps_safe", "no"):
        response, following = "utter_crisis_step_back", "imminent"
    elif answer == "perhaps_safe" and step != "ask_safe":
        response, following = "utter_crisis_ask_safe", "ask_safe"
    elif answer == "refuses" and step in ("tonight", "small_step"):
        response, following = "utter_crisis_small_step", "small_step"
    elif answer is not None and answer in _OWN:
        response, following = _OWN[answer]
    else:
        response, following = _GOES_ON.get(step, ("utter_crisis_stay", "stay"))
    if response == "utter_crisis_cannot_call" and slots.get("age_band") in UNDER_19:
        response = "utter_crisis_cannot_call_young"
    return response, {**done, "crisis__step": following}


def _answer(slots: Mapping[str, Any], intent: str, text: str, step: str) -> Optional[str]:
    """The button, else what the words say, else what a bare yes or no means to the question that stands."""
    pressed = slots.get("crisis__answer")
    if pressed in ANSWERS:
        return str(pressed)
    typed = answer_in(text)
    if typed is not None:
        return typed
    if intent in _INTENTS:
        return _INTENTS[intent]
    if step == "veiled":  # "idk" and "whatever" look like no and yes, and are neither
        no = "not_meant" if _NO.match(text) or not text else "unsure"
        return {"affirm": "yes", "deny": no}.get(intent)
    if intent == "affirm":
        return _BARE_YES.get(step)
    return _BARE_NO.get(step, "refuses") if intent == "deny" else None


def answer_in(text: str, root: Path = DATA) -> Optional[str]:
    """Which answer the typed words give. The first of the list in the file wins: safety before convenience."""
    typed = Typed(text)
    for words in lexicon.load_all(root):
        found = words.answers_in(typed)
        if found:
            return found[0]
    return None
