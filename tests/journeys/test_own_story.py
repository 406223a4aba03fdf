"""Somebody in the middle of their own story names other people: they are not made a helper by that."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Person


@pytest.mark.parametrize("text", ["전여친이 자기 친구들이랑 같이 봤대요", "she's showing it to her friends"])
def test_naming_others_in_ones_own_story_makes_nobody_a_helper(person: Person, text: str) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing"}
    names = person.says("report_for_other", text)
    assert names[0] == "utter_other_own"
    assert person.slots.get("about_other") != "other"
    assert person.slots["topic"] == "sharing"


@pytest.mark.parametrize(
    "text", ["친구도 같은 피해를 입었어요 도와주고 싶어요", "my friend was filmed too, how do i help"]
)
def test_somebody_named_as_the_one_it_happened_to_is_helped(person: Person, text: str) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing"}
    names = person.says("report_for_other", text)
    assert names[0].startswith("utter_other_") and names[0] != "utter_other_own"
    assert person.slots["about_other"] == "other"


def test_the_button_about_someone_else_still_leads_to_the_helpers_journey(person: Person) -> None:
    person.slots |= {"happened": "sharing", "topic": "sharing"}
    person.says("report_for_other", "she's showing it to her friends")
    person.presses("다른 사람 일이에요" if person.slots["language"] == "ko" else "It is about someone else")
    assert person.slots["about_other"] == "other"
