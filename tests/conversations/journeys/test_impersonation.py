"""A fake account, exposed data, insults: the plan of each, and the way to the other journey."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_a_fake_account_by_buttons(chat: Chat) -> None:
    await chat.says("누가 제 사진으로 가짜 계정을 만들었어요")
    chat.heard("utter_impersonation_heard")
    chat.heard("utter_ask_platform")
    await chat.presses("인스타그램")
    chat.heard("utter_ask_offender")
    await chat.presses("모르는 사람")
    chat.heard("utter_impersonation_next")
    await chat.presses("지인에게 보낼 글")
    chat.heard("utter_impersonation_contacts")


async def test_english_data_exposed_in_free_words(chat: Chat) -> None:
    await chat.says("someone is pretending to be me online and posted my address")
    chat.heard("utter_impersonation_safe")
    await chat.says("yes I am safe")
    chat.heard("utter_ask_platform")
    await chat.says("I don't know")
    chat.heard("utter_ask_offender")
    await chat.says("skip")
    chat.heard("utter_impersonation_exposed")
    assert "118" in chat.texts[-1] and "112" in chat.texts[-1]


async def test_korean_a_sexual_fake_is_the_other_journey(chat: Chat) -> None:
    await chat.says("저를 사칭하는 계정이 있어요")
    await chat.says("제 얼굴을 성적으로 합성한 딥페이크도 올렸어요")
    chat.heard("utter_deepfake_first")
    assert chat.slots["happened"] == "deepfake"
