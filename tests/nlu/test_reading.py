"""What tables of words read of a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.reading import bounded


@pytest.mark.parametrize("text", ["", "ㅠㅠㅠㅠㅠㅠ", "협박받고 있어요...!!!\n\n도와주세요", "a" * 19, "word " * 400])
def test_an_ordinary_message_stays_as_it_is(text: str) -> None:
    assert bounded(text) == text


def test_a_long_story_keeps_its_beginning_and_its_end() -> None:
    read = bounded("처음 " + "그리고 " * 3000 + " 끝")
    assert read.startswith("처음") and read.endswith("끝") and len(read) <= 2001


@given(st.text(alphabet="\n !@1음ㅠa", max_size=400))
def test_no_run_of_signs_or_of_one_letter_is_long_and_reading_twice_changes_nothing(text: str) -> None:
    read = bounded(text)
    run = longest = same = most = 0
    before = ""
    for character in read:
        run = 0 if character.isalnum() else run + 1
        same = same + 1 if character == before and character.isalnum() else 1
        longest, most, before = max(longest, run), max(most, same), character
    assert longest <= 20 and most <= 20
    assert bounded(read) == read
