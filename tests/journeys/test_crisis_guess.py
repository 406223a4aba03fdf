"""A risk that the classifier hardly heard, and the lexicon not at all: asked about directly, nobody is kept in it."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person

DYING, DANGER = [("express_suicidal", 0.49)], [("in_danger_now", 0.39)]


@pytest.mark.parametrize(
    ("intent", "ranking", "asks"),
    [("express_suicidal", DYING, "utter_crisis_ask_dying"), ("in_danger_now", DANGER, "utter_crisis_ask_danger")],
)
def test_a_mere_guess_is_asked_about_and_the_next_question_is_answered(
    person: Person, intent: str, ranking: list[tuple[str, float]], asks: str
) -> None:
    assert person.says(intent, "she lives two streets away", ranking) == [asks]
    assert person.slots.get("crisis") is None
    assert person.says("ask_legal", "is it even a crime if the woman filmed it")[0].startswith("utter_legal")


@pytest.mark.parametrize("yes", ["네", "yes"])
def test_a_yes_to_the_direct_question_brings_the_card_and_the_desk(person: Person, yes: str) -> None:
    person.says("express_suicidal", "그냥 그래요", DYING)
    assert person.says("affirm", yes) == ["utter_card_suicidal_veiled"]
    assert person.slots["crisis"] == "suicidal"
    assert person.work is not None and len(person.work.writes) == 1


def test_a_no_is_believed_and_the_question_that_stood_waits(person: Person) -> None:
    person.says("report_threat", "협박받고 있어요")
    standing = person.slots["awaiting"]
    person.says("in_danger_now", "버스에서 내려요 이제", DANGER)
    assert person.says("deny", "아니요") == ["utter_crisis_not_meant"]
    assert person.slots["paused"] == standing


def test_not_knowing_is_no_no(person: Person) -> None:
    person.says("express_suicidal", "그냥 그래요", DYING)
    text = "모르겠어요" if person.slots["language"] == "ko" else "i don't know"
    assert person.says("nlu_fallback", text) == ["utter_card_suicidal_veiled"]


def test_what_was_heard_clearly_still_gets_its_card(person: Person) -> None:
    assert person.says("express_suicidal", "사는 게 끝났으면", [("express_suicidal", 0.8)]) == [
        "utter_card_suicidal_veiled"
    ]


def test_a_tapped_yes_is_not_asked_again_and_a_tapped_no_is_believed(korean: Person) -> None:
    korean.says("express_suicidal", "그냥 그래요", DYING)
    assert korean.presses("아니요") == ["utter_crisis_not_meant"]
    assert korean.slots.get("crisis") is None and korean.slots.get("crisis__answer") is None
    korean.says("express_suicidal", "그냥 그래요", DYING)
    assert korean.presses("네") == ["utter_card_suicidal"]
    assert korean.slots["crisis"] == "suicidal"
    assert korean.work is not None and len(korean.work.writes) == 1


def test_a_tap_on_danger_brings_the_card(korean: Person) -> None:
    korean.says("in_danger_now", "버스에서 내려요 이제", DANGER)
    assert korean.presses("위험하지 않아요") == ["utter_crisis_not_meant"]
    korean.says("in_danger_now", "버스에서 내려요 이제", DANGER)
    assert korean.presses("위험해요") == ["utter_card_danger"]
