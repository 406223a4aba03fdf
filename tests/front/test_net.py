"""The one net against silence: whatever breaks, the person gets words with the emergency numbers."""

import asyncio
import sqlite3
import time

import pytest

from bot import front as front_module
from bot.dialogue.engine import Outcome
from bot.errors import NotAccepted
from tests.front.conftest import names_emergency_lines


def _raise(message):
    raise RuntimeError(f"quotes the person: {message.text}")


async def _hang(message):
    await asyncio.sleep(60)


def _block(message):
    time.sleep(1.5)


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(front_module, "TURN_TIMEOUT_S", 0.5)


@pytest.mark.parametrize("broken", [_raise, _hang, _block], ids=["raises", "hangs", "blocks"])
async def test_a_broken_engine_still_gives_the_emergency_lines(rig, quick, broken):
    rig.engine.on_turn = broken
    said = await rig.says("도와줘요")
    assert len(said) == 1
    assert names_emergency_lines(said[0])


@pytest.mark.parametrize("broken", [_raise, _hang, _block], ids=["raises", "hangs", "blocks"])
async def test_a_broken_engine_does_not_stop_card_or_page(rig, quick, broken):
    rig.engine.on_turn = broken
    said = await rig.says("죽고 싶어요")
    assert "109" in said[0]
    assert [row.reasons for row in rig.handoffs()] == ["suicidal"]


async def test_a_turn_without_any_text_counts_as_failed(rig):
    rig.engine.on_turn = lambda message: Outcome((), {"slots": {}, "buttons": []})
    assert names_emergency_lines((await rig.says("..."))[0])


async def test_an_answer_that_comes_after_the_net_is_taken_back(rig, quick):
    rig.engine.on_turn = _block
    said = await rig.says("늦은 답")
    await asyncio.sleep(1.5)
    await rig.idle()
    assert rig.channel.texts() == said


async def test_with_the_database_locked_the_person_is_answered_and_the_channel_resends(rig, rigs):
    await rig.says("처음")
    blocker = sqlite3.connect(rigs.home / "gyeot.db", isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    ordinary, risky = rig.turn("도와줘요", address="p2"), rig.turn("죽고 싶어요", address="p3")
    started = time.monotonic()
    for turn in (ordinary, risky, ordinary):
        with pytest.raises(NotAccepted):
            await rig.front.receive(turn)
    assert time.monotonic() - started < 10
    assert not rig.front.writable
    assert len(rig.channel.texts("p2")) == 1, "one update is answered once"
    assert names_emergency_lines(rig.channel.texts("p2")[0])
    assert "109" in rig.channel.texts("p3")[0]
    blocker.execute("ROLLBACK")
    blocker.close()
    await rig.front.receive(ordinary)
    await rig.idle()
    assert rig.channel.texts("p2")[-1] == "echo 도와줘요"
    assert rig.front.writable


async def test_a_channel_that_is_down_gets_the_card_through_the_outbox(rig):
    rig.channel.failures = 2
    await rig.front.receive(rig.turn("죽고 싶어요"))
    await rig.idle()
    assert len(rig.channel.texts()) == 1
    assert "109" in rig.channel.texts()[0]


async def test_one_persons_broken_turn_does_not_hold_up_another(rig, quick):
    rig.engine.on_turn = lambda message: _hang(message) if message.text == "멈춤" else None
    await rig.front.receive(rig.turn("멈춤", address="p1"))
    started = time.monotonic()
    assert await rig.says("안녕", address="p2") == ["echo 안녕"]
    assert time.monotonic() - started < 0.5


async def test_nothing_a_person_wrote_reaches_the_log(rig, quick, capfd):
    from bot import log

    log.configure()
    rig.engine.on_turn = _raise
    await rig.says("카나리아-9f3a")
    await rig.says("죽고 싶어요 카나리아-9f3a")
    out, err = capfd.readouterr()
    assert "turn.failed" in err
    assert "카나리아" not in out + err
