"""Longer support: where to begin for this person, and the pages by words and buttons."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("slots", "expected", "number"),
    [
        ({}, "utter_counselling", "1366"),
        ({"age_band": "14_17"}, "utter_counselling_young", "1388"),
        ({"soldier": "yes"}, "utter_counselling_soldier", "1366"),
        ({"migrant": "yes"}, "utter_counselling_migrant", "1577-1366"),
        ({"about_other": "other"}, "utter_counselling_helper", "1388"),
    ],
)
def test_where_to_begin_fits_the_person(person: Person, slots: dict[str, str], expected: str, number: str) -> None:
    person.slots |= slots
    assert person.says("ask_counseling", "상담") == [expected]
    assert number in person.heard


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("비용이 얼마예요", "cost"),
        ("병원 진료도 되나요", "medical"),
        ("꾸준히 다니고 싶어요", "long"),
        ("남자인데 상담 되나요", "men"),
        ("채팅으로 상담하고 싶어요", "online"),
        ("자조모임 있어요?", "kinds"),
        ("is it free", "cost"),
        ("do i need a psychiatrist", "medical"),
        ("weekly sessions", "long"),
        ("i'm a guy, can i come", "men"),
        ("can i do it online", "online"),
        ("is there a support group", "kinds"),
    ],
)
def test_page_by_words(text: str, page: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("ask_counseling", text) == [f"utter_counselling_{page}"]


def test_every_page_is_reached_by_button(korean: Person) -> None:
    korean.says("ask_counseling", "상담")
    assert korean.presses("어떤 상담이 있나요") == ["utter_counselling_kinds"]
    assert korean.presses("병원·진료") == ["utter_counselling_medical"]
    assert korean.presses("비용") == ["utter_counselling_cost"]
    assert korean.presses("오래 다닐 상담") == ["utter_counselling_long"]
