"""Reporting inside a named app or site."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_named_app_steps_then_what_to_write_and_what_follows(chat: Chat) -> None:
    await chat.says("인스타에서 제 사진 쓰는 계정을 인스타 측에 어떻게 신고하나요")
    assert chat.names[-1].startswith("utter_platform_path")
    await chat.presses("무엇을 적나요")
    chat.heard("utter_platform_write")
    await chat.presses("신고한 뒤에는")
    assert chat.names[-1].startswith("utter_platform_after")
    await chat.presses("안 지워 주면")
    chat.heard("utter_platform_rejected")


async def test_english_not_named_is_asked_then_given(chat: Chat) -> None:
    await chat.says("where is the report button in the app")
    chat.heard("utter_platform_which")
    await chat.presses("More apps")
    await chat.presses("TikTok")
    assert chat.names[-1].startswith("utter_platform_path") and "TikTok" in chat.texts[-1]


async def test_two_apps_in_one_sentence_come_one_after_the_other(chat: Chat) -> None:
    await chat.says("텔레그램이랑 인스타에 신고하는 방법 알려주세요")
    assert "텔레그램" in chat.texts[0]
    chat.heard("utter_platform_next")
    assert "인스타그램" in chat.texts[-1]
    await chat.presses("다음 앱")
    assert "인스타그램" in chat.texts[0] and "utter_platform_next" not in chat.names
