"""What connector tests share: a network that ends at the loopback, a recording front, a local Bot API server."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.telegram import TelegramConnector
from bot.errors import NotAccepted
from bot.turn import Connector, Reply, Turn
from tests.fakes.telegram_api import FakeTelegram


def _is_local(host: object) -> bool:
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fails the test that looks up a name or connects outside the loopback, even when the code swallows the error."""
    escapes: list[str] = []
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def check(host: object) -> None:
        if not _is_local(host):
            escapes.append(str(host))
            raise OSError("no network in tests")

    def guarded_connect(sock: socket.socket, address: Any) -> Any:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            check(address[0])
        return connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> Any:
        if sock.family in (socket.AF_INET, socket.AF_INET6):
            check(address[0])
        return connect_ex(sock, address)

    def guarded_getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        check(host.decode() if isinstance(host, bytes) else host)
        return getaddrinfo(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
    yield escapes
    assert not escapes, f"the test reached for {escapes}"


@dataclass
class Receipt:
    """The stand-in for what a front gives back."""

    repeat: bool = False
    in_time: bool = True

    async def answered(self, timeout_s: float) -> bool:
        return self.in_time


@dataclass
class Front:
    """A stand-in for the front: records turns, refuses the next `refuse`, answers through `connector` if it has one."""

    turns: list[Turn] = field(default_factory=list)
    tried: int = 0
    refuse: int = 0
    broken_for: set[str] = field(default_factory=set)
    repeats: bool = False
    in_time: bool = True
    connector: Connector | None = None
    replies: list[Reply] = field(default_factory=list)
    words_when_refusing: Reply | None = None

    async def receive(self, turn: Turn) -> Receipt:
        self.tried += 1
        if turn.update_id in self.broken_for:
            raise RuntimeError("a mistake in our own code")
        if self.refuse > 0:
            self.refuse -= 1
            if self.words_when_refusing is not None and self.connector is not None:
                await self.connector.send(turn.address, self.words_when_refusing, turn.update_id)
            raise NotAccepted("not on disk")
        self.turns.append(turn)
        if self.connector is not None:
            for reply in self.replies or [Reply(f"heard {turn.press or turn.text}")]:
                await self.connector.send(turn.address, reply, turn.update_id)
        return Receipt(self.repeats, self.in_time)

    @property
    def texts(self) -> list[str]:
        return [turn.text for turn in self.turns]


@pytest.fixture
def front() -> Front:
    return Front()


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        yield server
        assert server.violations == []


@pytest.fixture
async def connector(telegram: FakeTelegram) -> AsyncIterator[TelegramConnector]:
    """Not started; polls briefly and backs off for hundredths of a second."""
    made = TelegramConnector(
        telegram.token,
        base_url=telegram.base_url,
        staff_chat_id="-500",
        group_reply=lambda hint: Reply(f"write to me in private ({hint})"),
        poll_s=1,
        answer_s=1.0,
        pause_s=(0.01, 0.05),
    )
    yield made
    await made.stop()
    await made.close()
