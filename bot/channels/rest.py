"""A route that imitates Rasa's REST channel, for tools and tests; off unless it is switched on.

The caller chooses the sender and nothing is authenticated, so it belongs on the loopback only, and a request that a
web page makes (it carries an Origin) is refused.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import uuid
from typing import Any

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.rasa_json import as_json, dump, is_code
from bot.errors import NotAccepted
from bot.turn import Receive, Reply, Turn

log = structlog.get_logger(__name__)

MAX_BODY_BYTES = 512 * 1024  # 100 kB of Korean, each letter written as an escape
MAX_ADDRESS = 512
BODY_S = 10.0


class RestConnector:
    """Answers each POST with the replies of its turn. Mount `routes()`; nothing else listens.

    `answer_s` is how long a request waits for its turn. Replies outside a request have nowhere to go and are dropped.
    """

    name = "rest"

    def __init__(self, *, answer_s: float = 60.0) -> None:
        self._answer_s = answer_s
        self._receive: Receive | None = None
        self._waiting: dict[str, list[Reply]] = {}
        self._turns: set[asyncio.Task[Response]] = set()

    def routes(self) -> list[Route]:
        """`POST /webhooks/rest/webhook` and Rasa's health route, `GET /webhooks/rest/`."""
        return [
            Route("/webhooks/rest/", self._health, methods=["GET"]),
            Route("/webhooks/rest/webhook", self._webhook, methods=["POST"]),
        ]

    async def start(self, receive: Receive) -> None:
        self._receive = receive

    async def stop(self) -> None:
        self._receive = None

    async def close(self) -> None:
        """Nothing to let go of: the server owns the connections."""

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        """Hands the reply to the request that waits for it; one whose caller has gone is dropped, with a log line."""
        replies = self._waiting.get(in_reply_to or "")
        if replies is None:
            log.info("rest.nobody_waits", update_id=in_reply_to)
        else:
            replies.append(reply)
        return None

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Nothing: what was answered is the caller's."""

    async def _health(self, _: Request) -> Response:
        return _json({"status": "ok"})

    async def _webhook(self, request: Request) -> Response:
        if "origin" in request.headers:
            return _error(403, "this route is for tools, not for web pages")
        if self._receive is None:
            return _error(503, "the assistant is not ready")
        try:
            body = await asyncio.wait_for(_limited_body(request), BODY_S)
        except asyncio.TimeoutError:
            return _error(408, "the body did not arrive in time")
        except ClientDisconnect:
            return _error(400, "the caller left")
        if body is None:
            return _error(413, f"a body may have {MAX_BODY_BYTES} bytes")
        try:
            asked = json.loads(body)
        except (ValueError, RecursionError):
            return _error(400, "the body is no JSON")
        problem = _problem(asked)
        if problem is not None:
            return _error(400, problem)
        # A task of its own: a caller that hangs up cancels this handler in some servers, and never the turn.
        turn = asyncio.create_task(self._turn(self._receive, asked))
        self._turns.add(turn)
        turn.add_done_callback(self._turns.discard)
        return await asyncio.shield(turn)

    async def _turn(self, receive: Receive, asked: dict[str, Any]) -> Response:
        sender, message = asked["sender"], asked["message"]
        update_id = uuid.uuid4().hex
        pressed = is_code(message)
        turn = Turn(
            channel=self.name,
            update_id=update_id,
            address=_address(sender),
            text="" if pressed else message,
            press=message if pressed else None,
            language_hint=_language(asked.get("metadata")),
            consented=True,
        )
        replies = self._waiting[update_id] = []
        try:
            accepted = await receive(turn)
            if not await accepted.answered(self._answer_s) and not replies:
                return _error(504, "no answer in time")
        except NotAccepted:
            # What a person in danger needs has been sent before; it counts as an answer.
            if not replies:
                return _error(503, "the message could not be written down; send it again")
        finally:
            del self._waiting[update_id]
        return _json([{"recipient_id": sender, **as_json(reply)} for reply in replies])


async def _limited_body(request: Request) -> bytes | None:
    """The body, or None when it is too long; no more than the limit is ever held."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)


def _problem(asked: Any) -> str | None:
    """What is wrong with a request's JSON, or None."""
    if not isinstance(asked, dict):
        return "the body must be a JSON object"
    for name in ("sender", "message"):
        if name not in asked:
            return f"{name} is missing"
        if not isinstance(asked[name], str):
            return f"{name} must be a string"
    return None


def _address(sender: str) -> str:
    """The sender as it can be kept: one that is too long or has no UTF-8 form becomes its hash."""
    raw = sender.encode("utf-8", "surrogatepass")
    if len(sender) <= MAX_ADDRESS and raw == sender.encode("utf-8", "replace"):
        return sender
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def _language(metadata: Any) -> str | None:
    language = metadata.get("language") if isinstance(metadata, dict) else None
    return language[:2].lower() if isinstance(language, str) and language[:2].isalpha() else None


def _json(value: Any, status: int = 200) -> Response:
    return Response(
        dump(value), status_code=status, media_type="application/json", headers={"cache-control": "no-store"}
    )


def _error(status: int, what: str) -> Response:
    return _json({"error": what}, status)
