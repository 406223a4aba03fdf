"""Fake account, exposed data, insults: each its own plan; a sexual fake is another journey."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.fixture
def english() -> Person:
    return Person("en")


@pytest.mark.parametrize(
    ("kind", "plan"),
    [
        ("account", "utter_impersonation_next"),
        ("insult", "utter_impersonation_insult"),
        ("skipped", "utter_impersonation_next"),
    ],
)
def test_each_kind_has_its_plan(person: Person, kind: str, plan: str) -> None:
    assert person.says("report_impersonation") == ["utter_impersonation_first"]
    assert person.says("affirm", impersonation_kind=kind) == ["utter_ask_platform"]
    assert person.says("affirm", platform="instagram") == ["utter_ask_offender"]
    assert person.says("affirm", offender="stranger") == [plan]


def test_exposed_data_asks_first_whether_the_person_is_safe(korean: Person) -> None:
    korean.says("report_impersonation")
    assert korean.presses("신상이 올라왔어요") == ["utter_impersonation_safe"]
    assert korean.presses("안전해요") == ["utter_ask_platform"]
    korean.presses("모르겠어요")
    assert korean.presses("모르는 사람") == ["utter_impersonation_exposed"]
    assert "118" in korean.heard and "112" in korean.heard


def test_exposed_and_not_safe_is_danger(person: Person) -> None:
    person.says("report_impersonation")
    person.says("affirm", impersonation_kind="exposed")
    assert person.says("deny", "no") == ["utter_card_danger"]


@pytest.mark.parametrize("text", ["제 주소랑 전화번호를 올렸어요", "they posted my address and number"])
def test_words_tell_the_kind(person: Person, text: str) -> None:
    person.says("report_impersonation")
    assert person.says("nlu_fallback", text) == ["utter_impersonation_safe"]


def test_words_for_contacts_by_button(korean: Person) -> None:
    korean.slots |= {"impersonation_kind": "account", "platform": "instagram", "offender": "stranger"}
    korean.says("report_impersonation")
    assert korean.presses("지인에게 보낼 글") == ["utter_impersonation_contacts"]
    assert korean.presses("그 앱에 신고")[0].startswith("utter_platform")


def test_reporting_under_another_name_is_one_tap_away(korean: Person) -> None:
    korean.slots |= {"impersonation_kind": "insult", "platform": "instagram", "offender": "stranger"}
    korean.says("report_impersonation")
    assert korean.presses("이름을 숨기고 신고") == ["utter_police_rights"]


def test_a_sexual_fake_is_the_other_journey_and_nothing_is_left_to_resume(korean: Person) -> None:
    korean.says("report_impersonation")
    assert korean.presses("성적으로 합성했어요") == ["utter_deepfake_first"]
    assert korean.slots["paused"] is None and korean.slots["happened"] == "deepfake"
    for _ in range(5):
        korean.says("nlu_fallback", "건너뛰기")
    assert korean.names == ["utter_plan_young"]


@pytest.mark.parametrize("text", ["제 얼굴을 성적으로 합성했어요", "they made ai nudes with my face"])
def test_a_sexual_fake_told_in_words_turns_the_journey(person: Person, text: str) -> None:
    person.says("report_impersonation")
    assert person.says("report_impersonation", text) == ["utter_deepfake_first"]


@pytest.mark.parametrize("text", ["성적인 합성은 아니에요", "no deepfake, just a fake account"])
def test_saying_it_is_no_sexual_fake_turns_nothing(person: Person, text: str) -> None:
    person.says("report_impersonation")
    assert "utter_deepfake_first" not in person.says("report_impersonation", text)


def test_a_pupil_hears_of_the_school_line_when_it_is_somebody_known(korean: Person) -> None:
    korean.slots |= {"age_band": "14_17", "impersonation_kind": "insult", "platform": "instagram"}
    korean.says("report_impersonation")
    assert korean.presses("아는 사람") == ["utter_impersonation_school", "utter_impersonation_insult"]
    assert "117" in korean.heard


def test_an_adult_does_not(korean: Person) -> None:
    korean.slots |= {"age_band": "19_plus", "impersonation_kind": "insult", "platform": "instagram"}
    korean.says("report_impersonation")
    assert korean.presses("아는 사람") == ["utter_impersonation_insult"]


def test_an_ex_as_offender_is_met_with_a_safe_device(english: Person) -> None:
    english.says("report_impersonation", "my ex made a fake account of me", relation="ex")
    assert english.names == ["utter_partner_heard", "utter_ask_platform"]


def test_everything_skipped_ends_in_a_plan(person: Person) -> None:
    person.says("report_impersonation")
    for _ in range(3):
        person.says("nlu_fallback", "skip")
    assert person.names == ["utter_impersonation_next"]


def test_helper_hears_what_not_to_do_and_is_asked_nothing(person: Person) -> None:
    person.slots["about_other"] = "other"
    assert person.says("report_impersonation") == ["utter_impersonation_other", "utter_other_next"]


def test_the_kind_told_in_the_first_sentence_is_not_asked(korean: Person) -> None:
    assert korean.says("report_impersonation", "제 사진으로 가짜 계정을 만들었어요") == [
        "utter_impersonation_heard",
        "utter_ask_platform",
    ]
    korean.presses("인스타그램")
    assert korean.presses("모르는 사람") == ["utter_impersonation_next"]


def test_friends_who_are_written_to_did_not_do_it(person: Person) -> None:
    person.slots["offender"] = "known"
    person.says("report_impersonation", "someone made a fake account and is messaging my friends")
    assert person.slots["offender"] is None


@pytest.mark.parametrize("text", ["what do i tell my friends", "친구들한테 뭐라고 말하죠"])
def test_what_to_tell_friends_is_not_helping_a_friend(person: Person, text: str) -> None:
    person.says("report_impersonation", "a fake account")
    assert person.says("report_for_other", text)[0] == "utter_impersonation_contacts"
    assert person.slots.get("about_other") == "self"
