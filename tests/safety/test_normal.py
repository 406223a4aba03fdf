from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety import normal


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ＫＩＬＬ  Me", "kil me"),
        ("don’t", "dont"),
        ("죽\u200b고\u2060 싶어", "죽고 싶어"),
        ("죽.고.싶.어", "죽고싶어"),
        ("ㅈㅜㄱㄱㅗ", "죽고"),
        ("싶어어어ㅠㅠㅠ", "싶어"),
        ("죽고... 싶어", "죽고 싶어"),
        ("하나. 둘!", "하나\n둘"),
        ("ﾡￂ", "가"),
        ("\u1112\u1161", "하"),
        ("k\u0336i\u0336l", "kil"),
        ("suiсide", "suicide"),  # the с is Cyrillic
    ],
)
def test_what_is_typed_becomes_plain(typed: str, plain: str) -> None:
    assert normal.plain(typed) == plain


@pytest.mark.parametrize(
    ("typed", "word"),
    [("s*icide", "suicide"), ("su1cide", "suicide"), ("s u i c i d e", "suicide"), ("k.m.s", "kms"), ("d!e", "die")],
)
def test_a_disguised_word_is_written_out(typed: str, word: str) -> None:
    assert word in normal.undisguised(typed, ["suicide", "kms", "die"])


@pytest.mark.parametrize("typed", ["3am", "gr8", "a-b", "50%", "2nd", "user@mail", "x*y"])
def test_ordinary_signs_and_digits_stay(typed: str) -> None:
    assert normal.undisguised(typed, ["suicide", "kms", "die"]) == typed


def test_accents_go_only_when_asked() -> None:
    assert normal.plain("quitármela") == "quitármela"
    assert normal.plain("quitármela", drop_accents=True) == "quitarmela"


@given(st.text())
def test_plain_text_stays_as_it_is(text: str) -> None:
    once = normal.plain(text)
    assert normal.plain(once.replace("\n", ". ")) == once


@given(st.text(alphabet=normal.LEADS + normal.VOWELS + "가각 .", max_size=30))
def test_jamo_in_any_order_never_raise(text: str) -> None:
    normal.with_tails_joined(normal.plain(text))
