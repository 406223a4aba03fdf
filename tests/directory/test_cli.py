"""`gyeot directory`: exit codes, and errors in one line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import bot.directory.cli as command
from bot.directory.cli import directory as group


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "today_in_seoul", lambda: date(2026, 11, 22))


def gyeot(*arguments: str) -> Result:
    return CliRunner(mix_stderr=False).invoke(group, list(arguments))


def test_the_shipped_directory_passes_the_check_and_fails_for_freshness() -> None:
    assert gyeot("check").exit_code == 0
    fresh = gyeot("check", "--fresh")
    assert fresh.exit_code == 1
    assert "old: services.yml: kr_military_1303" in fresh.stdout


def test_a_removed_source_fails_the_check_and_is_named_on_standard_error(change: Callable[..., Path]) -> None:
    folder = change("kr_kisa_118", sources=[])
    found = gyeot("check", "--data", str(folder))
    assert found.exit_code == 1
    assert found.stderr == "error: services.yml: kr_kisa_118: sources: is empty\n"


def test_list_shows_a_row_each_of_the_country_asked_for() -> None:
    found = gyeot("list", "--country", "gb")
    assert found.exit_code == 0
    assert "gb_childline" in found.stdout
    assert "kr_police_112" not in found.stdout


def test_show_prints_every_field_of_a_row_of_any_file() -> None:
    assert "kr_bluetree (services.yml), undated" in gyeot("show", "kr_bluetree").stdout
    assert "mon tue wed thu fri 09:00-20:00, not 12:00-13:00, holidays closed" in gyeot("show", "kr_bluetree").stdout
    assert "t.me/NAME/NUMBER" in gyeot("show", "telegram").stdout
    assert "피해자 국선변호사" in gyeot("show", "state_lawyer").stdout


@pytest.mark.parametrize("arguments", [("show", "nobody"), ("list", "--country", "QQ")])
def test_a_name_nobody_has_is_wrong_use_in_one_line(arguments: tuple[str, ...]) -> None:
    found = gyeot(*arguments)
    assert found.exit_code == 2
    assert found.stderr.count("\n") == 1
    assert found.stdout == ""


def test_a_broken_folder_is_one_line_and_no_traceback(change: Callable[..., Path]) -> None:
    folder = change("kr_kisa_118", hours="sometimes")
    for arguments in (("list",), ("show", "kr_kisa_118")):
        found = gyeot(*arguments, "--data", str(folder))
        assert found.exit_code == 1
        assert found.stderr.startswith("Error: services.yml: kr_kisa_118: hours:")
        assert found.stderr.count("\n") == 1
