"""What every custom action shares: it never falls silent, never quotes a person in a log, and yields to a crisis.

A topic module (`actions/threat.py`) holds plain functions from a `Talk` to one or more `Say`, and a thin
`CareAction` that names the function. Words live in `data/responses/`; Python picks which.
"""

from __future__ import annotations

import abc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Any, Optional, Union

import structlog
from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.nlu.reading import bounded
from bot.safety import crisis

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Say:
    """One response to utter: its name, values to insert, and the slots to set with it."""

    response: str
    values: Mapping[str, Any] = field(default_factory=dict)
    slots: Mapping[str, Any] = field(default_factory=dict)


Says = Union[Say, Iterable[Say]]

_SURE = 0.6
_STILL_IN_DANGER = frozenset({"ask_capabilities", "ask_hotline"})


@dataclass(frozen=True)
class Talk:
    """What an action may look at: slots, the understanding of this turn, and the clock.

    `text` is short enough for any table of words (`bot.nlu.reading.bounded`).
    """

    slots: Mapping[str, Any]
    intent: str
    ranking: tuple[tuple[str, float], ...]
    entities: Mapping[str, tuple[str, ...]]
    text: str
    now: datetime

    def slot(self, name: str, default: Any = None) -> Any:
        """The slot's value, or `default` when it is unset."""
        value = self.slots.get(name)
        return default if value is None else value


# Answers to a question asked earlier: the slot `awaiting` names the question, a topic module answers it.
ANSWERS: dict[str, Callable[[Talk], Says]] = {}


# Looked at before the action itself, outside a crisis: short answers to a question look like any intent
# ("it is gone", "my mum does"), so the question that stands reads the words first. None: not an answer.
# Filled, in an order that matters, by `actions/read_first.py` and by nothing else.
READ_FIRST: list[Callable[[Talk], Optional[Says]]] = []


def answers(question: str) -> Callable[[Callable[[Talk], Says]], Callable[[Talk], Says]]:
    """Registers the function that continues after `question` (the value of the slot `awaiting`)."""

    def register(function: Callable[[Talk], Says]) -> Callable[[Talk], Says]:
        if question in ANSWERS:
            raise ValueError(f"two functions answer {question!r}")
        ANSWERS[question] = function
        return function

    return register


class CareAction(Action, abc.ABC):
    """A custom action that always ends in words. `reply` stays abstract here, so the SDK skips this class.

    While the slot `crisis` is set, no law, plan or question is asked: the crisis answers instead, unless the
    action says `runs_in_crisis` (care.md 6) or the person in danger has moved on (`moves_on`).
    """

    runs_in_crisis = False

    @abc.abstractmethod
    def reply(self, talk: Talk) -> Says:
        """What to say now."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Utters what `reply` gives and sets its slots; after any error, hotlines instead of silence."""
        try:
            talk = talk_of(tracker)
            if moves_on(talk):
                says = [*released(talk), *self._replied(replace(talk, slots={**talk.slots, **crisis.OUT}))]
            elif talk.slot("crisis") and asks_to_erase(talk):
                says = [Say("utter_crisis_numbers"), *self._replied(talk)]
            elif talk.slot("crisis") and not self.runs_in_crisis and not asks_who_speaks(talk):
                response, slots = crisis.follow(talk.slots, talk.intent, talk.text)
                says = [Say(response, slots=slots)]
            else:
                says = [*first_in_language(talk), *self._replied(talk)]
            changed: dict[str, Any] = {}
            for say in says:
                changed.update(say.slots)
                dispatcher.utter_message(response=say.response, **say.values)
            if moves_on(talk):
                changed = {**crisis.OUT, **changed}
            return [SlotSet(name, value) for name, value in changed.items()]
        except ActionExecutionRejection:
            raise
        except Exception as error:  # the type only: messages quote people
            log.error("action.failed", action=self.name(), error=type(error).__name__)
            dispatcher.messages.clear()
            dispatcher.utter_message(response="utter_sorry_with_hotlines")
            return []

    def _replied(self, talk: Talk) -> list[Say]:
        replied = read_first(talk) or self.reply(talk)
        return [replied] if isinstance(replied, Say) else list(replied)


def moves_on(talk: Talk) -> bool:
    """Does somebody whom the danger card answered ask or tell something else now, in clear words?

    Nobody who asks how to report is told for ever to call the police. A danger that was only guessed lets go of
    everything else that is said. Thoughts of suicide let go of nothing (care.md 6).
    """
    if talk.slot("crisis") != "danger" or talk.slot("card_sent") or talk.slot("crisis__answer"):
        return False
    answer = crisis.answer_in(talk.text)
    guessed = talk.slot("crisis__step") == crisis.GUESSED
    if talk.intent in ("in_danger_now", "express_suicidal") or answer not in (
        (None, "refuses") if guessed else (None,)
    ):
        return False
    if guessed:
        return True
    sure = not talk.ranking or talk.ranking[0][1] >= _SURE
    return sure and talk.intent.startswith(("ask_", "report_")) and talk.intent not in _STILL_IN_DANGER


def asks_to_erase(talk: Talk) -> bool:
    """Erasing is a right that no crisis takes away; the numbers stand in front (care.md 13)."""
    return talk.intent == "delete_my_data" and not talk.slot("card_sent")


def asks_who_speaks(talk: Talk) -> bool:
    """Was the button "who speaks my language" of an emergency card pressed?"""
    return talk.intent == "ask_hotline" and talk.entities.get("step", ("",))[-1] == "language"


def first_in_language(talk: Talk) -> list[Say]:
    """Once, to somebody who writes neither Korean nor English: what is answered in, and the emergency numbers."""
    tongue = talk.slot("writes_in")
    if tongue is None or tongue == talk.slot("told_language") or talk.slot("crisis") or asks_who_speaks(talk):
        return []
    return [Say("utter_two_languages", slots={"told_language": tongue})]


def released(talk: Talk) -> list[Say]:
    """The line that stays in front when somebody moves on; none where the danger was a guess."""
    return [] if talk.slot("crisis__step") == crisis.GUESSED else [Say("utter_danger_aside")]


def read_first(talk: Talk) -> Says | None:
    """What follows when the turn answers the question that stands; never in a turn that an emergency card answered."""
    if talk.slot("crisis") or talk.slot("card_sent"):
        return None
    return next((says for read in READ_FIRST if (says := read(talk)) is not None), None)


def talk_of(tracker: Tracker) -> Talk:
    """The view of this turn that topic functions get; needs no Rasa type."""
    message = tracker.latest_message or {}
    entities: dict[str, list[str]] = {}
    for found in message.get("entities") or []:
        entities.setdefault(str(found.get("entity")), []).append(str(found.get("value")))
    return Talk(
        slots=dict(tracker.current_slot_values()),
        intent=str((message.get("intent") or {}).get("name") or ""),
        ranking=tuple(
            (str(i.get("name")), float(i.get("confidence") or 0.0)) for i in message.get("intent_ranking") or []
        ),
        entities={name: tuple(values) for name, values in entities.items()},
        text=bounded(str(message.get("text") or "")),
        now=clock(),
    )


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


clock: Callable[[], datetime] = _utc_now  # tests fix it
