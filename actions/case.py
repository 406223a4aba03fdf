"""An earlier request. No case is kept over time yet, and that is said plainly."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction


class ActionCase(TopicAction):
    """Where a report made elsewhere can be asked about."""

    def name(self) -> str:
        return "action_case"

    def say(self, talk: Talk) -> Says:
        return Say("utter_case_none")
