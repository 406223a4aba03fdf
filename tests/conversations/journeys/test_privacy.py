"""Who sees this, per channel; and erasing what was told, which is asked once."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_privacy_on_telegram(chat: Chat) -> None:
    await chat.says("비밀 보장되나요", channel="telegram")
    chat.heard("utter_privacy_telegram")
    assert "텔레그램 서버" in chat.texts[0]
    await chat.says("여기 쓴 거 누가 봐요?", channel="telegram")
    chat.heard("utter_privacy_readers")
    await chat.presses("무엇을 보관하나요")
    chat.heard("utter_privacy_kept")
    assert "24시간" in chat.texts[0]


async def test_english_privacy_on_the_web_page(chat: Chat) -> None:
    await chat.says("is this private and anonymous?", channel="web")
    chat.heard("utter_privacy_anonymous_web")
    assert "Telegram" not in chat.texts[0]
    await chat.says("what do you know about me", channel="web")
    chat.heard("utter_privacy_known_nothing")


async def test_korean_privacy_what_is_known_after_a_talk(chat: Chat) -> None:
    await chat.says("저 17살인데 인스타그램에 제 딥페이크가 올라왔어요")
    await chat.says("저에 대해 뭘 알고 있어요?")
    chat.heard("utter_privacy_known")
    known = chat.texts[chat.names.index("utter_privacy_known")]
    assert "만 14~17세" in known and "인스타그램" in known and "합성물(딥페이크)" in known


async def test_korean_delete_asks_once_and_a_yes_erases(chat: Chat) -> None:
    await chat.says("여기서 말한 거 다 지워줘", channel="telegram")
    chat.heard("utter_erase_ask")
    await chat.says("네", channel="telegram")
    chat.heard("utter_erased_telegram")
    assert chat.work is not None and chat.work.erase


async def test_english_delete_and_a_no_keeps_it(chat: Chat) -> None:
    await chat.says("please delete everything I told you")
    chat.heard("utter_erase_ask")
    await chat.says("no")
    chat.heard("utter_erase_kept")
    assert chat.work is not None and not chat.work.erase


async def test_english_delete_by_button(chat: Chat) -> None:
    await chat.says("please delete everything I told you")
    await chat.presses("Erase everything")
    chat.heard("utter_erased")
    assert chat.work is not None and chat.work.erase
