"""Somebody else looks into the phone: traces are named beforehand, nothing sudden is advised, leaving is one word."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


@pytest.mark.parametrize(
    ("first", "safe", "watched", "call"),
    [
        ("누가 제 얼굴로 딥페이크를 만들었어요", "안전해요", "가족이 봐요", "지금 전화할 수 있는 곳 있어요?"),
        ("My ex posted our private video in a group chat", "I am safe", "My partner", "Which number can I call now?"),
    ],
)
async def test_before_a_number_to_call_the_trace_it_leaves_is_named(
    chat: Chat, first: str, safe: str, watched: str, call: str
) -> None:
    await chat.says(first)
    await chat.presses(safe)
    chat.heard("utter_ask_watched_by")
    await chat.presses(watched)
    await chat.says(call)
    assert chat.names.index("utter_trace_call") < min(
        place for place, name in enumerate(chat.names) if name.startswith("utter_hotline")
    )


async def test_a_partner_who_looks_is_no_reason_for_a_sudden_new_password(chat: Chat) -> None:
    await chat.says("남자친구가 제 폰을 봐요. 저를 찍은 영상이 있어요")
    assert chat.slots["watched_by"] == "partner"
    await chat.says("비밀번호 바꿀까요?")
    chat.heard("utter_device_first")


async def test_someone_who_looks_right_now_is_offered_the_way_out_first(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("누가 화면을 봐요")
    assert chat.names[0] in ("utter_exit_offer", "utter_watched", "utter_watched_partner")
    assert chat.titles and "나가기" in chat.titles[0]


async def test_said_in_passing_it_is_not_asked_again(chat: Chat) -> None:
    await chat.says("my husband checks my phone and he has secretly filmed me")
    assert chat.slots["watched_by"] == "partner"
    for _ in range(4):
        assert "utter_ask_watched_by" not in chat.names
        await chat.says("skip")


async def test_danger_is_told_the_number_all_the_same(chat: Chat) -> None:
    await chat.says("남편이 제 폰을 봐요")
    await chat.says("남편이 지금 저를 때려요")
    assert "112" in chat.texts[0]


async def test_somebody_sees_it_in_both_languages_at_once(chat: Chat) -> None:
    await chat.says("my mom 이 자꾸 제 폰을 봐요")
    assert chat.slots["watched_by"] == "family"
