"""Which emergency card answers a risk. The words are in `data/responses/crisis.yml`."""

from __future__ import annotations

from bot.safety.screen import Risk

CARDS = (
    "utter_card_suicidal",
    "utter_card_suicidal_veiled",
    "utter_card_suicidal_imminent",
    "utter_card_danger",
    "utter_card_both",
    "utter_card_other",
    "utter_card_other_imminent",
    "utter_card_other_danger",
)


def card(risk: Risk) -> str:
    """The response name of the card for an urgent risk. Raises ValueError when the risk is not urgent."""
    if not risk.urgent:
        raise ValueError(f"no card for a risk of {risk.top}")
    suicidal = "suicidal" in risk.kinds
    if risk.about_other:
        if not suicidal:
            return "utter_card_other_danger"
        return "utter_card_other_imminent" if risk.level == "imminent" else "utter_card_other"
    if suicidal and "danger" in risk.kinds:
        return "utter_card_both"
    if not suicidal:
        return "utter_card_danger"
    if risk.level == "imminent":
        return "utter_card_suicidal_imminent"
    return "utter_card_suicidal_veiled" if risk.veiled else "utter_card_suicidal"
