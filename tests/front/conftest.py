"""A front with real inbox, gate, outbox and storage, a recording channel, and an engine that answers at once."""

import asyncio
import dataclasses
import itertools
from types import SimpleNamespace

import pytest

from bot import settings
from bot.cases.people import People
from bot.desk import service as desk
from bot.dialogue.engine import Outcome
from bot.directory.directory import Directory
from bot.errors import DeliveryError
from bot.front import Front
from bot.gate.gate import Gate
from bot.inbox.store import Inbox
from bot.nlu.understand import Understanding
from bot.outbox.store import Outbox
from bot.safety.screen import NO_RISK, Screen
from bot.settings import ROOT
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.texts.renderer import Texts
from bot.turn import Reply, Turn
from bot.turns import Turns, TurnThread

NUMBERS = ("109", "112")


class RecordingChannel:
    """A connector that remembers what left, and fails on demand."""

    name = "recording"

    def __init__(self):
        self.sent: list[tuple[str, str, Reply]] = []
        self.deleted: list[tuple[str, tuple[str, ...]]] = []
        self.failures = 0
        self.hold: asyncio.Event | None = None

    async def send(self, address, reply, in_reply_to):
        if self.hold is not None:
            await self.hold.wait()
        if self.failures:
            self.failures -= 1
            raise DeliveryError("down", retry_after=0.05)
        self.sent.append((address, in_reply_to, reply))
        return str(len(self.sent))

    async def delete(self, address, message_ids):
        self.deleted.append((address, tuple(message_ids)))

    async def start(self, receive): ...
    async def stop(self): ...
    async def close(self): ...

    def texts(self, address="p1"):
        return [reply.text for to, _, reply in self.sent if to == address]


class StubEngine:
    """Answers `echo <n>`; `on_turn` is called inside the turn, as an action would be."""

    def __init__(self):
        self.on_turn = lambda message: None
        self.seen: list[str] = []

    async def turn(self, sender, state, message):
        result = self.on_turn(message)
        if asyncio.iscoroutine(result):
            result = await result
        self.seen.append(message.text)
        slots = dict((state or {}).get("slots") or {}) | dict(message.slots)
        slots["turns"] = slots.get("turns", 0) + 1
        if isinstance(result, Outcome):
            return result
        replies = () if slots.get("card_sent") else (Reply(f"echo {message.text}"),)
        return Outcome(replies, {"slots": slots, "buttons": []})


class StubUnderstander:
    def understand(self, text):
        return Understanding(
            text=text,
            language="ko",
            intent="greet",
            confidence=1.0,
            ranking=(("greet", 1.0),),
            entities=(),
            risk=NO_RISK,
        )


TEXTS = Texts.load(ROOT / "data" / "responses", Directory.load(ROOT / "data" / "directory"))
SCREEN = Screen.load()


class Rig:
    """One process: made again on the same home it is the process after a crash."""

    def __init__(self, home, **environ):
        self.settings = settings.load({"GYEOT_HOME": str(home), **environ}, dotenv=None)
        self.database = Database(self.settings.database_url)
        self.database.migrate()
        self.keys = KeyStore.load(self.settings)
        self.people = People(self.database, self.keys)
        self.channel = RecordingChannel()
        self.engine = StubEngine()
        self.thread = TurnThread()
        self.turns = Turns(
            settings=self.settings,
            database=self.database,
            keys=self.keys,
            people=self.people,
            texts=TEXTS,
            understander=StubUnderstander(),
        )
        self.turns.engine = self.engine
        self.inbox = Inbox(self.database, self.keys, self.people)
        self.outbox = Outbox(self.database, self.keys, ["recording"])
        self.gate = Gate(TEXTS, SCREEN, "KR")
        self.front = Front(
            settings=self.settings,
            database=self.database,
            people=self.people,
            inbox=self.inbox,
            outbox=self.outbox,
            gate=self.gate,
            turns=self.turns,
            thread=self.thread,
            connectors={"recording": self.channel},
        )
        self.front.ready()
        self.stopped = False
        self._ids = itertools.count(1)

    async def start(self):
        await self.front.replay(alone=True)
        return self

    def turn(self, text="", address="p1", **more):
        more.setdefault("consented", True)
        number = next(self._ids)
        more.setdefault("update_id", f"u{number}-{id(self)}")
        more.setdefault("message_id", f"in{number}")
        return Turn(channel="recording", address=address, text=text, **more)

    async def says(self, text="", address="p1", **more):
        """Sends a turn, waits for its replies, and gives the new texts."""
        before = len(self.channel.texts(address))
        ticket = await self.front.receive(self.turn(text, address, **more))
        assert await ticket.answered(12)
        return self.channel.texts(address)[before:]

    async def idle(self):
        for _ in range(400):
            await asyncio.sleep(0.01)
            if not self.front._lines and not self.front._sender._in_hand and not self.outbox.next_due_at():
                return
        raise AssertionError("never idle")

    def handoffs(self):
        return desk.waiting(self.database)

    async def stop(self):
        if not self.stopped:
            self.stopped = True
            await self.front.stop()
            self.thread.stop()
            self.database.close()


@pytest.fixture
async def rig(tmp_path):
    rig = await Rig(tmp_path / "home").start()
    yield rig
    await rig.stop()


@pytest.fixture
async def rigs(tmp_path):
    """`make()` a process, again and again, on one home; each is stopped in the end, whatever the test came to."""
    made = []

    def make(**environ):
        made.append(Rig(tmp_path / "home", **environ))
        return made[-1]

    yield SimpleNamespace(home=tmp_path / "home", make=make)
    for rig in made:
        await rig.stop()


def names_emergency_lines(text):
    return all(number in text for number in NUMBERS)


__all__ = ["Rig", "dataclasses", "names_emergency_lines"]
