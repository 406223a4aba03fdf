"""Cutting long texts: nothing is lost, nothing is torn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import clean_text, split_text, utf16_units

PIECES = st.sampled_from(
    ["a", "가", "😭", "👩‍👧", "e\u0301", "\n", "\n\n", " ", ". ", "다. ", "\t", "\u200b", "\ud83d", "\0"]
)
TEXTS = st.lists(PIECES, max_size=80).map("".join)


@given(st.one_of(st.text(alphabet=st.characters(exclude_categories=())), TEXTS), st.integers(2, 60))
def test_joined_parts_are_the_text_and_each_part_fits(text: str, limit: int) -> None:
    parts = split_text(text, limit)
    assert "".join(parts) == text
    assert all(part and utf16_units(part) <= limit for part in parts)


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaned_text_can_be_encoded_and_keeps_what_could_be_before(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert "\0" not in cleaned
    assert clean_text(cleaned) == cleaned


@given(st.text())
def test_text_without_oddities_is_left_as_it_is(text: str) -> None:
    assert clean_text(text) == text.replace("\0", "")


def test_surrogate_pairs_become_the_character_and_lone_ones_a_mark() -> None:
    assert clean_text("\ud83d\ude2d \ud83d") == "😭 \ufffd"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two\n\nthree four", ["one two\n\n", "three four"]),
        ("one two\nthree four", ["one two\n", "three four"]),
        ("One two. Three four", ["One two. ", "Three four"]),
        ("하나예요. 둘이에요 그래요", ["하나예요. ", "둘이에요 그래요"]),
        ("one two three", ["one two ", "three"]),
        ("abcdefghijklmno", ["abcdefghijkl", "mno"]),
        ("", []),
    ],
)
def test_cut_is_at_paragraph_line_sentence_word_in_this_order(text: str, parts: list[str]) -> None:
    assert split_text(text, 12) == parts


@pytest.mark.parametrize("unit", ["👩‍👧", "👍🏽", "e\u0301", "❤️"])
def test_cut_inside_a_word_keeps_an_emoji_or_accent_whole(unit: str) -> None:
    for limit in range(utf16_units(unit) + 1, 24):
        for part in split_text("x" + unit * 12, limit):
            assert part.removeprefix("x").replace(unit, "") == ""


def test_limit_below_one_character_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one character"):
        split_text("a", 1)
