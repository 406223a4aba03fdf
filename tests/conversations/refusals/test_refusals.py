"""Every question can be passed over, every journey left, and nobody is pressed to report."""

from __future__ import annotations

import re

from tests.conversations.conftest import Chat

PRESSURE = re.compile(
    r"신고(?:하셔야|해야 해|하는 게 좋|하시는 게 좋)|반드시|꼭 신고|you (?:should|must|have to|need to) report", re.I
)


async def test_everything_skipped_in_korean_still_ends_in_a_plan(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    asked: list[str] = []
    for _ in range(8):
        if chat.slots.get("awaiting") is None:
            break
        asked.append(chat.slots["awaiting"])
        await chat.says("건너뛸게요")
    assert chat.slots.get("awaiting") is None
    chat.heard("utter_plan_young")
    assert max(asked.count(name) for name in asked) <= 2


async def test_rather_not_say_in_english_still_ends_in_a_plan(chat: Chat) -> None:
    await chat.says("he will post my nudes if I don't pay him")
    for _ in range(8):
        if chat.slots.get("awaiting") is None:
            break
        await chat.says("I'd rather not say")
    assert chat.slots.get("awaiting") is None
    assert any(name.startswith("utter_threat_plan") for name in chat.names)


async def test_who_will_not_report_is_not_pressed_and_hears_of_removal(chat: Chat) -> None:
    await chat.says("전 남친이 제 영상을 인터넷에 올렸어요")
    await chat.presses("안전해요")
    await chat.says("경찰에는 신고하기 싫어요 그냥 지우고만 싶어요")
    said = "\n".join(chat.texts)
    assert not PRESSURE.search(said)
    assert "삭제" in said or "지우" in said


async def test_no_police_in_english_is_taken_as_said(chat: Chat) -> None:
    await chat.says("My ex posted my private video")
    await chat.presses("I am safe")
    await chat.says("I don't want to go to the police")
    chat.heard("utter_police_not_now")
    assert not PRESSURE.search("\n".join(chat.texts))


async def test_stop_leaves_the_journey_and_says_how_to_come_back(chat: Chat) -> None:
    for first, stop in (("돈 안 보내면 영상 뿌리겠대요", "그만할래요"), ("Someone made a deepfake of me", "stop")):
        person = chat.another()
        await person.says(first)
        await person.says(stop)
        person.heard("utter_stopped")
        assert person.slots.get("awaiting") is None


async def test_a_counsellor_who_is_offered_and_declined_reads_nothing(chat: Chat) -> None:
    await chat.says("상담사랑 이야기하고 싶어요")
    await chat.says("아니 나중에 할래요")
    assert not chat.slots.get("staff_may_read")


async def test_who_is_silent_but_for_dots_is_not_asked_the_same_for_ever(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    seen: list[str] = list(chat.texts)
    for _ in range(4):
        await chat.says("...")
        seen += chat.texts
    questions = [text for text in seen if text.endswith("?")]
    assert all(questions.count(text) <= 2 for text in questions)
