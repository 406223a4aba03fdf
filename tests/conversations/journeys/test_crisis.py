"""A wish to die, and danger: the card first, then step by step until the person says that they are safe."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_suicidal_alone_until_safe_again(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    chat.heard("utter_card_suicidal")
    assert "109" in chat.texts[0] and "119" in chat.texts[0]
    await chat.presses("혼자예요")
    chat.heard("utter_crisis_alone")
    await chat.says("보낼 사람이 없어요")
    chat.heard("utter_crisis_no_one")
    await chat.says("전화는 못 하겠어요")
    assert "문자" in chat.texts[0]
    await chat.says("지금은 안전해요")
    chat.heard("utter_crisis_safe")
    assert chat.slots.get("crisis") is None


async def test_english_suicidal_with_a_friend_near_until_safe_again(chat: Chat) -> None:
    await chat.says("I want to die")
    chat.heard("utter_card_suicidal")
    assert "109" in chat.texts[0]
    await chat.presses("Someone is here")
    chat.heard("utter_crisis_with_someone")
    await chat.presses("I told them")
    chat.heard("utter_crisis_told")
    await chat.says("I am safe now")
    chat.heard("utter_crisis_safe")
    assert chat.slots.get("crisis") is None


async def test_korean_danger_without_a_voice(chat: Chat) -> None:
    await chat.says("그 사람이 지금 집 앞에 와 있어요")
    chat.heard("utter_card_danger")
    assert "112" in chat.texts[0] and "나가기" in chat.titles[0]
    await chat.presses("전화는 못 해요")
    chat.heard("utter_crisis_danger_cannot_call")
    await chat.says("지금은 안전해요")
    chat.heard("utter_crisis_danger_safe")
    assert chat.slots.get("crisis") is None


async def test_english_danger_then_safe_then_what_to_do(chat: Chat) -> None:
    await chat.says("He is outside my door right now")
    chat.heard("utter_card_danger")
    assert "112" in chat.texts[0]
    await chat.says("I'm safe now, the police came")
    chat.heard("utter_crisis_danger_safe")
    await chat.says("How do I save evidence?")
    assert any(name.startswith(("utter_evidence", "utter_ask")) for name in chat.names)


async def test_law_and_plans_wait_until_the_person_is_safe(chat: Chat) -> None:
    await chat.says("죽고 싶어요")
    await chat.says("이거 만든 사람 처벌받나요?")
    assert all(name.startswith("utter_crisis") for name in chat.names)
    assert "109" in chat.texts[0]
