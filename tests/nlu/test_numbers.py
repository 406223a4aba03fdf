from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("50만", 500_000),
        ("오십만", 500_000),
        ("3백만", 3_000_000),
        ("300,000", 300_000),
        ("만", 10_000),
        ("1억 2천만", 120_000_000),
    ],
)
def test_an_amount_in_any_spelling_is_its_number(text: str, value: int) -> None:
    assert numbers.mixed(text) == value


@pytest.mark.parametrize(("text", "value"), [("열일곱", 17), ("스무", 20), ("열아홉", 19), ("스물한", 21), ("다섯", 5)])
def test_native_numbers_count_years(text: str, value: int) -> None:
    assert numbers.native(text) == value


def test_a_word_that_is_no_number_gives_none() -> None:
    assert numbers.native("열심히") is None
    assert numbers.mixed("원") is None


@given(st.integers(1, 10**9))
def test_digits_with_separators_keep_their_value(value: int) -> None:
    assert numbers.mixed(f"{value:,}") == value
    assert numbers.plain(Decimal(value)) == str(value)
