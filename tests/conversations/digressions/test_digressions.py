"""A question in the middle is answered first, and then the thread can be taken up where it was."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


@pytest.mark.parametrize(
    ("first", "question", "answer", "go_on"),
    [
        ("누가 제 얼굴로 딥페이크를 만들었어요", "이거 만든 사람 처벌받나요?", "utter_legal", "이어서 할게요"),
        ("화장실에서 몰카를 발견했어요", "지금 전화할 수 있는 곳 있어요?", "utter_hotline_open_two", "이어서 할게요"),
        ("Someone made a deepfake of me", "Is making a deepfake a crime?", "utter_legal", "Go on"),
        ("He will post my nudes if I do not pay", "Are you a real person or a bot?", "utter_bot_challenge", "Go on"),
        ("Someone leaked my private video", "What is the weather like today?", "utter_out_of_scope", "Go on"),
    ],
)
async def test_the_question_is_answered_and_the_journey_goes_on(
    chat: Chat, first: str, question: str, answer: str, go_on: str
) -> None:
    await chat.says(first)
    standing = chat.slots["awaiting"]
    await chat.says(question)
    chat.heard(answer)
    assert chat.names[-1] == "utter_resume"
    await chat.presses(go_on)
    assert chat.slots["awaiting"] == standing


async def test_two_digressions_in_a_row_do_not_lose_the_thread(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("이거 범죄 맞아요?")
    await chat.says("변호사는 얼마나 들어요?")
    await chat.says("이어서 할게요")
    chat.heard("utter_ask_paid")


async def test_a_question_asked_in_the_other_language_comes_back_in_that_language(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.says("Can I get a free lawyer for this in Korea?")
    assert chat.slots["language"] == "en"
    await chat.says("go on")
    assert all(not any("가" <= letter <= "힣" for letter in text) for text in chat.texts)


async def test_who_wants_to_stop_after_a_digression_is_let_go(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me")
    await chat.says("Is making a deepfake a crime?")
    await chat.presses("Stop here")
    assert chat.slots.get("awaiting") is None and chat.slots.get("paused") is None


async def test_despair_in_a_digression_is_answered_before_the_thread(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.says("근데 저 그냥 죽어버리고 싶어요")
    assert "109" in chat.texts[0]
    assert "utter_resume" not in chat.names
