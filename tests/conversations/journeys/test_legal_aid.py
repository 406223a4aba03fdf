"""A lawyer, cost, damages, court."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_needs_a_lawyer_then_cost_and_how_to_apply(chat: Chat) -> None:
    await chat.says("변호사 필요해요")
    chat.heard("utter_legal_aid")
    assert "피해자 국선변호사" in chat.texts[-1] and "132" in chat.texts[-1]
    await chat.presses("다른 궁금한 것")
    await chat.presses("비용")
    chat.heard("utter_legal_aid_cost")
    await chat.presses("신청하는 방법")
    chat.heard("utter_legal_aid_apply")


async def test_english_damages_then_court(chat: Chat) -> None:
    await chat.says("can i sue him for damages")
    chat.heard("utter_legal_aid_damages")
    await chat.presses("Other questions")
    await chat.presses("Going to court")
    chat.heard("utter_legal_aid_court", buttons=["ask_legal", "ask_legal_aid", "ask_legal_aid", "request_human"])
