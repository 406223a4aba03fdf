"""What a tap carries, and what it means."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DataError
from bot.texts.buttons import code_of, normal_title, parse_payload, split_code, with_item

NAMES = st.from_regex(r"[a-z][a-z_0-9]{0,30}", fullmatch=True)
ENTITIES = st.dictionaries(st.text(min_size=1), st.text(), max_size=4)


@settings(deadline=None)
@given(NAMES, ENTITIES)
def test_a_payload_survives_being_taken_apart_and_spelled_again(intent: str, entities: dict[str, str]) -> None:
    press = parse_payload(f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}")
    assert (press.intent, press.entities) == (intent, entities)
    assert parse_payload(press.payload) == press


@settings(deadline=None)
@given(NAMES, ENTITIES)
def test_the_order_and_spacing_of_a_payload_change_nothing(intent: str, entities: dict[str, str]) -> None:
    one = f"/{intent}{json.dumps(entities, indent=1)}"
    other = f"/{intent}{json.dumps(dict(reversed(list(entities.items()))), separators=(',', ':'))}"
    assert code_of(one) == code_of(other)


@settings(deadline=None)
@given(NAMES, ENTITIES, st.integers(0, 10**9 - 1))
def test_a_code_with_an_item_fits_telegram_and_comes_apart_again(
    intent: str, entities: dict[str, str], item: int
) -> None:
    code = code_of(f"/{intent}{json.dumps(entities)}")
    assert split_code(code) == (code, None)
    assert split_code(with_item(code, item)) == (code, item)
    assert len(with_item(code, item).encode()) <= 64


@settings(deadline=None)
@given(st.text())
def test_text_that_is_no_code_is_none_and_never_an_error(tapped: str) -> None:
    found = split_code(tapped)
    assert found is None or tapped.startswith("b:")


@pytest.mark.parametrize(
    "tapped", ["b:12345", "b:1234567", "b:12345O", "b:123456:", "b:123456:1:2", "b:123456:x", "x:123456"]
)
def test_a_code_that_is_bent_is_no_code(tapped: str) -> None:
    assert split_code(tapped) is None


@pytest.mark.parametrize("item", [-1, 10**9])
def test_an_item_out_of_range_is_refused(item: int) -> None:
    with pytest.raises(ValueError, match="nine digits"):
        with_item("b:123456", item)


@pytest.mark.parametrize(
    "payload", ["affirm", "/Affirm", "/affirm{", '/affirm{"a"}', '/affirm{"a": 1}', "/affirm []", ""]
)
def test_a_payload_of_another_form_is_refused(payload: str) -> None:
    with pytest.raises(DataError):
        parse_payload(payload)


@pytest.mark.parametrize(
    ("typed", "title"), [("  안전해요. ", "안전해요"), ("NOT  SAFE!", "Not safe"), ("[나가기]", "나가기")]
)
def test_a_title_is_recognised_as_people_retype_it(typed: str, title: str) -> None:
    assert normal_title(typed) == normal_title(title)
