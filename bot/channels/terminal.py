"""The terminal: `gyeot chat`.

With a person at the keyboard: a prompt, replies as text, buttons with numbers. With anything else on standard input
each line is a turn, and each turn gives one line of JSON: `{"turn": n, "replies": [{text, buttons}]}`, n from 1.
"""

from __future__ import annotations

import asyncio
import queue
import secrets
import sys
import threading
import unicodedata
from typing import BinaryIO

import structlog

from bot.channels.rasa_json import as_json, dump, is_code
from bot.errors import NotAccepted
from bot.turn import Button, Receive, Reply, Turn

log = structlog.get_logger(__name__)

PROMPT = "> "
CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # the screen and what can be scrolled back to


class TerminalConnector:
    """One person for one run, under a random address. `start`, then `finished` waits for the end of the input.

    `language` is the hint for the first words. `interactive` is None for "when standard input is a terminal".
    `answer_s` is how long a turn may take before the next line is read.
    """

    name = "terminal"

    def __init__(
        self,
        *,
        language: str | None = None,
        interactive: bool | None = None,
        source: BinaryIO | None = None,
        sink: BinaryIO | None = None,
        answer_s: float = 60.0,
    ) -> None:
        self._language = language
        self._source = source or sys.stdin.buffer
        self._sink = sink or sys.stdout.buffer
        self._interactive = self._source.isatty() if interactive is None else interactive
        self._answer_s = answer_s
        self._address = secrets.token_hex(16)
        self._replies: list[Reply] = []
        self._buttons: tuple[Button, ...] = ()
        self._messages = 0
        self._talk: asyncio.Task[None] | None = None
        self._wanted: queue.SimpleQueue[asyncio.Future[bytes] | None] = queue.SimpleQueue()

    async def start(self, receive: Receive) -> None:
        # A thread of its own that nobody waits for at the end: reading a terminal cannot be cancelled.
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._read_lines, args=(loop,), name="terminal-reader", daemon=True).start()
        self._talk = asyncio.create_task(self._converse(receive), name="terminal")

    async def finished(self) -> None:
        """Returns at the end of the input, when the last turn is answered."""
        if self._talk is not None:
            await asyncio.wait({self._talk})
            if not self._talk.cancelled():
                self._talk.result()

    async def stop(self) -> None:
        self._wanted.put(None)
        if self._talk is not None:
            self._talk.cancel()
            await asyncio.wait({self._talk})

    async def close(self) -> None:
        """Nothing to let go of: standard input and output are the process's."""

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        """Shows the reply, or keeps it for the JSON line of its turn; one that comes later goes with the next turn."""
        self._messages += 1
        if self._interactive:
            self._show(reply)
        else:
            self._replies.append(reply)
        return str(self._messages)

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Clears the whole screen, as a terminal cannot take single lines back; nothing to do for JSON lines."""
        if self._interactive and message_ids:
            self._write(CLEAR.encode())

    async def _converse(self, receive: Receive) -> None:
        number = 0
        try:
            if self._interactive:
                await self._turn(receive, number, "")  # as opening a chat in a messenger does
            while (line := await self._next_line()) is not None:
                number += 1
                await self._turn(receive, number, line)
                if not self._interactive:
                    replies, self._replies = self._replies, []
                    self._write(dump({"turn": number, "replies": [as_json(reply) for reply in replies]}) + b"\n")
        except BrokenPipeError:
            return  # the reader of our output has gone: the end of the talk
        if self._interactive:
            self._write(b"\n")

    async def _turn(self, receive: Receive, number: int, line: str) -> None:
        code = line if is_code(line) else self._chosen(line)
        self._buttons = ()
        turn = Turn(
            channel=self.name,
            update_id=f"{self._address}-{number}",
            address=self._address,
            text="" if code else line,
            press=code,
            language_hint=self._language,
            consented=True,
        )
        try:
            accepted = await receive(turn)
        except NotAccepted:
            log.error("terminal.not_accepted", update_id=turn.update_id)
            return
        if not await accepted.answered(self._answer_s):
            log.error("terminal.not_answered", update_id=turn.update_id)

    def _chosen(self, line: str) -> str | None:
        """The code of the button on the screen that was typed by its number or title. JSON lines leave titles alone:
        there the conversation itself knows which button a title presses."""
        wanted = line.strip().casefold()
        for number, button in enumerate(self._buttons, 1):
            if wanted in (str(number), button.title.strip().casefold()):
                return button.code
        return None

    def _show(self, reply: Reply) -> None:
        first = len(self._buttons) + 1
        self._buttons += reply.buttons
        lines = [reply.text, *(f"  {number}. {button.title}" for number, button in enumerate(reply.buttons, first))]
        self._write((_shown("\n".join(lines)) + "\n\n").encode("utf-8", "replace"))

    def _write(self, data: bytes) -> None:
        self._sink.write(data)
        self._sink.flush()

    async def _next_line(self) -> str | None:
        """The next line without its end, or None at the end of the input."""
        if self._interactive:
            self._write(PROMPT.encode())
        line: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._wanted.put(line)
        raw = await line
        if not raw:
            return None
        return raw.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")

    def _read_lines(self, loop: asyncio.AbstractEventLoop) -> None:
        """Reads one line when one is wanted, so that a long input waits in the pipe and not in memory."""
        while (wanted := self._wanted.get()) is not None:
            try:
                raw = self._source.readline()
            except (OSError, ValueError):  # closed under us: the end of the input
                raw = b""
            try:
                loop.call_soon_threadsafe(_settle, wanted, raw)
            except RuntimeError:  # the loop has ended
                return


def _settle(future: asyncio.Future[bytes], raw: bytes) -> None:
    if not future.done():
        future.set_result(raw)


def _shown(text: str) -> str:
    """Text without control characters, which a terminal would obey."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) != "Cc")
