"""Pain is met before any procedure, differently each time, and leads to a person."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_distress_from_panic_to_a_talk(chat: Chat) -> None:
    await chat.says("숨이 안 쉬어져요")
    chat.heard("utter_feelings_panic")
    await chat.presses("그냥 이야기할래요")
    chat.heard("utter_feelings_talk")
    await chat.says("오늘 학교에서 애들이 저를 보고 웃었어요")
    chat.heard("utter_feelings_listen")
    await chat.presses("쉬고 싶어요")
    chat.heard("utter_feelings_rest", buttons=["quick_exit", "ask_hotline"])


async def test_korean_distress_that_goes_on_never_repeats_and_names_lines(chat: Chat) -> None:
    heard = [tuple(await chat.says(words)) for words in ("너무 무서워요", "눈물만 나요 ㅠㅠㅠㅠ", "너무 무서워요")]
    assert len(set(heard)) == 3
    assert "109" in heard[-1][0]


async def test_english_distress_is_answered_by_what_is_named(chat: Chat) -> None:
    await chat.says("i cant sleep at night i am so anxious")
    chat.heard("utter_feelings_sleep")
    await chat.says("I blame myself, it's all my fault")
    chat.heard("utter_feelings_fault")
    await chat.presses("Talk to a person")
    assert any(name.startswith("utter_human_") for name in chat.names)


async def test_english_distress_in_the_middle_of_a_threat_leads_back(chat: Chat) -> None:
    await chat.says("someone threatens to post my pictures unless i pay")
    await chat.says("i am so scared")
    assert chat.names == ["utter_feelings_afraid", "utter_resume"]
    await chat.presses("Go on")
    chat.heard("utter_ask_paid")


async def test_korean_goodbye_after_pain_asks_directly(chat: Chat) -> None:
    await chat.says("너무 무서워요")
    await chat.says("이제 자야겠어요 안녕히 계세요")
    chat.heard("utter_goodbye_ask")
    await chat.presses("아니요")
    chat.heard("utter_goodbye_call")
    assert "109" in chat.texts[0]
