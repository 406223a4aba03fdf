"""Getting it off the net: who does it, by the age of the person shown (care.md 3)."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper
from actions.threat import hashes


def takedown(talk: Talk) -> Say:
    """The centre, the regulator, and a hash service only where it fits the age."""
    return Say("utter_takedown_helper" if is_helper(talk) else f"utter_takedown_{hashes(talk)}")


class ActionTakedown(TopicAction):
    """Wants images removed."""

    def name(self) -> str:
        return "action_takedown"

    def say(self, talk: Talk) -> Says:
        return takedown(talk)
