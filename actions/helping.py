"""What a helper hears when the journey of what happened is told by somebody else than the person it happened to."""

from __future__ import annotations

from actions.base import Say, Talk
from actions.journey import shown_age

# Topics whose words for a parent are others; those of grooming speak of a child anyway.
_OF_A_CHILD = frozenset({"sharing", "deepfake", "camera"})


def helper_next(talk: Talk) -> Say:
    """What to do as a helper: other words where the person who is helped is, or was then, under 19."""
    return Say("utter_other_minor" if of_a_child(talk) or shown_age(talk) in ("under_18", "18") else "utter_other_next")


def of_a_child(talk: Talk) -> bool:
    """Does a parent speak of a child who is not known to be grown up?"""
    return talk.slot("helping") == "child" and talk.slot("helped_age") != "adult"


def helper_first(topic: str, talk: Talk) -> list[Say]:
    """The first screen of a topic for a helper, who is asked nothing, and what comes next."""
    slots = {"topic": topic, "happened": topic, "awaiting": None}
    name = f"utter_{topic}_other" + ("_child" if topic in _OF_A_CHILD and of_a_child(talk) else "")
    return [Say(name, slots=slots), helper_next(talk)]
