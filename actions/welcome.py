"""First contact, the menu, language, thanks and goodbye."""

from __future__ import annotations

import re

from actions.answers import LEFT
from actions.base import Say, Says, Talk
from actions.journey import JOURNEYS, TopicAction, ask_again
from actions.scope import misunderstood
from bot.dialogue.slots import wanted_language

# What "start over" forgets. Language, consent and a request to staff are the person's standing decisions.
STORY = (
    "topic",
    "happened",
    "awaiting",
    "paused",
    "asked",
    "safe_place",
    "situation",
    "age_band",
    "shown_age_then",
    "near_19",
    "watched_by",
    "about_other",
    "platform",
    "still_up",
    "paid",
    "payment_stop",
    "offender",
    "relation",
    "threat_app",
    "soldier",
    "migrant",
    "student",
    "places_shown",
    "camera_stage",
    "camera_place",
    "camera_spread",
    "impersonation_kind",
    "meeting",
    "pictures_sent",
)
_BYE = re.compile(
    r"안녕|바이|빠이|잘\s?(?:있|지내|자|가)|이만|가\s?볼게|갈게|나갈게|끊을게|쉴게|쉬어야|자러|잘래|나중에|여기까지|다음에|끝"
    r"|수고|들어가|고마|감사|\b(?:good\s?)?bye\b|good\s?night|see you|later|that'?s (?:all|it)|have to go|gotta go"
    r"|leaving|done|thanks?\b|\bcya\b|take care|for (?:today|now)",
    re.IGNORECASE,
)
MENUS = {"more": "utter_menu_more", "todo": "utter_menu_todo"}


def greet(talk: Talk) -> Say:
    """Who I am, the first time; later a word that shows nothing of what was said before (care.md 2)."""
    if talk.slot("topic") is None:
        return Say("utter_welcome", slots={"topic": "welcome"})
    return Say("utter_greet_again")


def menu(talk: Talk) -> Say:
    """The page of the menu that was asked for."""
    step = talk.entities.get("step", ("",))[-1]
    return Say(MENUS.get(step, "utter_menu"), slots={} if talk.slot("topic") else {"topic": "welcome"})


def change_language(talk: Talk) -> list[Say]:
    """Answers in the language the text or button names, and puts a standing question again in it."""
    wanted = wanted_language(talk.text) or talk.entities.get("language", (None,))[-1]
    if wanted not in ("ko", "en"):
        return [Say("utter_language_which")]
    chosen = Say("utter_language_changed", slots={"language": wanted, "language_chosen": True})
    awaiting = talk.slot("awaiting")
    if awaiting and str(awaiting).split("__")[0] in JOURNEYS:
        return [chosen, *ask_again(talk, awaiting)]
    return [chosen]


class ActionGreet(TopicAction):
    """Hello."""

    def name(self) -> str:
        return "action_greet"

    def say(self, talk: Talk) -> Says:
        return greet(talk)


class ActionGoodbye(TopicAction):
    """Goodbye: nothing stands any more."""

    digresses = False

    def name(self) -> str:
        return "action_goodbye"

    def say(self, talk: Talk) -> Says:
        if talk.text and not _BYE.search(talk.text):
            return misunderstood(talk)  # "and he wants more" closes no talk
        return Say("utter_goodbye", slots=LEFT)


class ActionThank(TopicAction):
    """Thanks."""

    def name(self) -> str:
        return "action_thank"

    def say(self, talk: Talk) -> Says:
        return Say("utter_thanks")


class ActionBotChallenge(TopicAction):
    """Is this a program?"""

    def name(self) -> str:
        return "action_bot_challenge"

    def say(self, talk: Talk) -> Says:
        return Say("utter_bot_challenge")


class ActionAskCapabilities(TopicAction):
    """The menu."""

    def name(self) -> str:
        return "action_ask_capabilities"

    def say(self, talk: Talk) -> Says:
        return menu(talk)


class ActionRestart(TopicAction):
    """Start over. Takes the place of Rasa's own action, which would also forget language and consent."""

    digresses = False

    def name(self) -> str:
        return "action_restart"

    def say(self, talk: Talk) -> Says:
        return Say("utter_restarted", slots=dict.fromkeys(STORY) | {"topic": "welcome"})


class ActionChangeLanguage(TopicAction):
    """Another language."""

    digresses = False

    def name(self) -> str:
        return "action_change_language"

    def say(self, talk: Talk) -> Says:
        return change_language(talk)
