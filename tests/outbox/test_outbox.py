"""Rows that must leave: tried again in order, given up without words, never shown to another case's key."""

from datetime import datetime, timedelta, timezone

import pytest

from bot import settings
from bot.outbox.store import MAX_ATTEMPTS, Outbox, add_reply, add_staff_line
from bot.storage.database import Database
from bot.storage.keys import KeyStore
from bot.storage.models import Handoff, OutboxRow
from bot.turn import Button, Reply

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=timezone.utc)
REPLY = Reply("안녕하세요", (Button("네", "b:aaaaaa"),), protect=True)


@pytest.fixture
def kit(tmp_path):
    home = settings.load({"GYEOT_HOME": str(tmp_path / "home")}, dotenv=None)
    database = Database(home.database_url)
    database.migrate()
    keys = KeyStore.load(home)
    keys.make("case1")
    yield database, keys, Outbox(database, keys, ["telegram"])
    database.close()


def put(database, keys, *texts, channel="telegram"):
    with database.write() as session:
        for text in texts:
            add_reply(
                session,
                keys,
                case_id="case1",
                channel=channel,
                address="42",
                reply=Reply(text),
                in_reply_to="u1",
                now=NOW,
            )


def test_a_reply_comes_back_whole(kit):
    database, keys, outbox = kit
    with database.write() as session:
        add_reply(
            session, keys, case_id="case1", channel="telegram", address="42", reply=REPLY, in_reply_to="u", now=NOW
        )
    (due,) = outbox.due(NOW)
    assert (due.reply, due.address, due.in_reply_to) == (REPLY, "42", "u")


def test_what_failed_holds_back_what_was_said_after_it(kit):
    database, keys, outbox = kit
    put(database, keys, "하나", "둘")
    first = outbox.due(NOW)[0]
    outbox.failed(first, NOW, retry_after_s=7.0)
    assert outbox.due(NOW + timedelta(seconds=6)) == []
    assert [due.reply.text for due in outbox.due(NOW + timedelta(seconds=7))] == ["하나", "둘"]


def test_the_wait_doubles_and_the_channels_own_wait_wins(kit):
    database, keys, outbox = kit
    put(database, keys, "하나")
    waits = []
    now = NOW
    for _ in range(4):
        (due,) = outbox.due(now)
        outbox.failed(due, now, retry_after_s=None)
        waits.append((outbox.next_due_at() - now).total_seconds())
        now = outbox.next_due_at()
    assert waits == [2, 4, 8, 16]


def test_a_dead_letter_keeps_no_words(kit):
    database, keys, outbox = kit
    put(database, keys, "하나")
    now = NOW
    for _ in range(MAX_ATTEMPTS):
        (due,) = outbox.due(now)
        outbox.failed(due, now, None)
        now += timedelta(hours=1)
    assert outbox.due(now) == []
    with database.read() as session:
        row = session.query(OutboxRow).one()
        assert (row.state, row.sealed) == ("dead", None)


def test_rows_of_an_erased_case_are_dropped(kit):
    database, keys, outbox = kit
    put(database, keys, "하나")
    keys.destroy("case1")
    assert outbox.due(NOW) == []
    assert outbox.next_due_at() is None


def test_rows_of_another_processes_channel_are_left_to_it(kit):
    database, keys, outbox = kit
    put(database, keys, "하나", channel="terminal")
    assert outbox.due(NOW) == []
    assert outbox.next_due_at() is None


def test_a_line_to_staff_needs_no_key(kit):
    database, _, outbox = kit
    with database.write() as session:
        handoff = Handoff(
            case_id="case1", short_name="AB12", channel="telegram", language="ko", reasons="asked", urgency=3,
            minor=False, may_read=False, state="waiting", created_at=NOW, due_at=NOW,
        )  # fmt: skip
        session.add(handoff)
        session.flush()
        add_staff_line(session, handoff.id, NOW)
    (due,) = outbox.due(NOW)
    assert (due.kind, due.handoff_id, due.case_id) == ("staff", 1, None)
