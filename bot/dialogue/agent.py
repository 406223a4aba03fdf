"""Everything that touches Rasa. Import only after `no_tensorflow.install()`; the import takes 10-20 s.

Rasa's own `Agent` is left out on purpose: it adds a lock store (the inbox orders turns) and wraps the tracker store
in one that fails open (a failed read would be a new conversation).
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema.validators import validator_for
from rasa.core.actions import action as rasa_actions
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_DEFAULT_FALLBACK_NAME, ACTION_LISTEN_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    SlotSet,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk import Action as SdkAction
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.utils import all_subclasses

from bot.dialogue import turn as turns
from bot.dialogue.turn import Abort
from bot.errors import BotError, DataError, TurnFailed
from bot.safety.cards import CARDS

if TYPE_CHECKING:
    from bot.texts.renderer import Texts

DEFAULT_LANGUAGE = "ko"
DEFAULT_COUNTRY = "KR"

# What Rasa and its SDK pass to a renderer beside the values of an action.
_NOT_VALUES = frozenset(
    {"text", "buttons", "elements", "custom", "template", "image", "attachment", "quick_replies", "domain_responses"}
    | {"only", "item"}
)
_REPLY = "rendered_reply"  # its place among the turn's rendered replies: Rasa gets a number, no words


def _failure(where: str, error: Exception) -> Abort:
    return Abort(error if isinstance(error, BotError) else TurnFailed(f"{where}: {type(error).__name__}"))


class StateStore(TrackerStore):
    """Keeps slots and the active form in the state of the turn in hand: a conversation of any length costs the same,
    and there is no transcript anywhere. Nothing else is needed, because a rule never spans two messages.

    A pause and a follow-up action are not kept: while paused, Rasa meets every message with silence.
    """

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker this turn starts from; never None, so that Rasa starts no session of its own."""
        turn = turns.of(sender_id)
        tracker = self.init_tracker(sender_id)
        tracker.update_with_events(list(self._events(turn)), self.domain)
        return tracker

    def _events(self, turn: turns.TurnInHand) -> Iterable[Event]:
        yield ActionExecuted(ACTION_LISTEN_NAME)
        known = {slot.name for slot in self.domain.slots}
        if unknown := sorted(turn.slots.keys() - known):
            raise Abort(TurnFailed(f"slots that the domain does not have: {', '.join(unknown)}"))
        # The state may come from an older version of the domain: what is gone there is gone.
        kept = {name: value for name, value in turn.state.get("slots", {}).items() if name in known}
        for name, value in {**kept, **turn.slots}.items():
            yield SlotSet(name, value)
        loop = turn.state.get("loop")
        if loop and loop["name"] in self.domain.form_names:
            yield ActiveLoop(loop["name"])
            if loop["rejected"]:
                yield ActionExecutionRejected(loop["name"])

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Leaves the new state with the turn in hand. Called once, at the end of a turn."""
        loop = tracker.active_loop
        turns.of(tracker.sender_id).saved = {
            "slots": {
                slot.name: slot.value
                for slot in tracker.slots.values()
                if slot.value != slot.initial_value and slot.name != SESSION_START_METADATA_SLOT
            },
            "loop": {"name": loop.name, "rejected": loop.rejected} if loop and loop.name else None,
        }


class InProcessActions(EndpointConfig):
    """The action server without a server: Rasa's request is awaited here, in the turn's own context."""

    def __init__(self, package: str) -> None:
        # With a selective domain Rasa does not serialise the domain for each call; we add one made once.
        super().__init__(enable_selective_domain=True)
        self._executor = ActionExecutor()
        self.names = frozenset(_register(self._executor, package))
        self.domain: dict[str, Any] = {}

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Runs the action and gives what the action server would have answered.

        Raises:
            ClientResponseError: 400 when the action declines to run, 404 when there is none: what Rasa expects.
        """
        call = {**kwargs["json"], "domain": self.domain}
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            body = {"error": "rejected", "action_name": rejection.action_name}
            raise ClientResponseError(400, "rejected", json.dumps(body)) from None
        except ActionNotFoundException as missing:
            body = {"error": "no such action", "action_name": missing.action_name}
            raise ClientResponseError(404, "no such action", json.dumps(body)) from None


def _register(executor: ActionExecutor, package: str) -> list[str]:
    """Imports every module of `package` and registers its concrete actions. Gives their names.

    Not `executor.register_package`: it ends the process when an import fails, takes every action class that happens
    to be loaded, and lets a second one of the same name win.
    """
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, prefix=f"{package}."):
        importlib.import_module(module.name)
    owners: dict[str, str] = {}
    for found in sorted(all_subclasses(SdkAction), key=lambda cls: (cls.__module__, cls.__name__)):
        if not found.__module__.startswith(f"{package}.") or inspect.isabstract(found):
            continue
        action = found()
        if action.name() in owners:
            raise DataError(f"{found.__module__}: {action.name()} is also in {owners[action.name()]}")
        owners[action.name()] = found.__module__
        executor.register_action(action)
    return list(owners)


_answers = validator_for(schema := rasa_actions.RemoteAction.action_response_format_spec())(schema)


def _validate_answer(_: rasa_actions.RemoteAction, answer: dict[str, Any]) -> bool:
    _answers.validate(answer)
    return True


# Rasa checks the answer of an action, and each time the schema itself as well: 55 ms of CPU. We check the answer only.
rasa_actions.RemoteAction._validate_action_result = _validate_answer


class TextsGenerator(NaturalLanguageGenerator):
    """Rasa's door to the one renderer. An unknown response ends the turn loudly: Rasa would just skip it."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """Renders for the turn in hand; Rasa gets the reply's place in it, and sends that on to our channel.

        Of what an action passes, `only` and `item` choose buttons (see `Texts.render`); the rest are values.
        """
        turn = turns.of(tracker.sender_id)
        slots = tracker.current_slot_values()
        tongue = slots.get("writes_in")
        speaks = bool(tongue) and self._texts.speaks(utter_action, tongue)
        language = tongue if speaks else slots.get("language") or DEFAULT_LANGUAGE
        try:
            count = self._texts.variants(utter_action, language)
            # The gate counts the wordings of a card up; counting down here, the two do not say the same in a row.
            step = -1 if utter_action in CARDS else 1
            variant = (turn.last_variants.get(utter_action, min(-step, 0)) + step) % count
            reply = self._texts.render(
                utter_action,
                language=language,
                country=slots.get("country") or DEFAULT_COUNTRY,
                values={name: value for name, value in kwargs.items() if name not in _NOT_VALUES},
                slots=slots,
                variant=variant,
                only=kwargs.get("only"),
                item=kwargs.get("item"),
            )
        except Exception as error:
            raise _failure(f"response {utter_action}", error) from None
        if count > 1:
            turn.last_variants[utter_action] = variant
        turn.rendered.append(reply)
        return {_REPLY: len(turn.rendered) - 1}


class ReplyChannel(OutputChannel):
    """Collects rendered replies for the turn in hand. A text that was not rendered is refused."""

    @classmethod
    def name(cls) -> str:
        """Only Rasa asks."""
        return "gyeot"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes the reply that `TextsGenerator` rendered. Replies of an action that failed never get here."""
        place = message.get(_REPLY)
        if place is None:
            raise Abort(TurnFailed("an action uttered words that are in no response file"))
        turn = turns.of(recipient_id)
        turn.replies.append(turn.rendered[place])


class _LoudAction(rasa_actions.Action):
    """An action whose failure ends the turn; Rasa would drop its words, log the traceback and go on."""

    def __init__(self, action: rasa_actions.Action) -> None:
        self._action = action

    def name(self) -> str:
        return str(self._action.name())

    def event_for_successful_execution(self, prediction: PolicyPrediction) -> Event:
        return self._action.event_for_successful_execution(prediction)

    async def run(self, *args: Any, **kwargs: Any) -> list[Event]:
        try:
            events: list[Event] = await self._action.run(*args, **kwargs)
            return events
        except rasa_actions.ActionExecutionRejection:
            raise  # a form that hands the turn to another rule: no failure
        except Exception as error:
            raise _failure(f"action {self.name()}", error) from None


class _Processor(MessageProcessor):
    async def _run_action(
        self, action: rasa_actions.Action, tracker: DialogueStateTracker, *args: Any, **kwargs: Any
    ) -> bool:
        if action.name() == ACTION_DEFAULT_FALLBACK_NAME:
            raise Abort(TurnFailed(f"no rule applies to {tracker.latest_message.intent_name}"))
        return bool(await super()._run_action(_LoudAction(action), tracker, *args, **kwargs))


def _circuit_broken(tracker: DialogueStateTracker, *_: Any) -> None:
    raise Abort(TurnFailed(f"the rules run in a circle at {tracker.latest_action_name}"))


class Agent:
    """A loaded core model with our store, renderer and actions."""

    def __init__(self, model: Path, texts: Texts, actions: str) -> None:
        endpoint = InProcessActions(actions)
        store = StateStore(domain=None)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about how Rasa was packaged; nothing of it is ours to mend
            self._processor = _Processor(
                model_path=model,
                tracker_store=store,
                lock_store=InMemoryLockStore(),
                generator=TextsGenerator(texts),
                action_endpoint=endpoint,
                on_circuit_break=_circuit_broken,
            )
        domain = self._processor.domain
        store.domain = domain
        endpoint.domain = domain.as_dict()
        self._channel = ReplyChannel()
        _check(domain, endpoint.names, texts)

    async def handle(self, sender: str, text: str, parse_data: dict[str, Any]) -> None:
        """Runs one turn; `parse_data` keeps Rasa from reading `text`, so a typed `/intent{...}` is only words."""
        await self._processor.handle_message(
            UserMessage(text=text, output_channel=self._channel, sender_id=sender, parse_data=parse_data)
        )


def _check(domain: Domain, actions: frozenset[str], texts: Texts) -> None:
    """What would be silence in a conversation stops the start instead."""
    if domain.session_config.are_sessions_enabled():
        raise DataError("domain.yml: session_expiration_time must be 0, or a running form dies in mid-talk")
    for name in domain.user_actions:
        if name.startswith("utter_"):
            texts.variants(name, DEFAULT_LANGUAGE)
        elif name not in actions:
            raise DataError(f"domain.yml: {name} has no class in actions")
