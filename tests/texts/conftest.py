from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.directory.directory import Directory
from bot.texts.renderer import Texts

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def directory() -> Directory:
    return Directory.load(today=lambda: TODAY)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes `responses:` files (name -> YAML body, two spaces in) into a folder of their own."""

    def apply(**files: str) -> Path:
        for name, body in files.items():
            (tmp_path / f"{name}.yml").write_text(f'version: "3.1"\nresponses:\n{body}', encoding="utf-8")
        return tmp_path

    return apply


@pytest.fixture
def load(write: Callable[..., Path], directory: Directory) -> Callable[..., Texts]:
    """Texts from such files."""
    return lambda **files: Texts.load(write(**files), directory)


def pair(ko: str, en: str, name: str = "utter_x", buttons: str = "", english_buttons: str | None = None) -> str:
    """One response with a wording in each language; `buttons` are YAML flow items."""
    english = buttons if english_buttons is None else english_buttons
    return (
        f"  {name}:\n  - text: {ko!r}\n    buttons: [{buttons}]\n"
        f"  - condition: [{{type: slot, name: language, value: en}}]\n    text: {en!r}\n    buttons: [{english}]\n"
    )
