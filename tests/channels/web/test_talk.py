"""A talk over the socket with the real front, inbox and outbox behind it: order, doubles, drops, restarts, exits."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.web import WebConnector
from bot.channels.web.connector import EXIT, SPEAK
from bot.dialogue.engine import Outcome
from bot.front import Front
from bot.outbox.store import Outbox
from bot.turn import Button, Reply, Turn
from tests.channels.conftest import Front as StandIn
from tests.channels.web.conftest import Site, words
from tests.front.conftest import TEXTS, Rig

CANARY = "카나리아-93c1"


class Process:
    """The front's rig with the page as its channel; made again on the same home it is the process after a crash."""

    def __init__(self, home: Path) -> None:
        self.rig = Rig(home)
        self.connector = WebConnector(TEXTS, ack_s=1.0)
        rig = self.rig
        rig.outbox = Outbox(rig.database, rig.keys, ["web"])
        rig.front = Front(
            settings=rig.settings,
            database=rig.database,
            people=rig.people,
            inbox=rig.inbox,
            outbox=rig.outbox,
            gate=rig.gate,
            turns=rig.turns,
            thread=rig.thread,
            connectors={"web": self.connector},
        )
        rig.front.ready()
        self.site: Site

    async def start(self) -> Process:
        await self.rig.front.replay(alone=True)
        self.connector.returned = lambda address: self.rig.front.returned("web", address)
        await self.connector.start(self.receive)
        self.site = await Site(self.connector).start()
        return self

    async def receive(self, turn: Turn) -> Any:
        return await self.rig.front.receive(turn)

    async def stop(self) -> None:
        await self.site.stop()
        await self.rig.stop()


@pytest.fixture
async def processes(tmp_path: Path) -> AsyncIterator[Callable[[], Any]]:
    made: list[Process] = []

    async def make() -> Process:
        made.append(await Process(tmp_path / "home").start())
        return made[-1]

    yield make
    for process in made:
        if not process.rig.stopped:
            await process.stop()


@pytest.fixture
async def process(processes: Callable[[], Any]) -> Process:
    made: Process = await processes()
    return made


async def test_messages_are_taken_and_answered_in_order(process: Process) -> None:
    tab = await process.site.open(await process.site.visit())
    ids = [await tab.says(f"말 {number}") for number in range(8)]
    heard: list[str] = []
    while len([text for text in heard if text.startswith("echo")]) < 8:
        heard.append(words(await tab.hears("parts")))
    assert [text for text in heard if text.startswith("echo")] == [f"echo 말 {number}" for number in range(8)]
    assert [frame["taken"] for frame in tab.heard if "taken" in frame] == ids


async def test_a_message_sent_twice_is_answered_once(process: Process) -> None:
    tab = await process.site.open(await process.site.visit())
    message = await tab.says("한 번만")
    assert words(await tab.hears("parts")) == "echo 한 번만"
    await tab.hears("parts")  # the question of consent under the first answer
    await tab.says("한 번만", message)
    assert (await tab.hears("taken"))["taken"] == message
    assert await tab.nothing_more()
    assert process.rig.engine.seen == ["한 번만"]


async def test_the_same_id_of_another_visitor_is_another_message(process: Process) -> None:
    one, other = [await process.site.open(await process.site.visit()) for _ in range(2)]
    await one.says("하나", "same-id-0001")
    await one.hears("parts")
    await other.says("다른 하나", "same-id-0001")
    assert words(await other.hears("parts")) == "echo 다른 하나"


async def test_a_reply_that_was_not_acknowledged_comes_again_with_the_same_id(process: Process) -> None:
    tab = await process.site.open(await process.site.visit())
    await tab.says("확인 없이")
    first = await tab.hears("parts", ack=False)
    again = await tab.hears("parts", ack=False)
    assert (again["id"], again["parts"]) == (first["id"], first["parts"])
    await tab.give(ack=first["id"])
    assert (await tab.hears("parts"))["id"] != first["id"], "acknowledged: now the next one"


async def test_what_was_said_while_the_page_was_away_comes_when_it_returns(process: Process) -> None:
    release = threading.Event()  # the turn thread has a loop of its own

    async def slowly(message: Any) -> None:
        await asyncio.to_thread(release.wait, 5)

    cookie = await process.site.visit()
    tab = await process.site.open(cookie)
    process.rig.engine.on_turn = slowly
    await tab.says(CANARY)
    await tab.hears("taken")
    await tab.close()
    release.set()
    process.connector._started_at -= 1000  # long since the start: nobody is waited for inside `send`
    for _ in range(200):
        await asyncio.sleep(0.02)
        if process.rig.outbox.next_due_at() is not None and not process.rig.front._sender._in_hand:
            break
    home = process.rig.settings.home
    assert not any(CANARY.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    back = await process.site.open(cookie)
    assert words(await back.hears("parts")) == f"echo {CANARY}"
    await back.hears("parts")
    assert await back.nothing_more()


async def test_after_a_restart_the_cookie_finds_the_same_person_and_nothing_is_lost(
    processes: Callable[[], Any],
) -> None:
    before: Process = await processes()
    cookie = await before.site.visit()
    tab = await before.site.open(cookie)
    await tab.says("안녕하세요")
    await tab.hears("parts")
    address = next(iter(before.connector._visitors))
    release = threading.Event()  # the turn thread has a loop of its own

    async def never(message: Any) -> None:
        await asyncio.to_thread(release.wait, 5)

    before.rig.engine.on_turn = never
    await tab.says("재시작 전에 한 말")
    await tab.hears("taken")
    before.rig.front._stopping = True  # as after a kill: nothing more is committed
    before.connector._stopping = True
    await tab.close()
    before.rig.thread.stop()
    await before.site.stop()
    before.rig.front._sender.stop()
    after: Process = await processes()
    back = await after.site.open(cookie)
    assert next(iter(after.connector._visitors)) == address
    heard = [words(await back.hears("parts"))]
    while "echo 재시작 전에 한 말" not in heard:
        heard.append(words(await back.hears("parts")))


async def test_every_page_of_a_visitor_gets_the_reply_and_one_acknowledgement_is_enough(process: Process) -> None:
    cookie = await process.site.visit()
    one, two = await process.site.open(cookie), await process.site.open(cookie)
    await one.says("둘 다")
    first = await one.hears("parts")
    second = await two.hears("parts", ack=False)
    assert first == second and words(first) == "echo 둘 다"


async def test_an_emergency_card_comes_at_once_and_only_once(process: Process) -> None:
    release = threading.Event()  # the turn thread has a loop of its own

    async def slowly(message: Any) -> Outcome | None:
        await asyncio.to_thread(release.wait, 5)
        return None

    process.rig.engine.on_turn = slowly
    tab = await process.site.open(await process.site.visit())
    await tab.says("죽고 싶어요")
    card = await tab.hears("parts")
    assert "109" in words(card)
    assert ["109", "tel:109"] in card["parts"]
    release.set()
    if not any("taken" in frame for frame in tab.heard):
        await tab.hears("taken")
    assert await tab.nothing_more()


async def test_thirty_messages_with_one_cry_among_them_all_arrive_and_the_cry_is_answered(process: Process) -> None:
    tab = await process.site.open(await process.site.visit())
    for number in range(30):
        await tab.says("죽고 싶어요" if number == 16 else f"말 {number}")
    heard: list[str] = []
    while not any("109" in text for text in heard):
        heard.append(words(await tab.hears("parts")))
    for _ in range(200):
        if len(process.rig.engine.seen) == 30:
            break
        await asyncio.sleep(0.05)
    assert len(process.rig.engine.seen) == 30


async def test_typing_an_exit_blanks_every_page_and_leaves_nothing(process: Process) -> None:
    cookie = await process.site.visit()
    one, two = await process.site.open(cookie), await process.site.open(cookie)
    await one.says(CANARY)
    await one.hears("parts")
    await one.says("ㅌ")
    assert await one.closed() == 4000
    assert await two.closed() == 4000
    for tab in (one, two):
        assert {"left": True} in tab.heard
        assert not any("메모" in words(frame) for frame in tab.heard if "parts" in frame), "no harmless line either"
    await nothing_left(process)


@pytest.mark.parametrize("exit_words", ["나가기", "/exit", "엄마 온다"])
async def test_other_words_of_an_exit_do_the_same(process: Process, exit_words: str) -> None:
    tab = await process.site.open(await process.site.visit())
    await tab.says("안녕하세요")
    await tab.hears("parts")
    await tab.says(exit_words)
    assert await tab.closed() == 4000
    await nothing_left(process)


async def test_the_exit_button_erases_through_the_gate_and_takes_every_trace_back(process: Process) -> None:
    cookie = await process.site.visit()
    tab = await process.site.open(cookie)
    await tab.says(CANARY)
    await tab.hears("parts")
    async with httpx.AsyncClient(base_url=process.site.url) as client:
        answer = await client.post("/leave", headers={"Origin": process.site.url, "Cookie": cookie})
    assert answer.status_code == 204
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert "max-age=0" in answer.headers["set-cookie"].lower()
    assert await tab.closed() == 4000
    await nothing_left(process)


async def test_an_exit_while_storage_fails_blanks_at_once_and_erases_as_soon_as_it_can(
    process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.web.connector.LEAVE_AGAIN_S", 0.1)
    cookie = await process.site.visit()
    tab = await process.site.open(cookie)
    await tab.says(CANARY)
    await tab.hears("parts")
    with monkeypatch.context() as broken:
        broken.setattr(process.rig.inbox, "accept", lambda turn: (_ for _ in ()).throw(sqlite3.OperationalError()))
        async with httpx.AsyncClient(base_url=process.site.url) as client:
            answer = await client.post("/leave", headers={"Origin": process.site.url, "Cookie": cookie})
        assert answer.status_code == 204
        assert await tab.closed() == 4000
    await nothing_left(process)


async def test_after_an_exit_the_old_cookie_has_no_past(process: Process) -> None:
    cookie = await process.site.visit()
    tab = await process.site.open(cookie)
    await tab.says("처음")
    await tab.hears("parts")
    await tab.says("/exit")
    await tab.closed()
    back = await process.site.open(cookie)
    assert await back.nothing_more(), "a new page says nothing by itself"
    await back.says("다시")
    await back.hears("parts")
    (talk,) = process.rig.people._talks.values()
    assert talk.state is not None and talk.state["slots"]["turns"] == 1


async def nothing_left(process: Process) -> None:
    """No talk, no key, no row with content."""
    for _ in range(200):
        await asyncio.sleep(0.02)
        if not process.rig.keys.case_ids():
            break
    assert process.rig.keys.case_ids() == []
    assert process.rig.people._talks == {}
    with sqlite3.connect(process.rig.settings.home / "gyeot.db") as database:
        assert database.execute("select count(*) from outbox").fetchone() == (0,)
        assert database.execute("select count(*) from inbox where sealed is not null").fetchone() == (0,)
        assert database.execute('select count(*) from "case"').fetchone() == (0,)


async def test_a_deleted_message_leaves_the_page(process: Process) -> None:
    cookie = await process.site.visit()
    tab = await process.site.open(cookie)
    message = await tab.says("지울 말")
    reply = await tab.hears("parts")
    address = next(iter(process.connector._visitors))
    await process.connector.delete(address, [message, reply["id"]])
    assert (await tab.hears("gone"))["gone"] == [message, reply["id"]]


# ---- what a turn carries, against a stand-in for the front


async def test_a_button_is_a_press_and_its_language_goes_along(site: Site, front: StandIn) -> None:
    front.replies = [Reply("네", (Button("나가기", EXIT),))]
    tab = await site.open(await site.visit())
    message = "a1b2c3d4e5"
    await tab.give(press=SPEAK["en"], id=message, lang="en")
    frame = await tab.hears("parts")
    assert frame["buttons"] == [{"title": "나가기", "code": EXIT}]
    (turn,) = front.turns
    assert (turn.channel, turn.text, turn.press, turn.language_hint, turn.message_id, turn.consented) == (
        "web", "", SPEAK["en"], "en", message, False,
    )  # fmt: skip
    assert turn.update_id.endswith(message) and turn.update_id != message


async def test_a_message_that_could_not_be_written_down_is_refused_so_that_the_page_keeps_it(
    site: Site, front: StandIn
) -> None:
    front.refuse = 1
    front.words_when_refusing = Reply("지금은 받아 두지 못해요. 급하면 112")
    tab = await site.open(await site.visit())
    message = await tab.says("중요한 말")
    assert "112" in words(await tab.hears("parts"))
    assert await tab.hears("refused") == {"refused": message, "why": "later"}
    await tab.says("중요한 말", message)
    assert (await tab.hears("taken"))["taken"] == message


async def test_before_the_assistant_is_ready_a_page_is_told_to_try_again(sites: Callable[..., Any]) -> None:
    site = await sites()
    tab = await site.open(await site.visit())
    await tab.says("일찍 왔어요")
    assert (await tab.hears("refused"))["why"] == "later"


async def test_a_mistake_of_ours_does_not_silence_what_comes_after(site: Site, front: StandIn) -> None:
    tab = await site.open(await site.visit())
    front.refuse = 0
    turns = front.receive
    calls = []

    async def broken_once(turn: Turn) -> Any:
        calls.append(turn)
        if len(calls) == 1:
            raise RuntimeError("a mistake")
        return await turns(turn)

    site.connector._receive = broken_once
    await tab.says("하나")
    assert (await tab.hears("refused"))["why"] == "later"
    await tab.says("둘")
    await tab.hears("parts")


async def test_a_message_sent_just_before_the_page_is_closed_is_taken_all_the_same(site: Site, front: StandIn) -> None:
    front.connector = None
    tab = await site.open(await site.visit())
    await tab.says("마지막 말")
    await tab.close()
    for _ in range(100):
        if front.turns:
            break
        await asyncio.sleep(0.02)
    assert front.texts == ["마지막 말"]


async def test_the_question_of_consent_speaks_of_the_page_and_not_of_a_messenger(process: Process) -> None:
    tab = await process.site.open(await process.site.visit())
    await tab.says("안녕하세요")
    await tab.hears("parts")
    consent = await tab.hears("parts")
    assert "24시간" in words(consent) and "텔레그램" not in words(consent)
    assert [button["title"] for button in consent["buttons"]] == ["계속", "자세히", "나가기"]
