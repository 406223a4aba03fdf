"""Before consent nothing is written but transit rows; with it the talk is kept; both can be erased."""

import asyncio
from datetime import datetime, timedelta, timezone

from sqlalchemy import func, select

from bot.cases import service as cases
from bot.desk import service as desk
from bot.storage.models import Case, ChannelMessage, Contact, InboxRow, OutboxRow, Tracker


def counts(rig):
    with rig.database.read() as session:
        return {
            table.__tablename__: session.scalars(select(func.count()).select_from(table)).one()
            for table in (Case, Contact, Tracker, OutboxRow, ChannelMessage)
        }


async def test_without_consent_only_the_empty_inbox_row_remains(rig):
    await rig.says("안녕하세요", consented=False)
    await rig.idle()
    assert set(counts(rig).values()) == {0}
    with rig.database.read() as session:
        row = session.scalars(select(InboxRow)).one()
        assert (row.state, row.sealed, row.person) == ("done", None, None)


async def test_the_question_stands_once_under_the_first_answer_and_never_in_a_crisis(rig):
    crisis = await rig.says("죽고 싶어요", consented=False)
    first = await rig.says("안녕하세요", consented=False)
    second = await rig.says("또 왔어요", consented=False)
    assert [len(said) for said in (crisis, first, second)] == [1, 2, 1]
    assert first[0] == "echo 안녕하세요"


async def test_the_talk_goes_on_in_memory_without_consent(rig):
    await rig.says("하나", consented=False)
    await rig.says("둘", consented=False)
    person = rig.people.resume(*_who(rig), datetime.now(timezone.utc))
    assert rig.people.state(person)["slots"]["turns"] == 2


def _who(rig):
    (lookup, talk), *_ = rig.people._talks.items()
    return lookup, talk.case_id


async def test_consent_keeps_what_was_said_before_it(rig):
    await rig.says("하나", consented=False)
    rig.engine.on_turn = lambda message: cases.give_consent()
    await rig.says("네", consented=False)
    rig.engine.on_turn = lambda message: None
    await rig.idle()
    assert counts(rig)["case"] == counts(rig)["contact"] == counts(rig)["tracker"] == 1
    assert rig.people._talks == {}
    await rig.says("셋", consented=False)
    with rig.database.read() as session:
        case_id = session.scalars(select(Case.id)).one()
    person = rig.people.resume(rig.keys.lookup("contact", "recording", "p1"), case_id, datetime.now(timezone.utc))
    assert rig.people.state(person)["slots"]["turns"] == 3


async def test_erasing_leaves_last_words_and_nothing_else(rig):
    await rig.says("하나")
    rig.engine.on_turn = lambda message: desk.ask("asked", minor=False)
    await rig.says("사람 불러 주세요")
    rig.engine.on_turn = lambda message: cases.erase_after_turn()
    assert await rig.says("다 지워 주세요") == ["echo 다 지워 주세요"]
    assert set(counts(rig).values()) == {0}
    assert rig.keys.case_ids() == []
    assert rig.handoffs() == []
    assert rig.channel.deleted


async def test_nothing_readable_is_on_disk(rig, rigs):
    rig.channel.hold = asyncio.Event()
    await rig.front.receive(rig.turn("카나리아-5b1d 이름 김아무개", address="chat-77120"))
    await asyncio.sleep(0.2)
    words = ["카나리아-5b1d".encode(), "김아무개".encode(), b"chat-77120", b"echo "]
    on_disk = [path for path in rigs.home.rglob("*") if path.is_file()]
    assert on_disk
    assert not [(path, word) for path in on_disk for word in words if word in path.read_bytes()]
    rig.channel.hold.set()
    await rig.idle()


async def test_a_day_later_the_case_is_erased_unless_a_handoff_is_open(rig):
    await rig.says("하나", address="p1")
    rig.engine.on_turn = lambda message: desk.ask("asked", minor=False)
    await rig.says("사람", address="p2")
    await rig.idle()
    now = datetime.now(timezone.utc)
    assert rig.people.purge(now + timedelta(hours=23)) == 0
    assert rig.people.purge(now + timedelta(hours=25)) == 1
    assert len(rig.handoffs()) == 1
    assert rig.people.purge(now + timedelta(days=15)) == 1
    assert set(counts(rig).values()) == {0}
    assert rig.keys.case_ids() == []


async def test_a_restart_forgets_talks_without_consent(rigs):
    rig = await rigs.make().start()
    await rig.says("하나", consented=False)
    await rig.idle()
    await rig.stop()
    again = await rigs.make().start()
    assert again.keys.case_ids() == []
    assert len(await again.says("다시", consented=False)) == 2, "a new talk, asked for consent again"
    await again.stop()
