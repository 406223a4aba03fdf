"""The client: persons who write one message after another over HTTP, the same for every server.

It is aiohttp, which Rasa brings along: httpx used ten times the CPU for a message (4 ms, 14 with fifty at a time), on
cores that it shares with the servers it measures, and would have been what was measured.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import aiohttp

from bench.errors import BenchError
from bench.figures import Round
from bench.processes import Running
from bench.talks import Person, Said, Talk

PATH = "/webhooks/rest/webhook"
ANSWER_S = 30.0
"""An answer that takes longer counts as failed."""
_PROBE_PAUSE_S = 0.1
_MEMORY_EVERY_S = 5.0


@dataclass(frozen=True)
class Target:
    """A server that answers at `url`. A reply whose text is one of `apologies` says that the turn failed."""

    url: str
    apologies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What came back. `failed`: no HTTP 200, no JSON list, or an apology. `replies` as in Rasa's REST channel."""

    failed: bool
    replies: Sequence[Mapping[str, Any]] = ()

    @property
    def silent(self) -> bool:
        """Answered without any words or picture."""
        return not self.failed and not any(reply.get("text") or reply.get("image") for reply in self.replies)

    @property
    def buttons(self) -> Sequence[Mapping[str, Any]]:
        """The buttons of the last reply that has some."""
        return next((reply["buttons"] for reply in reversed(self.replies) if reply.get("buttons")), ())


def answer_of(status: int, body: Any, apologies: frozenset[str]) -> Answer:
    """Judges one response."""
    if status != HTTPStatus.OK or not isinstance(body, list) or not all(isinstance(reply, dict) for reply in body):
        return Answer(failed=True)
    return Answer(failed=any(reply.get("text") in apologies for reply in body), replies=body)


async def first_answer(server: Running, target: Target, text: str, timeout_s: float) -> float:
    """Asks until the server answers with words; gives the seconds since its process was started.

    Raises:
        BenchError: it ended or said nothing within `timeout_s`.
    """
    watching = asyncio.create_task(_watch_memory(server))
    try:
        left_s = server.started + timeout_s - time.perf_counter()
        async with _client(1, left_s) as client:
            number = 0
            while time.perf_counter() < server.started + timeout_s:
                server.check()
                number += 1
                answer = await _say(client, target, f"first-{number}-{server.process.pid}", text)
                if not answer.failed and not answer.silent:
                    return time.perf_counter() - server.started
                await asyncio.sleep(_PROBE_PAUSE_S)
    finally:
        watching.cancel()
    raise BenchError(f"{server.command.name} gave no answer within {timeout_s:.0f} s; its log: {server.command.log}")


async def load(
    server: Running,
    target: Target,
    people: Iterator[Person],
    *,
    concurrency: int,
    seconds: float,
    most: int,
    say: Callable[[int], None],
) -> Round:
    """One round: `concurrency` persons at a time for `seconds` or until `most` messages, whichever comes first.

    `say` gets the number of messages answered so far, at most twice a second.
    """
    tally = _Tally()
    cpu_before, client_before = server.cpu_s(), time.process_time()
    start = time.perf_counter()
    deadline = start + seconds
    async with _client(concurrency, ANSWER_S) as client:
        talking = [
            asyncio.create_task(_talk_on(client, target, people, deadline, most, tally)) for _ in range(concurrency)
        ]
        try:
            while True:
                _, pending = await asyncio.wait(talking, timeout=0.5, return_when=asyncio.FIRST_EXCEPTION)
                if not pending or any(task.done() and task.exception() for task in talking):
                    break
                say(len(tally.latencies))
            await asyncio.gather(*talking)
        finally:
            for task in talking:
                task.cancel()
    client_cpu_s = time.process_time() - client_before
    cpu_s = server.cpu_s() - cpu_before
    server.check()
    window_s = min(seconds, (tally.ends[-1] if tally.ends else deadline) - start)
    return Round(
        latencies_s=tuple(tally.latencies),
        within=sum(end - start <= window_s for end in tally.ends),
        window_s=window_s,
        cpu_s=cpu_s,
        client_cpu_s=client_cpu_s,
        failed=tally.failed,
        silent=tally.silent,
    )


async def long_talk(
    server: Running,
    target: Target,
    sender: str,
    talk: Talk,
    windows: Mapping[int, range],
    *,
    seconds: float,
    say: Callable[[int], None],
) -> dict[int, tuple[list[float], float]]:
    """One person who says all of `talk`; for each turn of `windows` the latencies (s) and CPU seconds of its range.

    It ends early after `seconds`: turns that were not reached are absent.
    """
    latencies: dict[int, list[float]] = {turn: [] for turn in windows}
    cpu_s: dict[int, float] = {}
    reached: dict[int, tuple[list[float], float]] = {}
    deadline = time.perf_counter() + seconds
    buttons: Sequence[Mapping[str, Any]] = ()
    async with _client(1, ANSWER_S) as client:
        for number, said in enumerate(talk, 1):
            if time.perf_counter() > deadline:
                break
            for turn, window in windows.items():
                if number == window.start:
                    cpu_s[turn] = server.cpu_s()
            began = time.perf_counter()
            answer = await _say(client, target, sender, said.message(buttons))
            took = time.perf_counter() - began
            server.check()
            buttons = answer.buttons
            for turn, window in windows.items():
                if number in window and not answer.failed:
                    latencies[turn].append(took)
                if number == window.stop - 1 and latencies[turn]:
                    reached[turn] = latencies[turn], server.cpu_s() - cpu_s[turn]
            say(number)
    return reached


@dataclass
class _Tally:
    latencies: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    sent: int = 0
    failed: int = 0
    silent: int = 0


async def _talk_on(
    client: aiohttp.ClientSession, target: Target, people: Iterator[Person], deadline: float, most: int, tally: _Tally
) -> None:
    """One person after another, each to the end of their talk, until time or number is up."""
    for person in people:
        buttons: Sequence[Mapping[str, Any]] = ()
        for said in person.talk:
            if time.perf_counter() >= deadline or tally.sent >= most:
                return
            tally.sent += 1
            buttons = (await _timed(client, target, person.sender, said, buttons, tally)).buttons


async def _timed(
    client: aiohttp.ClientSession,
    target: Target,
    sender: str,
    said: Said,
    buttons: Sequence[Mapping[str, Any]],
    tally: _Tally,
) -> Answer:
    message = said.message(buttons)
    began = time.perf_counter()
    answer = await _say(client, target, sender, message)
    end = time.perf_counter()
    if answer.failed:
        tally.failed += 1
    else:
        tally.latencies.append(end - began)
        tally.ends.append(end)
        tally.silent += answer.silent
    return answer


async def _say(client: aiohttp.ClientSession, target: Target, sender: str, message: str) -> Answer:
    try:
        async with client.post(target.url + PATH, json={"sender": sender, "message": message}) as response:
            return answer_of(response.status, json.loads(await response.read()), target.apologies)
    except (aiohttp.ClientError, asyncio.TimeoutError, ValueError):
        return Answer(failed=True)


async def _watch_memory(server: Running) -> None:
    while True:
        await asyncio.sleep(_MEMORY_EVERY_S)
        server.note_memory()


def _client(connections: int, timeout_s: float) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections),
        timeout=aiohttp.ClientTimeout(total=timeout_s),
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,  # a proxy of the environment is for the world outside; every server here is on the loopback
    )
