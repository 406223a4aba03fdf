"""Somebody says who they are or where, and nothing else: noted, and nothing is lost by it."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

MISREAD = ["nlu_fallback", "express_suicidal", "report_threat", "greet"]


@pytest.mark.parametrize("intent", MISREAD)
def test_place_is_noted_whatever_it_was_taken_for(intent: str) -> None:
    person = Person("ko")
    assert person.says(intent, "저 독일에 살아요") == ["utter_noted_place", "utter_menu"]
    assert person.slots["country"] == "DE"
    assert not person.slots.get("crisis")


@pytest.mark.parametrize("intent", MISREAD)
def test_question_that_stands_is_put_again_and_costs_no_try(intent: str) -> None:
    person = Person("ko")
    person.says("report_deepfake", "합성 사진이 올라왔어요")
    standing, asked = person.slots["awaiting"], dict(person.slots["asked"])
    for _ in range(3):
        assert person.says(intent, "저 군인이에요")[0] == "utter_noted_self"
        assert person.slots["awaiting"] == standing
        assert person.slots["asked"] == asked
    assert person.slots["soldier"] == "yes"
    person.says(intent, "아 저 군인 아니에요")
    assert person.slots["soldier"] == "no"


def test_somebody_abroad_is_asked_which_country(person: Person, language: str) -> None:
    abroad, answer, code = ("해외예요", "독일이요", "DE") if language == "ko" else ("I live abroad", "Canada", "CA")
    assert person.says("nlu_fallback", abroad) == ["utter_ask_which_country"]
    assert person.slots["country"] == "INT"
    assert person.says("greet", answer)[0] == "utter_noted_place"
    assert person.slots["country"] == code
    assert person.slots["awaiting"] is None


def test_country_is_skipped_by_button_and_the_journey_goes_on() -> None:
    person = Person("ko")
    person.says("report_deepfake", "합성 사진이 올라왔어요")
    standing = person.slots["awaiting"]
    person.says("nlu_fallback", "저 해외에 있어요")
    person.presses("건너뛰기")
    assert person.slots["country"] == "INT"
    assert standing in (person.slots["awaiting"], person.slots["paused"])


@pytest.mark.parametrize(
    ("intent", "text"),
    [("report_threat", "군인인데 협박당하고 있어요"), ("inform_minor", "고2예요"), ("greet", "안녕하세요")],
)
def test_message_that_says_more_goes_its_own_way(intent: str, text: str) -> None:
    person = Person("ko")
    assert not {"utter_noted_self", "utter_noted_place"} & set(person.says(intent, text))


@pytest.mark.parametrize("intent", ["inform_minor", "nlu_fallback", "affirm"])
@pytest.mark.parametrize(
    "text", ["im 30 if that matters", "btw i'm 42", "참고로 저 서른이에요", "저는 마흔두 살이에요"]
)
def test_a_grown_age_told_on_the_way_is_noted_and_the_question_comes_again(
    person: Person, intent: str, text: str
) -> None:
    person.says("report_threat", "they threaten me")
    person.says("deny", "no")
    assert person.says(intent, text) == ["utter_noted_self", "utter_ask_offender"]
    assert person.slots["awaiting"] == "threat__offender"
    assert person.slots["age_band"] == "19_plus"
    assert person.slots["asked"]["threat__offender"] == 1, "it costs no try"


@pytest.mark.parametrize("text", ["30", "he is 30", "300 if that matters", "i have 30", "저 30만원 보냈어요"])
def test_a_number_that_is_no_age_of_the_writer_is_left_alone(person: Person, text: str) -> None:
    person.says("report_threat", "they threaten me")
    person.says("deny", "no")
    assert "utter_noted_self" not in person.says("nlu_fallback", text)


def test_an_age_that_was_asked_for_answers_the_question(person: Person) -> None:
    person.slots |= {"topic": "sharing", "happened": "sharing", "awaiting": "sharing__shown_age_then"}
    person.slots["asked"] = {"sharing__shown_age_then": 1}
    assert "utter_noted_self" not in person.says("inform_minor", "i was 30", age="30")
    assert person.slots["shown_age_then"] == "19_plus"
