"""Reporting to the police, and what follows. Whether to report is the person's decision."""

from __future__ import annotations

import re

from actions.base import Say, Says, Talk
from actions.journey import TopicAction, is_helper
from actions.other import is_teacher
from actions.places import fact, shown, telling

_AFTER = re.compile(
    r"신고하(?:면|고 나면)|그\s?다음|후에|이후|어떻게\s?되|진행|조사|what happens|after|then what|process",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"가명|이름\s?(?:안|없이|숨)|신뢰|같이\s?가|동석|권리|pseudonym|alias|rights|with me|real name", re.IGNORECASE
)


def police(talk: Talk) -> Say:
    """The ways to report; what comes after; what one can ask for."""
    step = talk.entities.get("step", ("",))[-1]
    if step == "rights" or (not step and _RIGHTS.search(talk.text)):
        first, second = fact("pseudonym", talk), fact("trusted_person", talk)
        if first is None or second is None:
            return Say("utter_fact_old")
        return Say("utter_police_rights", values={"fact": first["fact"], "second_fact": second["fact"]})
    if step == "after" or (not step and _AFTER.search(talk.text)):
        return telling("utter_police_after", "police_takedown_duty", talk)
    if is_helper(talk):
        return Say("utter_other_teacher" if is_teacher(talk) else "utter_police_helper")
    if talk.slot("soldier") == "yes":
        return Say("utter_police_soldier" if shown("military_line", talk) else "utter_police_soldier_plain")
    return Say("utter_police")


class ActionPolice(TopicAction):
    """How to report to the police."""

    def name(self) -> str:
        return "action_police"

    def say(self, talk: Talk) -> Says:
        return police(talk)
