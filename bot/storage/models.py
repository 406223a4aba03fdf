"""The tables. A column named `sealed` holds AES-256-GCM bytes under the key of the row's case; no other column
holds a word, name, address or account. Named constraints keep migrations portable.
"""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Index, Integer, LargeBinary, MetaData, String
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Base: Any = declarative_base(metadata=metadata)

ID = String(32)  # 128 random bits in hex
# SQLite gives the id of a deleted row to the next one unless told otherwise: a reply just written must not be taken
# for the one just sent.
NEVER_REUSED = {"sqlite_autoincrement": True}
LOOKUP = String(64)  # HMAC-SHA256 in hex


class Utc(TypeDecorator):  # type: ignore[type-arg]
    """Aware datetimes in UTC; SQLite keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Refuses naive datetimes."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone")
        return value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Gives the zone back."""
        return None if value is None else value.replace(tzinfo=timezone.utc)


class Case(Base):
    """One person's case, made when the person consents; before that nothing but transit rows exists."""

    __tablename__ = "case"
    id = Column(ID, primary_key=True)
    short_name = Column(String(8), nullable=False)
    created_at = Column(Utc, nullable=False)
    last_active_at = Column(Utc, nullable=False)
    consented_at = Column(Utc, nullable=False)


class Contact(Base):
    """Finds the case of a channel account by HMAC; the address to answer to is sealed."""

    __tablename__ = "contact"
    lookup = Column(LOOKUP, primary_key=True)
    case_id = Column(ID, ForeignKey("case.id", ondelete="CASCADE"), nullable=False, index=True)
    channel = Column(String(16), nullable=False)
    sealed = Column(LargeBinary, nullable=False)


class Tracker(Base):
    """What Rasa needs to go on: slots, active loop, last turn. No transcript."""

    __tablename__ = "tracker"
    case_id = Column(ID, ForeignKey("case.id", ondelete="CASCADE"), primary_key=True)
    sealed = Column(LargeBinary, nullable=False)


class InboxRow(Base):
    """An accepted update. When answered, the content is gone and the key remains to recognise a repeat."""

    __tablename__ = "inbox"
    id = Column(Integer, primary_key=True)
    key = Column(LOOKUP, nullable=False, unique=True)
    person = Column(LOOKUP)
    channel = Column(String(16), nullable=False)
    case_id = Column(ID, index=True)
    state = Column(String(8), nullable=False)  # new, done
    sealed = Column(LargeBinary)
    received_at = Column(Utc, nullable=False)
    __table_args__ = (Index("ix_inbox_state_id", "state", "id"), NEVER_REUSED)


class OutboxRow(Base):
    """Something to be done on a channel: a reply, a deletion, a line to staff. Removed when done."""

    __tablename__ = "outbox"
    id = Column(Integer, primary_key=True)
    kind = Column(String(8), nullable=False)  # reply, delete, staff
    state = Column(String(8), nullable=False)  # due, dead
    channel = Column(String(16), nullable=False)
    case_id = Column(ID, index=True)
    handoff_id = Column(Integer, ForeignKey("handoff.id", ondelete="CASCADE"))
    sealed = Column(LargeBinary)
    due_at = Column(Utc, nullable=False)
    attempts = Column(Integer, nullable=False, default=0)
    created_at = Column(Utc, nullable=False)
    __table_args__ = (Index("ix_outbox_state_due_at", "state", "due_at"), NEVER_REUSED)


class Handoff(Base):
    """A person asked for a human, or the screen paged one. No words; outlives an erased case as a tombstone."""

    __tablename__ = "handoff"
    id = Column(Integer, primary_key=True)
    case_id = Column(ID, index=True)
    short_name = Column(String(8), nullable=False)
    channel = Column(String(16), nullable=False)
    language = Column(String(8), nullable=False)
    reasons = Column(String(64), nullable=False)  # codes joined by "+", first reason first
    urgency = Column(Integer, nullable=False)  # 0 is the most urgent
    minor = Column(Boolean, nullable=False)
    may_read = Column(Boolean, nullable=False)  # the person's yes to staff reading
    state = Column(String(12), nullable=False)  # waiting, closed, erased
    created_at = Column(Utc, nullable=False)
    due_at = Column(Utc, nullable=False)
    __table_args__ = (Index("ix_handoff_state_urgency", "state", "urgency", "created_at"), NEVER_REUSED)


class ChannelMessage(Base):
    """The channel's own ids of messages of both sides, so that leaving can delete them."""

    __tablename__ = "channel_message"
    id = Column(Integer, primary_key=True)
    case_id = Column(ID, ForeignKey("case.id", ondelete="CASCADE"), nullable=False, index=True)
    sealed = Column(LargeBinary, nullable=False)
    sent_at = Column(Utc, nullable=False)
