"""The webhook: who may call it, what it answers, and that nothing is lost or out of order behind it."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.channels.telegram import TelegramConnector, Webhook
from bot.channels.telegram_webhook import MAX_BODY_BYTES, PATH, SECRET_HEADER, InOrder
from bot.turn import Button, Reply
from tests.channels.conftest import Front
from tests.fakes.telegram_api import FakeTelegram

SECRET = "only_Telegram-knows-this_0123456789"
PUBLIC = "https://gyeot.invalid/behind/a/proxy" + PATH

Update = dict[str, Any]


def update(number: int, text: str = "도와줘요", chat: int = 7) -> Update:
    """A private message as Telegram sends it."""
    sender = {"id": chat, "is_bot": False, "first_name": "P", "language_code": "ko"}
    private = {"id": chat, "type": "private", "first_name": "P"}
    message = {"message_id": number, "date": 1_790_000_000, "chat": private, "from": sender, "text": text}
    return {"update_id": number, "message": message}


def make(telegram: FakeTelegram, *, webhook: bool = True, secret: str = SECRET) -> TelegramConnector:
    """A connector that is not started; in hundredths of a second where the real one takes seconds."""
    return TelegramConnector(
        telegram.token,
        base_url=telegram.base_url,
        webhook=Webhook(PUBLIC, secret) if webhook else None,
        poll_s=1,
        answer_s=1.0,
        pause_s=(0.01, 0.05),
        check_s=(0.02, 0.05),
    )


@asynccontextmanager
async def serving(telegram: FakeTelegram, connector: TelegramConnector) -> AsyncIterator[str]:
    """A real HTTP server with the connector's routes, which the fake takes for the proxy of the public address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    # The proxy takes off the path before the route.
    app = Starlette()
    app.mount("/behind/a/proxy", Starlette(routes=connector.routes()))
    server = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port, log_level="critical", ws="wsproto", lifespan="off"))
    running = asyncio.create_task(server.serve())
    await telegram.until(lambda: server.started)
    telegram.webhook_to = f"http://127.0.0.1:{port}"
    try:
        yield f"http://127.0.0.1:{port}/behind/a/proxy{PATH}"
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def hooked(telegram: FakeTelegram) -> AsyncIterator[TelegramConnector]:
    """A connector in webhook mode; not started."""
    made = make(telegram)
    yield made
    await made.stop()
    await made.close()


@pytest.fixture
async def address(telegram: FakeTelegram, hooked: TelegramConnector) -> AsyncIterator[str]:
    """Where the connector's route can be reached."""
    async with serving(telegram, hooked) as url:
        yield url


async def post(address: str, body: Any, secret: str | None = SECRET) -> httpx.Response:
    headers = {} if secret is None else {SECRET_HEADER.encode(): secret.encode()}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with httpx.AsyncClient(timeout=10) as client:
        return await client.post(address, content=content, headers=headers)


# --- who may call -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "secret",
    [None, "", "wrong", SECRET[:-1], SECRET + "x", SECRET.upper(), "비밀"],
    ids=["none", "empty", "wrong", "shorter", "longer", "other case", "no ASCII"],
)
async def test_call_without_the_right_secret_is_refused_unread(
    secret: str | None, address: str, hooked: TelegramConnector, front: Front
) -> None:
    await hooked.start(front.receive)
    assert (await post(address, update(1), secret)).status_code == 403
    assert (await post(address, b"x" * (MAX_BODY_BYTES + 1), secret)).status_code == 403
    assert not front.tried


async def test_secret_of_another_bot_does_not_open_the_door_before_the_start(
    address: str, hooked: TelegramConnector, front: Front
) -> None:
    assert (await post(address, update(1), "")).status_code == 403
    assert (await post(address, update(1))).status_code == 503


async def test_other_methods_are_refused(address: str, hooked: TelegramConnector, front: Front) -> None:
    await hooked.start(front.receive)
    async with httpx.AsyncClient() as client:
        for method in ("GET", "PUT", "DELETE"):
            assert (await client.request(method, address, headers={SECRET_HEADER: SECRET})).status_code == 405


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b"{}", 400),
        (b'{"update_id": "7"}', 400),
        (b'{"update_id": true}', 400),
        (b"x" * (MAX_BODY_BYTES + 1), 413),
    ],
    ids=["empty", "cut", "deep", "no UTF-8", "list", "no id", "text id", "bool id", "too big"],
)
async def test_what_is_no_update_is_refused(
    body: bytes, status: int, address: str, hooked: TelegramConnector, front: Front
) -> None:
    await hooked.start(front.receive)
    assert (await post(address, body)).status_code == status
    assert not front.tried
    assert (await post(address, update(1))).status_code == 200


async def test_body_that_does_not_arrive_is_given_up(
    address: str, hooked: TelegramConnector, front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.telegram_webhook.BODY_S", 0.1)
    await hooked.start(front.receive)

    async def slowly() -> AsyncIterator[bytes]:
        yield b'{"update_id": '
        await asyncio.sleep(5)

    async with httpx.AsyncClient(timeout=3) as client:
        answer = await client.post(address, content=slowly(), headers={SECRET_HEADER: SECRET})
    assert answer.status_code == 408


async def test_update_the_library_cannot_read_is_answered_all_the_same(
    address: str, hooked: TelegramConnector, front: Front
) -> None:
    await hooked.start(front.receive)
    odd = {"update_id": 5, "message": {"chat": {"id": 7, "type": "private"}, "text": "죽고 싶어"}}
    assert (await post(address, odd)).status_code == 200
    assert front.turns[0].texts == ("죽고 싶어",)


# --- set, checked, said -----------------------------------------------------------------------------------------------


async def test_webhook_is_set_with_its_secret_and_keeps_what_waits(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    telegram.message(text="기다렸어요")
    await hooked.start(front.receive)
    await telegram.until(lambda: front.texts == ["기다렸어요"])
    (call,) = telegram.called("setWebhook")
    assert call.params["url"] == PUBLIC
    assert call.params["secret_token"] == SECRET
    assert call.params["allowed_updates"] == ["message", "edited_message", "callback_query"]
    assert not call.params.get("drop_pending_updates")
    assert 1 <= call.params["max_connections"] <= 40
    assert not telegram.called("getUpdates")
    assert hooked.problem is None


async def test_update_is_confirmed_only_when_it_is_written_down(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    written = asyncio.Event()

    async def slow(turn: Any) -> Any:
        await written.wait()
        return await front.receive(turn)

    number = telegram.message(text="안녕")
    await hooked.start(slow)
    await telegram.until(lambda: telegram.deliveries)
    await asyncio.sleep(0.1)
    assert telegram.unconfirmed == [number]
    written.set()
    await telegram.until(lambda: not telegram.unconfirmed)


async def test_tap_through_the_webhook_presses_the_button(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    telegram.chats.add("7")
    await hooked.start(front.receive)
    await hooked.send("7", Reply("?", (Button("네", "b:aaaaaa"),)), None)
    telegram.tap(7, "네")
    await telegram.until(lambda: front.turns and telegram.called("answerCallbackQuery"))
    assert front.turns[0].press == "b:aaaaaa"


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ("Bad Request: bad webhook: Failed to resolve host: Name or service not known", "cannot find the host"),
        ("Bad Request: bad webhook: IP address 10.0.0.1 is reserved", "public address"),
        ("Bad Request: bad webhook: something new", "does not say why"),
    ],
)
async def test_webhook_that_telegram_refuses_is_a_problem_with_a_way_out_and_is_tried_again(
    said: str, way_out: str, telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    telegram.fail("setWebhook", "error", status=400, description=said, times=2)
    await hooked.start(front.receive)
    assert hooked.problem is not None and way_out in hooked.problem and "GYEOT_PUBLIC_URL" in hooked.problem
    telegram.message(text="나중에라도")
    await telegram.until(lambda: front.texts == ["나중에라도"])
    await telegram.until(lambda: hooked.problem is None)


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ("SSL error {error:0A000086:SSL routines::certificate verify failed}", "certificate"),
        ("Connection timed out", "in time"),
        ("Connection refused", "proxy"),
        ("Wrong response from the webhook: 502 Bad Gateway", "does not pass the route"),
        ("Wrong response from the webhook: 403 Forbidden", "TELEGRAM_SECRET"),
    ],
)
async def test_delivery_that_fails_shows_in_the_health_until_one_comes_through(
    said: str, way_out: str, telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    await hooked.start(front.receive)
    telegram.webhook_failed(said)
    await telegram.until(lambda: hooked.problem is not None and way_out in hooked.problem)
    await asyncio.sleep(1.1)  # Telegram's clock knows whole seconds
    telegram.message(text="다시 돼요")
    await telegram.until(lambda: front.turns and hooked.problem is None)


async def test_webhook_that_another_program_took_away_is_set_again(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    await hooked.start(front.receive)
    await telegram.until(lambda: telegram.called("getWebhookInfo"))
    await telegram._delete_webhook({})
    await telegram.until(lambda: len(telegram.called("setWebhook")) == 2)
    telegram.message(text="아직 있어요")
    await telegram.until(lambda: front.texts == ["아직 있어요"])


@pytest.mark.parametrize("fault", [{"kind": "error"}, {"kind": "garbage"}, {"kind": "drop"}, {"kind": "lost_answer"}])
async def test_telegram_away_at_the_start_is_no_reason_not_to_start(
    fault: dict[str, Any], telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    telegram.fail("setWebhook", times=2, **fault)
    telegram.message(text="나중에라도")
    await hooked.start(front.receive)
    await telegram.until(lambda: set(front.texts) == {"나중에라도"} and hooked.problem is None)


async def test_log_holds_neither_secret_nor_token_nor_words(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    with capture_logs() as ours:
        telegram.fail("setWebhook", "error", status=400, description=f"Bad Request: bad webhook: {PUBLIC}")
        await hooked.start(front.receive)
        front.refuse = 1
        await post(address, update(1, "아무도모르는말"))
        await post(address, update(2, "아무도모르는말"), "forged-secret")
        telegram.webhook_failed(f"Wrong response from {PUBLIC}")
        await telegram.until(lambda: any(line["event"] == "telegram.webhook_undelivered" for line in ours))
    everything = json.dumps(ours, ensure_ascii=False) + caplog.text + str(hooked.problem)
    for private in (SECRET, "forged-secret", telegram.token.split(":")[1], "아무도모르는말", "gyeot.invalid"):
        assert private not in everything
    assert SECRET not in repr(Webhook(PUBLIC, SECRET))


# --- nothing lost, nothing twice, nothing out of order ----------------------------------------------------------------


async def test_update_that_cannot_be_written_down_comes_again_and_its_card_goes_out_meanwhile(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    front.refuse, front.connector, front.words_when_refusing = 15, hooked, Reply("109, 112")
    for chat in (7, 8, 9):
        telegram.message(chat, text="죽고 싶어요")
    await hooked.start(front.receive)
    await telegram.until(lambda: all(telegram.sent(chat) for chat in (7, 8, 9)))
    await telegram.until(lambda: hooked.problem == "updates cannot be written down")
    await telegram.until(lambda: any(delivery.status for delivery in telegram.deliveries))
    assert {delivery.status for delivery in telegram.deliveries if delivery.status} == {503}
    await telegram.until(lambda: len(front.turns) == 3 and not telegram.unconfirmed, 10)
    assert hooked.problem is None


async def test_message_that_waits_for_storage_is_not_overtaken_by_the_next_of_its_chat(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    front.refuse = 3
    for text in ("먼저", "나중"):
        telegram.message(text=text)
    await hooked.start(front.receive)
    await telegram.until(lambda: len(front.turns) == 2, 10)
    assert front.texts == ["먼저", "나중"]


async def test_update_that_breaks_our_code_is_given_up_after_a_few_tries(
    telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    front.broken_for = {str(telegram.message(7, text="이상해요"))}
    telegram.message(7, text="다음 말")
    await hooked.start(front.receive)
    await telegram.until(lambda: front.texts == ["다음 말"] and not telegram.unconfirmed, 10)


async def test_repeat_is_confirmed_and_not_shown_as_new(
    address: str, hooked: TelegramConnector, front: Front, telegram: FakeTelegram
) -> None:
    await hooked.start(front.receive)
    front.repeats = True
    assert (await post(address, update(4))).status_code == 200
    assert not telegram.called("sendChatAction")


async def test_caller_that_hangs_up_does_not_end_a_turn_that_is_being_written_down(
    address: str, hooked: TelegramConnector, front: Front
) -> None:
    entered, may_go_on = asyncio.Event(), asyncio.Event()

    async def slow(turn: Any) -> Any:
        entered.set()
        await may_go_on.wait()
        return await front.receive(turn)

    await hooked.start(slow)
    call = asyncio.create_task(post(address, update(1)))
    await entered.wait()
    call.cancel()
    await asyncio.sleep(0.05)
    may_go_on.set()
    await hooked.stop()
    assert len(front.turns) == 1


@pytest.mark.parametrize("ordered", [True, False], ids=["as Telegram sends", "as connections bring"])
async def test_burst_on_many_connections_stays_in_order_for_each_person(
    ordered: bool, telegram: FakeTelegram, address: str, hooked: TelegramConnector, front: Front
) -> None:
    telegram.webhook_ordered, telegram.webhook_jitter_s = ordered, 0.05
    for number in range(50):
        telegram.message(7 + number % 5, text=str(number))
    await hooked.start(front.receive)
    await telegram.until(lambda: len(front.turns) == 50 and not telegram.unconfirmed, 15)
    for chat in range(7, 12):
        said = [int(turn.text) for turn in front.turns if turn.address == str(chat)]
        assert said == sorted(said) and len(said) == 10


async def test_polling_after_webhook_after_polling_loses_nothing(telegram: FakeTelegram, front: Front) -> None:
    said = []
    for round_, webhook in enumerate([False, True, False, True]):
        telegram.message(text=f"vor {round_}")
        said.append(f"vor {round_}")
        connector = make(telegram, webhook=webhook)
        async with serving(telegram, connector):
            await connector.start(front.receive)
            telegram.message(text=f"in {round_}")
            said.append(f"in {round_}")
            await telegram.until(lambda: front.texts == said and not telegram.unconfirmed)
            await connector.stop()
        await connector.close()
    assert len({turn.update_id for turn in front.turns}) == len(said)


# --- the order itself -------------------------------------------------------------------------------------------------


def recording(done: list[int]) -> Callable[[int, Update], Coroutine[Any, Any, bool]]:
    async def take(number: int, _: Update) -> bool:
        done.append(number)
        return number % 2 == 0

    return take


async def test_update_waits_for_the_one_before_it() -> None:
    done: list[int] = []
    order = InOrder(recording(done), wait_s=0.2)
    results = await asyncio.gather(*(order.take(number, {}) for number in (3, 1, 2, 4)))
    assert done == [1, 2, 3, 4]
    assert results == [False, False, True, True]


async def test_update_that_never_comes_holds_up_the_others_for_a_moment_only() -> None:
    done: list[int] = []
    order = InOrder(recording(done), wait_s=0.05)
    await order.take(1, {})
    await asyncio.wait_for(asyncio.gather(order.take(4, {}), order.take(3, {})), 1.0)
    assert done == [1, 3, 4]


async def test_next_update_and_one_that_comes_late_do_not_wait() -> None:
    done: list[int] = []
    order = InOrder(recording(done), wait_s=0.01)
    await order.take(5, {})
    order._wait_s = 60
    await asyncio.wait_for(order.take(6, {}), 1.0)
    await asyncio.wait_for(order.take(2, {}), 1.0)
    assert done == [5, 6, 2]
