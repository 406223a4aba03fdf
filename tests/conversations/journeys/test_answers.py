"""Yes and no with and without a question."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_affirm_with_nothing_asked_offers_the_menu(chat: Chat) -> None:
    await chat.says("네")
    chat.heard("utter_affirm_unclear")


async def test_korean_deny_with_nothing_asked_is_fine(chat: Chat) -> None:
    await chat.says("아니요")
    chat.heard("utter_deny_fine")


async def test_english_affirm_answers_the_question_that_stands(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("yes")
    assert chat.slots["paid"] == "yes"


async def test_english_deny_answers_the_question_that_stands(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("no")
    assert chat.slots["paid"] == "no"


async def test_korean_letters_are_yes_and_no(chat: Chat) -> None:
    await chat.says("돈 안 보내면 영상 뿌린대요")
    await chat.says("ㄴㄴ")
    assert chat.slots["paid"] == "no"


async def test_english_go_on_without_the_button_takes_the_thread_up(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("i am so scared")
    await chat.says("go on")
    chat.heard("utter_ask_paid")


async def test_english_deny_with_nothing_asked_is_fine(chat: Chat) -> None:
    await chat.says("No")
    chat.heard("utter_deny_fine")
    assert chat.titles
