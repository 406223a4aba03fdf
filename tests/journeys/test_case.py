"""An earlier request: nothing is pretended; where to ask, and what to have ready."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("경찰에 신고한 거 어떻게 됐어요", "utter_case_police"),
        ("저번에 맡긴 삭제 요청 진행 상황이요", "utter_case_removal"),
        ("인스타에 신고한 거 답이 없어요", "utter_case_platform"),
        ("상담사님이 연락 준다고 했는데요", "utter_case_no_counsellor"),
        ("케이스 코드 있어요", "utter_case_none"),
        ("what about my police report", "utter_case_police"),
        ("what happened to my takedown request", "utter_case_removal"),
        ("any news from the counsellor", "utter_case_no_counsellor"),
    ],
)
def test_where_it_went_is_read_from_the_words(text: str, expected: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("ask_case_status", text) == [expected]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("police", "utter_case_police"),
        ("removal", "utter_case_removal"),
        ("platform", "utter_case_platform"),
        ("counsellor", "utter_case_no_counsellor"),
        ("unknown", "utter_case_none"),
    ],
)
def test_where_it_went_is_asked_once_and_answered_by_button(person: Person, where: str, expected: str) -> None:
    assert person.says("ask_case_status", "how is it going") == ["utter_case_ask"]
    assert person.says("ask_case_status", reported_to=where) == [expected]
    assert person.slots["awaiting"] is None


def test_asking_again_asks_anew(korean: Person) -> None:
    korean.says("ask_case_status", "경찰에 낸 거요")
    assert korean.presses("다른 곳에 냈어요") == ["utter_case_ask"]
    assert korean.presses("삭제 요청한 곳") == ["utter_case_removal"]


def test_a_request_to_counsellors_of_this_talk_still_stands(person: Person) -> None:
    person.says("request_human")
    person.says("request_human", step="later")
    assert person.says("ask_case_status", reported_to="counsellor")[0] == "utter_case_counsellor"


def test_nothing_is_pretended(person: Person) -> None:
    person.says("ask_case_status", "how is it going")
    assert ("하루 넘게 보관하지 않아서" in person.heard) or ("nothing for more than a day" in person.heard)


@pytest.mark.parametrize("text", ["경찰에 신고한 거 어떻게 됐어요", "what is the status of my report to the police"])
def test_a_status_that_looks_like_a_wish_to_report_is_told_apart(text: str) -> None:
    person = Person("ko" if text[0] > "z" else "en")
    assert person.says("ask_police_report", text) == ["utter_case_police"]


def test_a_wish_to_report_stays_one(person: Person) -> None:
    assert not person.says("ask_police_report", "how do i report it")[0].startswith("utter_case")
