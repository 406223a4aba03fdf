"""The six languages beyond Korean and English: ordinary ways of saying that one is in danger, and ordinary messages."""

from __future__ import annotations

import pytest

from bot.safety.exit import is_exit, is_watcher
from bot.safety.screen import Screen
from tests.safety.lists import messages, right

LISTED = [
    pytest.param(label, message, id=f"{language}-{label}-{number}")
    for language in ("zh", "ja", "vi", "th", "ru", "es")
    for number, (label, message) in enumerate(messages(f"{language}_tune"))
]


@pytest.mark.parametrize(("label", "message"), LISTED)
def test_a_message_in_six_languages_is_read_right(screen: Screen, label: str, message: str) -> None:
    if label == "watcher":
        assert is_watcher(message)
        return
    assert right(label, screen.screen(message)), label
    if label == "ordinary":
        assert not is_watcher(message)
        assert not is_exit(message)


def test_thai_vowels_tell_words_apart_and_tone_marks_do_not(screen: Screen) -> None:
    """กำลังตี is being hit, กำลังตัดสินใจ is deciding: without their vowels both begin กำลงต."""
    assert screen.screen("เขากำลังตีฉัน").top == "danger"
    assert not screen.screen("กำลังตัดสินใจว่าจะแจ้งความไหม").urgent
    assert screen.screen("เขาจะมาฆาฉัน").top == "danger"


@pytest.mark.parametrize(
    "text",
    [
        "他们叫我去死",
        "死ねとコメントされました",
        "nó bảo em đi chết đi",
        "เขาบอกให้หนูไปตาย",
        "они пишут мне убить себя",
        "me dijeron que me mate",
    ],
)
def test_an_offenders_command_to_die_is_no_wish_of_ones_own(screen: Screen, text: str) -> None:
    assert "suicidal" not in screen.screen(text).kinds
