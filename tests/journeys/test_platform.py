"""Reporting on a platform: every row of the directory, in both languages, on one screen."""

from __future__ import annotations

import pytest

from actions.places import directory
from bot.texts.check import Rules
from tests.journeys.conftest import Person

PLATFORMS = tuple(row.id for row in directory().platforms if row.kind != "rule")
LIMITS = Rules.load().length


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("step", ["", "write", "after"])
@pytest.mark.parametrize("age", [None, "14_17"])
def test_every_platform_has_an_answer_of_one_screen(person: Person, platform: str, step: str, age: str | None) -> None:
    person.slots["age_band"] = age
    person.says("ask_platform_report", platform=platform)
    if step:
        person.says("ask_platform_report", step=step)
    assert directory().platform(platform).name.in_(person.slots["language"]) in person.heard
    assert all(len(reply.text) <= LIMITS[person.slots["language"]] for reply in person.replies), person.heard
    assert "{" not in person.heard and "}" not in person.heard
    assert person.titles


@pytest.mark.parametrize(
    ("text", "name"),
    [("페이스북에서 내리는 방법 알려주세요", "페이스북"), ("how do i get it off facebook", "facebook")],
)
def test_how_to_get_it_off_a_named_app_is_about_that_app(person: Person, text: str, name: str) -> None:
    assert "utter_prevention" not in person.says("ask_prevention", text, platform="facebook")
    assert person.names[0].startswith("utter_platform_path")


def test_deleting_the_own_account_is_no_report(korean: Person) -> None:
    korean.says("ask_prevention", "페이스북 계정 삭제하는 방법", platform="facebook")
    assert not korean.names[0].startswith("utter_platform_path")
