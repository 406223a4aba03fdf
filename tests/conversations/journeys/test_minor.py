"""Says how young they are: who helps at this age, whether parents find out, another adult."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_of_sixteen_asks_about_parents(chat: Chat) -> None:
    await chat.says("저 16살이에요")
    chat.heard("utter_minor")
    assert "1388" in chat.texts[0]
    await chat.says("부모님이 알게 되나요?")
    chat.heard("utter_privacy_parents_minor")
    assert "보호자" in chat.texts[0]
    await chat.presses("다른 어른에게 말하기")
    chat.heard("utter_minor_trusted")


async def test_english_of_twelve(chat: Chat) -> None:
    await chat.says("I am 12 years old")
    chat.heard("utter_minor_under_14")
    assert "1366" in chat.texts[0] and "112" in chat.texts[0]
    await chat.presses("How to tell an adult")
    chat.heard("utter_minor_trusted")


async def test_korean_age_in_the_middle_of_a_journey_is_taken_in(chat: Chat) -> None:
    await chat.says("제 영상이 동의 없이 유포됐어요")
    await chat.says("저 16살이에요")
    chat.heard("utter_minor_noted")
    chat.heard("utter_ask_safe_place")
    assert "utter_resume" not in chat.names


async def test_english_an_adult_gets_the_adults_answer(chat: Chat) -> None:
    await chat.says("I am 25 years old, will my family find out?")
    await chat.says("will my family find out")
    chat.heard("utter_privacy_family")
    assert "guardian" not in " ".join(chat.texts)
