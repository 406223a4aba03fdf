"""What to keep, by situation, age of the person shown, platform and who asks."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("intent", "expected"),
    [
        ("report_threat", "utter_evidence_chat"),
        ("report_impersonation", "utter_evidence_account"),
        ("report_hidden_camera", "utter_evidence_camera"),
        ("report_grooming", "utter_evidence_chat"),
    ],
)
def test_what_happened_decides_without_a_question(person: Person, intent: str, expected: str) -> None:
    person.says(intent)
    assert person.says("ask_evidence")[0] == expected


def test_without_a_story_it_asks_who_what_and_age(korean: Person) -> None:
    assert korean.says("ask_evidence") == ["utter_ask_about_other"]
    assert korean.presses("내가 겪은 일") == ["utter_evidence_ask_situation"]
    assert korean.presses("올라온 글이나 방") == ["utter_ask_shown_age_then"]
    assert korean.presses("만 19세 이상") == ["utter_evidence_posted_adult"]


@pytest.mark.parametrize("age", ["만 18세 미만", "만 18세", "모르겠어요"])
def test_under_19_or_unknown_is_not_captured_anew(korean: Person, age: str) -> None:
    korean.says("ask_evidence")
    korean.presses("내가 겪은 일")
    korean.presses("올라온 글이나 방")
    assert korean.presses(age) == ["utter_evidence_posted_young"]


def test_helper_keeps_nothing(person: Person) -> None:
    person.says("report_for_other")
    assert person.says("ask_evidence") == ["utter_evidence_helper"]


def test_helper_of_a_child_leaves_the_phone_alone(korean: Person) -> None:
    korean.says("report_for_other", "제 딸이 15살인데 협박받고 있어요", relation="child", age="15")
    assert korean.says("ask_evidence") == ["utter_evidence_helper_child", "utter_resume"]


def test_words_answer_the_situation(person: Person) -> None:
    person.says("ask_evidence")
    person.says("nlu_fallback", "저요" if person.slots["language"] == "ko" else "me")
    assert person.says("nlu_fallback", "dm message") == ["utter_evidence_chat"]


def test_platform_named_gets_what_to_note_there(person: Person) -> None:
    person.says("report_threat", "telegram", platform="telegram")
    person.says("ask_evidence")
    person.presses("이 앱에서 남길 것" if person.slots["language"] == "ko" else "What to keep on that app")
    assert person.names[0] in ("utter_evidence_platform", "utter_evidence_platform_old")
    assert "·" in person.heard


def test_something_to_record_is_told_that_nothing_is_kept(person: Person) -> None:
    assert person.says("add_evidence") == ["utter_add_evidence"]
