"""The dialogue engine: Rasa's rules and our actions as a library, one call a turn, nothing kept in between.

The caller orders the turns of one person, encrypts and stores the state, and owns the net against silence. The
engine is loaded and used in one thread (the turn thread): Rasa's prediction is synchronous.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.dialogue import no_tensorflow
from bot.dialogue.turn import Abort, TurnInHand, enter, leave
from bot.errors import ModelMissing, TurnFailed
from bot.texts.buttons import normal_title
from bot.turn import Reply

if TYPE_CHECKING:
    from bot.dialogue.agent import Agent
    from bot.nlu.understand import Understanding
    from bot.texts.buttons import Press
    from bot.texts.renderer import Texts

ACTIONS = "actions"
"""The package whose actions run in process. Named, not imported: `bot` knows nothing of `actions`."""

_LONGEST_TITLE = 200  # no button has a longer one: what is longer need not be compared


@dataclass(frozen=True)
class Incoming:
    """One message: `press` if a button was pressed, else what `understanding` made of `text`.

    Text that is the title of a button just shown presses it, unless the words carry a risk: then they are words.

    `slots` are set before anything is predicted. `shown` are codes of buttons the person has just been shown by
    somebody else (the gate's card): typing their titles presses them in the next turn, as with our own.
    """

    text: str = ""
    understanding: Understanding | None = None
    press: Press | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    shown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What to say, in order, and what to keep. No replies: the rules had nothing to say (the card said it).

    `state` is plain JSON: `slots` (those that differ from their initial value), `loop` (the active form or None),
    `buttons` (codes of the buttons just shown). No text of either side is in it, unless an action puts it in a slot.
    """

    replies: tuple[Reply, ...]
    state: dict[str, Any]


class Engine:
    """`Engine.load`, then `turn` as often as you like, for as many people as you like."""

    def __init__(self, agent: Agent, texts: Texts) -> None:
        self._agent = agent
        self._texts = texts

    @classmethod
    def load(cls, model: Path, texts: Texts, actions: str = ACTIONS) -> Engine:
        """Imports Rasa (10-20 s) and loads the core model, in the calling thread.

        Args:
            model: the archive `bot.training.trained(...).core` names.
            texts: everything the assistant can say.
            actions: the package of custom actions.

        Raises:
            ModelMissing: there is no such file.
            DataError: an action of the domain has no class or two, or a rule utters a text that does not exist.
        """
        if not model.is_file():
            raise ModelMissing("no dialogue model; run: gyeot train")
        no_tensorflow.install()
        from bot.dialogue.agent import Agent

        return cls(Agent(model, texts, actions), texts)

    async def turn(self, sender: str, state: Mapping[str, Any] | None, message: Incoming) -> Outcome:
        """Runs one turn of `sender` (the case's random id) from the `state` of the last one, None at first.

        Cancelling it leaves nothing behind: the state is the caller's, and Rasa holds none.

        Raises:
            TurnFailed: Rasa would have been silent because something broke.
            BotError: an action or the renderer raised one of ours.
        """
        before: dict[str, Any] = dict(state or {})
        slots = dict(message.slots)
        press = message.press
        if press is None and not (message.understanding and message.understanding.risk.urgent):
            press = self.pressed(message.text, before.get("buttons") or ())
        if press is not None:
            parse_data = _press_data(press, message.text)
        elif message.understanding is not None:
            parse_data = message.understanding.as_parse_data()
        else:
            raise TurnFailed("a message needs an understanding or a press")

        kept = slots.get("last_variants") or before.get("slots", {}).get("last_variants") or {}
        turn = TurnInHand(sender=sender, state=before, slots=slots, last_variants=dict(kept))
        token = enter(turn)
        failure: Exception | None = None
        try:
            await self._agent.handle(sender, message.text, parse_data)
        except Abort as abort:
            failure = abort.error
        except Exception as error:
            failure = TurnFailed(f"rasa: {type(error).__name__}")
        finally:
            leave(token)
        if failure is not None:  # outside the handlers, so that no chain of causes carries a person's words
            raise failure
        if turn.saved is None:
            raise TurnFailed("rasa did not save the turn")

        after = turn.saved
        if turn.last_variants:
            after["slots"]["last_variants"] = turn.last_variants
        after["buttons"] = [button.code for reply in turn.replies for button in reply.buttons] + list(message.shown)
        return Outcome(tuple(turn.replies), _plain(after))

    def pressed(self, text: str, codes: Sequence[str]) -> Press | None:
        """The button among `codes` (those shown last) whose title `text` is, in any language. The latest wins."""
        if len(text) > _LONGEST_TITLE:
            return None
        title = normal_title(text)
        if not title:
            return None
        for code in reversed(codes):
            if title in self._texts.titles(code):
                return self._texts.press(code)
        return None


def _press_data(press: Press, text: str) -> dict[str, Any]:
    """A press in the shape of Rasa's NLU result: certain, with the entities its payload names.

    The number of the thing a button is about, if it has one, comes as the entity `item`.
    """
    entities = dict(press.entities) | ({} if press.item is None else {"item": str(press.item)})
    return {
        "text": text,
        "intent": {"name": press.intent, "confidence": 1.0},
        "intent_ranking": [{"name": press.intent, "confidence": 1.0}],
        "entities": [
            {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "button"}
            for name, value in entities.items()
        ],
    }


def _plain(state: dict[str, Any]) -> dict[str, Any]:
    """A copy that shares nothing with Rasa's objects. Raises TurnFailed naming a slot that is no JSON."""
    for name, value in state["slots"].items():
        try:
            json.dumps(value, allow_nan=False)
        except (TypeError, ValueError):
            failed = name
            break
    else:
        copied: dict[str, Any] = json.loads(json.dumps(state))
        return copied
    raise TurnFailed(f"slot {failed}: not plain JSON")
