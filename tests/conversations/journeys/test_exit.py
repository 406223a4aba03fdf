"""Leaving at once. Exact words and the button wipe at the gate (tests/gate, tests/front); here the softer wish to."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_exit_is_offered_in_one_tap(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.says("지금 화면 좀 숨겨 주세요")
    chat.heard("utter_exit_offer", buttons=["quick_exit"])
    assert "ㅌ" in chat.texts[0]


async def test_english_exit_is_offered_in_one_tap(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me")
    await chat.says("Hide this chat now please")
    chat.heard("utter_exit_offer", buttons=["quick_exit"])
    assert "/exit" in chat.texts[0]
