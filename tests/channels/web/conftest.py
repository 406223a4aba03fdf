"""The page's server side as it runs: uvicorn on a free port, a page that is a WebSocket client and no browser."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
import websockets
from starlette.applications import Starlette

from bot.channels.web import WebConnector
from bot.run import _server
from tests.channels.conftest import Front
from tests.front.conftest import TEXTS

ANSWER_S = 8


class Site:
    """One process with the page on it."""

    def __init__(self, connector: WebConnector) -> None:
        self.connector = connector
        self._server = _server(Starlette(routes=connector.routes()), 0)
        self._server.config.timeout_graceful_shutdown = 1
        self._task: asyncio.Task[None] | None = None
        self.port = 0

    async def start(self) -> Site:
        self._task = asyncio.create_task(self._server._serve())
        for _ in range(500):
            if self._server.started:
                break
            await asyncio.sleep(0.01)
        self.port = self._server.servers[0].sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        await self.connector.stop()
        await self.connector.close()
        self._server.should_exit = True
        assert self._task is not None
        await asyncio.wait_for(self._task, 10)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def visit(self, **headers: str) -> str:
        """Opens `/` as a browser without a cookie; gives the cookie pair."""
        async with httpx.AsyncClient() as client:
            answer = await client.get(self.url + "/", headers=headers)
        assert answer.status_code == 200
        return answer.headers["set-cookie"].split(";")[0]

    async def open(self, cookie: str, *, origin: str | None = None, hello: bool = True) -> Tab:
        socket = await websockets.connect(
            f"ws://127.0.0.1:{self.port}/talk",
            extra_headers={"Cookie": cookie},
            origin=origin or self.url,  # type: ignore[arg-type]
            compression=None,
            max_size=None,
        )
        tab = Tab(socket)
        if hello:
            await tab.give(hello=1, lang="ko")
            assert "ready" in await tab.hears("ready")
        return tab


class Tab:
    """One open page."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []

    async def give(self, **frame: Any) -> None:
        await self.socket.send(json.dumps(frame))

    async def hears(self, key: str, *, ack: bool = True) -> dict[str, Any]:
        """The next frame with this key; the ones before it are kept in `heard`. Replies are acknowledged."""

        async def until() -> dict[str, Any]:
            while True:
                frame: dict[str, Any] = json.loads(await self.socket.recv())
                self.heard.append(frame)
                if ack and "parts" in frame:
                    await self.give(ack=frame["id"])
                if key in frame:
                    return frame

        return await asyncio.wait_for(until(), ANSWER_S)

    async def says(self, text: str, message_id: str | None = None, **more: Any) -> str:
        message_id = message_id or secrets.token_hex(8)
        await self.give(say=text, id=message_id, **more)
        return message_id

    async def nothing_more(self, key: str = "parts", for_s: float = 0.6) -> bool:
        with contextlib.suppress(asyncio.TimeoutError):
            while True:
                frame = json.loads(await asyncio.wait_for(self.socket.recv(), for_s))
                if key in frame:
                    return False
        return True

    async def closed(self) -> int:
        """Waits until the server shuts the socket; gives its code."""
        with contextlib.suppress(websockets.ConnectionClosed):
            while True:
                self.heard.append(json.loads(await asyncio.wait_for(self.socket.recv(), ANSWER_S)))
        code: int = self.socket.close_code
        return code

    async def close(self) -> None:
        await self.socket.close()


def words(frame: dict[str, Any]) -> str:
    return "".join(part[0] for part in frame["parts"])


@pytest.fixture
async def sites() -> AsyncIterator[Callable[..., Any]]:
    """`await make(front)` a process with a page; every one is stopped in the end."""
    made: list[Site] = []

    async def make(front: Any = None, **options: Any) -> Site:
        connector = WebConnector(TEXTS, **options)
        if front is not None:
            if isinstance(front, Front):
                front.connector = connector
            await connector.start(front.receive)
        made.append(await Site(connector).start())
        return made[-1]

    yield make
    for site in made:
        await site.stop()


@pytest.fixture
async def site(sites: Callable[..., Any], front: Front) -> Site:
    made: Site = await sites(front)
    return made
