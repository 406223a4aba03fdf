"""Runs scripts through the whole assistant: gate, card, consent, understanding, rules, storage, outbox.

Everybody is a new person, on a home of its own that is gone afterwards.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import settings
from bot.assembly import Assistant, load_texts
from bot.errors import NotAccepted
from bot.texts.renderer import Texts
from bot.turn import Button, Receive, Reply, Turn
from talks.errors import TalksError
from talks.scripts import CHANNELS, Script, Step

ANSWER_S = 30.0


@dataclass(frozen=True)
class Exchange:
    """One turn as it went. `pressed` is False when the button of the script was not there, so nothing was sent."""

    step: Step
    replies: tuple[Reply, ...]
    pressed: bool = True


@dataclass(frozen=True)
class Talk:
    """A whole conversation."""

    script: Script
    exchanges: tuple[Exchange, ...]


class ScriptedConnector:
    """A channel whose people follow scripts. Replies wait in `heard` for whoever plays."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.heard: list[Reply] = []
        self._receive: Receive | None = None

    async def start(self, receive: Receive) -> None:
        self._receive = receive

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        self.heard.append(reply)
        return str(len(self.heard))

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Nothing is on a screen."""

    async def stop(self) -> None:
        """Reads nothing by itself."""

    async def close(self) -> None:
        """Holds nothing."""

    async def says(self, turn: Turn) -> tuple[Reply, ...]:
        """Hands a turn in and gives the replies to it. Raises TalksError when there is no answer in time."""
        if self._receive is None:
            raise TalksError(f"the channel {self.name} was never started")
        self.heard.clear()
        try:
            accepted = await self._receive(turn)
        except NotAccepted as error:
            raise TalksError(f"{turn.address}: the assistant could not write the message down") from error
        if not await accepted.answered(ANSWER_S):
            raise TalksError(f"{turn.address}: no answer in {ANSWER_S:g} s")
        return tuple(self.heard)


class Stage:
    """The assistant, ready to talk: `async with stage() as it: await it.play(script)`."""

    def __init__(self, texts: Texts, connectors: dict[str, ScriptedConnector]) -> None:
        self.texts = texts
        self._connectors = connectors

    async def play(self, script: Script) -> Talk:
        """The conversation from beginning to end. Raises TalksError when the assistant does not answer."""
        from actions import base

        base.clock, kept = (lambda: script.at), base.clock
        try:
            return Talk(script, tuple([exchange async for exchange in self._exchanges(script)]))
        finally:
            base.clock = kept

    async def _exchanges(self, script: Script) -> AsyncIterator[Exchange]:
        connector = self._connectors[script.channel]
        on_screen: Sequence[Button] = ()
        for number, step in enumerate(script.steps):
            code = next((button.code for button in on_screen if button.title == step.taps), None)
            if step.taps and code is None:
                yield Exchange(step, (), pressed=False)
                continue
            turn = Turn(
                channel=script.channel,
                update_id=f"{script.name}-{number}",
                address=script.name,
                text=step.says,
                press=code,
                message_id=f"{script.name}-{number}",
                language_hint="ko" if script.language == "ko" else "en",
                consented=script.channel == "terminal",
            )
            replies = await connector.says(turn)
            on_screen = [button for reply in replies for button in reply.buttons]
            yield Exchange(step, replies)


@contextlib.asynccontextmanager
async def stage(progress: Callable[[str], None]) -> AsyncIterator[Stage]:
    """Starts an assistant on a temporary home; everything of it is gone afterwards.

    Raises:
        BotError: data or model cannot be used; `gyeot train` makes a model.
    """
    with tempfile.TemporaryDirectory(prefix="gyeot-talks-", ignore_cleanup_errors=True) as temporary:
        # Nobody types that fast: the rate limit is not what is read here.
        loaded = settings.load({"GYEOT_HOME": str(Path(temporary)), "GYEOT_RATE": "10000"}, dotenv=None)
        texts = load_texts()
        connectors = {name: ScriptedConnector(name) for name in CHANNELS}
        assistant = Assistant(loaded, texts, list(connectors.values()), progress)
        try:
            await assistant.start(alone=True)
            yield Stage(texts, connectors)
        finally:
            await assistant.stop()
