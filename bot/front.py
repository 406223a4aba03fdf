"""The front: accepts updates, lets the gate decide, and never waits for anything without a time-out that can fire.

It runs in the main event loop together with the channels. Storage lives in one thread, Rasa in another; the front
only ever awaits their futures. Whatever fails there, the person still gets words with the emergency numbers.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any, TypeVar

import structlog

from bot.cases.people import People
from bot.errors import BotError, CaseGone, NotAccepted
from bot.gate.gate import DELETE_AFTER_S, Gate
from bot.gate.rate import Rate
from bot.inbox.store import Inbox, Received
from bot.outbox.sender import Sender
from bot.outbox.store import Due, Outbox
from bot.safety.screen import Risk
from bot.settings import DEFAULT_RATE_WINDOW_S, Settings
from bot.storage.database import Database
from bot.turn import Connector, Reply, Turn
from bot.turns import Answered, Job, Turns, TurnThread

log = structlog.get_logger(__name__)

STORE_TIMEOUT_S = 2.0
TURN_TIMEOUT_S = 6.0  # with the store's 2 s, a person waits 8 s at most for the net
SEND_TIMEOUT_S = 5.0
ERASE_RETRY_S = 1.0
PURGE_EVERY_S = 3600.0
RETURNED_AGAIN_S = 1.0
_REMEMBERED = 10_000

T = TypeVar("T")


class Ticket:
    """What a connector holds for an accepted update: repeat or not, and when its replies have been handed over."""

    def __init__(self, repeat: bool) -> None:
        self.repeat = repeat
        self._expected = 0 if repeat else None
        self._handed = 0
        self._done = asyncio.Event()
        self._check()

    def finish(self, replies: int) -> None:
        """The turn is finished; `replies` of it go through the outbox."""
        self._expected = replies
        self._check()

    def handed(self) -> None:
        """One reply of it was handed to its connector."""
        self._handed += 1
        self._check()

    async def answered(self, timeout_s: float) -> bool:
        """Waits until the replies of this turn were handed to `Connector.send`; False after the time-out."""
        try:
            await asyncio.wait_for(self._done.wait(), timeout_s)
        except asyncio.TimeoutError:
            return False
        return True

    def _check(self) -> None:
        if self._expected is not None and self._handed >= self._expected:
            self._done.set()


@dataclass
class _Waiting:
    """A turn in line: what the screen said, and the card that is on its way. `left`: its person has left since."""

    row: Received
    risk: Risk
    ticket: Ticket
    card: Reply | None = None
    sending: asyncio.Task[bool] | None = None
    left: bool = False


@dataclass
class _Line:
    """One person's turns in order: those that wait, the one in hand, and the exit that they come after.

    `urgent` is set when a turn with risk joins: what is before it is no longer slowed.
    """

    waiting: deque[_Waiting] = field(default_factory=deque)
    in_hand: _Waiting | None = None
    leaving: asyncio.Task[None] | None = None
    task: asyncio.Task[None] | None = None
    urgent: asyncio.Event = field(default_factory=asyncio.Event)


class Front:
    """Glue of connectors, gate, inbox, turns and outbox; made by `bot.run`."""

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        people: People,
        inbox: Inbox,
        outbox: Outbox,
        gate: Gate,
        turns: Turns,
        thread: TurnThread,
        connectors: Mapping[str, Connector],
    ) -> None:
        self._people = people
        self._inbox = inbox
        self._outbox = outbox
        self._gate = gate
        self._turns = turns
        self._thread = thread
        self._connectors = connectors
        self.writable = True  # could the last update be written down? For /health
        self._ready = asyncio.Event()
        self._stopping = False
        self._purging: asyncio.Task[None] | None = None
        self._rate = Rate(settings.rate, DEFAULT_RATE_WINDOW_S)
        self._store = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._lines: dict[str, _Line] = {}
        self._spoken_without_storage: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._tickets: OrderedDict[tuple[str, str], Ticket] = OrderedDict()
        self._sender = Sender(outbox, database, connectors, self.in_store, self._sent, settings.telegram_staff_chat_id)

    async def replay(self, *, alone: bool) -> int:
        """Queues what was accepted and not answered, then starts sending and purging. Gives how many.

        `alone`: no other process uses this home, so keys of talks that lived in memory can go.
        Raises StorageError.
        """
        now = datetime.now(timezone.utc)
        rows = await self._submit(lambda: self._inbox.unanswered(list(self._connectors), now))
        loop = asyncio.get_running_loop()
        await self._submit(lambda: self._recall(rows, loop))
        await self._submit(lambda: self._people.purge(now, start=alone))
        for row in rows:
            if (row.turn.channel, row.turn.update_id) not in self._tickets:  # came while storage was being opened
                self._arrive(row)
        self._spawn(self._sender.run())
        self._purging = asyncio.create_task(self._purge_hourly())
        return len(rows)

    def ready(self) -> None:
        """The engine is loaded: ordinary turns that arrived meanwhile are answered now."""
        self._ready.set()

    async def stop(self) -> None:
        """Lets running answers finish for a moment; what is left is replayed at the next start."""
        self._stopping = True
        running = [line.task for line in self._lines.values() if line.task is not None]
        self._sender.stop()
        finishing = {*running, *self._tasks}
        if finishing:
            await asyncio.wait(finishing, timeout=TURN_TIMEOUT_S)
        for task in (*finishing, self._purging):
            if task is not None:
                task.cancel()
        self._store.shutdown(wait=True, cancel_futures=True)

    async def receive(self, turn: Turn) -> Ticket:
        """Writes the turn down and queues it (see `bot.turn.Receive`)."""
        loop = asyncio.get_running_loop()
        accepting = self._submit(lambda: self._accept(turn, loop))
        try:
            row = await asyncio.wait_for(asyncio.shield(accepting), STORE_TIMEOUT_S)
        except Exception as error:  # whatever it is, the person hears from us and the channel sends it again
            log.error("inbox.unwritable", channel=turn.channel, error=type(error).__name__)
            self.writable = False
            # Should the write succeed after all, the turn is answered like any other.
            accepting.add_done_callback(self._accepted_late)
            await self._speak_without_storage(turn)
            raise NotAccepted("the update could not be written down") from error
        self.writable = True
        return Ticket(repeat=True) if row is None else self._arrive(row)

    def returned(self, channel: str, address: str) -> None:
        """The person can be reached again: replies that wait for them are due now."""

        def hasten() -> None:
            case_id = self._people.case_id(channel, address)
            if case_id is not None:
                self._outbox.hasten_replies(case_id, datetime.now(timezone.utc))

        async def send_again() -> None:
            for pause_s in (0.0, RETURNED_AGAIN_S):  # a failure may just be being written down
                await asyncio.sleep(pause_s)
                try:
                    await self.in_store(hasten)
                except Exception as error:  # then they come when their time comes
                    log.warning("outbox.not_hastened", channel=channel, error=type(error).__name__)
                self._sender.wake()

        self._spawn(send_again())

    def _accept(self, turn: Turn, loop: asyncio.AbstractEventLoop) -> Received | None:
        row = self._inbox.accept(turn)
        if row is not None:
            self._recall([row], loop)
        return row

    def _recall(self, rows: Iterable[Received], loop: asyncio.AbstractEventLoop) -> None:
        """Tells the gate, before the first words of a person since the start, what is kept of language and country."""
        for row in rows:
            if self._gate.knows(row.person.lookup):
                continue
            try:
                slots = (self._people.state(row.person) or {}).get("slots") or {}
            except BotError:  # what cannot be read is not known; the words themselves are still screened
                continue
            if slots.get("language"):
                language = str(slots.get("writes_in") or slots["language"])
                loop.call_soon_threadsafe(self._gate.learn, row.person.lookup, language, slots.get("country"))

    async def in_store(self, function: Callable[[], T]) -> T:
        """Runs a storage call in the store thread; raises asyncio.TimeoutError after STORE_TIMEOUT_S."""
        return await asyncio.wait_for(self._submit(function), STORE_TIMEOUT_S)

    # ---- arrival: exit and risk at once, the rest in line

    def _arrive(self, row: Received) -> Ticket:
        turn, person = row.turn, row.person.lookup
        ticket = Ticket(repeat=False)
        self._tickets[turn.channel, turn.update_id] = ticket
        if len(self._tickets) > _REMEMBERED:
            self._tickets.popitem(last=False)
        if self._gate.leaves(turn, person):
            self._drop(person)
            self._sender.cancel(row.person.case_id)
            # In the store's line at once: what is accepted after this belongs to a new talk.
            erasing = self._submit(lambda: self._people.erase(row.person))
            line = self._lines[person] = _Line()
            line.leaving = self._spawn(self._leave(row, line, erasing, ticket))
            return ticket
        line = self._lines.setdefault(person, _Line())
        waiting = _Waiting(row, self._gate.risk(turn, person), ticket)
        if waiting.risk.urgent:
            waiting.card = self._gate.card(turn, person, waiting.risk)
            waiting.sending = self._spawn(self._send_now(turn, waiting.card, waiting))
            line.urgent.set()
        line.waiting.append(waiting)
        if line.task is None:
            line.task = asyncio.create_task(self._serve(person, line))
        return ticket

    def _accepted_late(self, done: asyncio.Future[Received | None]) -> None:
        if not done.cancelled() and done.exception() is None and (row := done.result()) is not None:
            self._arrive(row)

    async def _serve(self, person: str, line: _Line) -> None:
        try:
            while line.waiting and not self._stopping:
                waiting = line.in_hand = line.waiting.popleft()
                replies = 0
                try:
                    replies = await self._answer(waiting, line)
                except Exception as error:  # one bad turn must not silence the ones behind it
                    log.error("turn.lost", row=waiting.row.id, error=type(error).__name__)
                finally:
                    line.in_hand = None
                    waiting.ticket.finish(replies)
                    self._sender.wake()
        finally:
            line.task = None
            self._tidy(person, line)

    def _tidy(self, person: str, line: _Line) -> None:
        """Forgets a line that nothing is in; another may have begun for the same person."""
        busy = line.waiting or line.task or (line.leaving and not line.leaving.done())
        if not busy and self._lines.get(person) is line:
            del self._lines[person]

    async def _answer(self, waiting: _Waiting, line: _Line) -> int:
        """Answers one turn when its time has come; gives how many replies go through the outbox."""
        if line.leaving is not None:
            await asyncio.wait({line.leaving})
        card_sent = waiting.sending is not None and await waiting.sending
        await self._ready.wait()
        if not waiting.risk.urgent:
            await self._slow(waiting.row.person.lookup, line)
        if waiting.left:
            return 0
        try:
            return await self._attempt(waiting, card_sent)
        except CaseGone:
            if waiting.left:
                return 0
        # What it belonged to was erased while it waited; the words themselves were not taken back.
        row = waiting.row
        waiting.row = await self.in_store(lambda: self._inbox.accept_again(row))
        return await self._attempt(waiting, card_sent)

    async def _slow(self, person: str, line: _Line) -> None:
        """The rate limit. It never holds up a turn with risk: one further back in the line ends the wait."""
        wait_s = self._rate.wait_s(person, asyncio.get_running_loop().time())
        if not any(waiting.risk.urgent for waiting in line.waiting):
            line.urgent.clear()
        if wait_s > 0:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(line.urgent.wait(), wait_s)

    async def _attempt(self, waiting: _Waiting, card_sent: bool) -> int:
        """Lets Rasa answer and commits, with the net below. Raises CaseGone when the case was erased meanwhile."""
        row, turn, person = waiting.row, waiting.row.turn, waiting.row.person.lookup
        job = self._job(waiting, card_sent)
        answered: Answered | None
        try:
            if self._gate.deletes_media(turn):
                case_id = row.person.case_id
                await self.in_store(lambda: self._outbox.hasten_deletions(case_id, datetime.now(timezone.utc)))
            answering = self._thread.submit(self._turns.answer(job))
            answered = await asyncio.wait_for(asyncio.wrap_future(answering), TURN_TIMEOUT_S)
        except CaseGone:
            raise
        except Exception as error:  # the one net against silence
            log.error("turn.failed", row=row.id, error=type(error).__name__)
            answered = await self._net(job, waiting)
        if answered is None or waiting.left:
            return 0
        if answered.erased:
            self._sender.cancel(row.person.case_id)
            self._gate.forget(person)
            await self._delete_now(turn, list(answered.delete))
            for reply in answered.direct:
                await self._send_now(turn, reply)
        else:
            called = answered.help_called
            self._gate.learn(person, answered.language, answered.country, answered.awaiting, help_called=called)
        return answered.replies

    def _job(self, waiting: _Waiting, card_sent: bool) -> Job:
        turn, risk = waiting.row.turn, waiting.risk
        return Job(
            received=waiting.row,
            risk=risk,
            before=(self._gate.media(turn, waiting.row.person.lookup),) if turn.media is not None else (),
            card=waiting.card,
            card_sent=card_sent,
            delete_after_s=DELETE_AFTER_S.get(turn.media) if turn.media else None,
            only_before=turn.media is not None and not turn.text.strip() and not risk.urgent,
        )

    async def _net(self, job: Job, waiting: _Waiting) -> Answered | None:
        """Something failed: says so with the emergency numbers, through the outbox or past it. Raises CaseGone."""
        turn, person = job.turn, job.received.person.lookup
        replies = job.before
        if not job.risk.urgent:
            replies = (*replies, self._gate.say("utter_sorry_with_hotlines", turn, person))
        try:
            return await self.in_store(lambda: self._turns.fallback(job, replies))
        except CaseGone:
            raise
        except Exception as error:
            log.error("net.unwritten", row=job.received.id, error=type(error).__name__)
        for reply in (*job.owed, *replies):
            await self._send_now(turn, reply, waiting)
        return None

    # ---- leaving

    def _drop(self, person: str) -> None:
        """The person left: what waits or is being answered says nothing more."""
        line = self._lines.pop(person, None)
        if line is None:
            return
        for waiting in (*line.waiting, *([line.in_hand] if line.in_hand else [])):
            waiting.left = True
            waiting.ticket.finish(0)
        line.waiting.clear()

    async def _leave(self, row: Received, line: _Line, erasing: asyncio.Future[list[str]], ticket: Ticket) -> None:
        """Exit: what can be wiped is wiped, and only the harmless line remains."""
        turn, person = row.turn, row.person
        harmless = self._farewell(turn, person.lookup)
        message_ids = [turn.message_id] if turn.message_id else []
        try:
            message_ids += await asyncio.wait_for(asyncio.shield(erasing), STORE_TIMEOUT_S)
        except Exception as error:
            log.error("exit.unerased", row=row.id, error=type(error).__name__)
            self._spawn(self._erase_later(row, erasing))
        await self._delete_now(turn, message_ids)
        await self._send_now(turn, harmless)
        self._gate.forget(person.lookup)
        ticket.finish(0)
        line.leaving = None
        self._tidy(person.lookup, line)

    def _farewell(self, turn: Turn, person: str) -> Reply:
        return dataclasses.replace(self._gate.say("utter_exit_harmless", turn, person), farewell=True)

    async def _erase_later(self, row: Received, erasing: asyncio.Future[list[str]]) -> None:
        """Storage failed at an exit: tries until it works; a process that stops first does it at its next start."""
        while not self._stopping:
            try:
                message_ids = await erasing
            except Exception:
                await asyncio.sleep(ERASE_RETRY_S)
                erasing = self._submit(lambda: self._people.erase(row.person))
            else:
                await self._delete_now(row.turn, message_ids)
                return

    # ---- past the outbox: the card, the net without storage, the last words after an erasure

    async def _send_now(self, turn: Turn, reply: Reply, waiting: _Waiting | None = None) -> bool:
        """Sends at once; True when it left.

        `waiting`: the turn that is answered. The message's id is noted, to be deleted at an exit; when the person
        has left while it was on its way, it is deleted now.
        """
        if waiting is not None and waiting.left:
            return False
        try:
            sending = self._connectors[turn.channel].send(turn.address, reply, turn.update_id)
            message_id = await asyncio.wait_for(sending, SEND_TIMEOUT_S)
        except Exception as error:  # whatever a channel's library raises: the caller has another way
            log.warning("send.failed", channel=turn.channel, error=type(error).__name__)
            return False
        if message_id and waiting is not None:
            if waiting.left:
                await self._delete_now(turn, [message_id])
            else:
                self._note(waiting.row.person.case_id, message_id)
        return True

    async def _delete_now(self, turn: Turn, message_ids: list[str]) -> None:
        if not message_ids:
            return
        try:
            deleting = self._connectors[turn.channel].delete(turn.address, message_ids)
            await asyncio.wait_for(deleting, SEND_TIMEOUT_S)
        except Exception as error:
            log.warning("delete.failed", channel=turn.channel, error=type(error).__name__)

    async def _speak_without_storage(self, turn: Turn) -> None:
        """Nothing can be written: exit and screen still work, and every update is answered once."""
        key = (turn.channel, turn.update_id)
        if key in self._spoken_without_storage:
            return
        self._spoken_without_storage[key] = None
        if len(self._spoken_without_storage) > _REMEMBERED:
            self._spoken_without_storage.popitem(last=False)
        person = self._people.lookup(turn)
        if self._gate.leaves(turn, person):
            self._drop(person)
            await self._delete_now(turn, [turn.message_id] if turn.message_id else [])
            reply = self._farewell(turn, person)
            self._gate.forget(person)
        elif (risk := self._gate.risk(turn, person)).urgent:
            reply = self._gate.card(turn, person, risk)
        else:
            reply = self._gate.say("utter_storage_trouble", turn, person)
        await self._send_now(turn, reply)

    # ---- behind the scenes

    async def _sent(self, row: Due, message_id: str | None) -> None:
        """The sender handed a row over (or gave up on it for now)."""
        if row.in_reply_to is not None:
            ticket = self._tickets.get((row.channel, row.in_reply_to))
            if ticket is not None:
                ticket.handed()
        if message_id and row.case_id:
            self._note(row.case_id, message_id)

    def _note(self, case_id: str, message_id: str) -> None:
        """Stands in the store's line at once, so that an exit which comes later knows the message."""

        async def noted() -> None:
            try:
                await noting
            except Exception as error:  # only the later wiping of this one message is lost
                log.warning("message.unnoted", error=type(error).__name__)

        noting = self._submit(lambda: self._people.sent(case_id, message_id, datetime.now(timezone.utc)))
        self._spawn(noted())

    async def _purge_hourly(self) -> None:
        while True:
            await asyncio.sleep(PURGE_EVERY_S)
            try:
                gone = await self._submit(lambda: self._people.purge(datetime.now(timezone.utc)))
                log.info("purged", cases=gone)
            except Exception as error:
                log.error("purge.failed", error=type(error).__name__)
            self._rate.forget_idle(asyncio.get_running_loop().time())

    def _submit(self, function: Callable[[], T]) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self._store, function)

    def _spawn(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
