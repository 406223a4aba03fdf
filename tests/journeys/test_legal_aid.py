"""A lawyer, cost, damages, court: by words, buttons and person, facts from the directory."""

from __future__ import annotations

import pytest

from bot.texts.check import Rules
from tests.journeys.conftest import Person

LIMITS = Rules.load().length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("변호사 비용 얼마나 들어요", "utter_legal_aid_cost"),
        ("i have no money for a lawyer", "utter_legal_aid_cost"),
        ("피해자 국선변호사는 어떻게 신청하나요", "utter_legal_aid_apply"),
        ("how do I get a victim's lawyer", "utter_legal_aid_apply"),
        ("위자료 받을 수 있나요", "utter_legal_aid_damages"),
        ("can I sue him for damages", "utter_legal_aid_damages"),
        ("법원에서 증인으로 나오래요", "utter_legal_aid_court"),
        ("do I have to go to court", "utter_legal_aid_court"),
        ("합의하자고 연락이 왔습니다", "utter_legal_aid_settle"),
        ("his lawyer wrote to me", "utter_legal_aid_settle"),
        ("접근금지 신청하려는데 법률 지원이 되나요", "utter_legal"),
        ("범죄피해자 구조금 받을 수 있나요", "utter_legal_unconfirmed"),
        ("변호사가 필요해요", "utter_legal_aid"),
    ],
)
def test_each_question_about_a_lawyer_has_its_own_answer(person: Person, text: str, expected: str) -> None:
    assert person.says("ask_legal_aid", text) == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]
    assert person.titles


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({}, "utter_legal_aid"),
        ({"soldier": "yes"}, "utter_legal_aid_soldier"),
        ({"migrant": "yes"}, "utter_legal_aid_migrant"),
        ({"age_band": "14_17"}, "utter_legal_aid_young"),
        ({"age_band": "14_17", "about_other": "other"}, "utter_legal_aid"),
        ({"country": "US"}, "utter_legal_aid_abroad"),
    ],
)
def test_free_help_fits_the_person(person: Person, slots: dict[str, str], expected: str) -> None:
    person.slots |= slots
    assert person.says("ask_legal_aid") == [expected]
    assert len(person.heard) <= LIMITS[person.slots["language"]]


def test_menu_by_buttons(korean: Person) -> None:
    korean.says("ask_legal_aid")
    assert korean.presses("다른 궁금한 것") == ["utter_legal_aid_menu"]
    assert korean.presses("상담 준비") == ["utter_legal_aid_bring"]


def test_state_lawyer_is_named_rightly(korean: Person) -> None:
    korean.says("ask_legal_aid")
    assert "피해자 국선변호사" in korean.heard and "국선변호인" not in korean.heard
