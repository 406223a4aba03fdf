"""The talk after an emergency card: a small explicit machine from slots and the person's answer to the next words.

States are the values of the slot `crisis__step`; the slot `crisis` says that the state is on at all. While it is on
there is no law, plan, check-in or survey (care.md 6). Only "I am safe" or "that is not what I meant" ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.safety.screen import Risk


def entered(risk: Risk) -> dict[str, Any]:
    """The slots to set in the turn whose card was sent."""
    if not risk.urgent:
        return {}
    suicidal = "suicidal" in risk.kinds
    if risk.about_other:
        step = "other" if suicidal else "danger"
    elif not suicidal:
        step = "danger"
    elif risk.veiled and risk.level != "imminent" and "danger" not in risk.kinds:
        step = "veiled"
    else:
        step = "asked"
    return {"crisis": "suicidal" if suicidal else "danger", "crisis__step": step, "crisis__answer": None}


def follow(slots: Mapping[str, Any], intent: str, text: str) -> tuple[str, dict[str, Any]]:
    """What to say now that the crisis state is on, and the slots to set with it."""
    return "utter_crisis_stay", {"crisis__answer": None}
