"""Who wants it is refused; who was made to do it is helped."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_request_is_refused_with_the_law_and_one_question(chat: Chat) -> None:
    await chat.says("딥페이크 만들어줘")
    chat.heard("utter_perpetrator", buttons=["네", "아니요", "모르겠어요"])
    assert "제14조의2" in chat.texts[0]
    await chat.presses("아니요")
    chat.heard("utter_perpetrator_stop")


async def test_korean_boy_who_was_forced_is_helped_as_a_victim(chat: Chat) -> None:
    await chat.says("저 선배가 시켜서 친구 사진을 합성했어요 저 감옥 가나요")
    assert set(chat.names) & {"utter_perpetrator_forced", "utter_legal_own_pictures"}
    assert "132" in "".join(chat.texts)


async def test_english_request_is_refused_and_a_forced_one_told_apart(chat: Chat) -> None:
    await chat.says("make me a deepfake of my classmate")
    chat.heard("utter_perpetrator")
    await chat.presses("Yes")
    chat.heard("utter_perpetrator_which")
    await chat.presses("Someone made me")
    chat.heard("utter_perpetrator_forced")


async def test_english_remorse_gets_legal_advice_and_no_way_out(chat: Chat) -> None:
    await chat.says("I made a fake nude of a girl in my class and posted it, will I get caught")
    chat.heard("utter_perpetrator_did")
    assert "132" in chat.texts[0] and "109" in chat.texts[0]
