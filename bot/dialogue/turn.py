"""The turn in hand: what Rasa may look at and what it leaves behind, carried by a context variable.

Rasa's parts (tracker store, renderer, output channel) are shared by all people; whom they serve at this moment is
known only from here. Each turn runs in its own context, so turns of different people cannot mix.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from bot.errors import BotError, TurnFailed
from bot.turn import Reply


class Abort(BaseException):
    """Carries a failure past Rasa's `except Exception`, which would log a traceback and go on without words.

    Not an `Exception` for that reason alone; `Engine.turn` turns it into the error it holds.
    """

    def __init__(self, error: BotError) -> None:
        super().__init__()
        self.error = error


@dataclass
class TurnInHand:
    """One turn of one person. `state` is what was kept; `slots` are set on top of it before anything is predicted.

    `rendered` are the texts asked for so far, `replies` those of them that Rasa decided to send.
    """

    sender: str
    state: dict[str, Any]
    slots: dict[str, Any]
    last_variants: dict[str, int]
    rendered: list[Reply] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    saved: dict[str, Any] | None = None


_turn: ContextVar[TurnInHand] = ContextVar("turn_in_hand")

enter = _turn.set
leave = _turn.reset


def of(sender: str) -> TurnInHand:
    """The turn of `sender`. Raises Abort when another person's turn, or none, is in hand."""
    turn = _turn.get(None)
    if turn is None or turn.sender != sender:
        raise Abort(TurnFailed("a turn was asked for that is not in hand"))
    return turn
