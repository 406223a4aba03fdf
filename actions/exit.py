"""Leaving in words that the gate does not take for an exit: the way out is shown, nothing is wiped by guess."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk
from actions.hotline import hotline
from actions.journey import TopicAction
from actions.scope import misunderstood
from bot.safety import crisis

_OPEN = re.compile(r"\bopen\b|\b(?:call|hotline|helpline)\b|열려|열었|전화할\s?곳|상담\s?전화", re.IGNORECASE)
_SEEN = re.compile(
    r"\b(?:see|sees|saw|seeing|look|looks|looking|watch\w*|read|reads|reading|com(?:e|es|ing)|came|behind|walk\w*|here"
    r"|caught|catch|snoop\w*|go|bye|stop|screen|delet\w*|eras\w*)\b"
    r"|보고|봐|봤|볼|본다|보려|와요|온다|왔|오고|들어[와오]|뒤에|화면|폰|지[우워]|삭제|그만|튀어",
    re.IGNORECASE,
)
_SURE = 0.8
_LEAVING = re.compile(
    r"escape|vanish|panic button|탈출|안\s?보이게|leav|exit|quit|hide|clos|wipe|get out|나가|끄|꺼|닫|숨|종료",
    re.IGNORECASE,
)


class ActionQuickExit(TopicAction):
    """Offers the exit button; the gate itself answers the press."""

    digresses = False
    runs_in_crisis = True

    def name(self) -> str:
        return "action_quick_exit"

    def say(self, talk: Talk) -> Says:
        if _OPEN.search(talk.text) and not _LEAVING.search(talk.text):
            return hotline(talk)
        if talk.slot("crisis") and not talk.slot("card_sent") and talk.text and not _LEAVING.search(talk.text):
            response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
            return Say(response, slots=slots)  # "they are coming" may be the offender: no exit button in place of help
        guessed = talk.ranking and talk.ranking[0][1] < _SURE
        if talk.text and guessed and not _LEAVING.search(talk.text) and not _SEEN.search(talk.text):
            return misunderstood(talk)  # no word of leaving or of being seen: the exit stands among its guesses
        return Say("utter_exit_offer")
