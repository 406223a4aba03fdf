"""Threat and payment: the order of care.md 8, and the hash service by age."""

from __future__ import annotations

import pytest

from actions.base import Talk
from actions.threat import hashes
from tests.journeys.conftest import NOW, Person


def test_who_paid_hears_no_blame_and_the_payment_stop_first(person: Person) -> None:
    person.says("report_threat")
    assert person.says("affirm", "yes") == ["utter_threat_paid"]
    assert "1394" in person.heard and "112" in person.heard


def test_payment_said_in_the_first_sentence_is_not_asked_again(korean: Person) -> None:
    korean.says("report_threat", "영상 뿌린다고 해서 50만원 보냈어요", amount="50만원")
    assert korean.names == ["utter_threat_heard", "utter_threat_paid"]


def test_nothing_paid_goes_on_with_who_it_is(person: Person) -> None:
    person.says("report_threat")
    assert person.says("deny", "no") == ["utter_ask_offender"]


def test_partner_hears_of_a_safe_device_before_anything_else(korean: Person) -> None:
    korean.says("report_threat")
    korean.presses("아니요")
    assert korean.presses("연인이나 헤어진 사람") == ["utter_partner_safety", "utter_ask_shown_age_then"]
    assert korean.presses("모르겠어요") == ["utter_threat_plan_centre_partner"]
    assert "차단은 서두르지" in korean.heard


def test_app_installed_gets_flight_mode_before_the_next_question(korean: Person) -> None:
    korean.says("report_threat")
    korean.presses("아니요")
    korean.presses("모르는 사람")
    assert korean.presses("네") == ["utter_threat_app", "utter_ask_shown_age_then"]


def test_threat_skipped_through_ends_in_a_plan(person: Person) -> None:
    person.says("report_threat")
    for _ in range(4):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_threat_plan_centre"]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ({"shown_age_then": "19_plus"}, "adult"),
        ({"shown_age_then": "19_plus", "age_band": "14_17"}, "centre"),
        ({"shown_age_then": "18"}, "centre"),
        ({"shown_age_then": "unknown"}, "centre"),
        ({}, "centre"),
        ({"shown_age_then": "19_plus", "about_other": "other"}, "centre"),
    ],
)
def test_hash_service_is_named_only_where_the_age_is_sure(slots: dict[str, str], expected: str) -> None:
    talk = Talk(slots=slots, intent="", ranking=(), entities={}, text="", now=NOW)
    assert hashes(talk) == expected


@pytest.mark.parametrize(("fresh", "expected"), [(True, "young"), (False, "centre")])
def test_take_it_down_is_named_only_while_its_row_is_fresh(
    monkeypatch: pytest.MonkeyPatch, fresh: bool, expected: str
) -> None:
    monkeypatch.setattr("actions.threat.shown", lambda role, talk: fresh)
    talk = Talk(slots={"age_band": "14_17"}, intent="", ranking=(), entities={}, text="", now=NOW)
    assert hashes(talk) == expected


def test_question_about_paying_advises_against_it(person: Person) -> None:
    assert person.says("ask_payment_removal") == ["utter_payment_do_not"]
    assert person.says("affirm", "yes") == ["utter_threat_paid"]


def test_question_about_a_deletion_firm_is_no_question_about_the_threat(korean: Person) -> None:
    assert korean.says("ask_payment_removal", "삭제 업체에 돈 내도 되나요") == ["utter_payment_firm"]
    assert korean.slots.get("happened") is None


def test_helper_of_a_threatened_person_is_told_not_to_answer_for_them(person: Person) -> None:
    person.says("report_for_other")
    assert person.says("report_threat") == ["utter_threat_other"]
