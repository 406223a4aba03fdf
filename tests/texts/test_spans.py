"""Words that hold only where a service takes texts, answers at night, or exists at all."""

from __future__ import annotations

import pytest

from bot.directory.directory import Directory
from bot.errors import DataError
from bot.texts import spans

TEXT = "call[[police.sms: or text]] {police}. [[suicide_line: {suicide_line}.| Ask there.]]"


def test_a_service_that_takes_texts_is_offered_so_and_another_is_not(directory: Directory) -> None:
    home = spans.choose(TEXT, spans.holding(directory, "KR", "en"))
    assert home == "call or text {police}. {suicide_line}."
    nowhere = spans.choose(TEXT, spans.holding(directory, "XX", "en"))
    assert nowhere == "call {police}. Ask there."


def test_the_language_of_the_text_decides_who_speaks_it(directory: Directory) -> None:
    assert spans.holding(directory, "KR", "vi")("migrant_line.speaks")
    assert not spans.holding(directory, "KR", "es")("migrant_line.speaks")


def test_an_editor_sees_both_sides() -> None:
    assert spans.sides("a[[police.sms: b| c]]") == ("a b", "a c")
    assert spans.sides("no span") == ("no span",)


@pytest.mark.parametrize(
    "wrong",
    ["[[police.sms", "[[nobody.sms: x]]", "[[police.wings: x]]", "[[ police: x]]", "[[police: a [[police: b]] c]]"],
)
def test_a_misspelt_span_is_named(directory: Directory, wrong: str) -> None:
    with pytest.raises(DataError):
        spans.check(wrong, directory)
