"""Settings fail at start, in one line that names the setting and never its value."""

import re

import pytest

from bot import settings
from bot.errors import SettingsError


def test_with_nothing_set_everything_works_on_one_machine():
    loaded = settings.load({}, dotenv=None)
    assert (loaded.rest, loaded.telegram_token, loaded.workers) == (False, None, 1)
    assert loaded.database_url.startswith("sqlite:///")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GYEOT_WORKERS", "2"),
        ("GYEOT_WORKERS", "zero"),
        ("GYEOT_RATE", "-1"),
        ("GYEOT_REST", "maybe"),
        ("GYEOT_RATE", "²"),
        ("GYEOT_DATABASE_URL", "mysql://secret@host/db"),
        ("GYEOT_DATABASE_URL", "sqlite:secret"),
        ("TELEGRAM_MODE", "carrier pigeon"),
        ("TELEGRAM_API_URL", "http://localhost:8081/secret"),
        ("GYEOT_STAFF_HOURS", "now and then"),
    ],
)
def test_a_wrong_value_is_refused_without_being_quoted(name, value):
    with pytest.raises(SettingsError) as refused:
        settings.load({name: value}, dotenv=None)
    assert name in str(refused.value)
    assert value not in str(refused.value)


def test_the_environment_wins_over_the_file_and_secrets_are_not_in_the_repr(tmp_path):
    (tmp_path / ".env").write_text("GYEOT_RATE=5\nTELEGRAM_TOKEN=123:secret\nGYEOT_REST=1\n")
    loaded = settings.load({"GYEOT_RATE": "7"}, dotenv=tmp_path / ".env")
    assert (loaded.rate, loaded.rest, loaded.telegram_token) == (7, True, "123:secret")
    assert "secret" not in repr(loaded)


def test_every_setting_stands_in_the_example_file():
    example = (settings.ROOT / ".env.example").read_text()
    source = (settings.ROOT / "bot" / "settings.py").read_text()
    used = set(re.findall(r'"((?:GYEOT|TELEGRAM)_[A-Z_]+)"', source))
    assert used
    assert not {name for name in used if f"#{name}=" not in example}
