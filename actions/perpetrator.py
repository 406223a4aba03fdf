"""Making, finding or buying such material: refused, with the law; whoever was made to do it is told apart by asking."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction
from actions.places import fact

ASKED = "perpetrator__forced"
_YOUNG = re.compile(r"미성년|아동|청소년|학생|초등|중학|고등|중딩|고딩|child|minor|underage|teen|school", re.IGNORECASE)


def perpetrator(talk: Talk) -> Say:
    """Refusal, law, and the one question of care.md 11."""
    if talk.entities.get("step", ("",))[-1] == "no":
        return Say("utter_perpetrator_stop", slots={"awaiting": None, "paused": None})
    values = fact("minor_csam" if _YOUNG.search(talk.text) else "deepfake_making", talk)
    if values is None:
        return Say("utter_perpetrator_plain", slots={"awaiting": ASKED})
    return Say("utter_perpetrator", values=values, slots={"awaiting": ASKED})


@answers(ASKED)
def forced_or_not(talk: Talk) -> Say:
    """Yes: a victim, with the way to ask without a name. No: stop, and legal advice."""
    name = "utter_legal_own_pictures" if talk.intent == "affirm" else "utter_perpetrator_stop"
    return Say(name, slots={"awaiting": None, "paused": None})


class ActionPerpetrator(TopicAction):
    """No help with that."""

    digresses = False

    def name(self) -> str:
        return "action_perpetrator"

    def say(self, talk: Talk) -> Says:
        return perpetrator(talk)
