"""Before anything happens; nobody is sent to look for themselves."""

from __future__ import annotations

from tests.conversations.conftest import Chat


async def test_korean_prevention_from_menu_to_settings(chat: Chat) -> None:
    await chat.says("딥페이크 예방 방법 알려주세요")
    chat.heard("utter_prevention")
    await chat.presses("계정 설정")
    chat.heard("utter_prevention_accounts")
    await chat.presses("올라왔는지 확인")
    chat.heard("utter_prevention_check")
    assert "들어가거나" in chat.texts[0]


async def test_english_prevention_by_words(chat: Chat) -> None:
    await chat.says("how can I stop this from happening, should I make my account private?")
    chat.heard("utter_prevention_accounts")
    await chat.presses("Passwords")
    chat.heard("utter_prevention_password")
    await chat.presses("My partner sees my phone")
    chat.heard("utter_prevention_partner")
