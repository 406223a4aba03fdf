"""Deepfake and sharing: first words, the order of questions, the plan by age."""

from __future__ import annotations

from tests.journeys.conftest import Person


def test_first_words_then_each_question_once(person: Person) -> None:
    assert person.says("report_deepfake") == ["utter_deepfake_first"]
    assert person.says("affirm", "safe") == ["utter_ask_watched_by"]
    assert person.says("deny", "no") == ["utter_ask_shown_age_then"]
    assert person.slots["watched_by"] == "nobody"
    assert person.says("nlu_fallback", "adult") == ["utter_ask_platform"]
    assert person.says("ask_platform_report", "Telegram", platform="telegram") == ["utter_ask_still_up"]
    assert person.says("affirm", "still there") == ["utter_plan_adult"]
    assert person.slots["awaiting"] is None and person.slots["happened"] == "deepfake"


def test_everything_said_in_one_sentence_is_not_asked_again(korean: Person) -> None:
    korean.says("report_deepfake", "저 17살인데 텔레그램에 합성 사진이 올라왔어요", age="17", platform="telegram")
    assert korean.names == ["utter_deepfake_first"]
    korean.presses("안전해요")
    korean.presses("나만 봐요")
    assert korean.names == ["utter_ask_still_up"]
    assert korean.presses("아직 있어요") == ["utter_plan_young"]


def test_age_unknown_gets_the_plan_without_new_capture(person: Person) -> None:
    person.says("report_deepfake")
    for _ in range(5):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_plan_young"]


def test_age_then_given_in_words_is_not_the_age_of_the_writer(korean: Person) -> None:
    korean.says("report_deepfake")
    korean.presses("안전해요")
    korean.presses("건너뛰기")
    korean.says("inform_minor", "그때 17살이었어요", age="17")
    assert korean.slots["shown_age_then"] == "under_18"
    assert korean.slots["age_band"] is None


def test_not_safe_is_danger_and_nothing_more_is_asked(person: Person) -> None:
    person.says("report_deepfake")
    assert person.says("deny", "no") == ["utter_card_danger"]
    assert person.slots["crisis"] == "danger"
    assert person.work is not None and len(person.work.writes) == 1


def test_gone_is_said_to_be_worth_reporting(korean: Person) -> None:
    korean.says("report_deepfake")
    korean.presses("안전해요")
    korean.presses("건너뛰기")
    korean.presses("만 19세 이상")
    korean.presses("텔레그램")
    assert korean.presses("내려갔어요") == ["utter_plan_gone", "utter_plan_adult"]


def test_helper_hears_what_not_to_do_and_is_asked_nothing(person: Person) -> None:
    person.says("report_for_other")
    assert person.says("report_deepfake") == ["utter_deepfake_other", "utter_other_next"]


def test_partner_as_offender_hears_of_a_safe_device_first(person: Person) -> None:
    person.says("report_deepfake", "my ex made it", relation="ex")
    assert person.names == ["utter_partner_first"]
    assert "1366" in person.heard
    assert person.says("affirm", "safe") == ["utter_ask_watched_by"]
