"""Not for this assistant, or not understood. A question that stands is tried first: short answers look like nothing."""

from __future__ import annotations

import re
from typing import Optional

from actions.answers import LEFT
from actions.aspects import first_in, table
from actions.base import Say, Says, Talk
from actions.journey import (
    JOURNEYS,
    TopicAction,
    ask_again,
    is_helper,
    is_stop,
    journey_of,
    settle,
    standing_answer,
    start,
)
from actions.minor import minor
from bot.nlu.language import identify

GUESSES = 3
_BARE_AGE = 12
# Never offered as a guess: small talk, and what would accuse.
_NO_GUESS = frozenset(
    {"nlu_fallback", "greet", "goodbye", "thank", "affirm", "deny", "out_of_scope", "perpetrator_request"}
)
# "I want to die" as a guess at "is it free?" frightens: it is offered only where the words clearly sound like it.
_WORTH_A_GUESS = {"express_suicidal": 0.3, "in_danger_now": 0.3, "delete_my_data": 0.15}
# The whole message is nothing but this.
_TEARS = re.compile(
    r"^[\s.~!…]*(?:[ㅠㅜ]+|T_T|;_;|[:;]'?\(|[\U0001F622\U0001F62D\U0001F494\U0001F97A])(?:[\s.~!…ㅠㅜ\U0001F622\U0001F62D\U0001F494\U0001F97A])*$"
)
_LAUGHS = re.compile(r"^[ㅋㅎ\s.~!^]+$|^\W*(?:(?:ha|he){2,}h?|lo+l|lmao|hehe)\W*$", re.IGNORECASE)
_LINK = re.compile(
    r"^\s*(?:https?://\S+|www\.\S+|t\.me/\S+|[\w.-]+\.(?:com|net|org|me|kr|io|gg)(?:/\S*)?)\s*$", re.IGNORECASE
)
_LETTER = re.compile(r"^\W*[A-Za-zㄱ-ㅎㅏ-ㅣ]\W*$")
_RUDE = re.compile(
    r"^\W*(?:야\s?|너\s?|이\s?|진짜\s?|아\s?|존나\s?)*"
    r"(?:씨발|시발|ㅅㅂ|ㅆㅂ|병신|ㅂㅅ|꺼져|닥쳐|미친\s?(?:놈|봇|거)|멍청(?:한|이)\s?(?:봇|로봇|기계)|쓸모\s?없(?:네|다|어)|바보\s?봇"
    r"|도움\s?(?:이\s?)?(?:하나도\s?)?안\s?(?:되네|돼|된다)|뭐\s?이래|말귀를?\s?못\s?알아)(?:아|야|요|네|진짜|봇아|놈아)?\W*$"
    r"|^\W*(?:fuck(?: you| off)?|screw you|shut up|(?:you(?:'re| are)? (?:so |such a )?)"
    r"(?:stupid|useless|dumb|idiot|trash|an idiot|shit)"
    r"|(?:stupid|useless|dumb) (?:bot|robot|machine|thing|program)|you suck)(?: (?:bot|robot|machine))?\W*$",
    re.IGNORECASE,
)
# In a long message that was taken for small talk: what is needed most comes first.
_NOTHING = ("nlu_fallback", "out_of_scope")
_SMALL_TALK = frozenset(
    {"greet", "goodbye", "thank", "affirm", "deny", "bot_challenge", "ask_capabilities", "out_of_scope", "nlu_fallback"}
)
_LONG = 30
_NEEDED = table(
    (
        "threat",
        r"협박|돈을?\s?(?:달래|달라|내놓|요구|보내래|보내라)|뿌린다|뿌리겠|퍼뜨리겠|유포하겠|안\s?(?:보내|주)면[^.!?\n]{0,20}(?:뿌|올|퍼|보낸|알린)",
        r"blackmail|threaten|sextort|\b(?:or|unless)\b[^.!?\n]{0,30}\b(?:post|send|share|leak)",
    ),
    ("deepfake", r"딥페이크|합성|deep\s?fake|\bfake (?:nude|pic|photo|image|video)"),
    ("camera", r"몰래\s?(?:찍|촬영)|불법\s?촬영|몰카|secretly film|filmed me|hidden camera|spy cam"),
    ("sharing", r"유포|퍼졌|퍼뜨렸|올라왔|올라와|유출|leaked|(?:shared|posted|spread) (?:my|it|them)"),
    (
        "grooming",
        r"사진을?\s?(?:달라|보내\s?달|보내라)|만나자고\s?(?:해|하)",
        r"asks? (?:me )?(?:for|to send) (?:\w+ )?(?:pic|photo|nude)",
    ),
    ("impersonation", r"사칭|신상|impersonat|fake account|doxx"),
)
_SORRY = re.compile(
    r"정신이?\s?(?:가\s?)?없|미치겠|돌겠|멘붕|(?:딴|헛)\s?(?:소리|얘기)|(?:죄송|미안)(?:해요|합니다|해용|요)?[^가-힣]*$"
    r"|\b(?:sorry|off topic|rambling)\W*$|can'?t think straight",
    re.IGNORECASE,
)
_IF_NO_IDEA = ("ask_capabilities", "ask_hotline", "request_human")


def out_of_scope(talk: Talk) -> Says:
    """Maybe an answer to what was asked; else a friendly no."""
    if is_stop(talk.text):
        return Say("utter_stopped", slots=LEFT)
    answer = standing_answer(talk)
    if answer is None and _SORRY.search(talk.text):
        standing = talk.slot("awaiting")
        return [Say("utter_scope_no_hurry"), *(ask_again(talk, standing) if standing else [Say("utter_menu_todo")])]
    return answer or Say("utter_out_of_scope")


def misunderstood(talk: Talk) -> Says:
    """Once: three guesses, or the standing question again. Twice in a row: people instead of a program."""
    if is_stop(talk.text):
        return Say("utter_stopped", slots=LEFT)
    answer = standing_answer(talk)
    if answer is not None:
        return [Say(answer[0].response, answer[0].values, {**answer[0].slots, "misunderstood": 0}), *answer[1:]]
    if not any(character.isalnum() for character in talk.text):
        return Say("utter_unreadable")
    if identify(talk.text) not in ("ko", "en", "und"):
        return Say("utter_language_other")
    if "age" in talk.entities and len(talk.text.strip()) <= _BARE_AGE:
        return [Say(say.response, say.values, {**say.slots, "misunderstood": 0}) for say in minor(talk)]
    times = int(talk.slot("misunderstood", 0)) + 1
    counted = {"misunderstood": times}
    if times > 1:
        return Say("utter_misunderstood_again", slots=counted)
    awaiting = talk.slot("awaiting")
    if journey_of(awaiting) is not None:
        return [Say("utter_question_unclear", slots=counted), *ask_again(talk, awaiting)]
    return Say("utter_misunderstood", values={"only": guesses(talk)}, slots=counted)


def guesses(talk: Talk) -> list[str]:
    """Payloads of the three likeliest intents, filled up with the ways that always help."""
    likely = [
        intent for intent, share in talk.ranking if intent not in _NO_GUESS and share >= _WORTH_A_GUESS.get(intent, 0.0)
    ]
    return [f"/{intent}" for intent in dict.fromkeys([*likely, *_IF_NO_IDEA])][:GUESSES]


def tears(talk: Talk) -> Optional[list[Say]]:
    """Only tears: heard, and nothing is asked of the person."""
    return settle(talk, [Say("utter_scope_tears")], offer=True) if _TEARS.match(talk.text) else None


def hardly_words(talk: Talk) -> Optional[list[Say]]:
    """Laughter, one letter, an address alone, or anger at the program: a short answer, the question comes again."""
    text = talk.text
    if _RUDE.match(text):
        return settle(talk, [Say("utter_scope_rude")], offer=True)
    if _LINK.match(text) and talk.intent != "add_evidence":
        return settle(talk, [Say("utter_scope_link")], offer=True)
    name = "utter_scope_light" if _LAUGHS.match(text) else None
    if name is None and talk.intent in _NOTHING and _LETTER.match(text):
        name = "utter_scope_letter"
    if name is None:
        return None
    awaiting = talk.slot("awaiting")
    again = ask_again(talk, awaiting) if awaiting else []
    return settle(talk, again or [Say(name)], offer=False)


def needed_most(talk: Talk) -> Optional[list[Say]]:
    """A long message that was taken for small talk, or not understood: the gravest thing it tells is taken up."""
    if talk.intent not in _SMALL_TALK or len(talk.text) < _LONG or is_helper(talk) or talk.slot("awaiting"):
        return None
    topic = first_in(talk.text, _NEEDED)
    if topic is None or topic not in JOURNEYS or talk.slot("topic") == topic:
        return None
    return settle(talk, start(JOURNEYS[topic], talk), offer=False)


class ActionOutOfScope(TopicAction):
    """Asks for something else."""

    def name(self) -> str:
        return "action_out_of_scope"

    def say(self, talk: Talk) -> Says:
        return out_of_scope(talk)


class ActionMisunderstood(TopicAction):
    """Was not understood."""

    def name(self) -> str:
        return "action_misunderstood"

    def say(self, talk: Talk) -> Says:
        return misunderstood(talk)
