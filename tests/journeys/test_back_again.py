"""Back after a plan or a danger: the plan comes again, not the first menu."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

FINISHED = {
    "topic": "threat",
    "happened": "threat",
    "paid": "no",
    "offender": "stranger",
    "threat_app": "no",
    "shown_age_then": "19_plus",
    "asked": {"threat__paid": 1, "threat__offender": 1, "threat__threat_app": 1, "threat__shown_age_then": 1},
}


@pytest.mark.parametrize("text", ["im back where were we", "where were we", "다시 왔어요 어디까지 했죠", "다시 왔어요"])
@pytest.mark.parametrize("intent", ["ask_case_status", "greet", "nlu_fallback"])
def test_back_after_a_finished_plan_the_plan_comes_again(person: Person, intent: str, text: str) -> None:
    person.slots |= FINISHED
    (name,) = person.says(intent, text)
    assert name.startswith("utter_threat_plan_")


def test_the_button_back_with_no_question_waiting_leads_to_the_plan(person: Person) -> None:
    person.slots |= FINISHED
    (name,) = person.says("affirm", "", step="resume")
    assert name.startswith("utter_threat_plan_")


def test_back_while_a_question_waits_leads_to_the_question(person: Person) -> None:
    person.slots |= FINISHED | {"threat_app": None, "paused": "threat__threat_app"}
    assert person.says("affirm", "", step="resume") == ["utter_ask_threat_app"]


def test_a_helper_who_is_back_finds_the_helpers_plan(person: Person) -> None:
    person.slots |= {"topic": "other", "about_other": "other", "helping": "friend", "other_dies": "no"}
    person.slots |= {"other_happened": "unknown"}
    assert person.says("ask_case_status", "where were we") == ["utter_other_next_friend"]


def test_back_before_anything_was_told_is_a_welcome(person: Person) -> None:
    assert person.says("greet", "im back") == ["utter_greet_again"]
