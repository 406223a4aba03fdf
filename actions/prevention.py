"""Before anything happens."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction


class ActionPrevention(TopicAction):
    """What can be done beforehand."""

    def name(self) -> str:
        return "action_prevention"

    def say(self, talk: Talk) -> Says:
        return Say("utter_prevention")
