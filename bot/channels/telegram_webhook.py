"""Where Telegram delivers updates by itself: the route, its secret, and the order of what comes in parallel."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

log = structlog.get_logger(__name__)

PATH = "/webhooks/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
MAX_BODY_BYTES = 1 << 20  # an update has some 60 kB at most: 4,096 characters, each an escape, and a keyboard
BODY_S = 10.0
OUT_OF_ORDER_S = 0.25  # how long an update waits for an earlier one that is on its way on another connection
CONNECTIONS = 10

Take = Callable[[int, dict[str, Any]], Coroutine[Any, Any, bool]]
"""Takes an update (its id, the update as sent); False when it is not written down and has to come again."""


@dataclass(frozen=True)
class Webhook:
    """`url`: the public https address of `PATH`. `secret`: what Telegram sends along, 1-256 of A-Z a-z 0-9 _ -."""

    url: str
    secret: str = field(repr=False)


class InOrder:
    """Hands updates on by their number, although several connections bring them at once.

    Telegram numbers a bot's updates without a gap. One whose number is not the next waits up to `wait_s` for those
    before it; then it goes on, and one that comes later still (a repeat after our 503) goes on at once.
    """

    def __init__(self, take: Take, wait_s: float = OUT_OF_ORDER_S) -> None:
        self._take = take
        self._wait_s = wait_s
        self._next: int | None = None
        self._waiting: list[tuple[int, int, _Waiting]] = []  # a heap: the lowest number first
        self._arrived = 0
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, update_id: int, raw: dict[str, Any]) -> bool:
        """What `Take` gives for this update, when its turn has come."""
        loop = asyncio.get_running_loop()
        waiting = _Waiting(raw, loop.create_future(), loop.time() + self._wait_s)
        self._arrived += 1
        heappush(self._waiting, (update_id, self._arrived, waiting))
        self._release()
        task: asyncio.Task[bool] = await waiting.begun
        return await asyncio.shield(task)

    def _release(self) -> None:
        """Begins everything whose turn has come, in order: a task begun earlier reaches the inbox earlier."""
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            update_id, _, waiting = self._waiting[0]
            if self._next is None or update_id > self._next:
                # Not by the number's own clock: whoever is behind the lowest one has waited for it long enough too.
                due = min(one.due for _, _, one in self._waiting)
                if loop.time() < due:
                    self._timer = loop.call_at(due, self._release)
                    return
            heappop(self._waiting)
            self._next = max(self._next or 0, update_id + 1)
            waiting.begun.set_result(asyncio.create_task(self._take(update_id, waiting.raw)))


@dataclass(frozen=True)
class _Waiting:
    raw: dict[str, Any]
    begun: asyncio.Future[asyncio.Task[bool]]
    due: float


class Door:
    """`POST /webhooks/telegram/webhook`. Nothing of a call is read before its secret is known to be right.

    200: written down, or seen before. 503: not written down, send it again. 403: not from Telegram.
    """

    def __init__(self, secret: str, take: Take) -> None:
        self._secret = secret.encode()
        self._order = InOrder(take)
        self._taking: set[asyncio.Task[bool]] = set()
        self._open = False

    def routes(self) -> list[Route]:
        """The one route; mount it where the public address leads."""
        return [Route(PATH, self._webhook, methods=["POST"])]

    def open(self) -> None:
        """Updates are taken from now on; before, Telegram is told to come again."""
        self._open = True

    async def close(self) -> None:
        """Takes nothing more, and waits for what is being taken."""
        self._open = False
        if self._taking:
            await asyncio.wait(self._taking, timeout=5.0)

    async def _webhook(self, request: Request) -> Response:
        sent = request.headers.get(SECRET_HEADER, "").encode("latin-1", "replace")
        if not hmac.compare_digest(sent, self._secret):
            log.warning("telegram.webhook_refused", header=SECRET_HEADER in request.headers)
            return _said(403)
        if not self._open:
            return _said(503)
        try:
            body = await asyncio.wait_for(_limited(request), BODY_S)
        except asyncio.TimeoutError:
            return _said(408)
        except ClientDisconnect:
            return _said(400)
        if body is None:
            return _said(413)
        try:
            raw = json.loads(body)
        except (ValueError, RecursionError):
            return _said(400)
        update_id = raw.get("update_id") if isinstance(raw, dict) else None
        if not isinstance(update_id, int) or isinstance(update_id, bool):
            return _said(400)
        # A task of its own: a caller that hangs up ends no turn that is being written down.
        taking = asyncio.create_task(self._order.take(update_id, raw))
        self._taking.add(taking)
        taking.add_done_callback(self._taking.discard)
        return _said(200 if await asyncio.shield(taking) else 503)


async def _limited(request: Request) -> bytes | None:
    """The body, or None when it is too long; no more than the limit is ever held."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)


def _said(status: int) -> Response:
    headers = {"cache-control": "no-store"}
    if status in (408, 413):  # the rest of the body is not read
        headers["connection"] = "close"
    return Response(status_code=status, headers=headers)
