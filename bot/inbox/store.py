"""Every update is on disk before the channel hears that it was accepted; a repeat is known by its key."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.cases.people import People, Person
from bot.errors import CaseGone
from bot.storage.crypto import seal_json, unseal_json
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.storage.models import InboxRow
from bot.turn import Media, Turn


@dataclass(frozen=True)
class Received:
    """An accepted turn: the row's id, whose it is, and the turn."""

    id: int
    person: Person
    turn: Turn


class Inbox:
    """Writes updates down and finishes them. Called from the store thread and, to finish, the turn thread."""

    def __init__(self, database: Database, keys: KeyStore, people: People) -> None:
        self._database = database
        self._keys = keys
        self._people = people

    def accept(self, turn: Turn) -> Received | None:
        """Writes the turn down, synced; None when this update was seen before. Raises StorageError."""
        key = self._keys.lookup("update", turn.channel, turn.update_id)
        with self._database.write() as session:
            if session.scalars(select(InboxRow.id).where(InboxRow.key == key)).first() is not None:
                return None
            person = self._people.find(session, turn)
            row = InboxRow(
                key=key,
                channel=turn.channel,
                person=person.lookup,
                case_id=person.case_id,
                state="new",
                sealed=seal_json(self._keys.get(person.case_id), _plain(turn), person.case_id),
                received_at=turn.received_at,
            )
            session.add(row)
            session.flush()
            row_id = row.id
        return Received(row_id, person, turn)

    def accept_again(self, received: Received) -> Received:
        """The turn of a case that was erased while it waited: its words begin a new talk. Raises StorageError."""
        with self._database.write() as session:
            person = self._people.find(session, received.turn)
            sealed = seal_json(self._keys.get(person.case_id), _plain(received.turn), person.case_id)
            session.execute(
                update(InboxRow)
                .where(InboxRow.id == received.id)
                .values(state="new", person=person.lookup, case_id=person.case_id, sealed=sealed)
            )
        return Received(received.id, person, received.turn)

    def unanswered(self, channels: Collection[str], now: datetime) -> list[Received]:
        """Accepted turns of these channels that no commit has finished, in order: to be replayed at start."""
        mine = (InboxRow.state == "new", InboxRow.channel.in_(channels))
        with self._database.read() as session:
            rows = list(session.scalars(select(InboxRow).where(*mine).order_by(InboxRow.id)))
        found: list[Received] = []
        for row in rows:
            try:
                plain = unseal_json(self._keys.get(row.case_id), row.sealed, row.case_id)
            except CaseGone:  # erased between the two: nobody may answer any more
                self.drop(row.id)
                continue
            person = self._people.resume(row.person, row.case_id, now)
            found.append(Received(row.id, person, _turn(plain, row.received_at)))
        return found

    def drop(self, row_id: int) -> None:
        """Finishes a row that needs no answer."""
        with self._database.write() as session:
            finish(session, row_id)


def finish(session: Session, row_id: int) -> bool:
    """Marks a row answered and removes its words; False when it already was: then roll everything back."""
    changed: Any = session.execute(
        update(InboxRow)
        .where(InboxRow.id == row_id, InboxRow.state == "new")
        .values(state="done", sealed=None, person=None)
    )
    return int(changed.rowcount) == 1


def _plain(turn: Turn) -> dict[str, Any]:
    plain = dataclasses.asdict(turn)
    del plain["received_at"]
    plain["media"] = turn.media.value if turn.media else None
    return plain


def _turn(plain: dict[str, Any], received_at: datetime) -> Turn:
    plain = dict(plain, texts=tuple(plain["texts"]), media=Media(plain["media"]) if plain["media"] else None)
    return Turn(received_at=received_at, **plain)
