"""Not for this assistant, or not understood. A question that stands is tried first: short answers look like nothing."""

from __future__ import annotations

from actions.answers import LEFT
from actions.base import Say, Says, Talk
from actions.journey import JOURNEYS, TopicAction, ask_again, is_stop, standing_answer
from actions.minor import minor
from bot.nlu.language import identify

GUESSES = 3
_BARE_AGE = 12
# Never offered as a guess: small talk, and what would accuse.
_NO_GUESS = frozenset(
    {"nlu_fallback", "greet", "goodbye", "thank", "affirm", "deny", "out_of_scope", "perpetrator_request"}
)
_IF_NO_IDEA = ("ask_capabilities", "ask_hotline", "request_human")


def out_of_scope(talk: Talk) -> Says:
    """Maybe an answer to what was asked; else a friendly no."""
    if is_stop(talk.text):
        return Say("utter_stopped", slots=LEFT)
    return standing_answer(talk) or Say("utter_out_of_scope")


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
    if awaiting and str(awaiting).split("__")[0] in JOURNEYS:
        return [Say("utter_question_unclear", slots=counted), *ask_again(talk, awaiting)]
    return Say("utter_misunderstood", values={"only": guesses(talk)}, slots=counted)


def guesses(talk: Talk) -> list[str]:
    """Payloads of the three likeliest intents, filled up with the ways that always help."""
    likely = [intent for intent, _ in talk.ranking if intent not in _NO_GUESS]
    return [f"/{intent}" for intent in dict.fromkeys([*likely, *_IF_NO_IDEA])][:GUESSES]


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
