"""Young people: who is named first at which age, an adult other than parents, and nothing is asked about a guardian."""

from __future__ import annotations

import pytest

from bot.safety.screen import Screen
from tests.journeys.conftest import Person, texts


def test_under_14_hears_of_the_line_the_police_the_centre_and_an_adult_who_is_not_the_one(korean: Person) -> None:
    korean.slots["age_band"] = "under_14"
    assert korean.says("inform_minor") == ["utter_minor_under_14"]
    for word in ("1366", "112", "지원센터", "믿을 수 있는 어른", "이 일을 한 사람이라면"):
        assert word in korean.heard


def test_14_to_18_hear_of_the_youth_line_and_of_the_duty_to_report(korean: Person) -> None:
    korean.slots["age_band"] = "14_17"
    korean.says("inform_minor")
    assert "1388" in korean.heard and "경찰에 알려야 할 수 있" in korean.heard
    assert "1366" in korean.heard


def test_another_adult_than_parents(person: Person) -> None:
    person.slots["age_band"] = "14_17"
    person.says("inform_minor")
    assert person.presses("다른 어른에게 말하기" if person.slots["language"] == "ko" else "Tell another adult") == [
        "utter_minor_trusted"
    ]


def test_who_has_told_what_happened_is_not_asked_to_tell_it(korean: Person) -> None:
    korean.slots |= {"age_band": "14_17", "happened": "deepfake", "topic": "deepfake"}
    korean.says("inform_minor", "저 16살이에요")
    assert "겪은 일 말하기" not in korean.titles and "부모님이 알게 되나요" in korean.titles
    korean.slots["happened"] = None
    korean.says("inform_minor", "저 16살이에요")
    assert "겪은 일 말하기" in korean.titles


@pytest.mark.parametrize("intent", ["report_deepfake", "report_nonconsensual_sharing", "report_threat"])
def test_an_age_told_in_a_journey_is_taken_in_and_the_question_stays(korean: Person, intent: str) -> None:
    korean.says(intent)
    standing = korean.slots["awaiting"]
    said = korean.says("inform_minor", "저 16살이에요", age="16")
    assert said[0] == "utter_minor_noted" and "utter_resume" not in said
    assert korean.slots["awaiting"] == standing and korean.slots["age_band"] == "14_17"


def test_nobody_is_asked_for_the_contact_of_a_guardian() -> None:
    for name, response in texts().responses.items():
        for variation in response.variations["ko"]:
            assert "보호자 연락처" not in variation.text and "부모님 번호" not in variation.text, name


def test_a_young_person_a_helper_tells_of_is_not_the_writer(person: Person) -> None:
    person.slots["about_other"] = "other"
    assert person.says("inform_minor", "she is 16", age="16") == ["utter_other_minor"]
    assert person.slots["shown_age_then"] == "under_18" and person.slots.get("age_band") is None


def test_twenty_said_unasked_is_asked_about_too(korean: Person) -> None:
    assert korean.says("inform_minor", "저 20살이에요", age="20") == ["utter_ask_past_19"]
    assert korean.presses("네, 지났어요") == ["utter_minor_adult"]
    assert korean.slots["age_band"] == "19_plus"


def test_not_yet_19_in_words_is_18(korean: Person) -> None:
    korean.says("inform_minor", "저 20살이에요", age="20")
    assert korean.says("nlu_fallback", "아직이요") == ["utter_minor"]
    assert korean.slots["age_band"] == "18"


def test_twenty_in_english_is_an_age() -> None:
    english = Person("en")
    assert english.says("inform_minor", "im 20", age="20") == ["utter_minor_adult"]


@pytest.mark.parametrize("text", ["다른 어른한테 말해도 돼요?", "can I tell another adult instead of my parents"])
def test_another_adult_asked_in_words(person: Person, text: str) -> None:
    assert person.says("nlu_fallback", text) == ["utter_minor_trusted"]


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("in_danger_now", "my dad will kill me too"),
        ("in_danger_now", "my mom is gonna kill me"),
        ("express_suicidal", "엄마가 알면 나 죽어요"),
        ("express_suicidal", "엄마한테 죽어요"),
        ("nlu_fallback", "아빠한테 들키면 진짜 죽어요"),
    ],
)
def test_fear_of_a_parents_anger_is_heard_as_that(person: Person, intent: str, text: str) -> None:
    assert not Screen.load().screen(text).urgent
    assert person.says(intent, text, ranking=[(intent, 0.9)]) == ["utter_minor_parents_angry"]
    assert person.slots.get("crisis") is None
    assert "112" in person.heard and "109" in person.heard


@pytest.mark.parametrize(
    "text",
    [
        "my dad will kill me he beats me",
        "my dad said he will kill me",
        "아빠한테 맞아 죽어요",
        "엄마가 알면 나 죽어버릴래요",
    ],
)
def test_violence_or_a_wish_is_more_than_a_parents_anger(person: Person, text: str) -> None:
    assert person.says("in_danger_now", text, ranking=[("in_danger_now", 0.9)]) == ["utter_card_danger"]
