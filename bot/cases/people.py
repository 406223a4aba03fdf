"""Who is writing: finds the case behind a channel account, or a talk that lives in memory until there is consent.

Before consent nothing is written but transit rows (the update, the answers to it), sealed with a key that dies
with the talk. The slots of such a talk are held here, in memory, for 24 hours at most.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.cases.names import new_case_id, short_name
from bot.errors import CaseGone
from bot.storage.crypto import seal, seal_json, unseal, unseal_json
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.storage.models import Case, ChannelMessage, Contact, Handoff, InboxRow, OutboxRow, Tracker
from bot.turn import Turn

KEPT_FOR = timedelta(hours=24)
KEPT_WITH_HANDOFF_FOR = timedelta(days=14)
MESSAGES_KEPT_FOR = timedelta(hours=48)  # a channel lets a bot delete messages that long

State = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """`lookup` finds the account again; `case_id` is Rasa's sender and the context of everything sealed."""

    lookup: str
    case_id: str
    consented: bool


@dataclass
class _Talk:
    """A talk without consent: in memory only."""

    case_id: str
    seen_at: datetime
    state: State | None = None
    message_ids: list[str] = field(default_factory=list)
    asked_consent: bool = False


class People:
    """Finds, keeps and erases. Called from the store thread and the turn thread."""

    def __init__(self, database: Database, keys: KeyStore) -> None:
        self._database = database
        self._keys = keys
        self._talks: dict[str, _Talk] = {}
        self._lookups: dict[str, str] = {}  # case id of a talk -> its key in _talks
        self._lock = threading.Lock()

    def lookup(self, turn: Turn) -> str:
        """What finds the account of a turn again; needs no storage."""
        return self._keys.lookup("contact", turn.channel, turn.address)

    def case_id(self, channel: str, address: str) -> str | None:
        """The case or talk of an account, if it has one."""
        lookup = self._keys.lookup("contact", channel, address)
        with self._lock:
            talk = self._talks.get(lookup)
        if talk is not None:
            return talk.case_id
        with self._database.read() as session:
            found: str | None = session.scalars(select(Contact.case_id).where(Contact.lookup == lookup)).first()
        return found

    def find(self, session: Session, turn: Turn) -> Person:
        """The person behind a turn; a new talk (with a new key) when there is none, or none that opens."""
        lookup = self.lookup(turn)
        case_id = session.scalars(select(Contact.case_id).where(Contact.lookup == lookup)).first()
        if case_id is not None:
            if self._opens(case_id):
                return Person(lookup, case_id, consented=True)
            erase_rows(session, case_id)
        with self._lock:
            talk = self._talks.get(lookup)
            if talk is None or not self._opens(talk.case_id):
                self._forget_talk(lookup)
                talk = _Talk(new_case_id(), turn.received_at)
                self._keys.make(talk.case_id)  # first: a talk without a key would take no message any more
                self._talks[lookup] = talk
                self._lookups[talk.case_id] = lookup
            talk.seen_at = turn.received_at
            return Person(lookup, talk.case_id, consented=False)

    def resume(self, lookup: str, case_id: str, now: datetime) -> Person:
        """The person of an accepted row as they are now: consent may have come since, or the server restarted.

        Raises CaseGone when the case was erased meanwhile.
        """
        with self._lock:  # an erasure in between would leave a talk whose key is destroyed
            self._keys.get(case_id)
            with self._database.read() as session:
                found = session.scalars(select(Contact.case_id).where(Contact.lookup == lookup)).first()
            if found is not None:
                return Person(lookup, found, consented=True)
            talk = self._talks.setdefault(lookup, _Talk(case_id, now))
            self._lookups[talk.case_id] = lookup
            return Person(lookup, talk.case_id, consented=False)

    def state(self, person: Person) -> State | None:
        """What the engine left after the last turn; None for a new talk."""
        if not person.consented:
            with self._lock:
                talk = self._talks.get(person.lookup)
                return None if talk is None else talk.state
        with self._database.read() as session:
            sealed = session.scalars(select(Tracker.sealed).where(Tracker.case_id == person.case_id)).first()
        if sealed is None:
            return None
        return dict(unseal_json(self._keys.get(person.case_id), sealed, person.case_id))

    def asks_consent(self, person: Person) -> bool:
        """True for a talk without consent in which the question was not yet written under an answer."""
        with self._lock:
            talk = self._talks.get(person.lookup)
            return not person.consented and talk is not None and not talk.asked_consent

    def keep(self, session: Session, person: Person, turn: Turn, state: State, now: datetime) -> None:
        """Writes the state of a consenting person within the turn's transaction; makes the case if it is new."""
        key = self._keys.get(person.case_id)
        if session.get(Contact, person.lookup) is None:
            session.add(
                Case(
                    id=person.case_id,
                    short_name=short_name(person.case_id),
                    created_at=now,
                    last_active_at=now,
                    consented_at=now,
                )
            )
            session.flush()
            sealed_address = seal_json(key, turn.address, person.case_id)
            session.add(
                Contact(lookup=person.lookup, case_id=person.case_id, channel=turn.channel, sealed=sealed_address)
            )
            with self._lock:
                talk = self._talks.get(person.lookup)
                message_ids = list(talk.message_ids) if talk else []
            for message_id in message_ids:
                self._note(session, person, message_id, now)
        else:
            session.execute(update(Case).where(Case.id == person.case_id).values(last_active_at=now))
        session.merge(Tracker(case_id=person.case_id, sealed=seal_json(key, state, person.case_id)))
        if turn.message_id:
            self._note(session, person, turn.message_id, now)

    def remember(self, person: Person, turn: Turn, state: State, *, consented: bool, asked: bool) -> None:
        """After the commit: keeps the state of a talk without consent in memory, and forgets one that has a case.

        `asked`: the question of consent was among the replies.
        """
        with self._lock:
            if consented:
                self._forget_talk(person.lookup)
                return
            talk = self._talks.get(person.lookup)
            if talk is not None:
                talk.state = state
                talk.asked_consent |= asked
                if turn.message_id:
                    talk.message_ids.append(turn.message_id)

    def sent(self, case_id: str, message_id: str, now: datetime) -> None:
        """Notes the channel's id of a message of ours, so that leaving can delete it."""
        with self._lock:
            talk = self._talks.get(self._lookups.get(case_id, ""))
            if talk is not None:
                talk.message_ids.append(message_id)
                return
        with self._database.write() as session:
            if session.get(Case, case_id) is not None:
                self._note(session, Person("", case_id, consented=True), message_id, now)

    def message_ids(self, person: Person) -> list[str]:
        """The channel's ids of both sides' messages that may still be deleted."""
        with self._lock:
            talk = self._talks.get(person.lookup)
            message_ids = list(talk.message_ids) if talk else []
        return message_ids + self._noted(person.case_id)

    def erase(self, person: Person) -> list[str]:
        """Removes every row, then the key; a handoff stays as a tombstone. Gives the channel's message ids."""
        message_ids = self.message_ids(person)
        with self._database.write() as session:
            erase_rows(session, person.case_id)
        self.forget(person)
        return message_ids

    def forget(self, person: Person) -> None:
        """After the rows are gone: the talk leaves memory and the key is destroyed."""
        with self._lock:
            self._forget_talk(person.lookup)
            self._keys.destroy(person.case_id)

    def purge(self, now: datetime, *, start: bool = False) -> int:
        """Erases what is past its time; at start also every key of a talk that lived in memory. Gives how many.

        A restart does not take back what was asked of the desk: a handoff of a talk that is gone stands for as
        long as the talk would have.
        """
        with self._lock:
            old = [lookup for lookup, talk in self._talks.items() if talk.seen_at < now - KEPT_FOR]
            gone = [case_id for lookup in old if (case_id := self._forget_talk(lookup))]
            talking = {talk.case_id for talk in self._talks.values()}
        with self._database.read() as session:
            waiting = set(
                session.scalars(
                    select(Handoff.case_id).where(
                        Handoff.state == "waiting", Handoff.created_at >= now - KEPT_WITH_HANDOFF_FOR
                    )
                )
            )
            cases = {row.id: row.last_active_at for row in session.execute(select(Case.id, Case.last_active_at))}
            asking = set(session.scalars(select(InboxRow.case_id).where(InboxRow.state == "new")))
            owed = set(session.scalars(select(OutboxRow.case_id).where(OutboxRow.state == "due")))
        gone += [case for case, at in cases.items() if at < now - KEPT_FOR and case not in waiting | asking]
        left = []
        if start:
            alive = set(cases) | talking | asking | owed
            left = [case_id for case_id in self._keys.case_ids() if case_id not in alive]
        for case_id in (*gone, *left):
            with self._database.write() as session:
                erase_rows(session, case_id, handoff=case_id not in left)
            self._keys.destroy(case_id)
        with self._database.write() as session:
            old_handoffs = session.execute(
                select(Handoff.case_id).where(Handoff.state == "waiting", Handoff.created_at < now - KEPT_FOR)
            )
            for case_id in {row.case_id for row in old_handoffs} - set(cases) - talking:
                erase_rows(session, case_id)
            session.execute(delete(ChannelMessage).where(ChannelMessage.sent_at < now - MESSAGES_KEPT_FOR))
            session.execute(
                delete(InboxRow).where(InboxRow.state == "done", InboxRow.received_at < now - MESSAGES_KEPT_FOR)
            )
        return len(gone)

    def _opens(self, case_id: str) -> bool:
        try:
            self._keys.get(case_id)
        except CaseGone:
            return False
        return True

    def _forget_talk(self, lookup: str) -> str | None:
        """With the lock held: drops a talk from memory and gives its case id."""
        talk = self._talks.pop(lookup, None)
        if talk is None:
            return None
        self._lookups.pop(talk.case_id, None)
        return talk.case_id

    def _noted(self, case_id: str) -> list[str]:
        with self._database.read() as session:
            sealed = list(session.scalars(select(ChannelMessage.sealed).where(ChannelMessage.case_id == case_id)))
        if not sealed:
            return []
        key = self._keys.get(case_id)
        return [unseal(key, row, case_id).decode() for row in sealed]

    def _note(self, session: Session, person: Person, message_id: str, now: datetime) -> None:
        sealed = seal(self._keys.get(person.case_id), message_id.encode(), person.case_id)
        session.add(ChannelMessage(case_id=person.case_id, sealed=sealed, sent_at=now))


def erase_rows(session: Session, case_id: str, *, handoff: bool = True) -> None:
    """Removes every row of a case. Inbox keys stay without content: a repeat must still be recognised.

    A `handoff` becomes a tombstone, or stays as it is.
    """
    session.execute(delete(OutboxRow).where(OutboxRow.case_id == case_id))
    session.execute(
        update(InboxRow).where(InboxRow.case_id == case_id).values(state="done", sealed=None, person=None, case_id=None)
    )
    if handoff:
        session.execute(
            update(Handoff).where(Handoff.case_id == case_id).values(state="erased", case_id=None, short_name="-")
        )
    session.execute(delete(Case).where(Case.id == case_id))
