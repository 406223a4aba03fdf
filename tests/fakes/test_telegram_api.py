"""The local Bot API server behaves as the real one where our connector could notice, and runs as a script."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import urllib.error
import urllib.request
from typing import Any

import aiohttp
import pytest

from tests.fakes.telegram_api import FakeTelegram


async def ask(telegram: FakeTelegram, method: str, token: str | None = None, **params: Any) -> dict[str, Any]:
    url = f"http://127.0.0.1:{telegram.port}/bot{token or telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as answer:
        body: dict[str, Any] = await answer.json()
        assert body["ok"] is (answer.status == 200)
        return body


@pytest.fixture
async def telegram() -> Any:
    async with FakeTelegram() as server:
        yield server


async def test_update_stays_until_a_later_offset_confirms_it(telegram: FakeTelegram) -> None:
    first, second = telegram.message(text="a"), telegram.message(text="b")
    for _ in range(2):
        updates = (await ask(telegram, "getUpdates"))["result"]
        assert [update["update_id"] for update in updates] == [first, second]
    assert len((await ask(telegram, "getUpdates", offset=second))["result"]) == 1
    assert (await ask(telegram, "getUpdates", offset=second + 1))["result"] == []
    assert telegram.unconfirmed == []


async def test_long_poll_ends_when_an_update_comes(telegram: FakeTelegram) -> None:
    poll = asyncio.create_task(ask(telegram, "getUpdates", timeout=20))
    await telegram.until(lambda: telegram.called("getUpdates"))
    telegram.message(text="a")
    assert len((await asyncio.wait_for(poll, 2))["result"]) == 1


async def test_second_poll_ends_the_first_with_a_conflict(telegram: FakeTelegram) -> None:
    first = asyncio.create_task(ask(telegram, "getUpdates", timeout=20))
    await telegram.until(lambda: telegram.called("getUpdates"))
    second = asyncio.create_task(ask(telegram, "getUpdates", timeout=1))
    assert (await asyncio.wait_for(first, 2))["error_code"] == 409
    assert (await second)["ok"]


async def test_webhook_and_polling_exclude_each_other(telegram: FakeTelegram) -> None:
    await ask(telegram, "setWebhook", url="https://example.invalid")
    assert (await ask(telegram, "getUpdates"))["error_code"] == 409
    await ask(telegram, "deleteWebhook")
    assert (await ask(telegram, "getUpdates"))["ok"]


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": 7, "text": " "}, "message text is empty"),
        ({"chat_id": 7, "text": "😭" * 2049}, "message is too long"),
        ({"chat_id": 9, "text": "a"}, "chat not found"),
        ({"chat_id": 8, "text": "a"}, "bot was blocked"),
        (
            {
                "chat_id": 7,
                "text": "a",
                "reply_markup": {"inline_keyboard": [[{"text": "t", "callback_data": "가" * 22}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
    ],
)
async def test_what_telegram_refuses_is_refused(
    params: dict[str, Any], description: str, telegram: FakeTelegram
) -> None:
    telegram.chats |= {"7", "8"}
    telegram.blocked.add("8")
    assert description in (await ask(telegram, "sendMessage", **params))["description"]
    assert not telegram.sent(7)


async def test_tap_can_be_answered_once(telegram: FakeTelegram) -> None:
    telegram.chats.add("7")
    keyboard = {"inline_keyboard": [[{"text": "네", "callback_data": "b:aaaaaa"}]]}
    await ask(telegram, "sendMessage", chat_id=7, text="?", reply_markup=keyboard)
    telegram.tap(7, "네")
    (update,) = (await ask(telegram, "getUpdates"))["result"]
    tap_id = update["callback_query"]["id"]
    assert (await ask(telegram, "answerCallbackQuery", callback_query_id=tap_id))["ok"]
    assert not (await ask(telegram, "answerCallbackQuery", callback_query_id=tap_id))["ok"]


async def test_fetching_a_file_is_a_violation(telegram: FakeTelegram) -> None:
    await ask(telegram, "getFile", file_id="f")
    async with aiohttp.ClientSession() as session:
        await session.get(f"http://127.0.0.1:{telegram.port}/file/bot{telegram.token}/photos/1.jpg")
    assert telegram.violations == ["getFile", "a file was fetched"]


async def test_wrong_token_and_unknown_method_are_refused_as_telegram_does(telegram: FakeTelegram) -> None:
    assert (await ask(telegram, "getMe", token="1:other"))["error_code"] == 401
    assert (await ask(telegram, "flyToTheMoon"))["error_code"] == 404
    assert (await ask(telegram, "GETME"))["ok"]


def test_script_takes_orders_and_writes_a_line_per_call() -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.telegram_api", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        ready = json.loads(server.stdout.readline())
        bot, root = ready["base_url"] + ready["token"], ready["base_url"].removesuffix("/bot")

        def post(url: str, **body: Any) -> Any:
            request = urllib.request.Request(  # noqa: S310 - the loopback
                url, json.dumps(body).encode(), {"content-type": "application/json"}
            )
            with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - the loopback
                return json.load(answer)

        post(f"{root}/control/updates", chat_id=7, text="안녕")
        assert post(f"{bot}/getUpdates")["result"][0]["message"]["text"] == "안녕"
        post(f"{root}/control/faults", method="sendMessage", kind="flood", retry_after=3)
        with pytest.raises(urllib.error.HTTPError, match="429"):
            post(f"{bot}/sendMessage", chat_id=7, text="a")
        post(f"{bot}/sendMessage", chat_id=7, text="a")
        lines = [json.loads(server.stdout.readline()) for _ in range(3)]
        assert [(line["method"], line["outcome"]) for line in lines] == [
            ("getUpdates", 200),
            ("sendMessage", 429),
            ("sendMessage", 200),
        ]
    finally:
        server.terminate()
        server.wait(10)
        if server.stdout is not None:
            server.stdout.close()
