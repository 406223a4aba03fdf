"""The `chat` of the journey tests: it must hear what was said, and fail when it was not."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


async def test_greeting_in_korean_and_english_is_answered_in_that_language(chat: Chat) -> None:
    korean = await chat.says("안녕하세요, 처음이에요")
    assert chat.slots["language"] == "ko"
    english = await chat.says("hello, is anybody there at all")
    assert chat.slots["language"] == "en"
    assert korean != english


async def test_pressing_a_button_and_typing_its_title_lead_to_the_same(chat: Chat) -> None:
    await chat.says("안녕하세요")
    title = chat.titles[0]
    shown = chat.state
    await chat.presses(title)
    pressed = chat.names
    chat.state = shown
    await chat.says(title)
    assert chat.names == pressed


async def test_wish_to_die_gets_the_card_before_anything_else(chat: Chat) -> None:
    said = await chat.says("죽고 싶어요")
    assert "109" in said[0]
    chat.heard(chat.names[0])
    assert chat.slots["crisis"] == "suicidal"


async def test_hearing_what_was_not_said_fails(chat: Chat) -> None:
    await chat.says("안녕하세요")
    with pytest.raises(AssertionError):
        chat.heard("utter_nowhere")
    with pytest.raises(AssertionError):
        chat.heard(chat.names[-1], buttons=["no_such_intent"])
    with pytest.raises(AssertionError):
        await chat.presses("no such title")
