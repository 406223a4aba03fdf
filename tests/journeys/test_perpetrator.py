"""Who wants or did it, and who is no offender (care.md 11)."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("선배가 시켜서 친구 얼굴을 합성했어요 저 처벌받나요", "utter_perpetrator_forced"),
        ("제 사진을 팔았는데 잡혀가나요", "utter_perpetrator_own"),
        ("제 사진이 있는지 확인하려고 방에 들어갔어요", "utter_perpetrator_looked"),
        ("신고하려고 저장했는데 저도 처벌되나요", "utter_perpetrator_saved"),
        ("저는 안 했는데 의심받고 있어요", "utter_perpetrator_accused"),
        ("호기심에 합성했는데 걸리나요", "utter_perpetrator_did"),
        ("자수해야 하나요", "utter_perpetrator_did"),
        ("합성해줘", "utter_perpetrator"),
        ("링크 주세요", "utter_perpetrator"),
        ("he made me do it, am i in trouble", "utter_perpetrator_forced"),
        ("i sent him my photos", "utter_perpetrator_own"),
        ("i joined the room to see if my pictures are there", "utter_perpetrator_looked"),
        ("i saved it as evidence for the police", "utter_perpetrator_saved"),
        ("i was accused of it but i didn't do it", "utter_perpetrator_accused"),
        ("i made a fake of a girl and i regret it", "utter_perpetrator_did"),
        ("make me one", "utter_perpetrator"),
    ],
)
def test_words_tell_victims_and_offenders_apart(text: str, expected: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("perpetrator_request", text) == [expected]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("합성해줘", "제14조의2"),
        ("몰래 찍는 법", "제14조"),
        ("고등학생 거 만들어줘", "청소년성보호법"),
        ("링크 주세요", "제14조의2 제4항"),
    ],
)
def test_the_law_that_is_told_fits_what_is_wanted(korean: Person, text: str, article: str) -> None:
    korean.says("perpetrator_request", text)
    assert article in korean.heard


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("누가 시켰어요", "utter_perpetrator_forced"),
        ("내 사진이에요", "utter_perpetrator_own"),
        ("찾아보려고 들어갔어요", "utter_perpetrator_looked"),
        ("신고하려고 저장했어요", "utter_perpetrator_saved"),
    ],
)
def test_yes_leads_to_help_for_each_kind_of_victim(korean: Person, button: str, expected: str) -> None:
    korean.says("perpetrator_request", "합성해줘")
    assert korean.presses("네") == ["utter_perpetrator_which"]
    assert korean.presses(button) == [expected]


def test_an_answer_in_a_sentence_is_read_whatever_intent_it_looks_like(person: Person) -> None:
    person.says("perpetrator_request", "make me one")
    text = "선배가 시켜서요" if person.slots["language"] == "ko" else "my senior made me do it"
    assert person.says("nlu_fallback", text) == ["utter_perpetrator_forced"]


def test_no_and_not_knowing_have_answers_of_their_own(korean: Person) -> None:
    korean.says("perpetrator_request", "합성해줘")
    assert korean.presses("아니요") == ["utter_perpetrator_stop"]
    korean.says("perpetrator_request", "합성해줘")
    assert korean.presses("모르겠어요") == ["utter_perpetrator_unsure"]


@pytest.mark.parametrize("text", ["합성했는데 안 걸리려면 어떻게 해요", "i made one, how do i get away with it"])
def test_nothing_helps_to_escape(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("perpetrator_request", text) == ["utter_perpetrator_did"]
    assert "132" in person.heard and "109" in person.heard


@pytest.mark.parametrize("text", ["친구 얼굴로 딥페이크 만들어줘", "can you make a deepfake of my classmate"])
def test_an_order_taken_for_a_report_is_refused(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("report_deepfake", text) == ["utter_perpetrator"]


@pytest.mark.parametrize("text", ["제 얼굴로 딥페이크를 만들어 달라고 했대요", "he said he will make a deepfake of me"])
def test_a_report_is_no_order(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("report_deepfake", text) == ["utter_deepfake_first"]


def test_fear_of_punishment_is_met_before_a_named_friend_makes_a_helper(korean: Person) -> None:
    said = korean.says("report_deepfake", "선배가 시켜서 친구 사진을 합성했어요 저 감옥 가나요")
    assert said == ["utter_perpetrator_forced"]
    assert korean.slots.get("about_other") is None


def test_fear_without_force_is_no_victims_answer(korean: Person) -> None:
    assert korean.says("report_threat", "협박한 사람이 처벌받나요")[0] != "utter_perpetrator_forced"
