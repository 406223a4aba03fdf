"""Handoffs to human staff: who asked, how urgent, since when. Never a word of what was said (care.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cases.names import short_name
from bot.desk.hours import StaffHours
from bot.outbox.store import add_staff_line
from bot.storage import uow
from bot.storage.database import Database
from bot.storage.models import Handoff

log = structlog.get_logger(__name__)

# Reason -> (urgency, due). 0 is the most urgent; the same order as the desk's queue.
_URGENCY = {
    "danger": (0, timedelta(minutes=2)),
    "suicidal": (1, timedelta(minutes=5)),
    "asked_by_minor": (2, timedelta(minutes=15)),
    "asked": (3, timedelta(minutes=60)),
    "misunderstood": (3, timedelta(minutes=60)),
}
PAGES = ("danger", "suicidal")
URGENCY_NAMES = ("0 danger", "1 suicidal", "2 asked, under 19", "3 asked")


@dataclass(frozen=True)
class OpenHandoff:
    """A row of the queue as staff see it: ids, codes and times."""

    id: int
    short_name: str
    channel: str
    language: str
    reasons: str
    urgency: int
    minor: bool
    created_at: datetime
    due_at: datetime


def ask(reason: str, *, minor: bool) -> None:
    """Writes a handoff (or a page, for `suicidal` and `danger`) with this turn's commit.

    Several reasons of one case are one handoff: the most urgent decides, a minor's age raises "asked" only.
    """
    turn = uow.current()
    urgency, due = _URGENCY["asked_by_minor" if minor and reason == "asked" else reason]
    case_id, channel, language, now = turn.case_id, turn.channel, turn.language, turn.now

    def write(session: Session) -> None:
        handoff = session.scalars(select(Handoff).where(Handoff.case_id == case_id, Handoff.state == "waiting")).first()
        raised = handoff is None or urgency < handoff.urgency
        if handoff is None:
            handoff = Handoff(
                case_id=case_id,
                short_name=short_name(case_id),
                channel=channel,
                language=language,
                reasons=reason,
                urgency=urgency,
                minor=minor,
                may_read=False,
                state="waiting",
                created_at=now,
                due_at=now + due,
            )
            session.add(handoff)
        else:
            if reason not in handoff.reasons.split("+"):
                handoff.reasons = f"{handoff.reasons}+{reason}"
            handoff.urgency = min(handoff.urgency, urgency)
            handoff.due_at = min(handoff.due_at, now + due)
            handoff.minor = handoff.minor or minor
        session.flush()
        if raised and turn.settings.telegram_staff_chat_id:
            add_staff_line(session, handoff.id, now)
        log.info("handoff.asked", handoff=handoff.id, reason=reason, urgency=urgency)

    turn.write(write)


def allow_reading(allowed: bool = True) -> None:
    """The person's own yes: staff may read this conversation from now on; False takes it back."""
    case_id = uow.current().case_id

    def write(session: Session) -> None:
        for handoff in session.scalars(select(Handoff).where(Handoff.case_id == case_id, Handoff.state == "waiting")):
            handoff.may_read = allowed

    uow.current().write(write)


def on_duty(now: datetime) -> bool:
    """Is a human watching the desk now? Without GYEOT_STAFF_HOURS nobody ever is, and the person is told so."""
    return StaffHours.parse(uow.current().settings.staff_hours).open_at(now)


def report_duty() -> bool:
    """Must staff here report a sexual offence against an under-19 (GYEOT_STAFF_REPORT_DUTY)?"""
    return uow.current().settings.staff_report_duty


def waiting(database: Database) -> list[OpenHandoff]:
    """The open handoffs: most urgent first, then longest waiting."""
    with database.read() as session:
        rows = session.scalars(
            select(Handoff).where(Handoff.state == "waiting").order_by(Handoff.urgency, Handoff.created_at)
        )
        return [
            OpenHandoff(
                id=row.id,
                short_name=row.short_name,
                channel=row.channel,
                language=row.language,
                reasons=row.reasons,
                urgency=row.urgency,
                minor=row.minor,
                created_at=row.created_at,
                due_at=row.due_at,
            )
            for row in rows
        ]


def staff_line(session: Session, handoff_id: int) -> str | None:
    """The one neutral line for the staff chat: short name, channel, language, urgency. None when it is gone."""
    handoff = session.get(Handoff, handoff_id)
    if handoff is None or handoff.state != "waiting":
        return None
    level = ("0 위험", "1 자살 위험", "2 만 19세 미만 요청", "3 요청")[handoff.urgency]
    due = int((handoff.due_at - handoff.created_at).total_seconds() // 60)
    return f"[{handoff.short_name}] {level} · {handoff.channel} · {handoff.language} · {due}분 안에"
