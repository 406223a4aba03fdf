"""What is not for this assistant, what is hardly words, and what a long message needs most."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_out_of_scope_is_declined_kindly(chat: Chat) -> None:
    await chat.says("오늘 서울 날씨 어때?")
    chat.heard("utter_out_of_scope", buttons=["ask_capabilities", "quick_exit"])


async def test_english_out_of_scope_is_declined_kindly(chat: Chat) -> None:
    await chat.says("can you do my math homework")
    chat.heard("utter_out_of_scope", buttons=["ask_capabilities", "quick_exit"])


async def test_korean_out_of_scope_signs_get_short_answers(chat: Chat) -> None:
    for words, name in (
        ("ㅠㅠㅠ", "utter_scope_tears"),
        ("ㅋㅋㅋㅋ", "utter_scope_light"),
        ("쓸모없네", "utter_scope_rude"),
        ("https://t.me/abcdef", "utter_scope_link"),
        ("몰라요", "utter_unsure"),
        ("아무거나", "utter_any"),
        ("둘 다", "utter_both"),
    ):
        await chat.says(words)
        assert name in chat.names or words.startswith("http"), words


async def test_korean_long_ramble_is_answered_by_its_gravest_part(chat: Chat) -> None:
    await chat.says("안녕하세요 어제부터 모르는 사람이 돈을 안 보내면 제 영상을 다 뿌리겠다고 해서 잠도 못 자요")
    assert chat.names[-1].startswith(("utter_threat", "utter_ask_paid"))


async def test_english_long_ramble_is_answered_by_its_gravest_part(chat: Chat) -> None:
    await chat.says(
        "hi so i was at work and had a bad week and now this man says he will send my video to my boss unless i pay him"
    )
    assert chat.names[-1].startswith(("utter_threat", "utter_ask_paid"))


async def test_english_insult_leads_to_people(chat: Chat) -> None:
    await chat.says("you are useless")
    chat.heard("utter_scope_rude", buttons=["request_human", "ask_hotline", "ask_capabilities"])
