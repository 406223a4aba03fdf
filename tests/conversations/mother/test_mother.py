"""A mother: calm first steps for the child, nothing done over its head, and help for herself."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat

FIRST = (
    ("중학생 딸 얼굴로 딥페이크가 돌고 있어요 엄마예요", ("잘못", "휴대전화")),
    ("My daughter is 14 and someone is sharing a fake of her", ("fault", "phone")),
)


@pytest.mark.parametrize(("words", "wanted"), FIRST)
async def test_the_first_screen_is_about_the_child(chat: Chat, words: str, wanted: tuple[str, ...]) -> None:
    await chat.says(words)
    said = "\n".join(chat.texts)
    assert chat.slots["about_other"] == "other"
    assert all(word in said for word in wanted), said
    assert sum(reply.text.count("?") for reply in chat.replies) == 1


@pytest.mark.parametrize(("words", "wanted"), FIRST)
async def test_a_child_who_spoke_of_dying_gets_the_emergency_lines(
    chat: Chat, words: str, wanted: tuple[str, ...]
) -> None:
    await chat.says(words)
    await chat.says("네" if wanted[0] == "잘못" else "yes")
    said = "\n".join(chat.texts)
    assert "109" in said and "119" in said


async def test_shall_i_answer_him_as_my_child_is_answered_with_no(chat: Chat) -> None:
    await chat.says("아들이 중3인데 사진으로 협박을 받고 있어요 엄마예요")
    await chat.says("아니요")
    await chat.says("제가 아들인 척하고 답장해도 돼요?")
    said = "\n".join(chat.texts)
    assert "답" in said and ("마세요" in said or "마시고" in said or "멈" in said)


async def test_the_mother_is_not_asked_whether_she_herself_is_safe_or_how_old_she_is(chat: Chat) -> None:
    await chat.says("중학생 딸 얼굴로 딥페이크가 돌고 있어요 엄마예요")
    await chat.presses("아니요")
    for _ in range(4):
        assert not {"utter_ask_safe_place", "utter_ask_age_band"} & set(chat.names)
        await chat.says("다음은요?")


async def test_evidence_for_a_child_means_no_copy_of_the_image(chat: Chat) -> None:
    await chat.says("My daughter is 14 and someone is sharing a fake of her")
    await chat.says("How do I save evidence?")
    said = "\n".join(chat.texts)
    chat.heard("utter_evidence_helper_child")
    assert "not" in said.lower()


async def test_a_mother_who_cannot_go_on_herself_is_heard(chat: Chat) -> None:
    await chat.says("중학생 딸 얼굴로 딥페이크가 돌고 있어요 엄마예요")
    await chat.presses("아니요")
    await chat.says("저도 너무 힘들어서 눈물만 나요")
    chat.heard("utter_other_self")
