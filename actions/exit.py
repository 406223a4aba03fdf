"""Leaving in words that the gate does not take for an exit: the way out is shown, nothing is wiped by guess."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk
from actions.hotline import hotline
from actions.journey import TopicAction

_OPEN = re.compile(r"\bopen\b|\b(?:call|hotline|helpline)\b|열려|열었|전화할\s?곳|상담\s?전화", re.IGNORECASE)
_LEAVING = re.compile(r"leav|exit|quit|hide|clos|wipe|get out|나가|끄|꺼|닫|숨|종료", re.IGNORECASE)


class ActionQuickExit(TopicAction):
    """Offers the exit button; the gate itself answers the press."""

    digresses = False
    runs_in_crisis = True

    def name(self) -> str:
        return "action_quick_exit"

    def say(self, talk: Talk) -> Says:
        if _OPEN.search(talk.text) and not _LEAVING.search(talk.text):
            return hotline(talk)
        return Say("utter_exit_offer")
