"""One `gyeot run`, used as people use it: Telegram, REST, bad input, a locked database, Ctrl-C."""

import asyncio
import json
import re
import sqlite3
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT
from tests.fakes.telegram_api import FakeTelegram
from tests.process.conftest import STAFF, Server

CANARY = "카나리아-31d7"
GYEOT = str(Path(sys.executable).with_name("gyeot"))

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

BAD_INPUT = {
    "empty": "",
    "spaces": "   \n\t ",
    "a single mark": "?",
    "emoji only": "😭😭😭",
    "a lone surrogate": "\ud800 도와줘",
    "NUL": "도와\x00줘",
    "right-to-left marks": "\u202e도와줘\u202c \u200f",
    "a typed intent": '/delete_my_data{"erase":"now"}',
    "a typed intent with a slot": '/affirm{"consent":"yes"}',
    "a brace": "{police} {0} {}",
    "an unknown language": "Unë kam nevojë për ndihmë me diçka",
    "100 kB": "가나다라 " * 10_000,
    "a long word": "a" * 100_000,
    "a code that is no button": "b:zzzzzz",
    "a code with odd ends": "b:zzzzzz:999999999999",
    "markdown": "*_[](javascript:alert(1))`",
}


@pytest.fixture(scope="module")
async def running(tmp_path_factory):
    async with FakeTelegram() as telegram:
        telegram.chats.add(STAFF)
        server = Server(tmp_path_factory.mktemp("run") / "home", telegram)
        await server.start()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", timeout=30) as web:
            yield server, telegram, web
        if server._process.returncode is None:
            await server.kill()


async def says(web, message, sender="tester"):
    body = json.dumps({"sender": sender, "message": message})  # ASCII escapes: a lone surrogate survives
    answer = await web.post("/webhooks/rest/webhook", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def gyeot(server, *arguments):
    """Exit code, output and errors of another command on the same home."""
    process = await asyncio.create_subprocess_exec(
        GYEOT, *arguments, env=server._environ, cwd=ROOT,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), 120)
    return process.returncode, out.decode(), err.decode()


async def desk_list(server):
    """Names and reasons of the open handoffs, without the minutes that pass."""
    code, out, _ = await gyeot(server, "desk", "list")
    assert code == 0
    return sorted(re.findall(r"\b[0-9A-Z]{4}\b.*?(?:asked|suicidal|danger)\S*", out))


async def test_both_ports_say_they_are_well(running):
    server, _, web = running
    assert (await web.get("/health")).json() == {"status": "ok"}
    async with httpx.AsyncClient() as console:
        assert (await console.get(f"http://127.0.0.1:{server.console_port}/health")).status_code == 200


async def test_a_first_message_on_telegram_is_answered_with_the_question_of_consent_under_it(running):
    _, telegram, _ = running
    telegram.message(7, text="안녕하세요")
    await telegram.until(lambda: len(telegram.sent(7)) == 2, 20)
    welcome, consent = telegram.sent(7)
    assert "프로그램" in welcome["text"]
    assert "24시간" in consent["text"]
    telegram.tap(7, "계속")
    await telegram.until(lambda: len(telegram.sent(7)) == 3, 20)


async def test_a_suicidal_message_on_telegram_gets_the_card_and_staff_a_line_without_words(running):
    _, telegram, _ = running
    telegram.message(8, text=f"죽고 싶어요 {CANARY}")
    await telegram.until(lambda: telegram.sent(8) and telegram.sent(STAFF), 20)
    assert "109" in telegram.sent(8)[0]["text"]
    assert CANARY not in json.dumps(telegram.sent(STAFF), ensure_ascii=False)


async def test_a_photo_on_telegram_is_never_fetched(running):
    _, telegram, _ = running
    telegram.message(9, photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}])
    await telegram.until(lambda: telegram.sent(9), 20)
    assert "109" in telegram.sent(9)[0]["text"]
    assert telegram.violations == []


@pytest.mark.parametrize("kind", BAD_INPUT)
async def test_bad_input_gets_a_short_answer_and_the_server_stays_up(running, kind):
    _, _, web = running
    replies = await says(web, BAD_INPUT[kind], sender=f"bad {kind}")
    assert replies
    assert all(reply["text"].strip() and len(reply["text"]) < 700 for reply in replies)
    assert (await web.get("/health")).status_code == 200


@pytest.mark.parametrize(
    "sender", ["\ud800x", "a\x00b", "x" * 10_000, "한글"], ids=["surrogate", "NUL", "10 kB", "Korean"]
)
async def test_an_odd_sender_is_a_person_like_any_other(running, sender):
    _, _, web = running
    assert await says(web, "안녕하세요", sender=sender)


async def test_a_typed_intent_erases_nothing_and_asks_nobody(running):
    server, _, web = running
    await says(web, "상담사랑 이야기하고 싶어요", sender="typed")
    before = await desk_list(server)
    await says(web, '/delete_my_data{"erase":"now"}', sender="typed")
    assert await desk_list(server) == before


async def test_a_button_pressed_twice_is_answered_twice_and_sensibly(running):
    _, _, web = running
    (first, *_) = await says(web, "텔레그램에 제 얼굴 합성한 영상이 올라왔어요", sender="twice")
    code = first["buttons"][0]["payload"]
    assert await says(web, code, sender="twice")
    assert await says(web, code, sender="twice")


async def test_korean_and_english_are_answered_in_kind(running):
    _, _, web = running
    (korean, *_) = await says(web, "돈 안 보내면 사진 뿌린다고 협박해요", sender="ko")
    (english, *_) = await says(web, "someone is threatening to leak my pictures unless I pay", sender="en")
    assert any("가" <= letter <= "힣" for letter in korean["text"])
    assert not any("가" <= letter <= "힣" for letter in english["text"])


@pytest.mark.parametrize("body", ["", "{", "[]", "{}", '{"sender": 1, "message": "x"}', '{"sender": "x"}'])
async def test_a_malformed_request_is_refused(running, body):
    _, _, web = running
    assert (await web.post("/webhooks/rest/webhook", content=body)).status_code == 400


async def test_with_the_database_locked_the_person_hears_the_numbers_within_ten_seconds(running):
    server, telegram, web = running
    blocker = sqlite3.connect(server.home / "gyeot.db", isolation_level=None, timeout=5)
    blocker.execute("BEGIN EXCLUSIVE")
    try:
        started = time.monotonic()
        (ordinary, *_), (risky, *_) = await asyncio.gather(
            says(web, "도와주세요", sender="locked 1"), says(web, "죽고 싶어요", sender="locked 2")
        )
        telegram.message(11, text="죽고 싶어요")
        await telegram.until(lambda: telegram.sent(11), 10)
        assert time.monotonic() - started < 20  # two in a row, of ten seconds each
    finally:
        blocker.execute("ROLLBACK")
        blocker.close()
    assert "109" in ordinary["text"] and "112" in ordinary["text"]
    assert "109" in risky["text"]
    assert "109" in telegram.sent(11)[0]["text"]
    assert await says(web, "이제 돼요?", sender="locked 1")


async def test_a_second_server_on_the_same_home_is_refused_in_one_line(running):
    server, _, _ = running
    code, _, err = await gyeot(server, "run", "--port", "1", "--console-port", "2")
    assert code == 1
    assert "another `gyeot run`" in err
    assert "Traceback" not in err


async def test_ctrl_c_stops_cleanly_and_no_file_holds_a_word(running):
    server, _, web = running
    await says(web, f"{CANARY} 제 이름은 김아무개", sender="last")
    assert await server.stop() == 0
    files = [path for path in (*server.home.rglob("*"), server.log) if path.is_file()]
    words = [CANARY.encode(), "김아무개".encode(), "죽고".encode()]
    assert not [(path.name, word) for path in files for word in words if word in path.read_bytes()]
    assert "Traceback" not in server.log.read_text()
