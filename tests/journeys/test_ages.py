"""Ages as answers: what a bare number says, what proves nothing, and the one question more."""

from __future__ import annotations

import pytest

from bot.dialogue.ages import NEAR_19, now_and_then, past_19, stated
from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("17", "14_17"),
        ("열일곱", "14_17"),
        ("12살이요", "under_14"),
        ("21", "19_plus"),
        ("스물다섯", "19_plus"),
        ("만 19", "19_plus"),
        ("만 18세예요", "18"),
        ("18", "18"),
        ("20", NEAR_19),
        ("19살", NEAR_19),
        ("스무 살이에요", NEAR_19),
        ("스물", NEAR_19),
        ("새내기예요", NEAR_19),
        ("병사인데요", NEAR_19),
        ("성인이에요", NEAR_19),
        ("20만원", None),
        ("3", None),
        ("20명이 봤어요", None),
        ("모르겠어요", None),
        ("20살 남자가 협박해요", None),
    ],
)
def test_korean_answer_to_the_question_for_an_age(text: str, band: str | None) -> None:
    assert stated(text, korean=True) == band


@pytest.mark.parametrize(
    ("text", "band"),
    [("17", "14_17"), ("i'm 20", "19_plus"), ("nineteen", "19_plus"), ("18 years old", "18"), ("an adult", NEAR_19)],
)
def test_english_answer_to_the_question_for_an_age(text: str, band: str) -> None:
    assert stated(text, korean=False) == band


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("네 지났어요", True),
        ("넘었어요", True),
        ("yes", True),
        ("it has", True),
        ("아직이요", False),
        ("안 지났어요", False),
        ("아뇨", False),
        ("not yet", False),
        ("그게 왜 중요해요?", None),
    ],
)
def test_answer_about_the_birthday(text: str, passed: bool | None) -> None:
    assert past_19(text) is passed


def asked_for_age(language: str = "ko") -> Person:
    """Somebody who has been asked how old they are."""
    person = Person(language)
    person.slots |= {"topic": "hotline", "awaiting": "hotline__age_band", "asked": {"hotline__age_band": 1}}
    return person


@pytest.mark.parametrize(
    ("answer", "intent", "band"),
    [
        ("네", "affirm", "19_plus"),
        ("지났어요", "nlu_fallback", "19_plus"),
        ("아니요", "deny", "18"),
        ("아직", "deny", "18"),
    ],
)
def test_twenty_proves_nothing_and_the_birthday_is_asked(answer: str, intent: str, band: str) -> None:
    person = asked_for_age()
    assert person.says("nlu_fallback", "20") == ["utter_ask_past_19"]
    assert person.slots.get("age_band") is None
    assert "만 19세 생일" in person.heard
    person.says(intent, answer)
    assert person.slots["age_band"] == band
    assert person.slots["near_19"] is None


@pytest.mark.parametrize(
    ("title", "band"), [("네, 지났어요", "19_plus"), ("아직이에요", "18"), ("건너뛰기", "skipped")]
)
def test_birthday_is_told_by_button(title: str, band: str) -> None:
    person = asked_for_age()
    person.says("nlu_fallback", "스무 살", age="스무 살")
    person.presses(title)
    assert person.slots["age_band"] == band


def test_bare_number_answers_the_question_that_stands() -> None:
    person = asked_for_age()
    person.says("nlu_fallback", "17")
    assert person.slots["age_band"] == "14_17"
    person = asked_for_age("en")
    person.says("nlu_fallback", "25")
    assert person.slots["age_band"] == "19_plus"


def test_bare_number_means_nothing_where_no_age_was_asked() -> None:
    person = Person("ko")
    person.says("nlu_fallback", "17")
    assert person.slots.get("age_band") is None


def test_age_of_the_person_shown_near_19_is_asked_for_too() -> None:
    person = Person("ko")
    name = "deepfake__shown_age_then"
    person.slots |= {"topic": "deepfake", "happened": "deepfake", "awaiting": name, "asked": {name: 1}}
    person.slots |= {"safe_place": "yes", "watched_by": "nobody", "age_band": "19_plus"}
    assert person.says("nlu_fallback", "스무 살이요", age="스무 살") == ["utter_ask_shown_past_19"]
    person.says("deny", "아직이요")
    assert person.slots["shown_age_then"] == "18"
    assert person.slots["age_band"] == "19_plus"


def test_yes_to_a_question_put_again_is_not_the_birthdays() -> None:
    person = asked_for_age()
    person.says("nlu_fallback", "20")
    person.slots["asked"] = {"hotline__age_band": 2}
    person.says("affirm", "네")
    assert person.slots.get("age_band") != "19_plus"


@pytest.mark.parametrize("text", ["23살이에요", "스물세 살", "서른 살이에요 만으로"])
def test_an_age_given_after_something_else_came_between_takes_the_question_up_again(korean: Person, text: str) -> None:
    korean.slots |= {"topic": "sharing", "happened": "sharing", "safe_place": "yes", "watched_by": "nobody"}
    korean.slots |= {"offender": "partner", "paused": "sharing__shown_age_then"}
    assert korean.says("inform_minor", text) == ["utter_ask_platform"]
    assert korean.slots["shown_age_then"] == "19_plus"


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("23살이고 작년에 찍혔어요", "19_plus"),
        ("스물셋 아니 23살인데 3년 전에 찍었어요", None),
        ("19살인데 2년 전에 찍혔어요", "under_18"),
        ("25살인데 고등학생 때 찍혔어요", "under_18"),
    ],
)
def test_an_age_today_and_how_long_ago_give_the_age_then(korean: Person, text: str, then: str | None) -> None:
    korean.slots |= {"topic": "sharing", "happened": "sharing", "safe_place": "yes", "watched_by": "partner"}
    korean.slots |= {"offender": "partner", "paused": "sharing__shown_age_then"}
    korean.says("inform_minor", text)
    assert korean.slots.get("shown_age_then") == then


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("스무살이요 찍을땐 열아홉", (NEAR_19, NEAR_19)),
        ("지금은 25살이고 그때는 17살이었어요", ("19_plus", "14_17")),
        ("열일곱살 때 찍은 거고 지금은 스물셋이에요", ("19_plus", "14_17")),
        ("찍을 때 만 19세였고 지금 스물둘", ("19_plus", "19_plus")),
        ("찍을 때 열아홉이었어요", None),
        ("3년 전이고 지금 스무 살이요", None),
        ("그때 20만원 보냈고 지금 스무살이에요", None),
    ],
)
def test_two_ages_are_told_apart_in_korean(text: str, told: tuple[str, str] | None) -> None:
    assert now_and_then(text, korean=True) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("i'm 20, when it was taken i was 17", ("19_plus", "14_17")),
        ("i was 18 back then, now i am 22", ("19_plus", "18")),
        ("i'm 20 now", None),
        ("then 3 days ago, i'm 20", None),
    ],
)
def test_two_ages_are_told_apart_in_english(text: str, told: tuple[str, str] | None) -> None:
    assert now_and_then(text, korean=False) == told


@pytest.mark.parametrize("standing", ["awaiting", "paused"])
def test_twenty_today_and_nineteen_then_asks_for_the_birthday_of_then(standing: str) -> None:
    person = Person("ko")
    person.slots |= {"topic": "sharing", "happened": "sharing", standing: "sharing__shown_age_then"}
    person.slots |= {"safe_place": "yes", "watched_by": "nobody", "offender": "partner"}
    assert person.says("inform_minor", "스무살이요 찍을땐 열아홉", age="스무살") == ["utter_ask_shown_past_19"]
    assert person.says("deny", "아직이요") == ["utter_ask_platform"]
    assert person.slots["shown_age_then"] == "18"


def test_both_ages_in_english_need_no_further_question() -> None:
    person = Person("en")
    person.slots |= {"topic": "sharing", "happened": "sharing", "awaiting": "sharing__shown_age_then"}
    person.slots |= {"safe_place": "yes", "watched_by": "nobody", "offender": "partner"}
    assert person.says("inform_minor", "i'm 20, i was 17 when i sent it") == ["utter_ask_platform"]
    assert (person.slots["age_band"], person.slots["shown_age_then"]) == ("19_plus", "under_18")
