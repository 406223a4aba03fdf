"""The real thing as a user starts it: `gyeot run` in a process of its own, against a local Bot API server."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT
from tests.fakes.telegram_api import TOKEN, FakeTelegram

READY_S = 180
STAFF = "-100500"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """One `gyeot run`; may be killed and started again on the same home."""

    def __init__(self, home: Path, telegram: FakeTelegram, **environ: str) -> None:
        self.port, self.console_port = free_port(), free_port()
        self.home = home
        self.log = home.parent / "server.log"
        self._environ = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("GYEOT_", "TELEGRAM_"))},
            "GYEOT_HOME": str(home),
            "GYEOT_REST": "1",
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.base_url,
            "TELEGRAM_STAFF_CHAT_ID": STAFF,
            **environ,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, ready: bool = True) -> None:
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                str(Path(sys.executable).with_name("gyeot")),
                "run",
                "--port",
                str(self.port),
                "--console-port",
                str(self.console_port),
                cwd=ROOT,
                env=self._environ,
                stdout=log,
                stderr=log,
            )
        if ready:
            await self.until_ready()

    async def until_ready(self) -> None:
        async with httpx.AsyncClient() as client:
            for _ in range(READY_S * 4):
                assert self._process and self._process.returncode is None, self.log.read_text()
                with contextlib.suppress(httpx.TransportError):
                    if (await client.get(f"http://127.0.0.1:{self.port}/health")).status_code == 200:
                        return
                await asyncio.sleep(0.25)
        raise AssertionError("never ready: " + self.log.read_text())

    async def kill(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGKILL)
        await self._process.wait()

    async def stop(self) -> int:
        assert self._process
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
        return await asyncio.wait_for(self._process.wait(), 30)


@pytest.fixture
async def telegram():
    async with FakeTelegram() as fake:
        fake.chats.add(STAFF)
        yield fake


@pytest.fixture
async def server(tmp_path, telegram):
    server = Server(tmp_path / "home", telegram)
    yield server
    if server._process is not None and server._process.returncode is None:
        await server.kill()
