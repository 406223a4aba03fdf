"""The web page: one HTML page, one WebSocket each way, one POST for leaving.

Frames are JSON objects. From the page: `{"hello", "lang"}` first, then `{"say", "id"}`, `{"press", "id"}`, `{"ack"}`,
`{"lang"}`, `{"ping"}`. To the page: `{"ready"}` with a mark of the visit, `{"id", "parts", "buttons"}`, `{"taken"}`,
`{"refused", "why"}`, `{"gone"}`, `{"left"}`, `{"pong"}`.

The page's random id makes a message known again, so one that is sent twice is no double. A reply counts as delivered
when a page has acknowledged it: until then its row waits, sealed, in the outbox. Its id is a hash of what it answers
and says, so a page shows it once however often it arrives, also from a process that was started again. Every open
page of a visitor gets every reply, and all of them go blank together when the visitor leaves.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from bot.channels.rasa_json import is_code
from bot.channels.web.links import Links
from bot.channels.web.pages import Page
from bot.channels.web.visitors import Doors, Newcomers, address_of, new_token
from bot.errors import DeliveryError, NotAccepted
from bot.safety import lexicon
from bot.safety.screen import DATA
from bot.texts.buttons import code_of
from bot.texts.renderer import Texts
from bot.turn import Receive, Reply, Turn

log = structlog.get_logger(__name__)

CHANNEL = "web"
MAX_FRAME_BYTES = 64 * 1024
MAX_TEXT = 8_000  # characters; some ten screens
MAX_PAGES = 500
MAX_PAGES_OF_ONE = 4
HELLO_S = 10.0
ACK_S = 4.0  # less than the front waits for a card: the outbox goes on where we gave up
SEND_S = 5.0
LEAVE_S = 3.0
COME_BACK_S = 20.0
LEAVE_AGAIN_S = 2.0
LEAVE_TRIES = 300
EXITS_AT_ONCE = 20  # of one network and without an open page; each takes the storage some 50 ms
QUEUE = 64  # turns of one page that wait to be written down
_REMEMBERED = 64

LEFT, ELSEWHERE, MAKE_ROOM, WRONG, UNKNOWN = 4000, 4001, 4002, 4003, 4004
EXIT = code_of("/quick_exit")
SPEAK = {language: code_of(f'/change_language{{"language":"{language}"}}') for language in ("ko", "en")}

_ID = re.compile(r"[A-Za-z0-9_-]{8,40}")


class _OpenPage:
    """One WebSocket, its queue of turns, and when it last said something."""

    def __init__(self, socket: WebSocket, language: str) -> None:
        self.socket = socket
        self.language = language
        self.spoke_at = 0.0
        self.turns: asyncio.Queue[Turn] = asyncio.Queue(QUEUE)
        self._writing = asyncio.Lock()

    async def push(self, frame: dict[str, Any]) -> None:
        """Sends a frame; a page that is gone or does not read is closed by the task that reads it."""
        try:
            async with self._writing:
                await asyncio.wait_for(self.socket.send_text(json.dumps(frame)), SEND_S)
        except (RuntimeError, WebSocketDisconnect, OSError, asyncio.TimeoutError):
            await self.shut(WRONG)

    async def shut(self, code: int) -> None:
        """Closes the socket; the task that reads it ends by that."""
        if self.socket.application_state is WebSocketState.CONNECTED:
            with contextlib.suppress(RuntimeError, WebSocketDisconnect, OSError, asyncio.TimeoutError):
                await asyncio.wait_for(self.socket.close(code), SEND_S)


class _Visitor:
    """The open pages of one visitor, and which replies they have shown."""

    def __init__(self) -> None:
        self.pages: list[_OpenPage] = []
        self.waiting: dict[str, asyncio.Future[None]] = {}
        self.shown: OrderedDict[str, None] = OrderedDict()

    def saw(self, reply_id: str) -> None:
        """A page has shown the reply."""
        acknowledged = self.waiting.pop(reply_id, None)
        if acknowledged is None:
            return
        if not acknowledged.done():
            acknowledged.set_result(None)
        self.shown[reply_id] = None
        if len(self.shown) > _REMEMBERED:
            self.shown.popitem(last=False)

    async def push(self, frame: dict[str, Any]) -> None:
        """Sends a frame to every page."""
        if self.pages:
            await asyncio.gather(*(page.push(frame) for page in list(self.pages)))


class WebConnector:
    """The page and its socket. Mount `routes()`; nothing else listens.

    `public_url` is where people reach us when it is not the loopback. `returned` is called with a visitor's address
    when a page of theirs has (again) connected: what waits for them can be sent.
    """

    name = CHANNEL

    def __init__(
        self,
        texts: Texts,
        *,
        country: str = "KR",
        public_url: str | None = None,
        newcomers: Newcomers | None = None,
        max_pages: int = MAX_PAGES,
        hello_s: float = HELLO_S,
        ack_s: float = ACK_S,
    ) -> None:
        self.returned: Callable[[str], None] = lambda address: None
        exit_words = frozenset(word for words in lexicon.load_all(DATA) for word in words.exits)
        self._page = Page(texts, country, exit_code=EXIT, speak=SPEAK, exit_words=exit_words, max_text=MAX_TEXT)
        self._links = Links(texts.directory)
        self._doors = Doors(public_url)
        self._newcomers = newcomers or Newcomers()
        self._leavers = Newcomers(at_once=EXITS_AT_ONCE)
        self._max_pages = max_pages
        self._hello_s = hello_s
        self._ack_s = ack_s
        self._receive: Receive | None = None
        self._stopping = False
        self._started_at = 0.0
        self._visitors: dict[str, _Visitor] = {}
        self._expected: dict[str, asyncio.Event] = {}  # who is waited for after a start
        self._tasks: set[asyncio.Task[Any]] = set()

    def routes(self) -> list[BaseRoute]:
        """The page `/`, its files, `/note` where an exit ends, `POST /leave`, and the socket `/talk`."""
        return [
            Route("/", self._home, methods=["GET"]),
            Route("/note", self._note, methods=["GET"]),
            Route("/page/{file}", self._file, methods=["GET"]),
            Route("/leave", self._leave, methods=["POST"]),
            WebSocketRoute("/talk", self._talk),
        ]

    async def start(self, receive: Receive) -> None:
        self._stopping = False
        self._started_at = asyncio.get_running_loop().time()
        self._receive = receive

    async def stop(self) -> None:
        self._stopping = True
        self._receive = None
        for back in self._expected.values():
            back.set()

    async def close(self) -> None:
        """Shuts every page; each comes back by itself when we are there again."""
        for visitor in list(self._visitors.values()):
            for page in list(visitor.pages):
                await page.shut(1012)
        for task in list(self._tasks):
            task.cancel()

    # ---- out

    async def send(self, address: str, reply: Reply, in_reply_to: str | None) -> str | None:
        """Shows the reply on every open page of the visitor and waits until one says that it did.

        A farewell shows nothing: the pages go blank. Raises DeliveryError when no page is open, or none answers.
        """
        if reply.farewell:
            await self._blank(address)
            return None
        visitor = self._visitors.get(address) or await self._come_back(address)
        reply_id = _reply_id(reply, in_reply_to)
        if reply_id in visitor.shown:
            return reply_id
        acknowledged = visitor.waiting.setdefault(reply_id, asyncio.get_running_loop().create_future())
        frame = {
            "id": reply_id,
            "parts": self._links.parts(reply.text),
            "buttons": [{"title": button.title, "code": button.code} for button in reply.buttons],
        }
        try:
            await visitor.push(frame)
            # Shielded: the same reply may be on its way twice, from the front at once and from the outbox.
            await asyncio.wait_for(asyncio.shield(acknowledged), self._ack_s)
        except asyncio.TimeoutError:
            raise DeliveryError("the page did not answer") from None
        return reply_id

    async def _come_back(self, address: str) -> _Visitor:
        """After a start of ours, pages are on their way back; later nobody is waited for. Raises DeliveryError."""
        if not self._stopping and asyncio.get_running_loop().time() - self._started_at < COME_BACK_S:
            back = self._expected.setdefault(address, asyncio.Event())
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(back.wait(), COME_BACK_S)
        visitor = self._visitors.get(address)
        if visitor is None:
            raise DeliveryError("no page is open")
        return visitor

    async def delete(self, address: str, message_ids: list[str]) -> None:
        """Takes messages of both sides off the open pages; a page that is closed shows nothing anyway."""
        visitor = self._visitors.get(address)
        if visitor is not None:
            await visitor.push({"gone": message_ids})

    async def _blank(self, address: str) -> None:
        if back := self._expected.pop(address, None):
            back.set()
        visitor = self._visitors.get(address)
        if visitor is None:
            return
        await visitor.push({"left": True})
        for page in list(visitor.pages):
            await page.shut(LEFT)

    # ---- the pages

    async def _home(self, request: Request) -> Response:
        if not self._doors.host_is_ours(request):
            return self._stranger()
        token = self._doors.token(request)
        response = self._page.home(request)
        if token is None:
            self._doors.give(response, request, new_token())
        return self._page.guarded(response, request, secure=self._doors.is_secure(request))

    async def _note(self, request: Request) -> Response:
        """The neutral page. Asked for by ourselves or typed in, it also takes the cookie back."""
        if not self._doors.host_is_ours(request):
            return self._stranger()
        response = self._page.note(request)
        if request.headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            token = self._doors.token(request)  # SameSite=Strict: no other site can make a browser bring it
            if token is not None:  # the way out was pressed before the script was there
                self._spawn(self._exit(address_of(token)))
            self._doors.take_back(response, request)
        return self._page.guarded(response, request, secure=self._doors.is_secure(request))

    async def _file(self, request: Request) -> Response:
        if not self._doors.host_is_ours(request):
            return self._stranger()
        response = self._page.file(request.path_params["file"])
        return self._page.guarded(response, request, secure=self._doors.is_secure(request))

    def _stranger(self) -> Response:
        return PlainTextResponse("unknown host", status_code=421)

    # ---- leaving

    async def _leave(self, request: Request) -> Response:
        """The exit button and three Shifts: an exit turn like any other, then every trace goes that may go.

        `?told=1`: the talk is erased already (the words of an exit were typed); only the traces go.
        """
        if not (self._doors.host_is_ours(request) and self._doors.origin_is_ours(request)):
            return PlainTextResponse("", status_code=403)
        token = self._doors.token(request)
        if token is not None and request.query_params.get("told") != "1":
            if not self._may_leave_now(request, address_of(token)):
                again = Response(status_code=503)  # with the cookie kept, its page asks again
                return self._page.guarded(again, request, secure=self._doors.is_secure(request))
            leaving = self._spawn(self._exit(address_of(token)))
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(asyncio.shield(leaving), LEAVE_S)
        response = Response(status_code=204)
        self._doors.take_back(response, request)
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return self._page.guarded(response, request, secure=self._doors.is_secure(request))

    def _may_leave_now(self, request: Request, address: str) -> bool:
        """Always with a page open. Else made-up visitors, each an exit to write down, could fill the storage's line."""
        client = request.client.host if request.client else None
        return address in self._visitors or self._leavers.may_enter(client, asyncio.get_running_loop().time())

    async def _exit(self, address: str) -> None:
        """Tries until the exit is written down: the page is gone by then and nobody else would."""
        turn = Turn(channel=CHANNEL, update_id=_update_id(address, secrets.token_hex(8)), address=address, press=EXIT)
        try:
            for _ in range(LEAVE_TRIES):
                if self._receive is not None:
                    with contextlib.suppress(NotAccepted):
                        accepted = await self._receive(turn)
                        await accepted.answered(LEAVE_S)
                        return
                await asyncio.sleep(LEAVE_AGAIN_S)
            log.error("web.exit_given_up")
        finally:
            await self._blank(address)

    # ---- in

    async def _talk(self, socket: WebSocket) -> None:
        if not (self._doors.host_is_ours(socket) and self._doors.origin_is_ours(socket)):
            await socket.close()  # before it is accepted: 403
            return
        token = self._doors.token(socket)
        if token is None:  # a page is told why, so that it can go blank; a refusal would look like a lost line
            await socket.accept()
            await socket.close(UNKNOWN)
            return
        address = address_of(token)
        client = socket.client.host if socket.client else None
        now = asyncio.get_running_loop().time()
        if self._stopping or (address not in self._visitors and not self._newcomers.may_enter(client, now)):
            await socket.send_denial_response(PlainTextResponse("", status_code=503))
            return
        await socket.accept()
        page = _OpenPage(socket, "ko")
        page.spoke_at = now
        visitor = self._visitors.setdefault(address, _Visitor())
        visitor.pages.append(page)
        worker = self._spawn(self._take_in(page))
        try:
            await self._make_room(visitor, page)
            await self._read(address, visitor, page)
        except (WebSocketDisconnect, RuntimeError, OSError):
            return
        finally:
            visitor.pages.remove(page)
            if not visitor.pages and self._visitors.get(address) is visitor:
                del self._visitors[address]
            if not visitor.pages:
                for acknowledged in visitor.waiting.values():
                    if not acknowledged.done():
                        acknowledged.set_exception(DeliveryError("the page was closed"))
                        acknowledged.exception()  # read: nobody may be waiting
            self._spawn(self._finish(page, worker))

    async def _finish(self, page: _OpenPage, worker: asyncio.Task[None]) -> None:
        """What was sent is taken in even when the page is closed at once after it."""
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(page.turns.join(), LEAVE_S)
        worker.cancel()

    async def _make_room(self, visitor: _Visitor, page: _OpenPage) -> None:
        if len(visitor.pages) > MAX_PAGES_OF_ONE:
            await visitor.pages[0].shut(ELSEWHERE)
        pages = [each for some in self._visitors.values() for each in some.pages if each is not page]
        if len(pages) >= self._max_pages:
            await min(pages, key=lambda each: each.spoke_at).shut(MAKE_ROOM)

    async def _read(self, address: str, visitor: _Visitor, page: _OpenPage) -> None:
        try:
            hello = await asyncio.wait_for(self._frame(page), self._hello_s)
        except asyncio.TimeoutError:  # holds a place and says nothing
            hello = None
        if hello is None or "hello" not in hello:
            await page.shut(WRONG)
            return
        _learn_language(page, hello)
        await page.push({"ready": address[:8]})
        if back := self._expected.pop(address, None):
            back.set()
        self.returned(address)
        while True:
            frame = await self._frame(page)
            if frame is None:
                await page.shut(WRONG)
                return
            _learn_language(page, frame)
            if "ping" in frame:
                await page.push({"pong": True})
            if isinstance(frame.get("ack"), str):
                visitor.saw(frame["ack"])
            if "say" in frame or "press" in frame:
                page.spoke_at = asyncio.get_running_loop().time()
                await self._queue(address, page, frame)

    async def _frame(self, page: _OpenPage) -> dict[str, Any] | None:
        """The next frame, or None for one that is none of ours. Raises WebSocketDisconnect."""
        message = await page.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        text = message.get("text")
        if text is None or len(text.encode("utf-8", "surrogatepass")) > MAX_FRAME_BYTES:
            return None
        try:
            frame = json.loads(text)
        except (ValueError, RecursionError):
            return None
        return frame if isinstance(frame, dict) else None

    async def _queue(self, address: str, page: _OpenPage, frame: dict[str, Any]) -> None:
        message_id, said, pressed = frame.get("id"), frame.get("say"), frame.get("press")
        if not isinstance(message_id, str) or not _ID.fullmatch(message_id):
            return
        text = said if isinstance(said, str) else ""
        press = pressed if isinstance(pressed, str) and is_code(pressed) else None
        if len(text) > MAX_TEXT:
            await page.push({"refused": message_id, "why": "long"})
            return
        turn = Turn(
            channel=CHANNEL,
            update_id=_update_id(address, message_id),
            address=address,
            text="" if press else text,
            press=press,
            language_hint=page.language,
            message_id=message_id,
        )
        await page.turns.put(turn)  # a flood waits here, in the sender's own connection

    async def _take_in(self, page: _OpenPage) -> None:
        """Turns of a page in their order. A task of its own: acknowledgements are read meanwhile."""
        while True:
            turn = await page.turns.get()
            try:
                await self._take(page, turn)
            except Exception as error:  # one bad message must not silence the ones behind it
                log.error("web.turn_lost", error=type(error).__name__)
                await page.push({"refused": turn.message_id, "why": "later"})
            finally:
                page.turns.task_done()

    async def _take(self, page: _OpenPage, turn: Turn) -> None:
        if self._receive is None:
            await page.push({"refused": turn.message_id, "why": "later"})
            return
        try:
            await self._receive(turn)
        except NotAccepted:
            await page.push({"refused": turn.message_id, "why": "later"})
        else:
            await page.push({"taken": turn.message_id})

    def _spawn(self, coroutine: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _learn_language(page: _OpenPage, frame: dict[str, Any]) -> None:
    if frame.get("lang") in ("ko", "en"):
        page.language = frame["lang"]


def _update_id(address: str, message_id: str) -> str:
    """A page's id belongs to its visitor: nobody can take another's."""
    return f"{address[:32]}:{message_id}"


def _reply_id(reply: Reply, in_reply_to: str | None) -> str:
    """The same reply to the same message has the same id; one that answers nothing is always new."""
    if in_reply_to is None:
        return secrets.token_hex(12)
    said = [in_reply_to, reply.text, [[button.title, button.code] for button in reply.buttons]]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:24]
