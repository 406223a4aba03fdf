"""Rows that must leave the process: replies, deletions, lines to staff. Written with the turn, removed when done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.errors import CaseGone
from bot.storage.crypto import seal_json, unseal_json
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.storage.models import OutboxRow
from bot.turn import Button, Reply

MAX_ATTEMPTS = 100  # about eight hours: a channel's outage must not cost an answer
BACK_OFF_S = 2.0
BACK_OFF_MOST_S = 300.0


@dataclass(frozen=True)
class Due:
    """One row to be carried out now."""

    id: int
    kind: str
    channel: str
    case_id: str | None
    handoff_id: int | None
    attempts: int
    address: str = ""
    reply: Reply | None = None
    in_reply_to: str | None = None
    message_ids: tuple[str, ...] = ()


def add_reply(
    session: Session,
    keys: KeyStore,
    *,
    case_id: str,
    channel: str,
    address: str,
    reply: Reply,
    in_reply_to: str | None,
    now: datetime,
) -> None:
    """A reply to the person, due now."""
    body = {
        "address": address,
        "text": reply.text,
        "buttons": [[button.title, button.code] for button in reply.buttons],
        "protect": reply.protect,
        "in_reply_to": in_reply_to,
    }
    _add(session, "reply", channel, case_id, seal_json(keys.get(case_id), body, case_id), now, now)


def add_deletion(
    session: Session,
    keys: KeyStore,
    *,
    case_id: str,
    channel: str,
    address: str,
    message_ids: tuple[str, ...],
    due_at: datetime,
    now: datetime,
) -> None:
    """A deletion on the channel, due later."""
    body = {"address": address, "message_ids": list(message_ids)}
    _add(session, "delete", channel, case_id, seal_json(keys.get(case_id), body, case_id), due_at, now)


def add_staff_line(session: Session, handoff_id: int, now: datetime) -> None:
    """One neutral line to the staff chat; its text is made when it is sent."""
    session.add(
        OutboxRow(
            kind="staff", state="due", channel="telegram", handoff_id=handoff_id, due_at=now, attempts=0, created_at=now
        )
    )


def _add(
    session: Session, kind: str, channel: str, case_id: str, sealed: bytes, due_at: datetime, now: datetime
) -> None:
    session.add(
        OutboxRow(
            kind=kind,
            state="due",
            channel=channel,
            case_id=case_id,
            sealed=sealed,
            due_at=due_at,
            attempts=0,
            created_at=now,
        )
    )


def _not(busy: Collection[str | None], left: Collection[int]) -> tuple[Any, ...]:
    cases = func.coalesce(OutboxRow.case_id, "")
    return cases.not_in({case_id or "" for case_id in busy}), OutboxRow.id.not_in(left)


class Outbox:
    """Takes what is due on this process's channels and settles it. Called by one sender only."""

    def __init__(self, database: Database, keys: KeyStore, channels: Collection[str]) -> None:
        self._database = database
        self._keys = keys
        self._mine = (OutboxRow.state == "due", OutboxRow.channel.in_(channels))

    def due(
        self,
        now: datetime,
        *,
        busy: Collection[str | None] = (),
        left: Collection[int] = (),
        limit: int = 200,
    ) -> list[Due]:
        """Rows due at `now`, oldest first. Rows of an erased case are dropped.

        Not those that have `left` already, nor any of a case (None: staff) whose rows are being sent: the many rows
        of one person must not fill the limit.
        """
        with self._database.read() as session:
            rows = list(
                session.scalars(
                    select(OutboxRow)
                    .where(*self._mine, *_not(busy, left), OutboxRow.due_at <= now)
                    .order_by(OutboxRow.id)
                    .limit(limit)
                )
            )
            found = [self._open(row) for row in rows]
        gone = [row.id for row, due in zip(rows, found, strict=True) if due is None]
        if gone:
            with self._database.write() as session:
                session.execute(delete(OutboxRow).where(OutboxRow.id.in_(gone)))
        return [due for due in found if due is not None]

    def next_due_at(self, *, busy: Collection[str | None] = (), left: Collection[int] = ()) -> datetime | None:
        """When the next row falls due; `busy` and `left` as in `due`."""
        with self._database.read() as session:
            return session.scalars(
                select(OutboxRow.due_at).where(*self._mine, *_not(busy, left)).order_by(OutboxRow.due_at).limit(1)
            ).first()

    def done(self, row_id: int) -> None:
        """It has left: the row and its words are gone."""
        with self._database.write() as session:
            session.execute(delete(OutboxRow).where(OutboxRow.id == row_id))

    def failed(self, due: Due, now: datetime, retry_after_s: float | None) -> None:
        """Tries again later, doubling the wait; after MAX_ATTEMPTS the row is a dead letter without words."""
        wait = retry_after_s if retry_after_s is not None else min(BACK_OFF_S * 2**due.attempts, BACK_OFF_MOST_S)
        values: dict[str, Any] = {"attempts": due.attempts + 1, "due_at": now + timedelta(seconds=wait)}
        if due.attempts + 1 >= MAX_ATTEMPTS:
            values = {"attempts": due.attempts + 1, "state": "dead", "sealed": None}
        with self._database.write() as session:
            session.execute(update(OutboxRow).where(OutboxRow.id == due.id).values(**values))
            if due.kind == "reply" and "due_at" in values:  # what was said later must not arrive earlier
                later = (OutboxRow.case_id == due.case_id, OutboxRow.kind == "reply", OutboxRow.id > due.id)
                session.execute(update(OutboxRow).where(*later).values(due_at=values["due_at"]))

    def unreachable(self, case_id: str | None, row_id: int) -> None:
        """The person blocked the bot: nothing more is tried for this case."""
        with self._database.write() as session:
            mine = OutboxRow.id == row_id if case_id is None else OutboxRow.case_id == case_id
            session.execute(delete(OutboxRow).where(mine))

    def hasten_deletions(self, case_id: str, now: datetime) -> int:
        """Makes the case's pending deletions due now; gives how many."""
        with self._database.write() as session:
            changed: Any = session.execute(
                update(OutboxRow).where(OutboxRow.case_id == case_id, OutboxRow.kind == "delete").values(due_at=now)
            )
            return int(changed.rowcount)

    def hasten_replies(self, case_id: str, now: datetime) -> None:
        """Makes the case's waiting replies due now: the person can be reached again."""
        waiting = (OutboxRow.case_id == case_id, OutboxRow.kind == "reply", OutboxRow.state == "due")
        with self._database.write() as session:
            session.execute(update(OutboxRow).where(*waiting, OutboxRow.due_at > now).values(due_at=now))

    def _open(self, row: OutboxRow) -> Due | None:
        body: dict[str, Any] = {}
        if row.case_id is not None:
            try:
                body = unseal_json(self._keys.get(row.case_id), row.sealed, row.case_id)
            except CaseGone:
                return None
        reply = None
        if row.kind == "reply":
            reply = Reply(body["text"], tuple(Button(title, code) for title, code in body["buttons"]), body["protect"])
        return Due(
            id=row.id,
            kind=row.kind,
            channel=row.channel,
            case_id=row.case_id,
            handoff_id=row.handoff_id,
            attempts=row.attempts,
            address=body.get("address", ""),
            reply=reply,
            in_reply_to=body.get("in_reply_to"),
            message_ids=tuple(body.get("message_ids", ())),
        )
