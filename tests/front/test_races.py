"""What must hold when things happen at the same time: leaving while an answer or a card is on its way, storage that
fails for a moment, one person who floods the outbox."""

import asyncio
import threading
from datetime import datetime, timedelta, timezone

import pytest

from bot import front as front_module
from bot.desk import service as desk
from bot.errors import NotAccepted, StorageError
from bot.outbox.store import add_deletion, add_reply
from bot.turn import Reply

SUICIDAL = "죽고 싶어요"


async def _until(true, tries=300):
    for _ in range(tries):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("never true")


async def test_leaving_while_a_turn_starts_does_not_shut_the_person_out(rig, monkeypatch):
    await rig.says("하나", consented=False)
    await rig.idle()
    read, person = rig.database.read, _person(rig)

    erasing = threading.Thread(target=rig.people.erase, args=(person,))

    def erased_meanwhile():
        monkeypatch.setattr(rig.database, "read", read)
        erasing.start()
        erasing.join(0.3)
        return read()

    monkeypatch.setattr(rig.database, "read", erased_meanwhile)
    rig.people.resume(person.lookup, person.case_id, datetime.now(timezone.utc))
    erasing.join()
    assert rig.people._talks == {}, "no talk without a key"
    assert await rig.says("다시 왔어요", consented=False)


async def test_a_key_that_could_not_be_written_is_made_for_the_next_message(rig, monkeypatch):
    def full(*_):
        raise StorageError("no space left")

    with monkeypatch.context() as disk:
        disk.setattr(rig.keys, "make", full)
        with pytest.raises(NotAccepted):
            await rig.front.receive(rig.turn("하나", consented=False))
    assert "echo 둘" in await rig.says("둘", consented=False)


async def test_a_case_whose_key_is_gone_begins_anew(rig):
    await rig.says("하나")
    await rig.idle()
    (case_id,) = rig.keys.case_ids()
    rig.keys.destroy(case_id)
    assert await rig.says("둘") == ["echo 둘"]


async def test_a_damaged_key_concerns_its_own_case_only(rig):
    await rig.says("하나", address="p1")
    await rig.idle()
    (case_id,) = rig.keys.case_ids()
    now = datetime.now(timezone.utc)
    with rig.database.write() as session:
        add_reply(
            session, rig.keys, case_id=case_id, channel="recording", address="p1", reply=Reply("둘"),
            in_reply_to=None, now=now,
        )  # fmt: skip
    rig.keys._path(case_id).write_bytes(b"half overwritten")
    rig.keys._open.clear()
    assert rig.outbox.due(now) == []
    assert await rig.says("안녕", address="p2") == ["echo 안녕"]


async def test_no_error_ends_the_sender(rig, monkeypatch):
    due, times = rig.outbox.due, []

    def fails_once(*args, **kwargs):
        times.append(1)
        if len(times) == 1:
            raise OSError("too many open files")
        return due(*args, **kwargs)

    monkeypatch.setattr(rig.outbox, "due", fails_once)
    assert await rig.says("안녕") == ["echo 안녕"]


async def test_a_card_on_its_way_when_the_person_leaves_is_deleted(rig):
    rig.channel.hold = asyncio.Event()
    await rig.front.receive(rig.turn(SUICIDAL))
    await asyncio.sleep(0.05)
    leaving = await rig.front.receive(rig.turn("ㅌ"))
    await asyncio.sleep(0.2)
    rig.channel.hold.set()
    assert await leaving.answered(5)
    await rig.idle()
    await asyncio.sleep(0.1)
    cards = [str(number) for number, (_, _, reply) in enumerate(rig.channel.sent, 1) if "109" in reply.text]
    deleted = {message_id for _, ids in rig.channel.deleted for message_id in ids}
    assert set(cards) <= deleted


async def test_leaving_while_storage_fails_silences_the_answer_in_the_making(rig, monkeypatch):
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def slow(message):
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(release.wait(), loop))

    rig.engine.on_turn = slow
    await rig.front.receive(rig.turn("길게 생각할 말"))
    await _until(lambda: rig.front._lines)
    await asyncio.sleep(0.05)

    def locked(*_):
        raise StorageError("locked")

    monkeypatch.setattr(rig.database, "write", locked)
    with pytest.raises(NotAccepted):
        await rig.front.receive(rig.turn("ㅌ"))
    release.set()
    await _until(lambda: not rig.front._lines)
    assert len(rig.channel.texts()) == 1, "the harmless line and nothing after it"


async def test_what_is_written_right_behind_an_exit_is_answered(rig, monkeypatch):
    await rig.says("하나")
    await rig.idle()
    await rig.front.receive(rig.turn("ㅌ"))
    rig.engine.on_turn = lambda message: desk.ask("suicidal", minor=False)
    # As the connector does: the next update of the batch comes before anything else runs.
    assert await (await rig.front.receive(rig.turn(SUICIDAL))).answered(5)
    await rig.idle()
    assert "109" in rig.channel.texts()[-1]
    assert [row.reasons for row in rig.handoffs()] == ["suicidal"]
    rig.engine.on_turn = lambda message: None
    assert await rig.says("둘") == ["echo 둘"]


async def test_two_updates_in_one_breath_the_first_an_exit(rig):
    await rig.says("하나")
    await rig.idle()
    _, after = await asyncio.gather(rig.front.receive(rig.turn("ㅌ")), rig.front.receive(rig.turn("둘")))
    assert await after.answered(5)
    await rig.idle()
    assert rig.channel.texts()[-1] == "echo 둘"
    assert rig.engine.seen == ["하나", "둘"]


async def test_an_exit_that_storage_could_not_carry_out_is_carried_out_later(rig, monkeypatch):
    monkeypatch.setattr(front_module, "ERASE_RETRY_S", 0.05, raising=False)
    await rig.says("하나")
    await rig.idle()
    erase, tries = rig.people.erase, []

    def fails_twice(person):
        tries.append(1)
        if len(tries) <= 2:
            raise StorageError("locked")
        return erase(person)

    monkeypatch.setattr(rig.people, "erase", fails_twice)
    assert len(await rig.says("ㅌ")) == 1
    await _until(lambda: rig.keys.case_ids() == [])
    await _until(lambda: rig.channel.deleted and "in1" in rig.channel.deleted[-1][1])


async def test_a_flood_of_one_person_holds_up_nobody_else(rig):
    await rig.says("하나", address="p1")
    await rig.idle()
    (case_id,) = rig.keys.case_ids()
    rig.channel.hold, now = asyncio.Event(), datetime.now(timezone.utc)
    held = rig.channel.send

    async def send(address, reply, in_reply_to):
        if address != "p1":
            rig.channel.sent.append((address, in_reply_to, reply))
            return None
        return await held(address, reply, in_reply_to)

    rig.channel.send = send
    with rig.database.write() as session:
        for number in range(450):
            add_reply(
                session, rig.keys, case_id=case_id, channel="recording", address="p1", reply=Reply(f"{number}"),
                in_reply_to=None, now=now,
            )  # fmt: skip
    rig.front._sender.wake()
    assert await rig.says("안녕", address="p2") == ["echo 안녕"]
    rig.channel.hold.set()


async def test_risk_behind_slowed_messages_reaches_the_desk_at_once(rigs):
    rig = await rigs.make(GYEOT_RATE="3").start()
    rig.engine.on_turn = lambda message: desk.ask("suicidal", minor=False) if message.text == SUICIDAL else None
    for number in range(6):
        await rig.front.receive(rig.turn(f"{number}"))
    await asyncio.sleep(0.2)
    await rig.front.receive(rig.turn(SUICIDAL))
    await _until(rig.handoffs)
    await rig.stop()


async def test_a_request_for_a_human_before_consent_outlives_a_restart(rigs):
    rig = await rigs.make().start()
    rig.engine.on_turn = lambda message: desk.ask("asked", minor=False)
    await rig.says("사람 불러 주세요", consented=False)
    await rig.idle()
    await rig.stop()
    again = await rigs.make().start()
    assert [row.reasons for row in again.handoffs()] == ["asked"]
    assert again.keys.case_ids() == []
    await again.stop()


async def test_leaving_never_drops_a_line_that_began_meanwhile(rig):
    await rig.says("하나")
    await rig.idle()
    rig.channel.hold = asyncio.Event()
    leaving = await rig.front.receive(rig.turn("ㅌ"))
    await asyncio.sleep(0.1)
    release, loop, running = asyncio.Event(), asyncio.get_running_loop(), []

    async def slow(message):
        running.append(message.text)
        assert len(running) == 1, "two turns of one person at a time"
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(release.wait(), loop))
        running.clear()

    rig.engine.on_turn = slow
    await rig.front.receive(rig.turn("둘"))
    await asyncio.sleep(0.1)
    rig.channel.hold.set()
    assert await leaving.answered(5)
    await _until(lambda: running)
    await rig.front.receive(rig.turn("셋"))
    await asyncio.sleep(0.1)
    release.set()
    await rig.idle()
    assert rig.channel.texts()[-2:] == ["echo 둘", "echo 셋"]


async def test_what_arrives_before_the_replay_is_not_answered_twice(rigs):
    rig = rigs.make()
    await rig.front.receive(rig.turn(SUICIDAL))
    await rig.start()
    await rig.idle()
    assert len(rig.channel.texts()) == 1
    await rig.stop()


async def test_consent_is_asked_when_the_first_answer_was_not_written(rig, monkeypatch):
    def fails_once(*_, **__):
        monkeypatch.undo()
        raise StorageError("locked")

    monkeypatch.setattr(rig.turns, "_commit", fails_once)
    await rig.says("하나", consented=False)
    assert len(await rig.says("둘", consented=False)) == 2
    assert len(await rig.says("셋", consented=False)) == 1


async def test_a_failed_deletion_does_not_hold_up_replies(rig):
    await rig.says("하나")
    await rig.idle()
    (case_id,) = rig.keys.case_ids()
    now = datetime.now(timezone.utc)
    with rig.database.write() as session:
        add_deletion(
            session, rig.keys, case_id=case_id, channel="recording", address="p1", message_ids=("1",), due_at=now,
            now=now,
        )  # fmt: skip
        add_reply(
            session, rig.keys, case_id=case_id, channel="recording", address="p1", reply=Reply("둘"),
            in_reply_to=None, now=now,
        )  # fmt: skip
    deletion, _ = rig.outbox.due(now)
    rig.outbox.failed(deletion, now, 300.0)
    assert [due.kind for due in rig.outbox.due(now)] == ["reply"]


async def test_nobody_is_erased_while_a_message_waits_for_its_answer(rig):
    await rig.says("하나")
    await rig.idle()
    rig.inbox.accept(rig.turn("둘"))
    assert rig.people.purge(datetime.now(timezone.utc) + timedelta(days=2)) == 0


def _person(rig):
    (lookup, talk), *_ = rig.people._talks.items()
    return rig.people.resume(lookup, talk.case_id, datetime.now(timezone.utc))
