"""Carries out what is due: takes rows, hands them to the connectors, settles them. One task for the process."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timezone
from functools import partial
from typing import Any

import structlog

from bot.desk.service import staff_line
from bot.errors import DeliveryError, Unreachable
from bot.outbox.store import Due, Outbox
from bot.storage.database import Database
from bot.turn import Connector, Reply

log = structlog.get_logger(__name__)

IDLE_S = 5.0  # how long to sleep at most when nothing is due; a commit wakes the sender at once
SEND_TIMEOUT_S = 30.0
STAFF_RETRY_S = 300.0


class Sender:
    """Sends in order for each case, cases side by side. A row that fails holds up its own case only."""

    def __init__(
        self,
        outbox: Outbox,
        database: Database,
        connectors: Mapping[str, Connector],
        in_store: Callable[[Callable[[], Any]], Awaitable[Any]],
        handed: Callable[[Due, str | None], Awaitable[None]],
        staff_chat_id: str | None,
    ) -> None:
        self._outbox = outbox
        self._database = database
        self._connectors = connectors
        self._in_store = in_store
        self._handed = handed
        self._staff_chat_id = staff_chat_id
        self._wake = asyncio.Event()
        self._stopping = False
        self._cancelled: set[str] = set()
        self._left: set[int] = set()  # sent, but storage could not note it yet: never to be sent again
        self._in_hand: dict[int, Due] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    async def run(self) -> None:
        """Until `stop`; then what is on its way is finished. A failing database is waited out."""
        while not self._stopping:
            self._wake.clear()
            try:
                busy, left = self._busy(), tuple(self._left)
                rows: list[Due] = await self._in_store(
                    partial(self._outbox.due, datetime.now(timezone.utc), busy=busy, left=left)
                )
                for row_id in left:
                    await self._note_done(row_id)
            except Exception as error:  # whatever it is: a sender that ends is silence for everybody
                log.error("outbox.unreadable", error=type(error).__name__)
                await asyncio.sleep(1.0)
                continue
            lanes: dict[str | None, list[Due]] = defaultdict(list)
            for row in rows:
                lanes[row.case_id].append(row)
            for lane_rows in lanes.values():
                self._in_hand.update({row.id: row for row in lane_rows})
                task = asyncio.create_task(self._send_lane(lane_rows))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            await self._sleep()
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=SEND_TIMEOUT_S)

    def stop(self) -> None:
        """Ends `run` after the row in hand. A flag and not a cancellation, which `wait_for` may swallow."""
        self._stopping = True
        self.wake()

    def cancel(self, case_id: str) -> None:
        """The person left: rows in hand are not sent, and what is on its way right now is deleted again."""
        if any(row.case_id == case_id for row in self._in_hand.values()):
            self._cancelled.add(case_id)

    def _busy(self) -> frozenset[str | None]:
        return frozenset(row.case_id for row in self._in_hand.values())

    async def _sleep(self) -> None:
        busy, left = self._busy(), tuple(self._left)
        try:
            due_at = await self._in_store(partial(self._outbox.next_due_at, busy=busy, left=left))
        except Exception:  # said where the rows themselves are read
            due_at = None
        wait = IDLE_S
        if due_at is not None:
            wait = min(IDLE_S, max(0.05, (due_at - datetime.now(timezone.utc)).total_seconds()))
        try:
            await asyncio.wait_for(self._wake.wait(), wait)
        except asyncio.TimeoutError:
            return

    async def _send_lane(self, rows: list[Due]) -> None:
        """One case's rows in order. After a failure the rest wait for the next round."""
        try:
            for row in rows:
                if self._stopping or not await self._carry_out(row):
                    return
        finally:
            for row in rows:
                self._in_hand.pop(row.id, None)
                self._cancelled.discard(row.case_id or "")
            self.wake()

    async def _carry_out(self, row: Due) -> bool:
        if row.case_id in self._cancelled:
            return False
        message_id = None
        try:
            connector = self._connectors.get(row.channel)
            if connector is None:
                raise DeliveryError("this channel is off")
            message_id = await asyncio.wait_for(self._on_channel(connector, row), SEND_TIMEOUT_S)
            if row.case_id in self._cancelled and message_id:
                await connector.delete(row.address, [message_id])
                return False
        except Unreachable:
            log.warning("outbox.unreachable", row=row.id, kind=row.kind, channel=row.channel)
            if row.kind == "staff":  # a wrong chat id can be mended; who waits for a human must not be dropped
                await self._settle(lambda: self._outbox.failed(row, datetime.now(timezone.utc), STAFF_RETRY_S))
            else:
                await self._settle(lambda: self._outbox.unreachable(row.case_id, row.id))
            return False
        except Exception as error:  # whatever a channel's library raises must not end the sender
            retry_after = error.retry_after if isinstance(error, DeliveryError) else None
            log.warning("outbox.failed", row=row.id, channel=row.channel, error=type(error).__name__)
            await self._settle(lambda: self._outbox.failed(row, datetime.now(timezone.utc), retry_after))
            return False
        finally:
            await self._handed(row, message_id)
        self._left.add(row.id)
        try:
            await self._note_done(row.id)
        except Exception as error:  # the next round tries again
            log.error("outbox.unsettled", row=row.id, error=type(error).__name__)
        return True

    async def _on_channel(self, connector: Connector, row: Due) -> str | None:
        if row.kind == "delete":
            await connector.delete(row.address, list(row.message_ids))
            return None
        if row.kind == "staff":
            await self._to_staff(connector, row)
            return None
        if row.reply is None:
            raise DeliveryError("a reply without words")
        return await connector.send(row.address, row.reply, row.in_reply_to)

    async def _to_staff(self, connector: Connector, row: Due) -> None:
        def line() -> str | None:
            with self._database.read() as session:
                return staff_line(session, row.handoff_id or 0)

        text = await self._in_store(line)
        if text and self._staff_chat_id:
            await connector.send(self._staff_chat_id, Reply(text), None)

    async def _note_done(self, row_id: int) -> None:
        await self._in_store(lambda: self._outbox.done(row_id))
        self._left.discard(row_id)

    async def _settle(self, settle: Callable[[], None]) -> None:
        """Writes down what became of a row. While storage fails it is tried again in the next rounds."""
        try:
            await self._in_store(settle)
        except Exception as error:
            log.error("outbox.unsettled", error=type(error).__name__)
