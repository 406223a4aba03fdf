"""Of two things that cannot both be true, the one that protects more is believed."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


@pytest.mark.parametrize(
    ("first", "both"),
    [
        ("누가 제 얼굴로 딥페이크를 만들었어요", "안전해요 아니 안전하지 않아요"),
        ("Someone made a deepfake of me", "I'm okay, well no, I am not safe"),
    ],
)
async def test_safe_and_not_safe_in_one_breath_is_danger(chat: Chat, first: str, both: str) -> None:
    await chat.says(first)
    await chat.says(both)
    assert "112" in "\n".join(chat.texts)
    assert chat.slots.get("safe_place") != "yes"


async def test_an_adult_who_turns_out_to_be_at_school_is_protected_as_a_minor(chat: Chat) -> None:
    await chat.says("누가 제 얼굴로 딥페이크를 만들었어요")
    await chat.presses("안전해요")
    await chat.presses("나만 봐요")
    await chat.presses("만 19세 이상")
    await chat.says("저 고2예요")
    assert chat.slots["age_band"] == "14_17"
    while chat.slots.get("awaiting"):
        await chat.says("모르겠어요")
    chat.heard("utter_plan_young")


async def test_nobody_sees_the_phone_and_mum_reads_it_means_mum_reads_it(chat: Chat) -> None:
    await chat.says("Someone made a deepfake of me")
    await chat.presses("I am safe")
    await chat.says("nobody, well my mum reads my messages sometimes")
    assert chat.slots["watched_by"] == "family"


async def test_not_paid_and_paid_in_one_sentence_is_paid_and_not_blamed(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.says("안 보냈어요 아니 아까 50만원 보냈어요")
    assert chat.slots["paid"] == "yes"
    assert "1394" in "\n".join(chat.texts) and "왜" not in "\n".join(chat.texts)


async def test_a_stranger_who_is_the_boyfriend_is_a_partner(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌리겠대요")
    await chat.presses("아니요")
    chat.heard("utter_ask_offender")
    await chat.says("모르는 사람인 줄 알았는데 전남친이에요")
    assert chat.slots["offender"] == "partner"


async def test_wants_to_die_and_it_was_a_joke_stays_a_crisis_until_said_clearly(chat: Chat) -> None:
    await chat.says("진짜 죽고 싶어요 ㅋㅋ")
    assert chat.slots["crisis"] == "suicidal"
    await chat.says("ㅋㅋ")
    assert chat.slots["crisis"] == "suicidal"
