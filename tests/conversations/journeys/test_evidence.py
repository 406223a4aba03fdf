"""How to keep evidence: by situation, age of the person shown, and who asks."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


async def test_korean_by_buttons(chat: Chat) -> None:
    await chat.says("증거는 어떻게 남겨요?")
    chat.heard("utter_ask_about_other")
    await chat.presses("내가 겪은 일")
    chat.heard("utter_evidence_ask_situation")
    await chat.presses("올라온 글이나 방")
    chat.heard("utter_ask_shown_age_then")
    await chat.presses("모르겠어요")
    chat.heard("utter_evidence_posted_young")
    await chat.presses("이 앱에서 남길 것")
    chat.heard("utter_evidence_platform_which")
    await chat.presses("카카오톡")
    assert "카카오톡" in chat.texts[0]


async def test_english_in_free_words(chat: Chat) -> None:
    await chat.says("How do I preserve evidence?")
    chat.heard("utter_ask_about_other")
    await chat.says("it happened to me")
    chat.heard("utter_evidence_ask_situation")
    await chat.says("a chat with threats")
    chat.heard("utter_evidence_chat")


@pytest.mark.parametrize(
    "text", ["친구가 딥페이크 피해를 당했는데 도와주고 싶어요", "My friend's nudes were leaked, how can I help her?"]
)
async def test_helpers_keep_no_image(chat: Chat, text: str) -> None:
    await chat.says(text)
    assert chat.slots["about_other"] == "other"
    await chat.says("증거는 어떻게 남겨요?" if "친구" in text else "How do I preserve evidence?")
    chat.heard("utter_evidence_helper")


async def test_link_given_is_told_that_nothing_is_stored(chat: Chat) -> None:
    await chat.says("이 링크 증거로 기록해 주세요 https://example.com/abc")
    chat.heard(
        "utter_add_evidence_noted", buttons=["ask_evidence", "ask_police_report", "ask_takedown", "request_human"]
    )
    assert "https://example.com/abc" in chat.texts[0]


async def test_korean_add_evidence_without_anything_to_note_says_so(chat: Chat) -> None:
    await chat.says("증거 추가할게요")
    chat.heard("utter_add_evidence")


async def test_english_add_evidence_comes_back_in_order(chat: Chat) -> None:
    await chat.says("please record this link https://example.net/v/9f3k and the account @zz_fake_0417")
    chat.heard("utter_add_evidence_noted")
    assert chat.texts[0].index("example.net") < chat.texts[0].index("zz_fake_0417")


async def test_room_question_in_a_threat_leads_back_to_it(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("방에서 나가도 돼요?")
    chat.heard("utter_evidence_leave")
    chat.heard("utter_resume")
