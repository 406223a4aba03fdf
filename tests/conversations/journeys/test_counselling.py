"""Longer support: what there is, what it costs, and for whom."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_counselling_by_buttons(chat: Chat) -> None:
    await chat.says("심리상담 받고 싶어요")
    chat.heard("utter_counselling")
    assert "1366" in chat.texts[0]
    await chat.presses("비용")
    chat.heard("utter_counselling_cost")
    await chat.presses("병원·진료")
    chat.heard("utter_counselling_medical")


async def test_korean_pupil_is_led_to_the_line_for_the_young(chat: Chat) -> None:
    await chat.says("심리상담 받고 싶어요", age_band="14_17")
    chat.heard("utter_counselling_young")
    assert "1388" in chat.texts[0]


async def test_english_counselling_for_a_man_and_in_ones_own_language(chat: Chat) -> None:
    await chat.says("I want to see a therapist")
    assert chat.names[0] in ("utter_counselling", "utter_counselling_migrant")
    await chat.says("can men get counselling too? i'm a guy")
    chat.heard("utter_counselling_men")
    await chat.says("is counselling free of charge", migrant="yes")
    chat.heard("utter_counselling_cost")
