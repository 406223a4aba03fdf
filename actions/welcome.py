"""First contact, the menu, language, thanks and goodbye."""

from __future__ import annotations

import re
from datetime import timedelta, timezone

from actions.answers import LEFT
from actions.aspects import aspect, step_of, table
from actions.base import Say, Says, Talk, answers
from actions.feelings import BYE, DYING, TALKING, dying
from actions.human import ASKED as MAY_READ
from actions.human import request
from actions.journey import JOURNEYS, TopicAction, ask_again, journey_of
from actions.perpetrator import ASKED as FORCED
from actions.places import country
from actions.scope import misunderstood
from bot.dialogue.slots import wanted_language
from bot.directory.directory import HOME

# What "start over" keeps: the person's standing decisions, where they are, and what belongs to the turn or the crisis.
KEPT = frozenset(
    {
        "language",
        "language_chosen",
        "told_language",
        "writes_in",
        "channel",
        "consent",
        "country",
        "region",
        "handoff",
        "staff_may_read",
        "crisis",
        "crisis__step",
        "crisis__answer",
        "crisis__language",
        "card_sent",
        "last_variants",
    }
)
_AFRESH = re.compile(
    r"처음|초기|리셋|리스타트|재시작|다시(?!는)|새로|새\s?(?:상담|대화|이야기)|없던|잊어|메뉴|취소|원점|홈으로|맨\s?앞"
    r"|\b(?:start\w*|begin\w*|restart|reboot|reset|over|again|afresh|scratch|beginning|new|fresh|forget|clear|redo"
    r"|different|wrong|menu)\b",
    re.IGNORECASE,
)
_BYE = re.compile(
    r"안녕|바이|빠이|잘\s?(?:있|지내|자|가)|이만|가\s?볼게|갈게|나갈게|끊을게|쉴게|쉬어야|자러|잘래|나중에|여기까지|다음에|끝"
    r"|수고|들어가|고마|감사|\b(?:good\s?)?bye\b|good\s?night|see you|later|that'?s (?:all|it)|have to go|gotta go"
    r"|leaving|done|thanks?\b|\bcya\b|take care|for (?:today|now)",
    re.IGNORECASE,
)
_PAGES = table(
    (
        "trust",
        r"믿어도|믿을\s?수|안전한\s?(?:곳|거|건가)|사기|가짜\s?(?:아니|사이트)|함정|\btrust\b|\bscam\b",
        r"\blegit\b|\bsafe to\b|\bfor real\b",
    ),
    (
        "made",
        r"누가\s?(?:만들|운영)|만든\s?(?:사람|곳)|어디서\s?(?:만들|운영)|어느\s?(?:회사|기관)|정부|소속",
        r"\bwho (?:made|built|created|runs|owns)\b|\bwhose\b|\bwhich (?:company|organi[sz]ation)\b|government",
        r"behind this",
    ),
    (
        "how",
        r"어떻게\s?(?:작동|대답|답|알아)|지피티|챗\s?GPT|인공지능|\bhow do you (?:work|answer|know)\b",
        r"\bchat ?gpt\b|\bgpt\b|language model",
    ),
)
_OTHER_LANGUAGE = re.compile(
    r"중국어|일본어|베트남어|태국어|러시아어|스페인어|몽골어|캄보디아어|네팔어|필리핀|프랑스어|독일어|아랍어|우즈벡"
    r"|\b(?:chinese|mandarin|japanese|vietnamese|thai|russian|spanish|mongolian|khmer|nepali|tagalog|french|german|arabic"
    r"|uzbek|hindi|urdu|portuguese|indonesian)\b",
    re.IGNORECASE,
)
_SEOUL = timezone(timedelta(hours=9))
_NIGHT_FROM, _NIGHT_TO = 22, 6
# How a single question, which belongs to no journey, is put again in another language.
_SINGLE = {
    DYING: "utter_feelings_ask_dying",
    BYE: "utter_goodbye_ask",
    TALKING: "utter_feelings_talk",
    FORCED: "utter_perpetrator_plain",
    "privacy__erase": "utter_erase_ask",
}
_NO_PLAN = ("hotline", "case")
MENUS = {"more": "utter_menu_more", "todo": "utter_menu_todo"}


def greet(talk: Talk) -> Say:
    """Who I am, the first time; later a word that shows nothing of what was said before (care.md 2)."""
    if talk.slot("topic") is None:
        return Say("utter_welcome", slots={"topic": "welcome"})
    return Say("utter_greet_night" if is_night(talk) else "utter_greet_again")


def is_night(talk: Talk) -> bool:
    """Is it late where the person is? Known for Korea only."""
    hour = talk.now.astimezone(_SEOUL).hour
    return country(talk) == HOME and (hour >= _NIGHT_FROM or hour < _NIGHT_TO)


def goodbye(talk: Talk) -> Says:
    """Closes kindly. Who told of pain in this talk is asked once, directly, whether they want to die (care.md 6)."""
    if step_of(talk) == "safe":
        return Say("utter_goodbye_call", slots=LEFT)
    if talk.text and not _BYE.search(talk.text):
        return misunderstood(talk)  # "and he wants more" closes no talk
    if not talk.slot("feelings"):
        return Say("utter_goodbye", slots=LEFT)
    asked: dict[str, int] = dict(talk.slot("asked", {}))
    if BYE in asked:
        return Say("utter_goodbye_call", slots=LEFT)
    return Say("utter_goodbye_ask", slots={"awaiting": BYE, "asked": {**asked, BYE: 1}})


@answers(BYE)
def dying_or_goodbye(talk: Talk) -> Say:
    """A typed yes or no to the direct question before leaving."""
    return dying(talk) if talk.intent == "affirm" else Say("utter_goodbye_call", slots=LEFT)


def bot_challenge(talk: Talk) -> Say:
    """What this is; who made it, whether to trust it, how it answers."""
    page = aspect(talk, _PAGES)
    return Say(f"utter_bot_{page}" if page in dict(_PAGES) else "utter_bot_challenge")


def menu(talk: Talk) -> Say:
    """The page of the menu that was asked for."""
    step = step_of(talk)
    return Say(MENUS.get(step, "utter_menu"), slots={} if talk.slot("topic") else {"topic": "welcome"})


def change_language(talk: Talk) -> list[Say]:
    """Answers in the language the text or button names, and puts a standing question again in it."""
    wanted = wanted_language(talk.text) or talk.entities.get("language", (None,))[-1]
    if wanted not in ("ko", "en"):
        return [Say("utter_language_other" if _OTHER_LANGUAGE.search(talk.text) else "utter_language_which")]
    chosen = Say("utter_language_changed", slots={"language": wanted, "language_chosen": True})
    return [chosen, *once_more(talk)]


def once_more(talk: Talk) -> list[Say]:
    """What stood before the language changed: the question, or else the plan of the journey in hand."""
    awaiting, topic = talk.slot("awaiting"), talk.slot("topic")
    if awaiting == MAY_READ:
        return [request(talk)]
    if awaiting in _SINGLE:
        return [Say(_SINGLE[awaiting], slots={"awaiting": awaiting})]
    if journey_of(awaiting) is not None:
        return ask_again(talk, awaiting)
    if awaiting is None and topic in JOURNEYS and topic not in _NO_PLAN and not talk.slot("paused"):
        return ask_again(talk, str(topic))
    return []


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
        return goodbye(talk)


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
        return bot_challenge(talk)


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
        if talk.text and not _AFRESH.search(talk.text):
            return misunderstood(talk)  # forgetting everything is never a guess
        story = {name: None for name, value in talk.slots.items() if value is not None and name not in KEPT}
        return Say("utter_restarted", slots=story | LEFT | {"topic": "welcome"})


class ActionChangeLanguage(TopicAction):
    """Another language."""

    digresses = False

    def name(self) -> str:
        return "action_change_language"

    def say(self, talk: Talk) -> Says:
        return change_language(talk)
