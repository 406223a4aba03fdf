"""A human: the request at once, the truth about duty, and reading only after a yes of its own."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("hours", "duty", "age", "expected"),
    [
        ("", True, None, "utter_human_away_reporting"),
        ("", False, None, "utter_human_away"),
        ("", True, "14_17", "utter_human_away_young_reporting"),
        ("", False, "18", "utter_human_away_young"),
        ("always", True, "14_17", "utter_human_here_reporting"),
        ("always", False, None, "utter_human_here"),
    ],
)
def test_request_is_written_and_duty_told_plainly(
    language: str, hours: str, duty: bool, age: str | None, expected: str
) -> None:
    person = Person(language, hours, duty)
    person.slots["age_band"] = age
    assert person.says("request_human") == [expected]
    assert person.work is not None and len(person.work.writes) == 1
    assert person.slots.get("staff_may_read") is None


def test_reading_is_allowed_by_the_button_only_or_a_yes(person: Person) -> None:
    person.says("request_human")
    assert person.says("affirm", "yes") == ["utter_human_connected"]
    assert person.slots["staff_may_read"] is True and person.slots["handoff"] == "shared"


def test_no_leaves_the_request_unread(person: Person) -> None:
    person.says("request_human")
    assert person.says("deny", "no") == ["utter_human_later"]
    assert person.slots["staff_may_read"] is False and person.slots["handoff"] == "asked"


def test_reading_can_be_taken_back(korean: Person) -> None:
    korean.says("request_human")
    korean.presses("연결")
    assert korean.presses("읽지 않게 하기") == ["utter_human_stopped"]
    assert korean.slots["staff_may_read"] is False


def test_asking_without_a_name_shares_nothing(korean: Person) -> None:
    korean.says("request_human")
    assert korean.presses("이름 없이 물어보기") == ["utter_human_anonymous"]
    assert korean.slots["staff_may_read"] is False


def test_request_in_the_middle_of_a_journey_leads_back(korean: Person) -> None:
    korean.says("report_threat")
    korean.says("request_human")
    assert korean.presses("나중에") == ["utter_human_later", "utter_resume"]
    assert korean.presses("이어서 할게요") == ["utter_ask_paid"]


@pytest.mark.parametrize(("hours", "name"), [("", "utter_human_away"), ("always", "utter_human_here")])
def test_a_known_adult_about_themselves_hears_no_duty_for_the_young(language: str, hours: str, name: str) -> None:
    person = Person(language, hours)
    person.slots["age_band"] = "19_plus"
    assert person.says("request_human") == [name]


@pytest.mark.parametrize("slots", [{"about_other": "other"}, {"shown_age_then": "under_18"}, {"shown_age_then": "18"}])
def test_an_adult_who_tells_of_somebody_younger_hears_of_the_duty(person: Person, slots: dict[str, str]) -> None:
    person.slots |= {"age_band": "19_plus", **slots}
    assert person.says("request_human") == ["utter_human_away_reporting"]
