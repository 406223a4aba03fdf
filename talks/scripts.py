"""What the invented people say and tap, read from `scripts/<name>.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import yaml

from talks.errors import TalksError

FOLDER = Path(__file__).with_name("scripts")
SITUATIONS = ("straight", "messy", "interrupted", "distress")
"""One talk of each for every person: to the point; with slips, digressions and a changed mind; with somebody looking
or coming in between; with despair or danger in the middle."""
LANGUAGES = ("ko", "en", "mixed")
CHANNELS = ("telegram", "web", "terminal")
RISKS = ("suicidal", "danger")

_SEOUL = timezone(timedelta(hours=9))
_KEYS = {"person", "situation", "language", "channel", "at", "messy", "turns"}


@dataclass(frozen=True)
class Step:
    """One turn: what is typed, or the title of the button that is tapped.

    `risk`: an emergency card must answer it. `left`: the talk is wiped with it, so what follows is a new one.
    """

    says: str = ""
    taps: str = ""
    risk: str | None = None
    left: bool = False


@dataclass(frozen=True)
class Script:
    """One conversation. `at` is the moment at which it takes place (aware): who is there to be called depends on it."""

    name: str
    person: str
    situation: str
    language: str
    channel: str
    at: datetime
    messy: bool
    steps: tuple[Step, ...]


def read_scripts(folder: Path = FOLDER) -> tuple[Script, ...]:
    """All scripts, by name. Raises TalksError, naming the file."""
    return tuple(_script(path) for path in sorted(folder.glob("*.yml")))


def _script(path: Path) -> Script:
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TalksError(f"{path.name}: cannot be read ({type(error).__name__})") from error
    if not isinstance(raw, dict) or set(raw) - _KEYS or {"person", "situation", "language", "turns"} - set(raw):
        raise TalksError(f"{path.name}: has other keys than {', '.join(sorted(_KEYS))}")
    try:
        at = datetime.strptime(str(raw.get("at", "2026-11-20 23:40")), "%Y-%m-%d %H:%M").replace(tzinfo=_SEOUL)
    except ValueError:
        raise TalksError(f"{path.name}: at: is no quoted time such as '2026-11-20 23:40'") from None
    script = Script(
        name=path.stem,
        person=str(raw["person"]),
        situation=_one_of(path, "situation", raw["situation"], SITUATIONS),
        language=_one_of(path, "language", raw["language"], LANGUAGES),
        channel=_one_of(path, "channel", raw.get("channel", "telegram"), CHANNELS),
        at=at,
        messy=bool(raw.get("messy", raw["situation"] == "messy")),
        steps=tuple(_step(path, step) for step in raw["turns"] or ()),
    )
    if not script.steps:
        raise TalksError(f"{path.name}: nobody says anything")
    return script


def _one_of(path: Path, key: str, value: object, known: tuple[str, ...]) -> str:
    if value not in known:
        raise TalksError(f"{path.name}: {key}: takes {', '.join(known)}")
    return str(value)


def _step(path: Path, raw: Any) -> Step:
    if isinstance(raw, str):
        raw = {"says": raw}
    if (
        not isinstance(raw, Mapping)
        or set(raw) - {"says", "taps", "risk", "left"}
        or ("says" in raw) == ("taps" in raw)
    ):
        raise TalksError(f"{path.name}: a turn is a text, or `taps:` a title; with `risk:` and `left:` if need be")
    risk = None if raw.get("risk") is None else _one_of(path, "risk", raw["risk"], RISKS)
    return Step(str(raw.get("says", "")), str(raw.get("taps", "")), risk, bool(raw.get("left", False)))
