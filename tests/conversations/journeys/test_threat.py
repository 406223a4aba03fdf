"""Blackmail: do not pay, record, payment stop without blame, then the plan."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_by_buttons_with_money_sent(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    chat.heard("utter_threat_first", buttons=["네", "아니요", "건너뛰기"])
    await chat.presses("네")
    chat.heard("utter_threat_paid")
    assert "1394" in chat.texts[0]
    await chat.presses("요청했어요")
    chat.heard("utter_ask_offender")
    await chat.presses("모르는 사람")
    chat.heard("utter_ask_threat_app")
    await chat.presses("네")
    chat.heard("utter_threat_app")
    chat.heard("utter_ask_shown_age_then")
    await chat.presses("만 19세 이상")
    chat.heard(
        "utter_threat_plan_adult", buttons=["ask_evidence", "ask_police_report", "ask_takedown", "request_human"]
    )


async def test_english_in_free_words_without_money(chat: Chat) -> None:
    await chat.says("He threatens to post my nudes if I don't pay him")
    chat.heard("utter_threat_first")
    await chat.says("no, I haven't")
    chat.heard("utter_ask_offender")
    await chat.says("a stranger from the internet")
    chat.heard("utter_ask_threat_app")
    await chat.says("no")
    chat.heard("utter_ask_shown_age_then")
    await chat.says("skip")
    chat.heard("utter_threat_plan_centre")


async def test_who_paid_already_is_not_blamed_nor_asked(chat: Chat) -> None:
    await chat.says("이미 50만원 보냈는데 또 돈을 달라고 해요")
    chat.heard("utter_threat_paid")
    assert not any("왜" in text for text in chat.texts)


async def test_ex_partner_hears_of_a_safe_device_first(chat: Chat) -> None:
    await chat.says("전남친이 영상 뿌리겠다고 협박해요")
    assert chat.names[0] == "utter_partner_safety"
    chat.heard("utter_threat_first")


async def test_question_in_the_middle_leads_back_to_the_money(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("이거 범죄 맞아요?")
    chat.heard("utter_legal")
    await chat.says("네")
    chat.heard("utter_ask_paid")
    assert chat.slots.get("paid") is None


async def test_no_becomes_yes(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.presses("아니요")
    await chat.says("아 사실 돈을 보냈어요")
    chat.heard("utter_threat_paid")
