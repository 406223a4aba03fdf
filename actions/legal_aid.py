"""A lawyer, cost, damages, court."""

from __future__ import annotations

from actions.base import Says, Talk
from actions.journey import TopicAction
from actions.places import telling


class ActionLegalAid(TopicAction):
    """The state-appointed victim's lawyer and free advice."""

    def name(self) -> str:
        return "action_legal_aid"

    def say(self, talk: Talk) -> Says:
        return telling("utter_legal_aid", "state_lawyer", talk)
