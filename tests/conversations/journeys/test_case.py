"""Asking about an earlier request: honest, and where to ask."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_case_status_is_asked_once_and_answered(chat: Chat) -> None:
    await chat.says("제가 신청한 거 어떻게 됐어요?")
    chat.heard("utter_case_ask")
    await chat.presses("경찰")
    chat.heard("utter_case_police")
    assert "182" in chat.texts[0]
    await chat.presses("다른 곳에 냈어요")
    await chat.presses("삭제 요청한 곳")
    chat.heard("utter_case_removal")
    assert "1377" in chat.texts[0]


async def test_english_case_status_read_from_the_words(chat: Chat) -> None:
    await chat.says("what is the status of my earlier request to the police")
    chat.heard("utter_case_police")
    await chat.says("i have a case code")
    chat.heard("utter_case_none")
