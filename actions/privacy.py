"""Who sees this, and erasing it."""

from __future__ import annotations

import re

from actions.answers import LEFT
from actions.base import Say, Says, Talk, answers
from actions.journey import TopicAction
from actions.places import fact, telling
from bot.cases import service as cases
from bot.safety import crisis

_PARENTS = re.compile(
    r"부모|엄마|아빠|어머니|아버지|보호자|집에\s?알|parent|mom|mum|dad|guardian|family find", re.IGNORECASE
)
_ALONE = re.compile(
    r"^\W*(?:just |please )?(?:leave|let) me (?:alone|be)\W*$"
    r"|^\W*(?:나\s?좀\s?)?(?:내버려|냅둬|놔\s?둬)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"학교|담임|선생|쌤|school|teacher", re.IGNORECASE)
_MAIL = re.compile(r"우편|통지서|편지|등기|letter|mail|post", re.IGNORECASE)


def privacy(talk: Talk) -> Say:
    """The part that was asked about, with facts of the directory; else the whole in short."""
    step = talk.entities.get("step", ("",))[-1]
    if step == "mail" or (not step and _MAIL.search(talk.text)):
        values = fact("mail_address", talk)
        return Say("utter_privacy_mail_ask") if values is None else Say("utter_privacy_mail", values=values)
    if step == "parents" or (not step and _PARENTS.search(talk.text)):
        return telling("utter_privacy_parents", "minor_guardian_notice", talk)
    if not step and _SCHOOL.search(talk.text):
        return telling("utter_privacy_school", "minor_mandatory_report", talk)
    return Say("utter_privacy")


def erase(talk: Talk) -> Say:
    """Asks once; a yes erases everything when this turn ends."""
    wanted = talk.entities.get("delete", ("",))[-1]
    if wanted == "all":
        cases.erase_after_turn()
        return Say("utter_erased", slots={"awaiting": None, "paused": None})
    if wanted == "no":
        return Say("utter_erase_kept", slots={"awaiting": None})
    if wanted == "media":
        return Say("utter_media_deleted")  # the front has seen to it
    if talk.text and _ALONE.search(talk.text):
        if talk.slot("crisis"):
            response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
            return Say(response, slots=slots)
        return Say("utter_stopped", slots=LEFT)
    return Say("utter_erase_ask", slots={"awaiting": "privacy__erase"})


@answers("privacy__erase")
def erase_or_not(talk: Talk) -> Say:
    """Only a clear yes erases."""
    if talk.intent == "affirm":
        cases.erase_after_turn()
        return Say("utter_erased", slots={"awaiting": None, "paused": None})
    return Say("utter_erase_kept", slots={"awaiting": None})


class ActionPrivacy(TopicAction):
    """Who sees this."""

    def name(self) -> str:
        return "action_privacy"

    def say(self, talk: Talk) -> Says:
        return privacy(talk)


class ActionDeleteMyData(TopicAction):
    """Erase what this assistant knows."""

    digresses = False
    runs_in_crisis = True

    def name(self) -> str:
        return "action_delete_my_data"

    def say(self, talk: Talk) -> Says:
        return erase(talk)
