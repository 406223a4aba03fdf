"""The order at the gate (care.md 1): exit, risk on every text, rate, media, then Rasa."""

import asyncio
import re
import time

import pytest

from bot.texts.buttons import code_of
from bot.turn import Media
from tests.front.conftest import names_emergency_lines

SUICIDAL = "죽고 싶어요"


async def test_a_suicidal_message_gets_the_card_at_once_and_pages_the_desk(rig):
    from bot.desk import service as desk

    rig.engine.on_turn = lambda message: desk.ask("suicidal", minor=False)
    said = await rig.says(SUICIDAL)
    assert len(said) == 1
    assert "109" in said[0]
    assert [row.reasons for row in rig.handoffs()] == ["suicidal"]


async def test_thirty_messages_in_a_burst_with_one_suicidal_get_the_card_before_the_others_are_through(rigs):
    rig = await rigs.make(GYEOT_RATE="5").start()
    rig.engine.on_turn = lambda message: asyncio.sleep(0.02)
    tickets = []
    started = time.monotonic()
    for number in range(1, 31):
        tickets.append(await rig.front.receive(rig.turn(SUICIDAL if number == 17 else f"메시지 {number}")))
    for _ in range(200):
        await asyncio.sleep(0.02)
        if any("109" in text for text in rig.channel.texts()):
            break
    waited = time.monotonic() - started
    assert any("109" in text for text in rig.channel.texts())
    ordinary = [text for text in rig.channel.texts() if text.startswith("echo")]
    assert len(ordinary) < 29, "the ordinary answers were to be slowed, not the card"
    assert waited < rig.front._rate._window_s
    assert rig.front._lines, "ordinary turns still wait; none was dropped"
    await rig.stop()
    again = await rigs.make().start()
    await again.idle()
    everything = {text for text in rig.channel.texts() + again.channel.texts() if text.startswith("echo")}
    assert everything == {f"echo 메시지 {number}" for number in range(1, 31) if number != 17}
    await again.stop()


@pytest.mark.parametrize(
    "text", ["/exit", "ㅌ", "나가기", "빠른종료", "엄마 온다", "지금 나가기", "Leave now.", "누가 화면을 봐요"]
)
async def test_an_exit_leaves_only_the_harmless_line(rig, text):
    await rig.says("텔레그램에 제 합성 사진이 올라왔어요")
    harmless = await rig.says(text)
    assert len(harmless) == 1
    assert not any(word in harmless[0] for word in ("사진", "피해", "도움", "109", "112", "상담"))
    ids = rig.channel.deleted[0][1]
    assert {"in1", "in2", "1"} <= set(ids), "both sides' messages are deleted"
    assert rig.keys.case_ids() == []


async def test_leaving_this_world_is_no_exit(rig):
    said = await rig.says("이제 그만 나가고 싶어 이 세상에서")
    assert "109" in said[0]
    assert rig.channel.deleted == []


async def test_after_an_exit_the_answer_in_the_making_never_comes(rig):
    release = asyncio.Event()
    loop = asyncio.get_running_loop()

    async def slow(message):
        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(release.wait(), loop))

    rig.engine.on_turn = slow
    await rig.front.receive(rig.turn("길게 생각할 말"))
    await rig.front.receive(rig.turn("기다리는 말"))
    await asyncio.sleep(0.1)
    await rig.says("ㅌ")
    release.set()
    await rig.idle()
    assert not any("echo" in text for text in rig.channel.texts())


async def test_a_row_in_the_senders_hand_is_not_sent_after_an_exit(rig):
    rig.channel.hold = asyncio.Event()
    await rig.front.receive(rig.turn("첫 말"))
    for _ in range(100):
        await asyncio.sleep(0.01)
        if rig.front._sender._in_hand:
            break
    leaving = await rig.front.receive(rig.turn("나가기"))
    await asyncio.sleep(0.05)
    rig.channel.hold.set()
    assert await leaving.answered(5)
    await rig.idle()
    echoes = [number for number, (_, _, reply) in enumerate(rig.channel.sent, 1) if "echo" in reply.text]
    deleted = {message_id for _, ids in rig.channel.deleted for message_id in ids}
    assert all(str(number) in deleted for number in echoes), "what was on its way is deleted again"


@pytest.mark.parametrize("media", list(Media))
async def test_what_cannot_be_screened_is_answered_with_the_emergency_lines(rig, media):
    said = await rig.says(media=media)
    assert names_emergency_lines(said[0])
    assert rig.engine.seen == []


async def test_a_photo_with_a_suicidal_caption_gets_the_card_first(rig):
    said = await rig.says(SUICIDAL, media=Media.PHOTO)
    assert "109" in said[0]
    assert len(said) == 2


@pytest.mark.parametrize("where", ["texts", "edited"])
async def test_every_text_of_an_update_is_screened(rig, where):
    more = {"texts": (SUICIDAL,), "media": Media.DOCUMENT} if where == "texts" else {"edited": True}
    said = await rig.says("" if where == "texts" else SUICIDAL, **more)
    assert "109" in said[0]


async def test_a_photo_is_deleted_after_a_minute_and_a_voice_message_after_ten(rig):
    await rig.says(media=Media.PHOTO)
    await rig.says(media=Media.VOICE)
    await rig.says(media=Media.LOCATION)
    from sqlalchemy import select

    from bot.storage.models import OutboxRow

    with rig.database.read() as session:
        rows = list(session.scalars(select(OutboxRow).where(OutboxRow.kind == "delete").order_by(OutboxRow.id)))
    assert [round((row.due_at - row.created_at).total_seconds()) for row in rows] == [60, 600]


async def test_a_watcher_and_danger_in_one_sentence_leaves_first(rig):
    said = await rig.says("엄마 온다 화면 숨겨줘")
    assert len(said) == 1
    assert "112" not in said[0]


async def test_the_same_update_ten_times_is_answered_once(rig):
    turn = rig.turn("한 번만")
    tickets = [await rig.front.receive(turn) for _ in range(10)]
    await rig.idle()
    assert [ticket.repeat for ticket in tickets] == [False] + [True] * 9
    assert rig.channel.texts() == ["echo 한 번만"]


async def test_the_same_card_is_never_said_twice_running(rig):
    first = await rig.says(SUICIDAL)
    second = await rig.says(SUICIDAL)
    assert first != second


async def test_a_button_that_says_danger_is_answered_like_the_words(rig):
    said = await rig.says(press=code_of("/in_danger_now"))
    assert "112" in said[0]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("我想死", "\u4e00-\u9fff"),
        ("死にたい", "\u3040-\u30ff"),
        ("хочу умереть", "\u0400-\u04ff"),
        ("อยากตาย", "\u0e00-\u0e7f"),
    ],
    ids=["zh", "ja", "ru", "th"],
)
async def test_a_card_comes_in_the_language_of_the_words(rig, text, letters):
    (card,) = await rig.says(text)
    assert "109" in card
    assert len(re.findall(f"[{letters}]", card)) > 10
