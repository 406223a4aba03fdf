from __future__ import annotations

from itertools import product

import pytest

from bot.safety.cards import CARDS, card
from bot.safety.screen import NO_RISK, Risk
from bot.texts.renderer import Texts

SUICIDAL, DANGER = "suicidal", "danger"


@pytest.mark.parametrize(
    ("risk", "name"),
    [
        (Risk(frozenset({SUICIDAL}), "wish"), "utter_card_suicidal"),
        (Risk(frozenset({SUICIDAL}), "wish", veiled=True), "utter_card_suicidal_veiled"),
        (Risk(frozenset({SUICIDAL}), "imminent"), "utter_card_suicidal_imminent"),
        (Risk(frozenset({DANGER})), "utter_card_danger"),
        (Risk(frozenset({SUICIDAL, DANGER}), "imminent"), "utter_card_both"),
        (Risk(frozenset({SUICIDAL}), "wish", about_other=True), "utter_card_other"),
        (Risk(frozenset({SUICIDAL}), "imminent", about_other=True), "utter_card_other_imminent"),
        (Risk(frozenset({DANGER}), about_other=True), "utter_card_other_danger"),
    ],
)
def test_each_risk_has_its_card(risk: Risk, name: str) -> None:
    assert card(risk) == name


def test_every_urgent_risk_has_a_card_with_words(texts: Texts) -> None:
    kinds = [{SUICIDAL}, {DANGER}, {SUICIDAL, DANGER}, {SUICIDAL, "distress"}]
    for kind, level, veiled, other in product(kinds, ("wish", "imminent"), (True, False), (True, False)):
        name = card(Risk(frozenset(kind), level if SUICIDAL in kind else None, veiled, other))  # type: ignore[arg-type]
        assert name in CARDS
        assert texts.render(name, language="ko").text


@pytest.mark.parametrize("risk", [NO_RISK, Risk(frozenset({"distress"}))])
def test_without_urgency_there_is_no_card(risk: Risk) -> None:
    with pytest.raises(ValueError, match="no card"):
        card(risk)
