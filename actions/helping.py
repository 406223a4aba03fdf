"""What a helper hears when the journey of what happened is told by somebody else than the person it happened to."""

from __future__ import annotations

from actions.base import Say, Talk
from actions.journey import shown_age


def helper_next(talk: Talk) -> Say:
    """What to do as a helper: other words where the person who is helped is, or was then, under 19."""
    child = talk.slot("helping") == "child" and talk.slot("helped_age") != "adult"
    return Say("utter_other_minor" if child or shown_age(talk) in ("under_18", "18") else "utter_other_next")


def helper_first(topic: str, talk: Talk) -> list[Say]:
    """The first screen of a topic for a helper, who is asked nothing, and what comes next."""
    slots = {"topic": topic, "happened": topic, "awaiting": None}
    return [Say(f"utter_{topic}_other", slots=slots), helper_next(talk)]
