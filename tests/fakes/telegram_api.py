"""A local Telegram Bot API server for tests and for trying the assistant without Telegram.

It keeps what a client can notice: update offsets (an update stays until a later offset confirms it), long polls,
the conflict of two pollers, message limits, unknown and blocked chats, taps that can be answered once, webhooks (the
secret, several connections at once, order within a chat, back-off and another try until a 2xx comes). It records
every call, and it can be told to fail: refuse with a wait, break, hang, drop the line, or do the work and lose the
answer. Fetching a file is recorded as a violation: the assistant opens nothing that people send.

As a script (`python -m tests.fakes.telegram_api --port 8081`) it writes one JSON line per call and takes orders over
HTTP below `/control` (see `control_routes`).
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import random
import re
import sys
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

TOKEN = "123456:local-fake-token"
ONLY_IF_ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}

FaultKind = Literal["flood", "error", "forbidden", "hang", "drop", "lost_answer", "garbage"]


@dataclass
class Call:
    """One request of the bot. `outcome` is the HTTP status, or 0 when no answer left."""

    method: str
    params: dict[str, Any]
    at: float
    outcome: int = 0


@dataclass
class Delivery:
    """One update sent to the webhook. `status` is what came back, or 0 when nothing did."""

    update_id: int
    at: float
    status: int = 0


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of `method` ("*" for any but getUpdates)."""

    method: str
    kind: FaultKind
    times: int = 1
    status: int = 500
    retry_after: int = 1
    delay_s: float = 0.0
    description: str = ""
    after: int = 0  # let so many calls pass first


class Refused(Exception):
    """An answer of the API that is not ok."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


def utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class FakeTelegram:
    """The server. Use as `async with FakeTelegram() as telegram:` and hand `telegram.base_url` to the bot."""

    token: str = TOKEN
    on_call: Callable[[Call], None] | None = None
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    messages: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    chats: set[str] = field(default_factory=set)
    blocked: set[str] = field(default_factory=set)
    migrated: dict[str, int] = field(default_factory=dict)
    undeletable: set[int] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    webhook_url: str = ""
    webhook_to: str = ""  # "http://127.0.0.1:5005": the proxy of the public address; empty: the address itself
    webhook_ordered: bool = True  # one at a time within a chat, as Telegram does; else whatever the connections bring
    webhook_jitter_s: float = 0.0  # each delivery is under way for up to so long
    webhook_retry_s: tuple[float, float] = (0.05, 0.5)  # doubles from the first to the second
    deliveries: list[Delivery] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._updates: list[dict[str, Any]] = []
        self._update_ids = itertools.count(700_001)
        self._message_ids = itertools.count(1)
        self._open_taps: set[str] = set()
        self._allowed: tuple[str, ...] | None = None
        self._poller = 0
        self._webhook: dict[str, Any] = {}
        self._delivering: asyncio.Task[None] | None = None
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.port = 0

    # --- the server ---------------------------------------------------------------------------------------------

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/bot"

    async def start(self, port: int = 0, *, control: bool = False) -> None:
        app = web.Application(client_max_size=1 << 20)
        if control:
            app.add_routes(control_routes(self))
        app.router.add_route("*", "/file/{rest:.*}", self._file)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        self._stop_delivering()
        self._poller += 1  # lets hanging polls go
        await self._notify()
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> FakeTelegram:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    # --- what people do -----------------------------------------------------------------------------------------

    def inject(self, update: dict[str, Any]) -> int:
        """Queues an update (its id is given here unless it has one) and gives the id."""
        update = {"update_id": next(self._update_ids), **update}
        for kind, content in update.items():
            if isinstance(content, dict):
                chat = content.get("chat") or (content.get("message") or {}).get("chat") or {}
                if "id" in chat:
                    self.chats.add(str(chat["id"]))
                if kind == "callback_query":
                    self._open_taps.add(str(content["id"]))
        kinds = set(update) - {"update_id"}
        if kinds - ONLY_IF_ASKED_FOR if self._allowed is None else kinds & set(self._allowed):
            self._updates.append(update)
        asyncio.get_running_loop().create_task(self._notify())
        return int(update["update_id"])

    def message(self, chat_id: int = 7, *, language: str | None = "ko", kind: str = "private", **content: Any) -> int:
        """A person sends something: `telegram.message(text="...")`, `telegram.message(photo=[...], caption="...")`."""
        return self.inject({"message": self.make_message(chat_id, language=language, kind=kind, **content)})

    def make_message(
        self, chat_id: int = 7, *, language: str | None = "ko", kind: str = "private", **content: Any
    ) -> dict[str, Any]:
        person = {"id": abs(chat_id), "is_bot": False, "first_name": "P"}
        if language is not None:
            person["language_code"] = language
        message_id = next(self._message_ids)
        chat = {"id": chat_id, "type": kind, **({"title": "G"} if kind != "private" else {"first_name": "P"})}
        made = {"message_id": message_id, "date": int(time.time()), "chat": chat, "from": person, **content}
        self.messages.setdefault(str(chat_id), {})[message_id] = made
        return made

    def tap(self, chat_id: int, title_or_code: str) -> int:
        """A person taps the newest button with that title or code. LookupError when no keyboard shows it."""
        for message in reversed(list(self.messages.get(str(chat_id), {}).values())):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if title_or_code in (button["text"], button["callback_data"]):
                        return self.inject({"callback_query": self.make_tap(message, button["callback_data"])})
        raise LookupError("no such button")

    def make_tap(self, message: dict[str, Any], code: str) -> dict[str, Any]:
        chat = message["chat"]
        return {
            "id": f"tap-{next(self._message_ids)}",
            "from": {"id": abs(int(chat["id"])), "is_bot": False, "first_name": "P", "language_code": "ko"},
            "message": message,
            "chat_instance": "1",
            "data": code,
        }

    # --- what tests look at -------------------------------------------------------------------------------------

    def fail(self, method: str, kind: FaultKind, **details: Any) -> None:
        self.faults.append(Fault(method, kind, **details))

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def sent(self, chat_id: int | str) -> list[dict[str, Any]]:
        """What the bot wrote into this chat and did not delete, oldest first."""
        return [m for m in self.messages.get(str(chat_id), {}).values() if m["from"]["is_bot"]]

    @property
    def unconfirmed(self) -> list[int]:
        return [update["update_id"] for update in self._updates]

    async def until(self, condition: Callable[[], object], timeout_s: float = 5.0) -> None:
        """Waits for a condition; TimeoutError when it does not come."""
        deadline = time.monotonic() + timeout_s
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the condition did not come true")
            await asyncio.sleep(0.005)

    # --- requests -----------------------------------------------------------------------------------------------

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _file(self, request: web.Request) -> web.Response:
        self.violations.append("a file was fetched")
        return web.Response(status=404)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.token:
            return _answer(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        # Telegram takes method names in any case
        wanted = request.match_info["method"].lower()
        method = next((name for name in METHODS if name.lower() == wanted), request.match_info["method"])
        call = Call(method, await _params(request), time.time())
        self.calls.append(call)
        if method == "getFile":
            self.violations.append("getFile")
        try:
            fault = self._next_fault(method)
            if fault is not None and (early := await self._break(fault, request)) is not None:
                call.outcome = early.status
                return early
            if method not in METHODS:
                raise Refused(404, "Not Found")
            result = await METHODS[method](self, call.params)
            if fault is not None and fault.kind == "lost_answer":
                await asyncio.sleep(fault.delay_s)
                _hang_up(request)
            call.outcome = 200
            return _answer(200, {"ok": True, "result": result})
        except Refused as refused:
            call.outcome = refused.status
            body: dict[str, Any] = {
                "ok": False,
                "error_code": refused.status,
                "description": refused.description,
            }
            if refused.parameters:
                body["parameters"] = refused.parameters
            return _answer(refused.status, body)
        finally:
            if self.on_call is not None:
                self.on_call(call)

    def _next_fault(self, method: str) -> Fault | None:
        for fault in self.faults:
            if fault.method == method or (fault.method == "*" and method != "getUpdates"):
                if fault.after > 0:
                    fault.after -= 1
                    return None
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    async def _break(self, fault: Fault, request: web.Request) -> web.Response | None:
        """The faults that strike before the work is done; None lets the call go on."""
        if fault.kind == "flood":
            raise Refused(429, f"Too Many Requests: retry after {fault.retry_after}", retry_after=fault.retry_after)
        if fault.kind == "forbidden":
            raise Refused(403, fault.description or "Forbidden: bot was blocked by the user")
        if fault.kind == "error":
            raise Refused(fault.status, fault.description or "Internal Server Error")
        if fault.kind == "hang":
            await asyncio.sleep(fault.delay_s)
            _hang_up(request)
        if fault.kind == "drop":
            _hang_up(request)
        if fault.kind == "garbage":
            return web.Response(status=502, text="<html>bad gateway</html>", content_type="text/html")
        return None

    # --- methods ------------------------------------------------------------------------------------------------

    async def _get_me(self, _: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": 123456,
            "is_bot": True,
            "first_name": "Gyeot",
            "username": "gyeot_local_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    async def _get_updates(self, params: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook_url:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")
        if "allowed_updates" in params:
            self._allowed = tuple(params["allowed_updates"]) or None
        self._poller += 1
        mine = self._poller
        await self._notify()  # a poll that hangs elsewhere ends with a conflict
        offset, limit = int(params.get("offset", 0)), min(int(params.get("limit", 100)), 100)
        if offset < 0:
            self._updates = self._updates[offset:]
        elif offset:
            self._updates = [update for update in self._updates if update["update_id"] >= offset]
        deadline = time.monotonic() + int(params.get("timeout", 0))
        async with self._changed:
            while not self._updates and mine == self._poller and (left := deadline - time.monotonic()) > 0:
                try:
                    await asyncio.wait_for(self._changed.wait(), left)
                except asyncio.TimeoutError:
                    break
        if mine != self._poller:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        return self._updates[:limit]

    def _chat(self, params: dict[str, Any]) -> str:
        chat_id = str(params.get("chat_id", ""))
        if chat_id in self.migrated:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.migrated[chat_id],
            )
        if chat_id in self.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat_id not in self.chats:
            raise Refused(400, "Bad Request: chat not found")
        return chat_id

    async def _send_message(self, params: dict[str, Any]) -> dict[str, Any]:
        chat_id = self._chat(params)
        text = str(params.get("text", "")).strip()
        if not text:
            raise Refused(400, "Bad Request: message text is empty")
        if utf16_units(text) > 4096:
            raise Refused(400, "Bad Request: message is too long")
        for row in (params.get("reply_markup") or {}).get("inline_keyboard", []):
            for button in row:
                if not button.get("text"):
                    raise Refused(400, "Bad Request: inline keyboard button text is empty")
                if not 1 <= len(str(button.get("callback_data", "")).encode()) <= 64:
                    raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
        message_id = next(self._message_ids)
        message: dict[str, Any] = {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": {"id": int(chat_id), "type": "private" if int(chat_id) > 0 else "supergroup"},
            "from": await self._get_me({}),
            "text": text,
        }
        for extra in ("reply_markup", "link_preview_options"):
            if params.get(extra):
                message[extra] = params[extra]
        if params.get("protect_content"):
            message["has_protected_content"] = True
        self.messages.setdefault(chat_id, {})[message_id] = message
        return message

    async def _answer_callback_query(self, params: dict[str, Any]) -> bool:
        tap = str(params.get("callback_query_id"))
        if tap not in self._open_taps:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._open_taps.discard(tap)
        return True

    async def _edit_message_reply_markup(self, params: dict[str, Any]) -> dict[str, Any]:
        message = self.messages.get(self._chat(params), {}).get(int(params["message_id"]))
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if message.get("reply_markup") == (params.get("reply_markup") or None):
            raise Refused(400, "Bad Request: message is not modified")
        message.pop("reply_markup", None)
        if params.get("reply_markup"):
            message["reply_markup"] = params["reply_markup"]
        return message

    async def _delete_messages(self, params: dict[str, Any]) -> bool:
        ids = [int(message_id) for message_id in params.get("message_ids", [])]
        chat_id = self._chat(params)
        if not 1 <= len(ids) <= 100:
            raise Refused(400, "Bad Request: too many messages to delete" if ids else "Bad Request: no messages")
        if self.undeletable & set(ids):
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        for message_id in ids:
            self.messages.get(chat_id, {}).pop(message_id, None)
        return True

    async def _send_chat_action(self, params: dict[str, Any]) -> bool:
        self._chat(params)
        return True

    async def _yes(self, _: dict[str, Any]) -> bool:
        return True

    async def _set_webhook(self, params: dict[str, Any]) -> bool:
        url, secret = str(params.get("url", "")), str(params.get("secret_token", ""))
        if not url:
            return await self._delete_webhook(params)
        parts = urlsplit(url)
        if parts.scheme != "https":
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in (443, 80, 88, 8443):
            raise Refused(400, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        connections = int(params.get("max_connections", 40))
        if not 1 <= connections <= 100:
            raise Refused(400, "Bad Request: max_connections is out of range")
        if "allowed_updates" in params:
            self._allowed = tuple(params["allowed_updates"]) or None
        if params.get("drop_pending_updates"):
            self._updates.clear()
        self._stop_delivering()
        self.webhook_url = url
        self._webhook = {"url": url, "max_connections": connections}
        self._delivering = asyncio.create_task(self._deliver(url, secret, connections))
        return True

    async def _delete_webhook(self, params: dict[str, Any]) -> bool:
        self._stop_delivering()
        self.webhook_url = ""
        self._webhook = {}
        if params.get("drop_pending_updates"):
            self._updates.clear()
        return True

    async def _get_webhook_info(self, _: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": self.webhook_url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
            **({**self._webhook, "url": self.webhook_url} if self.webhook_url else {}),
        }

    # --- the webhook --------------------------------------------------------------------------------------------

    def webhook_failed(self, message: str, in_s: float = 1.0) -> None:
        """As if a delivery had failed with that message; `in_s` from now, as the date knows whole seconds only."""
        self._webhook |= {"last_error_date": int(time.time() + in_s), "last_error_message": message}

    def _stop_delivering(self) -> None:
        if self._delivering is not None:
            self._delivering.cancel()
            self._delivering = None

    async def _deliver(self, url: str, secret: str, connections: int) -> None:
        """Sends what waits, up to `connections` at once; within a queue the next waits for the one before."""
        busy: set[object] = set()
        under_way: set[asyncio.Task[None]] = set()
        slots = asyncio.Semaphore(connections)
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(60)) as session:
            try:
                while True:
                    taken: set[object] = set()
                    for update in list(self._updates):
                        queue = _queue(update) if self.webhook_ordered else update["update_id"]
                        if queue not in busy | taken:
                            busy.add(queue)
                            sending = self._deliver_one(session, slots, url, update)
                            task = asyncio.create_task(self._then_free(sending, queue, busy))
                            under_way.add(task)
                            task.add_done_callback(under_way.discard)
                        taken.add(queue)
                    async with self._changed:
                        with contextlib.suppress(asyncio.TimeoutError):
                            await asyncio.wait_for(self._changed.wait(), 0.05)
            finally:
                for task in under_way:
                    task.cancel()
                await asyncio.gather(*under_way, return_exceptions=True)

    async def _then_free(self, sending: Coroutine[Any, Any, None], queue: object, busy: set[object]) -> None:
        try:
            await sending
        finally:
            busy.discard(queue)
            await self._notify()

    async def _deliver_one(
        self, session: aiohttp.ClientSession, slots: asyncio.Semaphore, url: str, update: dict[str, Any]
    ) -> None:
        """Until a 2xx comes; one that failed holds no connection while it waits."""
        if self.webhook_to:
            url = self.webhook_to.rstrip("/") + urlsplit(url).path
        pause_s, longest_s = self.webhook_retry_s
        while True:
            async with slots:
                await asyncio.sleep(random.random() * self.webhook_jitter_s)
                delivery = Delivery(update["update_id"], time.time())
                self.deliveries.append(delivery)
                try:
                    async with session.post(url, json=update) as response:
                        delivery.status = response.status
                        failure = f"Wrong response from the webhook: {response.status} {response.reason}"
                except aiohttp.ClientError:
                    failure = "Connection refused"
                except asyncio.TimeoutError:
                    failure = "Read timeout expired"
            if 200 <= delivery.status < 300:
                self._updates = [one for one in self._updates if one["update_id"] != update["update_id"]]
                return
            self._webhook |= {"last_error_date": int(time.time()), "last_error_message": failure}
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, longest_s)

    async def _get_file(self, _: dict[str, Any]) -> dict[str, Any]:
        raise Refused(400, "Bad Request: file is temporarily unavailable")


METHODS: dict[str, Any] = {
    "getMe": FakeTelegram._get_me,
    "getUpdates": FakeTelegram._get_updates,
    "sendMessage": FakeTelegram._send_message,
    "answerCallbackQuery": FakeTelegram._answer_callback_query,
    "editMessageReplyMarkup": FakeTelegram._edit_message_reply_markup,
    "deleteMessages": FakeTelegram._delete_messages,
    "sendChatAction": FakeTelegram._send_chat_action,
    "setMyCommands": FakeTelegram._yes,
    "setWebhook": FakeTelegram._set_webhook,
    "deleteWebhook": FakeTelegram._delete_webhook,
    "getWebhookInfo": FakeTelegram._get_webhook_info,
    "getFile": FakeTelegram._get_file,
}


def _queue(update: dict[str, Any]) -> object:
    """Telegram keeps messages, edits and taps of a chat each in order, and lets these three run side by side."""
    for kind in ("message", "edited_message"):
        if kind in update:
            return kind, (update[kind].get("chat") or {}).get("id")
    if "callback_query" in update:
        return "callback_query", update["callback_query"]["from"]["id"]
    return update["update_id"]


def _answer(status: int, body: dict[str, Any]) -> web.Response:
    # ASCII escapes let lone surrogates through, as Telegram's own answers do
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")


def _hang_up(request: web.Request) -> None:
    """Ends the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    raise asyncio.CancelledError


async def _params(request: web.Request) -> dict[str, Any]:
    """Parameters from the query, a form or JSON; nested values arrive as JSON inside a form."""
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        params.update(await request.json())
    else:
        params.update(await request.post())
    for name, value in params.items():
        if isinstance(value, str) and name not in ("text", "callback_query_id"):
            try:
                params[name] = json.loads(value)
            except ValueError:
                continue
    return params


def control_routes(telegram: FakeTelegram) -> list[web.RouteDef]:
    """Orders over HTTP, all with JSON bodies.

    POST /control/updates   an update, or `{"chat_id": 7, "text": "..."}` (any message content) -> {"update_id"}
    POST /control/tap       {"chat_id", "button": title or code} -> {"update_id"}, 404 when no keyboard shows it
    POST /control/faults    {"method", "kind", "times", ...} as in `Fault`; DELETE removes all
    POST /control/chats     {"chat_id", "state": "known" | "blocked" | "open"}
    GET  /control/calls?since=N       calls from the N-th on
    GET  /control/messages?chat_id=7  what the bot wrote there and did not delete
    GET  /control/state               {"unconfirmed", "violations", "calls"}
    """

    async def updates(request: web.Request) -> web.Response:
        body = await request.json()
        if {"message", "edited_message", "callback_query", "my_chat_member", "channel_post"} & set(body):
            return web.json_response({"update_id": telegram.inject(body)})
        return web.json_response({"update_id": telegram.message(**body)})

    async def tap(request: web.Request) -> web.Response:
        body = await request.json()
        try:
            return web.json_response({"update_id": telegram.tap(body["chat_id"], body["button"])})
        except LookupError:
            return web.json_response({"error": "no such button"}, status=404)

    async def faults(request: web.Request) -> web.Response:
        if request.method == "DELETE":
            telegram.faults.clear()
        else:
            telegram.fail(**await request.json())
        return web.json_response({"faults": len(telegram.faults)})

    async def chats(request: web.Request) -> web.Response:
        body = await request.json()
        chat_id = str(body["chat_id"])
        telegram.chats.add(chat_id)
        if body["state"] == "blocked":
            telegram.blocked.add(chat_id)
        else:
            telegram.blocked.discard(chat_id)
        return web.json_response({})

    async def calls(request: web.Request) -> web.Response:
        since = int(request.query.get("since", 0))
        return web.json_response([vars(call) for call in telegram.calls[since:]])

    async def messages(request: web.Request) -> web.Response:
        return web.json_response(telegram.sent(request.query["chat_id"]))

    async def state(_: web.Request) -> web.Response:
        return web.json_response(
            {
                "unconfirmed": telegram.unconfirmed,
                "violations": telegram.violations,
                "calls": len(telegram.calls),
            }
        )

    return [
        web.post("/control/updates", updates),
        web.post("/control/tap", tap),
        web.post("/control/faults", faults),
        web.delete("/control/faults", faults),
        web.post("/control/chats", chats),
        web.get("/control/calls", calls),
        web.get("/control/messages", messages),
        web.get("/control/state", state),
    ]


async def _serve(port: int, token: str) -> None:
    def line(value: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()

    telegram = FakeTelegram(token=token, on_call=lambda call: line(vars(call)))
    await telegram.start(port, control=True)
    line({"base_url": telegram.base_url, "token": token})
    await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(description="A local Telegram Bot API server")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one; the first line says which")
    parser.add_argument("--token", default=TOKEN)
    options = parser.parse_args()
    try:
        asyncio.run(_serve(options.port, options.token))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
