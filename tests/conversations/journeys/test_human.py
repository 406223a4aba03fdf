"""Asking for a person: the request at once, the truth about duty, reading only after a yes."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_nobody_on_duty_is_said_plainly(chat: Chat) -> None:
    await chat.says("사람 상담사랑 이야기하고 싶어요")
    chat.heard("utter_human_away_reporting", buttons=["연결", "이름 없이 물어보기", "나중에"])
    assert "보는 사람이 없어요" in chat.texts[0]
    assert chat.work is not None and len(chat.work.writes) == 1
    assert not chat.slots.get("staff_may_read")
    await chat.presses("연결")
    chat.heard("utter_human_connected")
    assert chat.slots["staff_may_read"] is True


async def test_english_in_free_words_not_now(chat: Chat) -> None:
    await chat.says("I want to talk to a human counsellor please")
    chat.heard("utter_human_away_reporting")
    await chat.says("no, not now")
    chat.heard("utter_human_later")
    assert chat.slots["staff_may_read"] is False


async def test_young_person_gets_the_youth_line(chat: Chat) -> None:
    await chat.says("저 16살이에요")
    await chat.says("사람 상담사랑 이야기하고 싶어요")
    chat.heard("utter_human_away_young_reporting")
    assert "1388" in chat.texts[0]


async def test_request_in_the_middle_leads_back(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("사람 상담사랑 이야기하고 싶어요")
    await chat.presses("나중에")
    chat.heard("utter_resume")
    await chat.presses("이어서 할게요")
    chat.heard("utter_ask_paid")


async def test_korean_human_a_second_request_is_answered_differently(chat: Chat) -> None:
    await chat.says("상담사 연결해 주세요")
    await chat.presses("나중에")
    await chat.says("상담사 연결해 주세요")
    chat.heard("utter_human_still_away")


async def test_english_human_request_tells_the_truth_and_stays(chat: Chat) -> None:
    await chat.says("I want to talk to a real person")
    chat.heard("utter_human_away_reporting")
    await chat.presses("Later")
    chat.heard("utter_human_later")
    await chat.says("I want to talk to a counsellor now")
    chat.heard("utter_human_still_away")
