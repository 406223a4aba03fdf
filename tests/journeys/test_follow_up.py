"""A short question after an answer is about what was just spoken of; anything clear is not caught."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("first", "text", "heard_as", "expected"),
    [
        ("ask_police_report", "뭐라고 말해야 해요?", "bot_challenge", "utter_police_statement"),
        ("ask_police_report", "얼마나 걸려요", "nlu_fallback", "utter_police_how_long"),
        ("ask_takedown", "얼마나 걸려요", "nlu_fallback", "utter_takedown_how_long"),
        ("ask_takedown", "how long does it take", "out_of_scope", "utter_takedown_how_long"),
        ("ask_legal_aid", "how much is it", "out_of_scope", "utter_legal_aid_cost"),
        ("ask_payment_removal", "상품권이에요", "nlu_fallback", "utter_payment_gift"),
    ],
)
def test_short_question_is_about_what_was_spoken_of(
    person: Person, first: str, text: str, heard_as: str, expected: str
) -> None:
    person.says(first)
    assert person.says(heard_as, text)[0] == expected


def test_unsure_question_stays_with_the_subject_and_a_sure_one_does_not(person: Person) -> None:
    person.says("ask_police_report")
    assert person.says("ask_hotline", "얼마나 걸려요", ranking=[("ask_hotline", 0.3)]) == ["utter_police_how_long"]
    person.says("ask_police_report")
    sure = person.says("ask_takedown", "삭제는 얼마나 걸려요", ranking=[("ask_takedown", 0.9)])
    assert sure == ["utter_takedown_how_long"]


def test_question_that_does_not_name_what_it_is_taken_for_stays_with_the_subject(person: Person) -> None:
    person.says("ask_takedown")
    heard = person.says("ask_police_report", "how long does it take", ranking=[("ask_police_report", 0.95)])
    assert heard == ["utter_takedown_how_long"]


def test_another_answer_in_between_ends_the_subject(person: Person) -> None:
    person.says("ask_police_report")
    person.says("greet", "안녕하세요")
    assert "utter_police_how_long" not in person.says("nlu_fallback", "얼마나 걸려요")


def test_what_happened_is_never_taken_for_a_follow_up(korean: Person) -> None:
    korean.says("ask_police_report")
    assert korean.says("report_threat", "또 협박하면서 진술 취소하래요")[0].startswith("utter_threat")
