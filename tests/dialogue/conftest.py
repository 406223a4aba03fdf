"""A small project of its own, trained once: the engine's tests stand apart from the journeys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml

from bot import log
from bot.dialogue.engine import Engine
from bot.dialogue.train import train_core
from bot.errors import DataError
from bot.safety.screen import NO_RISK, Risk
from bot.texts.buttons import Press
from bot.turn import Button, Reply

PROJECT = Path(__file__).parent / "data" / "project"


class SmallTexts:
    """The renderer's interface over one file of Korean texts and two buttons under `utter_paid`."""

    BUTTONS: ClassVar = {
        "b:1": ("네", Press("affirm", {"paid": "yes"}, "")),
        "b:2": ("아니요", Press("ask_legal", {}, "")),
    }

    def __init__(self) -> None:
        content = yaml.safe_load((PROJECT / "data/responses/all.yml").read_text(encoding="utf-8"))
        self._texts = {name: [entry["text"] for entry in entries] for name, entries in content["responses"].items()}
        self.asked: list[tuple[str, str, str]] = []

    def variants(self, name: str, language: str) -> int:
        if name not in self._texts:
            raise DataError(f"no response {name}")
        return len(self._texts[name])

    def render(
        self,
        name: str,
        *,
        language: str,
        country: str = "KR",
        values: Mapping[str, Any],
        slots: Mapping[str, Any],
        variant: int | None = None,
        only: Sequence[str] | None = None,
        item: int | None = None,
    ) -> Reply:
        self.asked.append((name, language, country))
        text = re.sub(r"\{(\w+)\}", lambda found: str(values[found[1]]), self._texts[name][variant or 0])
        shown = self.BUTTONS if name == "utter_paid" else {}
        buttons = tuple(Button(title, code) for code, (title, _) in shown.items())
        return Reply(text, buttons, protect=name == "utter_code")

    def titles(self, code: str) -> frozenset[str]:
        return frozenset({self.BUTTONS[code][0]}) if code in self.BUTTONS else frozenset()

    def press(self, code: str) -> Press | None:
        return self.BUTTONS[code][1] if code in self.BUTTONS else None


@dataclass(frozen=True)
class Understood:
    """An understanding as `bot.nlu` gives it, made by hand."""

    text: str
    intent: str
    entities: tuple[tuple[str, str], ...] = ()
    risk: Risk = NO_RISK

    def as_parse_data(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "intent": {"name": self.intent, "confidence": 0.9},
            "intent_ranking": [{"name": self.intent, "confidence": 0.9}],
            "entities": [{"entity": name, "value": value, "start": 0, "end": 1} for name, value in self.entities],
            "language": "ko",
            "risk": "none",
        }


@pytest.fixture(scope="session", autouse=True)
def _logging() -> None:
    """As the assistant has it: Rasa writes whole messages through structlog otherwise."""
    log.configure()


@pytest.fixture(scope="session")
def core_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained project."""
    model = tmp_path_factory.mktemp("core") / "core.tar.gz"
    train_core(PROJECT, model, lambda line: None)
    return model


@pytest.fixture(scope="session")
def texts() -> SmallTexts:
    return SmallTexts()


@pytest.fixture(scope="session")
def engine(core_model: Path, texts: SmallTexts) -> Engine:
    return Engine.load(core_model, texts, actions="tests.dialogue.dialogue_actions")  # type: ignore[arg-type]
