"""Whom to call now."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_two_open_places_then_more_then_by_age(chat: Chat) -> None:
    await chat.says("어디에 전화하면 돼요? 번호 알려주세요")
    chat.heard("utter_hotline_open_two")
    assert "1366" in chat.texts[0]
    await chat.presses("더 보기")
    assert "1366" not in chat.texts[-1]
    await chat.presses("내 나이에 맞는 곳")
    chat.heard("utter_ask_age_band")
    await chat.says("16살이에요")
    assert "1388" in chat.texts[-1]


async def test_english_by_kind_of_help(chat: Chat) -> None:
    await chat.says("Which hotline can I call right now?")
    await chat.presses("Choose the kind of help")
    chat.heard("utter_hotline_ask_need")
    await chat.presses("Removal")
    assert "1377" in chat.texts[-1]
    assert not any("가" <= character <= "힣" for text in chat.texts for character in text)


async def test_phone_seen_by_family_hears_of_the_call_log_first(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("안전해요")
    await chat.presses("가족이 봐요")
    await chat.says("어디에 전화하면 돼요? 번호 알려주세요")
    assert chat.names[0] == "utter_trace_call"


async def test_threat_in_hand_names_the_police_first(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("어디에 전화하면 돼요? 번호 알려주세요")
    assert chat.texts[0].index("112") < len(chat.texts[0]) / 2


async def test_korean_open_now_is_no_exit_and_the_place_named_is_told(chat: Chat) -> None:
    await chat.says("지금 여는 데 있어요?")
    chat.heard("utter_hotline_open_two")
    await chat.says("1388은 어떤 곳인가요")
    chat.heard("utter_hotline_this_open")


async def test_english_who_cannot_speak_gets_writing(chat: Chat) -> None:
    await chat.says("can i text instead of calling")
    chat.heard("utter_hotline_written")
    await chat.presses("What to say on the phone")
    chat.heard("utter_hotline_call")
