"""A bare yes or no, a press that answers a shared question, and taking a paused journey up again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Optional

from actions.aspects import step_of
from actions.base import ANSWERS, Say, Says, Talk
from actions.journey import (
    HAPPENED,
    Journey,
    TopicAction,
    as_says,
    ask_again,
    is_stop,
    journey_of,
    settle,
    taken,
)
from bot.cases import service as cases

LEFT = {"awaiting": None, "paused": None}
_YES = re.compile(r"^\W*(?:ㅇ{1,5}|ㅇㅋ+|ㅇㅇㅋ|y{1,3}|yep|yup|yeah|k{1,2}|ok)\W*$", re.IGNORECASE)
_NO = re.compile(r"^\W*(?:ㄴ{1,5}|n{1,3}|nah|nope)\W*$", re.IGNORECASE)
_ANY = re.compile(
    r"^\W*(?:그냥\s?)?(?:아무거나|아무\s?거나|상관\s?없어|알아서\s?(?:해\s?줘|골라\s?줘)|뭐든)(?:요|주세요|골라\s?줘요?)?\W*$"
    r"|^\W*(?:any(?:thing)?(?: is fine)?|whatever|you (?:choose|decide|pick)|doesn'?t matter)\W*$",
    re.IGNORECASE,
)
_GO_ON = re.compile(
    r"^(?:하던\s?(?:거|이야기)?\s?)?(?:이어서|계속|마저)\s?(?:할게요?|할래요?|해요|하자|해\s?줘요?|해\s?주세요|가요)\W*$"
    r"|^(?:go on|continue|carry on|let'?s go on)(?: please)?\W*$",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"^\W*(?:저도\s?|나도\s?|잘\s?|아\s?|음\s?|글쎄요?\s?)*(?:모르[겠겟](?:어요?|네요?|는데요?|다|음)?|몰라요?|글쎄요?)\W*$"
    r"|^\W*(?:i (?:really )?(?:do\s?n'?t|dont) know|idk|dunno|not sure|no idea)\W*$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"^\W*(?:둘\s?다|전부\s?다?|모두\s?다?|다\s?해당|다(?=요))(?:요|예요|이에요|해당돼요|맞아요)?\W*$"
    r"|^\W*(?:both(?: of (?:them|those))?|all of (?:them|it|those)|everything)\W*$",
    re.IGNORECASE,
)


def affirm(talk: Talk) -> Says:
    """Yes: to the consent, to going on, to the question that stands; else the menu."""
    consent = talk.entities.get("consent")
    if consent:
        more = "utter_consent_more_web" if talk.slot("channel") == "web" else "utter_consent_more"
        return consented(talk) if consent[-1] == "yes" else Say(more)
    step = step_of(talk)
    if step == "leave":
        return Say("utter_stopped", slots=LEFT)
    if step == "resume":
        return taken_up(talk) or Say("utter_affirm_unclear")
    answer = pressed(talk) or (standing(talk) if is_bare(talk) else [])
    return answer or resumed(talk) or Say("utter_affirm_unclear")


def deny(talk: Talk) -> Says:
    """No: to the question that stands, or to going on; "stop" leaves the journey."""
    if is_stop(talk.text):
        return Say("utter_stopped", slots=LEFT)
    if not is_bare(talk):
        return pressed(talk) or resumed(talk) or Say("utter_affirm_unclear")
    return standing(talk) or Say("utter_deny_fine", slots=LEFT)


def is_bare(talk: Talk) -> bool:
    """Words, or a button that says no more than yes or no; not a late tap under some other question."""
    return bool(talk.text) or not talk.entities


def consented(talk: Talk) -> list[Say]:
    """Keeps the talk from now on, and puts the question again that stood above the consent's."""
    cases.give_consent()
    awaiting = talk.slot("awaiting")
    return [Say("utter_consent_given"), *(ask_again(talk, awaiting) if awaiting else [])]


def pressed(talk: Talk) -> list[Say]:
    """A button of a shared question: goes on in the journey in hand. Empty when it was none, or no journey is."""
    made = current(talk)
    if made is None:
        return []
    slots = {question.slot for question in made.questions} & talk.entities.keys()
    if talk.text:
        slots -= {"platform"}  # named in passing
    if not slots:
        return []
    return taken(made, talk, {slot: talk.entities[slot][-1] for slot in sorted(slots)} | {"topic": made.topic})


def current(talk: Talk) -> Journey | None:
    """The journey in hand: of the question that stands, else of the topic."""
    return journey_of(talk.slot("awaiting") or talk.slot("topic"))


def standing(talk: Talk) -> list[Say]:
    """The answer to the question that stands, of a journey or of a single topic; empty when none stands."""
    awaiting = talk.slot("awaiting")
    if awaiting in ANSWERS:
        return as_says(ANSWERS[awaiting](talk))
    return []


def resumed(talk: Talk) -> list[Say]:
    """The question that a digression put aside, or what follows it by now."""
    name = talk.slot("paused") or talk.slot("awaiting")
    return [] if journey_of(name) is None else ask_again(talk, str(name))


def taken_up(talk: Talk) -> list[Say]:
    """What the talk was at: the question put aside, else the plan of what happened, again. Empty when nothing was."""
    name = next(
        (str(talk.slot(slot)) for slot in ("topic", "happened") if talk.slot(slot) in (*HAPPENED, "other")), None
    )
    return resumed(talk) or ([] if name is None else ask_again(talk, name))


def letters(talk: Talk) -> Optional[list[Say]]:
    """ "ㅇㅇ", "ㄴㄴ", "y", "n": a yes and a no, whatever the classifier makes of single letters."""
    for words, answer, intent in ((_YES, affirm, "affirm"), (_NO, deny, "deny")):
        if talk.text and words.match(talk.text.strip()):
            return settle(talk, as_says(answer(replace(talk, intent=intent))), offer=False)
    return None


def nothing_chosen(talk: Talk) -> Optional[list[Say]]:
    """ "I do not know", "any", "both": where a question stands they pass it over, else they get something easy."""
    text = talk.text.strip()
    if not text:
        return None
    made, standing_name = current(talk), talk.slot("awaiting")
    if _ANY.match(text) and made is not None and standing_name is not None:
        question = next((found for found in made.questions if made.id_of(found) == standing_name), None)
        if question is not None:
            return settle(talk, taken(made, talk, {question.slot: question.skip, "topic": made.topic}), offer=False)
    if standing_name is not None:
        return None
    for name, fits in (("utter_any", _ANY.match(text)), ("utter_both", _BOTH.match(text))):
        if fits:
            return [Say(name)]
    return [Say("utter_unsure")] if _UNSURE.match(text) else None


def goes_on(talk: Talk) -> Optional[list[Say]]:
    """ "Go on" without the button: the question that waits, else the plan of the journey in hand again."""
    if not _GO_ON.match(talk.text.strip()):
        return None
    made = current(talk)
    says = resumed(talk) or (ask_again(talk, made.topic) if made is not None else [])
    return settle(talk, says, offer=False) if says else None


class ActionAffirm(TopicAction):
    """Yes."""

    digresses = False

    def name(self) -> str:
        return "action_affirm"

    def say(self, talk: Talk) -> Says:
        return affirm(talk)


class ActionDeny(TopicAction):
    """No."""

    digresses = False

    def name(self) -> str:
        return "action_deny"

    def say(self, talk: Talk) -> Says:
        return deny(talk)
