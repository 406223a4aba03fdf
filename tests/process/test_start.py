"""What a wrong set-up says: one line, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT

GYEOT = str(Path(sys.executable).with_name("gyeot"))


def gyeot(*arguments, **environ):
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GYEOT_", "TELEGRAM_"))}
    return subprocess.run(
        [GYEOT, *arguments], capture_output=True, text=True, timeout=120, cwd=ROOT, env={**clean, **environ}
    )


@pytest.mark.parametrize(
    ("arguments", "environ", "said"),
    [
        (["purge"], {"GYEOT_HOME": "file"}, "Error"),
        (["purge"], {"GYEOT_HOME": "home", "GYEOT_MASTER_KEY": "c2hvcnQ="}, "GYEOT_MASTER_KEY"),
        (["purge"], {"GYEOT_HOME": "home", "GYEOT_MASTER_KEY_FILE": "home"}, "master key"),
        (["desk", "list"], {"GYEOT_HOME": "home", "GYEOT_DATABASE_URL": "sqlite:x"}, "GYEOT_DATABASE_URL"),
        (["run"], {"GYEOT_HOME": "home", "TELEGRAM_MODE": "webhook"}, "GYEOT_PUBLIC_URL"),
        (["run"], {"GYEOT_HOME": "home", "TELEGRAM_SECRET": "two words"}, "TELEGRAM_SECRET"),
        (["run", "--port", "99999"], {"GYEOT_HOME": "home"}, "--port"),
    ],
)
def test_a_wrong_set_up_is_said_in_a_line(tmp_path, arguments, environ, said):
    (tmp_path / "file").touch()
    (tmp_path / "home").mkdir()
    paths = {name: str(tmp_path / value) for name, value in environ.items() if value in ("file", "home")}
    done = gyeot(*arguments, **{**environ, **paths})
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_a_newer_version_is_refused_in_a_line(tmp_path):
    import sqlite3

    environ = {"GYEOT_HOME": str(tmp_path)}
    assert gyeot("purge", **environ).returncode == 0
    assert not (tmp_path / "gyeot.db").stat().st_mode & 0o077
    with sqlite3.connect(tmp_path / "gyeot.db") as database:
        database.execute("UPDATE alembic_version SET version_num = 'from the future'")
    done = gyeot("purge", **environ)
    assert (done.returncode, "another version" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr


def test_doctor_says_how_telegram_is_read(tmp_path):
    home, token = {"GYEOT_HOME": str(tmp_path)}, {"TELEGRAM_TOKEN": "123:not-shown"}
    webhook = {"TELEGRAM_MODE": "webhook", "GYEOT_PUBLIC_URL": "https://gyeot.example", "TELEGRAM_SECRET": "not-shown"}
    assert "Telegram: no token" in gyeot("doctor", **home).stdout
    assert "Telegram: long polling" in gyeot("doctor", **home, **token).stdout
    said = gyeot("doctor", **home, **token, **webhook).stdout
    assert "webhook at https://gyeot.example" in said
    assert "not-shown" not in said
