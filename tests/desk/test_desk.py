"""Handoffs: one for each case, the most urgent reason decides, and the line to staff says nothing of a person."""

from datetime import datetime, timedelta, timezone

import pytest

from bot import settings
from bot.desk import service as desk
from bot.desk.hours import StaffHours
from bot.errors import SettingsError
from bot.storage.database import Database
from bot.storage.models import OutboxRow
from bot.storage.uow import UnitOfWork, active

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=timezone.utc)


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'gyeot.db'}")
    database.migrate()
    yield database
    database.close()


def ask(database, *reasons, minor=False, case_id="c1", staff="-100"):
    environ = {"TELEGRAM_STAFF_CHAT_ID": staff} if staff else {}
    work = UnitOfWork(case_id=case_id, channel="telegram", settings=settings.load(environ, dotenv=None), now=NOW)
    with active(work):
        for reason in reasons:
            desk.ask(reason, minor=minor)
    with database.write() as session:
        for write in work.writes:
            write(session)


def staff_lines(database):
    with database.read() as session:
        return [desk.staff_line(session, row.handoff_id) for row in session.query(OutboxRow).order_by(OutboxRow.id)]


def test_several_reasons_of_one_case_are_one_handoff_with_the_most_urgent_first(database):
    ask(database, "asked")
    ask(database, "suicidal", "danger", "asked")
    ask(database, "misunderstood", case_id="c2")
    rows = desk.waiting(database)
    assert [(row.reasons, row.urgency) for row in rows] == [("asked+suicidal+danger", 0), ("misunderstood", 3)]
    assert rows[0].due_at == NOW + timedelta(minutes=2)


def test_a_minors_age_raises_only_what_the_person_asked_for(database):
    ask(database, "asked", minor=True)
    ask(database, "suicidal", minor=True, case_id="c2")
    assert [(row.reasons, row.urgency) for row in desk.waiting(database)] == [("suicidal", 1), ("asked", 2)]


def test_staff_get_a_line_when_urgency_rises_and_none_when_it_does_not(database):
    ask(database, "asked")
    ask(database, "asked")
    ask(database, "danger")
    ask(database, "suicidal")
    assert len(staff_lines(database)) == 2


def test_the_line_names_no_person_and_no_words(database):
    ask(database, "suicidal")
    (line,) = staff_lines(database)
    row = desk.waiting(database)[0]
    assert row.short_name in line and "c1" not in line
    assert len(line) < 80


def test_without_a_staff_chat_the_row_is_written_all_the_same(database):
    ask(database, "asked", staff="")
    assert staff_lines(database) == []
    assert len(desk.waiting(database)) == 1


@pytest.mark.parametrize(
    ("text", "when", "open_now"),
    [
        ("", "2026-11-23T10:00", False),
        ("always", "2026-11-22T03:00", True),
        ("Mon-Fri 09:00-18:00", "2026-11-23T09:00", True),
        ("Mon-Fri 09:00-18:00", "2026-11-22T10:00", False),
        ("Mon-Fri 09:00-18:00; Sun 10:00-12:00", "2026-11-22T10:00", True),
        ("Fri-Mon 20:00-23:00", "2026-11-22T21:00", True),
        ("Fri-Mon 20:00-23:00", "2026-11-24T21:00", False),
    ],
)
def test_staff_hours_are_korean_time(text, when, open_now):
    from bot.desk.hours import ZONE

    assert StaffHours.parse(text).open_at(datetime.fromisoformat(when).replace(tzinfo=ZONE)) is open_now


@pytest.mark.parametrize("text", ["nine to five", "Mon 18:00-09:00", "Mon 25:00-26:00", "Xyz 09:00-10:00"])
def test_hours_that_cannot_be_read_are_refused(text):
    with pytest.raises(SettingsError):
        StaffHours.parse(text)
