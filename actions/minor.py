"""Says how young they are. Being a minor is no handoff by itself; it changes who is named first (care.md 3 and 5)."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, standing_answer

_BY_BAND = {"under_14": "utter_minor_under_14", "19_plus": "utter_minor_adult"}


def minor(talk: Talk) -> list[Say]:
    """An age that answers the question that stands goes on there; else who helps at this age."""
    answer = standing_answer(talk) if "age" in talk.entities else None
    return answer or [Say(_BY_BAND.get(str(talk.slot("age_band")), "utter_minor"))]


class ActionMinor(TopicAction):
    """Says an age."""

    def name(self) -> str:
        return "action_minor"

    def say(self, talk: Talk) -> Says:
        return minor(talk)
