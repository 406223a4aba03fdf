"""The other intents: a real next step each, in both languages, with facts from the directory."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person, rules


@pytest.mark.parametrize("intent", sorted(set(rules()) - {"express_suicidal", "in_danger_now"}))
def test_every_intent_is_answered_with_words_and_a_way_on(person: Person, intent: str) -> None:
    person.says(intent, "x")
    assert person.heard.strip()
    assert "utter_sorry_with_hotlines" not in person.names
    assert person.titles


@pytest.mark.parametrize(
    ("text", "slots", "expected"),
    [
        ("만든 사람 처벌돼요?", {"happened": "deepfake", "shown_age_then": "19_plus"}, "제14조의2"),
        ("만든 사람 처벌돼요?", {"happened": "deepfake", "age_band": "14_17"}, "청소년성보호법 제11조"),
        ("보기만 해도 죄예요?", {"shown_age_then": "19_plus"}, "제14조의2 제4항"),
        ("협박은 몇 년이에요?", {}, "제14조의3"),
        ("텔레그램이라 못 잡는다던데요", {}, "제22조의2"),
    ],
)
def test_law_by_question_story_and_age(korean: Person, text: str, slots: dict[str, str], expected: str) -> None:
    korean.slots |= slots
    assert korean.says("ask_legal", text)[0] in ("utter_legal", "utter_legal_caught")
    assert expected in korean.heard


@pytest.mark.parametrize(
    "text", ["제가 보낸 사진인데 저도 처벌받나요", "시켜서 찍었는데 잡혀가나요", "he made me do it, will I be arrested"]
)
def test_fear_of_punishment_for_own_pictures_is_met_as_a_victim(person: Person, text: str) -> None:
    assert person.says("ask_legal", text) == ["utter_legal_own_pictures"]


def test_law_without_a_hint_asks_which(korean: Person) -> None:
    assert korean.says("ask_legal", "법이 궁금해요") == ["utter_legal_which"]
    assert korean.presses("협박") == ["utter_legal"]


@pytest.mark.parametrize(
    ("answer", "expected"), [("affirm", "utter_perpetrator_which"), ("deny", "utter_perpetrator_stop")]
)
def test_perpetrator_question_is_refused_and_told_apart_by_one_question(
    person: Person, answer: str, expected: str
) -> None:
    assert person.says("perpetrator_request") == ["utter_perpetrator"]
    assert person.says(answer, "x") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("부모님한테 연락 가나요", "utter_privacy_parents"), ("학교에 알려지나요", "utter_privacy_school")],
)
def test_who_is_told_gets_facts(korean: Person, text: str, expected: str) -> None:
    assert korean.says("ask_privacy", text) == [expected]


def test_fact_that_grew_old_is_not_told(korean: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.places.fact", lambda law, talk: None)
    assert korean.says("ask_privacy", "부모님한테 연락 가나요") == ["utter_fact_old"]


def test_platform_named_gets_its_steps(person: Person) -> None:
    person.says("ask_platform_report", "Instagram report", platform="instagram")
    assert person.names[0].startswith("utter_platform_path")
    assert "1." in person.heard


def test_platform_not_named_is_asked(person: Person) -> None:
    assert person.says("ask_platform_report", "report") == ["utter_platform_which"]


def test_parent_is_asked_whether_the_child_wants_to_die(person: Person) -> None:
    assert person.says("report_for_other", "x", relation="child") == ["utter_other_child"]
    assert person.says("affirm", "yes") == ["utter_other_wants_to_die"]
    assert "109" in person.heard


def test_helper_who_names_whom_is_heard_and_not_asked_again(person: Person) -> None:
    person.says("report_for_other", "my friend was filmed", relation="friend")
    assert person.names == ["utter_other_friend"]


def test_teacher_hears_of_the_duty_to_report(person: Person) -> None:
    assert person.says("report_for_other", "x", relation="student") == ["utter_other_teacher"]


@pytest.mark.parametrize(
    ("band", "expected"),
    [("under_14", "utter_minor_under_14"), ("14_17", "utter_minor"), ("18", "utter_minor"), (None, "utter_minor")],
)
def test_age_said_decides_who_is_named(person: Person, band: str | None, expected: str) -> None:
    person.slots["age_band"] = band
    assert person.says("inform_minor") == [expected]


def test_grooming_asks_first_for_a_meeting_or_threat(korean: Person) -> None:
    assert korean.says("report_grooming") == ["utter_grooming_first"]
    assert korean.presses("둘 다 아니에요") == ["utter_ask_pictures_sent"]


def test_feelings_are_met_before_any_procedure(korean: Person) -> None:
    korean.says("report_threat")
    assert korean.says("express_distress", "무서워요") == ["utter_feelings_afraid", "utter_resume"]
    assert korean.presses("쉬고 싶어요") == ["utter_feelings_rest"]


def test_soldier_hears_that_the_unit_need_not_know(person: Person) -> None:
    person.slots["soldier"] = "yes"
    assert person.says("ask_police_report")[0].startswith("utter_police_soldier")


def test_police_rights_and_aftermath_by_button(korean: Person) -> None:
    korean.says("ask_police_report")
    assert korean.presses("내가 요청할 수 있는 것") == ["utter_police_rights"]
    korean.says("ask_police_report")
    assert korean.presses("신고하면 어떻게 되나요") == ["utter_police_after"]
