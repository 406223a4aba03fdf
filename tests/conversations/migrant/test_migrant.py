"""From elsewhere: cards in their own language, a line that speaks it, and no claim about a visa without a source."""

from __future__ import annotations

import pytest

from tests.conversations.conftest import Chat


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("tôi muốn chết", "vi"),
        ("我想死", "zh"),
        ("死にたい", "ja"),
        ("я хочу умереть", "ru"),
        ("quiero morir", "es"),
        ("ฉันอยากตาย", "th"),
    ],
)
async def test_a_wish_to_die_is_answered_in_the_persons_own_language(chat: Chat, words: str, language: str) -> None:
    await chat.says(words)
    card = chat._parts.texts.responses["utter_card_suicidal"].variations[language][0]
    assert "109" in chat.texts[0]
    assert chat.texts[0][:20] == card.text[:20]


async def test_who_fears_for_a_visa_is_told_whom_to_ask_first(chat: Chat) -> None:
    await chat.says("My ex posted my video on Facebook and my visa is expired")
    await chat.says("will the police deport me?")
    said = "\n".join(chat.texts)
    assert chat.slots["migrant"] == "yes"
    assert "1577-1366" in said or "1345" in said
    assert "will not be deported" not in said


async def test_who_asks_for_her_language_hears_of_the_line_that_speaks_it(chat: Chat) -> None:
    await chat.says("Who can I call that speaks Vietnamese?")
    assert "1577-1366" in "\n".join(chat.texts)


async def test_broken_english_and_korean_in_turn_are_both_understood(chat: Chat) -> None:
    await chat.says("he have my picture, he say give money or he send everyone")
    chat.heard("utter_threat_first")
    await chat.says("돈 안 보냈어요")
    assert chat.slots["paid"] == "no"
    await chat.says("I know him, he is boss friend")
    assert chat.slots["offender"] == "known"


async def test_an_undocumented_worker_in_korean_is_not_sent_to_the_police_without_a_word(chat: Chat) -> None:
    await chat.says("저는 외국인이에요 미등록인데 경찰에 신고하면 추방되나요?")
    said = "\n".join(chat.texts)
    assert "1577-1366" in said or "1345" in said


async def test_danger_in_vietnamese_gets_the_danger_card(chat: Chat) -> None:
    await chat.says("anh ta đang ở ngoài cửa, anh ta sẽ giết tôi")
    assert "112" in chat.texts[0]
