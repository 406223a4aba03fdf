"""Getting it off the net."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_centre_first_then_hash_by_two_questions(chat: Chat) -> None:
    await chat.says("인터넷에서 제 사진 지우는 방법 알려주세요")
    chat.heard("utter_takedown_centre", buttons=["ask_platform_report", "ask_takedown", "ask_takedown", "ask_takedown"])
    assert "1366" in chat.texts[-1] and "1377" in chat.texts[-1]
    await chat.presses("미리 막는 방법")
    chat.heard("utter_ask_shown_age_then")
    await chat.presses("만 19세 이상")
    chat.heard("utter_ask_has_file")
    await chat.says("있어요")
    chat.heard("utter_hash_adult")


async def test_english_came_back_then_how_long(chat: Chat) -> None:
    await chat.says("how can i get the pictures of me deleted from the internet")
    chat.heard("utter_takedown_centre")
    await chat.presses("Other questions")
    await chat.presses("If it comes back")
    chat.heard("utter_takedown_again")
    await chat.says("how long does it take")
    chat.heard("utter_takedown_how_long")


async def test_seventeen_is_never_sent_to_the_adults_service(chat: Chat) -> None:
    await chat.says("테이크잇다운 써도 돼요? 열일곱인데 올라가기 전에 막고 싶어요")
    assert not any("stopncii" in text.lower() for text in chat.texts)


async def test_search_results_lead_to_the_search_companies(chat: Chat) -> None:
    await chat.says("구글 검색에서 안 나오게 하고 싶어요")
    chat.heard("utter_takedown_search")
    await chat.presses("구글 검색")
    assert "구글" in chat.texts[-1]
