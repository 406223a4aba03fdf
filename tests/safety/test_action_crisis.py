from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest

from actions import crisis as actions
from actions.base import Talk


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    calls: list[tuple[str, bool]] = []
    monkeypatch.setattr(actions.desk, "ask", lambda reason, *, minor: calls.append((reason, minor)))
    return calls


def talk(intent: str = "express_suicidal", text: str = "", **slots: Any) -> Talk:
    return Talk(slots, intent, (), {}, text, datetime(2026, 11, 22, tzinfo=timezone.utc))


@pytest.mark.parametrize(
    ("crisis", "step", "reasons"),
    [
        ("suicidal", "asked", {"suicidal"}),
        ("danger", "danger", {"danger"}),
        ("suicidal", "both", {"suicidal", "danger"}),
    ],
)
def test_after_the_gates_card_the_desk_is_paged_and_nothing_is_added(
    paged: list[tuple[str, bool]], crisis: str, step: str, reasons: set[str]
) -> None:
    said = actions.next_words(talk(card_sent=True, crisis=crisis, crisis__step=step))
    assert said == []
    assert {reason for reason, _ in paged} == reasons


def test_a_young_persons_page_says_so(paged: list[tuple[str, bool]]) -> None:
    actions.next_words(talk(card_sent=True, crisis="suicidal", crisis__step="asked", age_band="14_17"))
    assert paged == [("suicidal", True)]


def test_a_wish_that_only_the_classifier_heard_is_asked_about_and_paged(paged: list[tuple[str, bool]]) -> None:
    (said,) = actions.next_words(talk())
    assert said.response == "utter_card_suicidal_veiled"
    assert said.slots["crisis"] == "suicidal"
    assert paged == [("suicidal", False)]


def test_danger_that_only_the_classifier_heard_gets_the_danger_card(paged: list[tuple[str, bool]]) -> None:
    (said,) = actions.next_words(talk("in_danger_now"))
    assert said.response == "utter_card_danger"
    assert paged == [("danger", False)]


def test_a_button_in_the_crisis_gets_the_next_step_without_another_page(paged: list[tuple[str, bool]]) -> None:
    (said,) = actions.next_words(talk(crisis="suicidal", crisis__step="asked", crisis__answer="alone"))
    assert said.response == "utter_crisis_alone"
    assert paged == []
