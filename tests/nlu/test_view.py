from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.view import view

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text(
    "가\u1112\u1161\u11ab\u0301e\u200b\u202e\x00\ud800 A，", max_size=40
)


def test_decomposed_hangul_is_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "텔레그램")
    seen = view(decomposed)
    assert seen.text == "텔레그램"
    assert seen.span(0, len(seen.text)) == (0, len(decomposed))


def test_invisible_marks_are_left_out_and_offsets_point_past_them() -> None:
    text = "\u202e텔\u200b레그램\x00"
    seen = view(text)
    assert seen.text == "텔레그램"
    assert text[slice(*seen.span(0, 4))] == "텔\u200b레그램"


def test_full_width_letters_are_folded() -> None:
    assert view("ＴＥＬＥＧＲＡＭ　！").text == "TELEGRAM !"


def test_a_lone_surrogate_disappears() -> None:
    assert view("a\ud800b").text == "ab"


def test_a_long_text_keeps_head_and_tail() -> None:
    seen = view("a" * 50 + "중간" + "z" * 50, head=10, tail=10)
    assert seen.text.split() == ["a" * 10, "z" * 10]
    assert seen.span(len(seen.text) - 1, len(seen.text)) == (101, 102)


@given(ANY_TEXT)
def test_the_view_of_any_text_can_be_written_and_offsets_stay_inside(text: str) -> None:
    seen = view(text)
    seen.text.encode("utf-8")
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(seen.starts, seen.ends, strict=True))
    assert list(seen.starts) == sorted(seen.starts)


@given(ANY_TEXT)
def test_a_view_of_a_view_changes_nothing(text: str) -> None:
    once = view(text).text
    assert view(once).text == once
