"""The message lists of `tests/safety/data/`: label -> messages, and what the screen has to say for each label."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.safety.screen import Risk

HARMLESS = ("idiom", "ordinary")
DATA = Path(__file__).parent / "data"


def messages(name: str) -> list[tuple[str, str]]:
    """(label, message) of every message in the list `name`."""
    table = yaml.load((DATA / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return [(label, message) for label, listed in table.items() for message in listed]


def right(label: str, risk: Risk) -> bool:
    """Whether `risk` is what the label asks for."""
    if label in HARMLESS:
        return not risk.urgent
    if label == "danger":
        return "danger" in risk.kinds
    if label == "both":
        return {"suicidal", "danger"} <= risk.kinds
    if label == "other":
        return "suicidal" in risk.kinds and risk.about_other
    if label == "imminent":
        return risk.level == "imminent" and not risk.about_other
    return "suicidal" in risk.kinds and not risk.about_other
