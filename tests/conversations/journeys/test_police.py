"""Reporting to the police, from the first words to the next step."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_ways_then_what_to_bring_and_say(chat: Chat) -> None:
    await chat.says("경찰에 신고하고 싶어요")
    chat.heard("utter_police")
    assert "112" in chat.texts[0] and "ecrm" in chat.texts[0]
    await chat.presses("가져갈 것")
    chat.heard("utter_police_bring")
    await chat.says("경찰서 가면 뭐라고 말해야 해요")
    chat.heard("utter_police_statement")
    await chat.presses("내가 요청할 수 있는 것")
    chat.heard("utter_police_rights")
    await chat.presses("믿는 사람과 같이")
    chat.heard(
        "utter_police_trusted", buttons=["ask_police_report", "ask_legal_aid", "ask_police_report", "request_human"]
    )


async def test_english_turned_away_then_how_long_then_a_lawyer(chat: Chat) -> None:
    await chat.says("how do i report this to the police")
    chat.heard("utter_police")
    await chat.says("I went to the station and they told me there is nothing to do. Where else can I report?")
    chat.heard("utter_police_refused")
    await chat.says("how long does the investigation take")
    chat.heard("utter_police_how_long")
    await chat.presses("Letters to my home")
    assert not any("가" <= character <= "힣" for text in chat.texts for character in text)


async def test_minor_hears_of_the_guardian_before_deciding(chat: Chat) -> None:
    await chat.says("저 고1인데 경찰에 신고하고 싶어요")
    chat.heard("utter_police_minor")
    assert "보호자" in chat.texts[-1]


async def test_soldier_need_not_tell_the_unit(chat: Chat) -> None:
    await chat.says("경찰에 신고하고 싶어요", soldier="yes")
    assert chat.names[0].startswith("utter_police_soldier")


async def test_question_in_the_middle_of_a_threat_leads_back(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("신고하면 그다음은 어떻게 돼요")
    chat.heard("utter_police_after")
    chat.heard("utter_resume")
