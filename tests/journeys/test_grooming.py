"""An adult wants pictures or a meeting: no blame, a meeting is danger, the plan by age, a parent is no child."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


def test_meeting_then_pictures_then_age_then_phone(person: Person) -> None:
    assert person.says("report_grooming") == ["utter_grooming_first"]
    assert person.says("affirm", meeting="no") == ["utter_ask_pictures_sent"]
    assert person.says("deny", "no") == ["utter_ask_age_band"]
    assert person.says("affirm", age_band="14_17") == ["utter_ask_watched_by"]
    assert person.says("affirm", watched_by="nobody") == ["utter_grooming_next"]
    assert "1388" in person.heard


@pytest.mark.parametrize(
    ("band", "plan"),
    [
        ("under_14", "utter_grooming_next_under_14"),
        ("14_17", "utter_grooming_next"),
        ("18", "utter_grooming_next"),
        ("19_plus", "utter_grooming_next_adult"),
        ("skipped", "utter_grooming_next"),
    ],
)
def test_plan_by_age(person: Person, band: str, plan: str) -> None:
    person.slots |= {"meeting": "no", "pictures_sent": "no", "watched_by": "nobody", "age_band": band}
    assert person.says("report_grooming") == ["utter_grooming_heard", plan]


def test_a_child_under_14_is_sent_to_an_adult_who_is_not_the_one(korean: Person) -> None:
    korean.slots |= {"meeting": "no", "pictures_sent": "no", "watched_by": "nobody", "age_band": "under_14"}
    korean.says("report_grooming")
    assert "1366" in korean.heard and "다른 어른" in korean.heard
    assert korean.presses("어른에게 말하는 법") == ["utter_minor_trusted"]


@pytest.mark.parametrize("text", ["내일 만나기로 했어요", "i'm meeting him tomorrow"])
def test_a_meeting_is_danger(person: Person, text: str) -> None:
    person.says("report_grooming")
    assert person.says("nlu_fallback", text) == ["utter_card_danger"]
    assert person.slots["crisis"] == "danger"
    assert person.work is not None and len(person.work.writes) == 1


@pytest.mark.parametrize("text", ["안 만나요", "만나기로 하진 않았어요", "둘 다 아니에요", "no meeting"])
def test_no_meeting_is_no_danger(person: Person, text: str) -> None:
    person.says("report_grooming")
    assert person.says("nlu_fallback", text) == ["utter_ask_pictures_sent"]


def test_a_bare_yes_is_asked_which(person: Person) -> None:
    person.says("report_grooming")
    assert person.says("affirm", "yes") == ["utter_grooming_which"]


def test_pictures_that_were_sent_are_met_without_blame(korean: Person) -> None:
    korean.says("report_grooming")
    korean.presses("둘 다 아니에요")
    assert korean.presses("네") == ["utter_grooming_sent", "utter_ask_age_band"]
    assert "혼날 일이 아니에요" in korean.heard


def test_pictures_sent_told_before_they_are_asked_about_are_not_asked_about(person: Person) -> None:
    person.says("report_grooming")
    assert person.says("express_distress", "i sent him two") == ["utter_grooming_sent", "utter_grooming_which"]
    assert person.says("affirm", meeting="no") == ["utter_ask_age_band"]


def test_a_threat_with_the_pictures_is_the_journey_of_threats(korean: Person) -> None:
    korean.says("report_grooming")
    assert korean.presses("협박받고 있어요") == ["utter_threat_first"]
    assert korean.slots["happened"] == "threat"


def test_an_age_told_between_is_taken_in_and_the_question_stays(korean: Person) -> None:
    korean.says("report_grooming")
    assert korean.says("inform_minor", "저 15살이에요", age="15") == ["utter_minor_noted", "utter_grooming_which"]
    assert korean.slots["age_band"] == "14_17"


@pytest.mark.parametrize(
    "text", ["우리 딸한테 어떤 남자가 사진을 보내래요", "a man online asks my daughter for pictures"]
)
def test_a_parent_is_a_helper_and_not_the_child(person: Person, text: str) -> None:
    assert person.says("report_grooming", text)[0] in ("utter_grooming_other", "utter_other_child")
    assert person.slots["about_other"] == "other"


def test_everything_skipped_ends_in_a_plan(person: Person) -> None:
    person.says("report_grooming")
    for _ in range(4):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_grooming_next"]


def test_will_my_parents_find_out_is_one_tap_from_the_plan(korean: Person) -> None:
    korean.slots |= {"meeting": "no", "pictures_sent": "no", "watched_by": "nobody", "age_band": "14_17"}
    korean.says("report_grooming")
    assert korean.presses("부모님이 알게 되나요") == ["utter_privacy_parents_minor"]


def test_a_meeting_told_in_the_first_sentence_is_danger_at_once(person: Person) -> None:
    text = "채팅에서 만난 어른이랑 내일 만나기로 했어요"
    assert person.says("report_grooming", text) == ["utter_card_danger"]
    assert person.slots["crisis"] == "danger"


@pytest.mark.parametrize("text", ["내일 만나자고 해요", "he wants to meet tonight"])
def test_a_wish_to_meet_within_a_day_is_danger_after_the_plan_too(person: Person, text: str) -> None:
    person.slots |= {"meeting": "no", "pictures_sent": "no", "watched_by": "nobody", "age_band": "14_17"}
    person.says("report_grooming")
    assert person.says("report_grooming", text) == ["utter_card_danger"]


@pytest.mark.parametrize("text", ["자꾸 만나자고 해요", "he wants to meet me"])
def test_a_wish_to_meet_some_day_need_not_be_followed(person: Person, text: str) -> None:
    person.says("report_grooming")
    assert person.says("report_grooming", text) == ["utter_grooming_meet"]


def test_elsewhere_a_meeting_is_no_matter_of_grooming(person: Person) -> None:
    person.says("report_threat")
    assert "utter_grooming_meet" not in person.says("report_threat", "만나자고 해요")
