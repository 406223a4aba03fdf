"""A person talks with the actions themselves: rules, slots and texts are the real ones, Rasa and the NLU are left out.

The test says which intent a message has, so that a journey's decisions are tested apart from the understanding.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

import actions
import actions.base
from actions.base import CareAction, Talk
from actions.journey import as_says
from bot import settings
from bot.dialogue.slots import slots_from
from bot.directory.directory import Directory
from bot.safety import crisis
from bot.storage import uow
from bot.texts.renderer import Texts
from bot.turn import Reply

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 14, 0, tzinfo=timezone.utc)  # a Sunday, 23:00 in Seoul


@lru_cache(maxsize=1)
def texts() -> Texts:
    """All responses."""
    return Texts.load(directory=Directory.load())


@lru_cache(maxsize=1)
def rules() -> dict[str, str]:
    """Intent to action, as data/rules says."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            found[rule["steps"][0]["intent"]] = rule["steps"][1]["action"]
    return found


@lru_cache(maxsize=1)
def from_entity() -> frozenset[str]:
    """Slots that an entity of the same name fills."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return frozenset(
        name
        for name, slot in domain["slots"].items()
        for mapping in slot["mappings"]
        if mapping["type"] == "from_entity"
    )


for _module in pkgutil.iter_modules(actions.__path__):  # readers of answers register themselves when imported
    importlib.import_module(f"actions.{_module.name}")


def action(name: str) -> CareAction:
    """An instance of the action of that name."""
    waiting: list[type[CareAction]] = [CareAction]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if not inspect.isabstract(kind) and kind().name() == name:
            return kind()
    raise AssertionError(f"no class for {name}")


class Person:
    """One person; `names` and `replies` are those of the last turn."""

    def __init__(self, language: str = "ko", staff_hours: str = "", report_duty: bool = True) -> None:
        self.slots: dict[str, Any] = {"language": language, "country": "KR"}
        self.names: list[str] = []
        self.replies: list[Reply] = []
        self.work: uow.UnitOfWork | None = None
        self._environ = {"GYEOT_STAFF_HOURS": staff_hours, "GYEOT_STAFF_REPORT_DUTY": "1" if report_duty else "0"}

    def says(
        self, intent: str, text: str = "", ranking: Sequence[tuple[str, float]] = (), **entities: str
    ) -> list[str]:
        """A message of that intent; gives the names of what was said."""
        understanding = SimpleNamespace(
            intent=intent,
            text=text,
            language=self.slots["language"],
            entities=[
                SimpleNamespace(entity=name, value=value, start=text.find(value), end=text.find(value) + len(value))
                for name, value in entities.items()
                if value in text
            ],
        )
        self.slots |= slots_from(understanding, self.slots)  # type: ignore[arg-type]
        return self._turn(intent, text, entities, tuple(ranking))

    def presses(self, title: str) -> list[str]:
        """A tap on a button of the last turn."""
        for reply in self.replies:
            for button in reply.buttons:
                if button.title == title:
                    press = texts().press(button.code)
                    assert press is not None
                    self.slots |= slots_from(None)
                    return self._turn(press.intent, "", dict(press.entities), ())
        raise AssertionError(f"no button {title}: {[b.title for r in self.replies for b in r.buttons]}")

    def _turn(
        self, intent: str, text: str, entities: dict[str, str], ranking: tuple[tuple[str, float], ...]
    ) -> list[str]:
        self.slots |= {name: value for name, value in entities.items() if name in from_entity()}
        talk = Talk(
            slots=dict(self.slots),
            intent=intent,
            ranking=ranking,
            entities={name: (value,) for name, value in entities.items()},
            text=text,
            now=NOW,
        )
        self.work = uow.UnitOfWork("0" * 32, "test", settings.load(self._environ, dotenv=None))
        with uow.active(self.work):
            if self.slots.get("crisis"):
                response, slots = crisis.follow(talk.slots, intent, text)
                says = [actions.base.Say(response, slots=slots)]
            else:
                says = as_says(actions.base.read_first(talk) or action(rules()[intent]).reply(talk))
        before = dict(self.slots)
        for say in says:
            self.slots |= say.slots
        self.names = [say.response for say in says]
        self.replies = [
            texts().render(
                say.response,
                language=before["language"],
                country=before.get("country") or "KR",
                values={name: value for name, value in say.values.items() if name != "only"},
                slots=before,
                only=say.values.get("only"),
            )
            for say in says
        ]
        assert self.names, "silence"
        return self.names

    @property
    def heard(self) -> str:
        """Everything said in the last turn."""
        return "\n".join(reply.text for reply in self.replies)

    @property
    def titles(self) -> list[str]:
        """The buttons of the last turn."""
        return [button.title for reply in self.replies for button in reply.buttons]


@pytest.fixture(params=["ko", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Both languages."""
    return str(request.param)


@pytest.fixture
def person(language: str) -> Person:
    """Somebody new, in both languages."""
    return Person(language)


@pytest.fixture
def korean() -> Iterator[Person]:
    """Somebody new who writes Korean."""
    yield Person("ko")
