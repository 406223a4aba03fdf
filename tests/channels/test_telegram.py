"""The Telegram connector against a local Bot API server."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.channels.telegram import TelegramConnector
from bot.errors import DeliveryError, SettingsError, Unreachable
from bot.turn import Button, Media, Reply
from tests.channels.conftest import Front
from tests.fakes.telegram_api import FakeTelegram, utf16_units

PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]


def calls(telegram: FakeTelegram, method: str) -> list[dict[str, Any]]:
    return [call.params for call in telegram.called(method)]


# --- reading ----------------------------------------------------------------------------------------------------------


async def test_messages_of_several_people_arrive_once_and_in_order(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.message(7, text="하나")
    await connector.start(front.receive)
    telegram.message(8, text="둘", language="en")
    telegram.message(7, text="셋")
    await telegram.until(lambda: len(front.turns) == 3 and not telegram.unconfirmed)
    assert [(turn.address, turn.text, turn.language_hint) for turn in front.turns] == [
        ("7", "하나", "ko"),
        ("8", "둘", "en"),
        ("7", "셋", "ko"),
    ]
    assert len({turn.update_id for turn in front.turns}) == 3
    assert connector.problem is None


async def test_poll_asks_only_for_what_is_read(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    await connector.start(front.receive)
    await telegram.until(lambda: telegram.called("getUpdates"))
    assert calls(telegram, "getUpdates")[0]["allowed_updates"] == ["message", "edited_message", "callback_query"]


async def test_set_webhook_is_removed_before_polling_and_pending_updates_are_kept(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.webhook_url = "https://elsewhere.invalid/hook"
    telegram.message(text="기다렸어요")
    await connector.start(front.receive)
    await telegram.until(lambda: front.texts == ["기다렸어요"])


async def test_webhook_set_while_polling_is_removed_again(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    await connector.start(front.receive)
    await telegram.until(lambda: telegram.called("getUpdates"))
    telegram.webhook_url = "https://elsewhere.invalid/hook"
    await telegram.until(lambda: any(call.outcome == 409 for call in telegram.called("getUpdates")))
    telegram.message(text="아직 있어요")
    await telegram.until(lambda: front.texts == ["아직 있어요"])


async def test_offset_stays_until_the_turn_is_written_down(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    written = asyncio.Event()
    front = Front()

    async def slow(turn: Any) -> Any:
        await written.wait()
        return await front.receive(turn)

    update_id = telegram.message(text="안녕")
    await connector.start(slow)
    await asyncio.sleep(0.1)
    assert telegram.unconfirmed == [update_id]
    written.set()
    await telegram.until(lambda: not telegram.unconfirmed)
    assert front.texts == ["안녕"]


async def test_update_that_is_not_on_disk_comes_again_before_any_later_one(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    front.refuse = 8
    telegram.message(text="먼저")
    telegram.message(text="나중")
    await connector.start(front.receive)
    await telegram.until(lambda: connector.problem == "updates cannot be written down")
    assert len(telegram.unconfirmed) == 2
    assert front.texts == []
    await telegram.until(lambda: not telegram.unconfirmed, 10)
    assert front.texts == ["먼저", "나중"]


async def test_update_that_breaks_our_code_does_not_silence_the_people_behind_it(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    front.broken_for = {str(telegram.message(7, text="이상해요"))}
    telegram.message(8, text="저도 있어요")
    await connector.start(front.receive)
    await telegram.until(lambda: front.texts)
    assert set(front.texts) == {"저도 있어요"}
    await telegram.until(lambda: not telegram.unconfirmed)


async def test_two_updates_that_break_our_code_are_both_given_up(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    front.broken_for = {str(telegram.message(7, text="이상해요")), str(telegram.message(8, text="이것도"))}
    await connector.start(front.receive)
    await telegram.until(lambda: not telegram.unconfirmed)


async def test_while_nothing_can_be_written_down_everybody_in_line_is_heard(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    front.refuse, front.connector, front.words_when_refusing = 1_000_000, connector, Reply("109, 112")
    for chat in (7, 8, 9):
        telegram.message(chat, text="도와줘요")
    await connector.start(front.receive)
    await telegram.until(lambda: all(telegram.sent(chat) for chat in (7, 8, 9)))
    assert len(telegram.unconfirmed) == 3


async def test_update_the_library_cannot_read_is_answered_all_the_same(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.inject({"message": {"chat": {"id": 7, "type": "private"}, "text": "죽고 싶어"}})
    telegram.message(text="다음")
    await connector.start(front.receive)
    await telegram.until(lambda: len(front.turns) == 2)
    assert (front.turns[0].texts, front.turns[0].media) == (("죽고 싶어",), Media.OTHER)


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "error", "status": 500},
        {"kind": "error", "status": 502},
        {"kind": "garbage"},
        {"kind": "drop"},
        {"kind": "hang", "delay_s": 3.0},
        {"kind": "lost_answer"},
        {"kind": "error", "status": 409, "description": "Conflict: terminated by other getUpdates request"},
        {"kind": "error", "status": 401, "description": "Unauthorized"},
    ],
    ids=["500", "502", "html", "dropped", "timeout", "answer lost", "conflict", "401"],
)
async def test_reading_goes_on_after(fault: dict[str, Any], telegram: FakeTelegram, front: Front) -> None:
    connector = TelegramConnector(
        telegram.token, base_url=telegram.base_url, poll_s=1, answer_s=0.5, pause_s=(0.01, 0.05)
    )
    telegram.fail("getUpdates", times=2, **fault)
    await connector.start(front.receive)
    telegram.message(text="들려요?")
    await telegram.until(lambda: front.texts == ["들려요?"], timeout_s=10)
    await telegram.until(lambda: connector.problem is None and not telegram.unconfirmed)
    await connector.stop()
    await connector.close()


async def test_wait_that_telegram_names_is_kept(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.fail("getUpdates", "flood", retry_after=1)
    started = time.monotonic()
    telegram.message(text="안녕")
    await connector.start(front.receive)
    await telegram.until(lambda: front.turns)
    assert time.monotonic() - started >= 1.0


async def test_two_readers_of_one_account_see_the_conflict(telegram: FakeTelegram, front: Front) -> None:
    readers = [
        TelegramConnector(telegram.token, base_url=telegram.base_url, poll_s=1, answer_s=1.0, pause_s=(0.1, 0.2))
        for _ in range(2)
    ]
    for reader in readers:
        await reader.start(front.receive)
    await telegram.until(lambda: any(reader.problem and "another program" in reader.problem for reader in readers))
    telegram.message(text="그래도")
    await telegram.until(lambda: "그래도" in front.texts)
    for reader in readers:
        await reader.stop()
        await reader.close()


async def test_telegram_away_at_the_start_is_no_reason_not_to_start(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.fail("getMe", "drop", times=3)
    telegram.message(text="나중에라도")
    await connector.start(front.receive)
    await telegram.until(lambda: front.texts == ["나중에라도"])


async def test_refused_token_is_said_without_the_token(telegram: FakeTelegram, front: Front) -> None:
    connector = TelegramConnector("999:wrong-secret", base_url=telegram.base_url, answer_s=1.0)
    with pytest.raises(SettingsError) as caught:
        await connector.start(front.receive)
    assert "TELEGRAM_TOKEN" in str(caught.value)
    assert "wrong-secret" not in "".join(map(repr, (caught.value, caught.value.__cause__)))
    await connector.close()


def test_empty_token_is_said_by_the_name_of_its_setting() -> None:
    with pytest.raises(SettingsError, match="TELEGRAM_TOKEN"):
        TelegramConnector(" ")


async def test_stop_ends_a_waiting_poll_at_once_and_sending_still_works(telegram: FakeTelegram, front: Front) -> None:
    connector = TelegramConnector(telegram.token, base_url=telegram.base_url, poll_s=25)
    await connector.start(front.receive)
    await telegram.until(lambda: telegram.called("getUpdates"))
    started = time.monotonic()
    await connector.stop()
    assert time.monotonic() - started < 2.0
    telegram.chats.add("7")
    assert await connector.send("7", Reply("마지막 말"), None)
    await connector.close()


async def test_turn_in_hand_at_the_stop_is_written_down(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    front = Front()
    entered = asyncio.Event()

    async def slow(turn: Any) -> Any:
        entered.set()
        await asyncio.sleep(0.1)
        return await front.receive(turn)

    telegram.message(text="마지막")
    await connector.start(slow)
    await entered.wait()
    await connector.stop()
    assert front.texts == ["마지막"]


# --- courtesies -------------------------------------------------------------------------------------------------------


async def test_tap_is_acknowledged_and_its_keyboard_retired(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.chats.add("7")
    await connector.start(front.receive)
    await connector.send(
        "7", Reply("지금 안전한가요?", (Button("안전해요", "b:aaaaaa"), Button("아니요", "b:bbbbbb"))), None
    )
    telegram.tap(7, "안전해요")
    await telegram.until(lambda: front.turns and telegram.called("editMessageReplyMarkup"))
    assert front.turns[0].press == "b:aaaaaa"
    assert len(telegram.called("answerCallbackQuery")) == 1
    await telegram.until(lambda: "reply_markup" not in telegram.sent(7)[0])


async def test_tap_is_acknowledged_even_while_nothing_can_be_written_down(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.chats.add("7")
    front.refuse = 3
    await connector.start(front.receive)
    await connector.send("7", Reply("?", (Button("네", "b:aaaaaa"),)), None)
    telegram.tap(7, "네")
    await telegram.until(lambda: telegram.called("answerCallbackQuery"))
    assert not front.turns
    await telegram.until(lambda: front.turns)


@pytest.mark.parametrize("method", ["answerCallbackQuery", "editMessageReplyMarkup", "sendChatAction"])
async def test_courtesy_that_fails_harms_nothing(
    method: str, telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    telegram.chats.add("7")
    await connector.start(front.receive)
    await connector.send("7", Reply("?", (Button("네", "b:aaaaaa"),)), None)
    telegram.fail(method, "error", status=400, description="Bad Request: query is too old")
    telegram.tap(7, "네")
    telegram.message(text="다음")
    await telegram.until(lambda: len(front.turns) == 2 and not telegram.unconfirmed)
    await telegram.until(lambda: telegram.called(method))


async def test_typing_is_shown_once_in_a_while(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    for number in range(5):
        telegram.message(text=str(number))
    await connector.start(front.receive)
    await telegram.until(lambda: len(front.turns) == 5 and telegram.called("sendChatAction"))
    await asyncio.sleep(0.1)
    assert [(call["chat_id"], call["action"]) for call in calls(telegram, "sendChatAction")] == [(7, "typing")]


async def test_repeat_shows_no_typing(telegram: FakeTelegram, connector: TelegramConnector, front: Front) -> None:
    front.repeats = True
    telegram.message(text="또")
    await connector.start(front.receive)
    await telegram.until(lambda: front.turns and not telegram.unconfirmed)
    assert not telegram.called("sendChatAction")


async def test_group_is_told_once_to_write_in_private_and_its_words_stay_there(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front
) -> None:
    for text in ("@gyeot 도와줘", "/start", "죽고 싶어"):
        telegram.message(-77, kind="supergroup", text=text)
    telegram.message(-88, kind="group", text="hi", language="en")
    telegram.message(-500, kind="supergroup", text="staff talk among themselves")
    telegram.message(-99, kind="supergroup", new_chat_members=[{"id": 1, "is_bot": True, "first_name": "G"}])
    telegram.message(7, text="저예요")
    await connector.start(front.receive)
    await telegram.until(lambda: front.texts == ["저예요"] and telegram.sent(-77) and telegram.sent(-88))
    assert [message["text"] for message in telegram.sent(-77)] == ["write to me in private (ko)"]
    assert [message["text"] for message in telegram.sent(-88)] == ["write to me in private (en)"]
    assert not telegram.sent(-500)
    assert not telegram.sent(-99)


async def test_media_is_never_fetched(telegram: FakeTelegram, connector: TelegramConnector, front: Front) -> None:
    file = {"file_id": "f", "file_unique_id": "u"}
    telegram.message(photo=PHOTO, caption="죽고 싶어요")
    telegram.message(voice={**file, "duration": 3})
    telegram.message(document={**file, "file_name": "a.pdf"})
    telegram.message(video={**file, "width": 1, "height": 1, "duration": 1})
    await connector.start(front.receive)
    await telegram.until(lambda: len(front.turns) == 4)
    assert front.turns[0].texts == ("죽고 싶어요",)
    known = {"getMe", "deleteWebhook", "getUpdates", "sendChatAction"}
    assert {call.method for call in telegram.calls} <= known


# --- sending ----------------------------------------------------------------------------------------------------------


async def test_reply_is_plain_text_without_preview_and_one_button_a_row(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    reply = Reply("*별* <b>굵게</b> example.org", (Button("하나", "b:aaaaaa"), Button("둘", "b:bbbbbb:2")))
    message_id = await connector.send("7", reply, "900")
    (sent,) = telegram.sent(7)
    assert sent["text"] == reply.text
    assert message_id == str(sent["message_id"])
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"]["inline_keyboard"] == [
        [{"text": "하나", "callback_data": "b:aaaaaa"}],
        [{"text": "둘", "callback_data": "b:bbbbbb:2"}],
    ]
    (call,) = calls(telegram, "sendMessage")
    assert not {"parse_mode", "entities", "reply_parameters"} & set(call)
    assert "has_protected_content" not in sent


async def test_protected_reply_cannot_be_forwarded(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    telegram.chats.add("7")
    await connector.send("7", Reply("코드", protect=True), None)
    assert telegram.sent(7)[0]["has_protected_content"] is True


async def test_long_reply_goes_in_parts_with_buttons_under_the_last(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    paragraphs = [f"{number}. " + "😭가나다 " * 300 for number in range(5)]
    ids = await connector.send("7", Reply("\n\n".join(paragraphs), (Button("네", "b:aaaaaa"),)), None)
    sent = telegram.sent(7)
    assert ids == ",".join(str(message["message_id"]) for message in sent)
    assert [("reply_markup" in message) for message in sent] == [False] * (len(sent) - 1) + [True]
    joined = "".join("".join(message["text"].split()) for message in sent)
    assert joined == "".join("".join(paragraphs).split())
    assert ids is not None
    await connector.delete("7", [ids])
    assert not telegram.sent(7)


TROUBLE = st.sampled_from(["a", "가", "😭", "👩‍👧", "\ud83d", "\0", "\n\n", " ", "\u200b", "다. "])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(TROUBLE, min_size=1, max_size=6), times=st.sampled_from([1, 700, 2500]))
async def test_no_text_is_refused_or_lost(
    pieces: list[str], times: int, telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    telegram.messages.clear()
    text = "".join(pieces) * times + "끝"
    await connector.send("7", Reply(text), None)
    sent = telegram.sent(7)
    assert all(utf16_units(message["text"]) < 4096 for message in sent)
    expected = text.replace("\0", "").replace("\ud83d", "\ufffd")
    assert "".join("".join(message["text"].split()) for message in sent) == "".join(expected.split())


async def test_reply_after_a_failed_part_goes_on_where_it_stopped(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    reply = Reply("\n\n".join(str(number) * 3500 for number in range(3)))
    telegram.fail("sendMessage", "flood", retry_after=9, after=1)
    with pytest.raises(DeliveryError):
        await connector.send("7", reply, "900")
    ids = await connector.send("7", reply, "900")
    assert [message["text"][0] for message in telegram.sent(7)] == ["0", "1", "2"]
    assert ids is not None and len(ids.split(",")) == 3
    await connector.send("7", reply, "900")
    assert len(telegram.sent(7)) == 6  # a third call is a new message


async def test_unusable_button_is_left_out_and_the_words_go(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    buttons = (Button("길어요", "가" * 22), Button(" ", "b:aaaaaa"), Button("빈", ""), Button("좋아요", "b:bbbbbb"))
    await connector.send("7", Reply("골라 주세요", buttons), None)
    (sent,) = telegram.sent(7)
    assert [row[0]["text"] for row in sent["reply_markup"]["inline_keyboard"]] == ["좋아요"]


async def test_refused_keyboard_does_not_cost_the_words(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    telegram.chats.add("7")
    telegram.fail("sendMessage", "error", status=400, description="Bad Request: BUTTON_DATA_INVALID")
    assert await connector.send("7", Reply("112", (Button("네", "b:aaaaaa"),)), None)
    assert [message["text"] for message in telegram.sent(7)] == ["112"]


@pytest.mark.parametrize(
    ("fault", "error", "retry_after"),
    [
        ({"kind": "flood", "retry_after": 17}, DeliveryError, 17.0),
        ({"kind": "error", "status": 500}, DeliveryError, None),
        ({"kind": "garbage"}, DeliveryError, None),
        ({"kind": "drop"}, DeliveryError, None),
        ({"kind": "hang", "delay_s": 5.0}, DeliveryError, None),
        ({"kind": "error", "status": 401, "description": "Unauthorized"}, DeliveryError, None),
        ({"kind": "error", "status": 400, "description": "Bad Request: message is odd"}, DeliveryError, None),
        ({"kind": "forbidden"}, Unreachable, None),
        ({"kind": "forbidden", "description": "Forbidden: user is deactivated"}, Unreachable, None),
        ({"kind": "error", "status": 400, "description": "Bad Request: chat not found"}, Unreachable, None),
    ],
)
async def test_failed_sending_says_whether_to_try_again(
    fault: dict[str, Any],
    error: type[DeliveryError],
    retry_after: float | None,
    telegram: FakeTelegram,
    connector: TelegramConnector,
) -> None:
    telegram.chats.add("7")
    telegram.fail("sendMessage", **fault)
    with pytest.raises(DeliveryError) as caught:
        await connector.send("7", Reply("안녕하세요"), "900")
    assert type(caught.value) is error
    assert caught.value.retry_after == retry_after
    assert not telegram.sent(7)


async def test_one_chats_wait_does_not_hold_back_anybody_else(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats |= {"7", "8"}
    telegram.fail("sendMessage", "flood", retry_after=30)
    with pytest.raises(DeliveryError):
        await connector.send("7", Reply("나중에"), None)
    await asyncio.wait_for(connector.send("8", Reply("109"), None), 1.0)
    assert len(telegram.sent(8)) == 1


async def test_lost_answer_may_double_a_message_and_never_loses_it(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    telegram.chats.add("7")
    telegram.fail("sendMessage", "lost_answer")
    with pytest.raises(DeliveryError):
        await connector.send("7", Reply("112"), None)
    await connector.send("7", Reply("112"), None)
    assert [message["text"] for message in telegram.sent(7)] == ["112", "112"]


async def test_group_that_became_a_supergroup_is_followed(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    telegram.migrated["-500"] = -100500
    telegram.chats.add("-100500")
    await connector.send("-500", Reply("새 요청이 있어요"), None)
    await connector.send("-500", Reply("하나 더"), None)
    assert len(telegram.sent(-100500)) == 2
    assert [call["chat_id"] for call in calls(telegram, "sendMessage")] == [-500, -100500, -100500]


@pytest.mark.parametrize("address", ["", "abc", "12x"])
async def test_address_of_another_channel_is_unreachable(address: str, connector: TelegramConnector) -> None:
    with pytest.raises(Unreachable):
        await connector.send(address, Reply("안녕"), None)


async def test_reply_without_words_is_not_sent(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    telegram.chats.add("7")
    assert await connector.send("7", Reply(" \n "), None) is None
    assert not telegram.called("sendMessage")


# --- deleting ---------------------------------------------------------------------------------------------------------


async def test_messages_of_both_sides_are_deleted_in_hundreds(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    for _ in range(250):
        telegram.make_message(7, text="x")
    telegram.chats.add("7")
    await connector.delete("7", [str(message_id) for message_id in telegram.messages["7"]])
    assert [len(call["message_ids"]) for call in calls(telegram, "deleteMessages")] == [100, 100, 50]
    assert not telegram.messages["7"]


async def test_message_too_old_to_delete_does_not_spare_the_others(
    telegram: FakeTelegram, connector: TelegramConnector
) -> None:
    for _ in range(40):
        telegram.make_message(7, text="x")
    telegram.chats.add("7")
    ids = list(telegram.messages["7"])
    telegram.undeletable = {ids[3], ids[30]}
    await connector.delete("7", [*map(str, ids), "999999", "not-an-id", ""])
    assert set(telegram.messages["7"]) == telegram.undeletable


async def test_nothing_to_delete_calls_nobody(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    await connector.delete("7", [])
    assert not telegram.calls


async def test_deletion_that_has_to_wait_says_how_long(telegram: FakeTelegram, connector: TelegramConnector) -> None:
    telegram.chats.add("7")
    telegram.fail("deleteMessages", "flood", retry_after=4)
    with pytest.raises(DeliveryError) as caught:
        await connector.delete("7", ["1"])
    assert caught.value.retry_after == 4.0


# --- what the log shows -----------------------------------------------------------------------------------------------


async def test_log_holds_no_words_no_chat_and_no_token(
    telegram: FakeTelegram, connector: TelegramConnector, front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    chat_id, words = 70_007_000_7, "아무도모르는말"
    structlog.reset_defaults()
    caplog.set_level(logging.DEBUG)
    faults = ("error", "garbage", "drop", "flood", "forbidden")
    with capture_logs() as ours:
        front.refuse = 1
        front.broken_for = {str(telegram.message(chat_id, text=words))}
        telegram.inject({"message": {"chat": {"id": chat_id, "type": "private"}, "text": words, "date": "x"}})
        telegram.message(chat_id, photo=PHOTO, caption=words)
        telegram.fail("getUpdates", "garbage")
        telegram.fail("sendChatAction", "error")
        await connector.start(front.receive)
        await telegram.until(lambda: not telegram.unconfirmed)
        for fault in faults:
            telegram.fail("sendMessage", fault)  # type: ignore[arg-type]
            with pytest.raises(DeliveryError) as caught:
                await connector.send(str(chat_id), Reply(words), "900")
            assert words not in str(caught.value)
            assert str(chat_id) not in str(caught.value)
        await connector.stop()
    assert ours, "something was logged"
    everything = json.dumps(ours, ensure_ascii=False) + caplog.text
    for secret in (words, str(chat_id), telegram.token, telegram.token.split(":")[1]):
        assert secret not in everything
