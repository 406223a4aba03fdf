"""Longer support."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_minor


class ActionCounselling(TopicAction):
    """Where longer support is."""

    def name(self) -> str:
        return "action_counselling"

    def say(self, talk: Talk) -> Says:
        return Say("utter_counselling_young" if is_minor(talk) else "utter_counselling")
