"""Pain, fear, shame: answered with care before any procedure."""

from __future__ import annotations

from actions.base import Say, Says, Talk
from actions.journey import TopicAction

_STEPS = {"talk": "utter_feelings_talk", "rest": "utter_feelings_rest"}


class ActionFeelings(TopicAction):
    """No question of a journey follows at once; it is offered, not pushed."""

    def name(self) -> str:
        return "action_feelings"

    def say(self, talk: Talk) -> Says:
        return Say(_STEPS.get(talk.entities.get("step", ("",))[-1], "utter_feelings"))
