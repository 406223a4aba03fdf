"""Leaving in words that the gate does not take for an exit: the way out is shown, nothing is wiped by guess."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction


class ActionQuickExit(TopicAction):
    """Offers the exit button; the gate itself answers the press."""

    digresses = False
    runs_in_crisis = True

    def name(self) -> str:
        return "action_quick_exit"

    def say(self, talk: Talk) -> Says:
        return Say("utter_exit_offer")
