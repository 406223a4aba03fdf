"""`gyeot run` in webhook mode as it stands behind a proxy: storage away and back, a burst, and polling again."""

import asyncio
import json
import sqlite3

import httpx
import pytest

from bot.channels.telegram_webhook import PATH, SECRET_HEADER
from tests.process.conftest import STAFF, Server

SECRET = "process-test_secret"


def hook(server):
    return f"http://127.0.0.1:{server.port}{PATH}"


@pytest.mark.timeout(600)
async def test_webhook_loses_nothing_while_storage_is_away_and_polling_goes_on_where_it_stopped(tmp_path, telegram):
    webhook = {
        "TELEGRAM_MODE": "webhook",
        "TELEGRAM_SECRET": SECRET,
        "GYEOT_PUBLIC_URL": "https://gyeot.invalid",
    }
    server = Server(tmp_path / "home", telegram, **webhook)
    telegram.webhook_to = f"http://127.0.0.1:{server.port}"
    telegram.message(20, text="안녕하세요")  # waits at Telegram for the first start
    await server.start()
    try:
        await telegram.until(lambda: len(telegram.sent(20)) == 2, 30)
        assert not telegram.called("getUpdates")

        async with httpx.AsyncClient() as client:
            forged = await client.post(hook(server), json={"update_id": 1}, headers={SECRET_HEADER: "guess"})
            assert forged.status_code == 403
            assert (await client.post(hook(server), json={"update_id": 1})).status_code == 403
            health = await client.get(f"http://127.0.0.1:{server.port}/health")
            assert health.status_code == 200

            # A repeat of what was answered is confirmed and not answered again.
            again = {"update_id": 700_001, "message": telegram.messages["20"][1]}
            told = await client.post(hook(server), json=again, headers={SECRET_HEADER: SECRET})
            assert told.status_code == 200
        await asyncio.sleep(0.5)
        assert len(telegram.sent(20)) == 2

        # Nothing can be written: everybody hears the numbers, and Telegram keeps the updates.
        blocker = sqlite3.connect(server.home / "gyeot.db", isolation_level=None, timeout=5)
        blocker.execute("BEGIN EXCLUSIVE")
        try:
            telegram.message(21, text="죽고 싶어요")
            telegram.message(22, text="도와주세요")
            await telegram.until(lambda: telegram.sent(21) and telegram.sent(22), 20)
            assert "109" in telegram.sent(21)[0]["text"]
            assert "112" in telegram.sent(22)[0]["text"]
            assert len(telegram.unconfirmed) == 2
        finally:
            blocker.execute("ROLLBACK")
            blocker.close()
        await telegram.until(lambda: not telegram.unconfirmed, 30)
        await telegram.until(lambda: len(telegram.sent(22)) > 1, 30)

        # Ten messages of each of five people, on several connections.
        telegram.webhook_jitter_s, telegram.webhook_ordered = 0.03, False
        for number in range(50):
            telegram.message(30 + number % 5, text=f"안녕하세요 {number}")
        await telegram.until(lambda: not telegram.unconfirmed, 60)
        await telegram.until(lambda: all(len(telegram.sent(30 + chat)) >= 11 for chat in range(5)), 120)
        assert await server.stop() == 0
    finally:
        if server._process.returncode is None:
            await server.kill()
    telegram.message(23, text="안녕하세요")  # while nobody runs
    polling = Server(tmp_path / "home", telegram)
    await polling.start()
    try:
        await telegram.until(lambda: telegram.sent(23) and not telegram.unconfirmed, 30)
        assert telegram.webhook_url == ""
        assert await polling.stop() == 0
    finally:
        if polling._process.returncode is None:
            await polling.kill()
    log = server.log.read_text()
    assert "Traceback" not in log
    assert SECRET not in log
    assert "죽고" not in log
    assert "죽고" not in json.dumps(telegram.sent(STAFF), ensure_ascii=False)
