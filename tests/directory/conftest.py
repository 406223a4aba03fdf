from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.directory.directory import DATA, Directory

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def directory() -> Directory:
    """The shipped directory, as of a day that does not move."""
    return Directory.load(today=lambda: TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped directory to break."""
    copy = tmp_path / "directory"
    shutil.copytree(DATA, copy)
    return copy


@pytest.fixture
def change(folder: Path) -> Callable[..., Path]:
    """Sets keys of one row in the copy."""

    def apply(id: str, file: str = "services.yml", **keys: Any) -> Path:
        path = folder / file
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        row = next(row for row in rows if row["id"] == id)
        for key, value in keys.items():
            row[key] = value
        path.write_text(yaml.dump(rows, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
        return folder

    return apply
