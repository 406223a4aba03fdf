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
        ("TELEGRAM_SECRET", "with a space"),
        ("TELEGRAM_SECRET", "비밀"),
        ("TELEGRAM_SECRET", "x" * 257),
        ("GYEOT_PUBLIC_URL", "http://gyeot.example"),
        ("GYEOT_PUBLIC_URL", "gyeot.example"),
        ("GYEOT_PUBLIC_URL", "https:///path"),
        ("GYEOT_PUBLIC_URL", "https://me:secret@gyeot.example"),
        ("GYEOT_PUBLIC_URL", "https://gyeot.example/?a=b"),
        ("GYEOT_PUBLIC_URL", "https://gyeot.example:99999"),
        ("GYEOT_PUBLIC_URL", "https://[gyeot"),
        ("TELEGRAM_API_URL", "http://localhost:8081/secret"),
        ("GYEOT_STAFF_HOURS", "now and then"),
    ],
)
def test_a_wrong_value_is_refused_without_being_quoted(name, value):
    with pytest.raises(SettingsError) as refused:
        settings.load({name: value}, dotenv=None)
    assert name in str(refused.value)
    assert value not in str(refused.value)


def test_a_webhook_needs_a_public_address_on_a_port_that_telegram_delivers_to():
    with pytest.raises(SettingsError, match="GYEOT_PUBLIC_URL"):
        settings.load({"TELEGRAM_MODE": "webhook"}, dotenv=None)
    with pytest.raises(SettingsError, match="8443"):
        settings.load({"TELEGRAM_MODE": "webhook", "GYEOT_PUBLIC_URL": "https://gyeot.example:5005"}, dotenv=None)
    for port in ("", ":443", ":8443"):
        url = f"https://gyeot.example{port}/path/"
        loaded = settings.load({"TELEGRAM_MODE": "Webhook", "GYEOT_PUBLIC_URL": url}, dotenv=None)
        assert (loaded.telegram_mode, loaded.public_url) == ("webhook", url[:-1])


def test_a_public_address_on_any_port_will_do_for_polling():
    loaded = settings.load({"GYEOT_PUBLIC_URL": "https://gyeot.example:5005"}, dotenv=None)
    assert loaded.telegram_mode == "polling"


def test_the_environment_wins_over_the_file_and_secrets_are_not_in_the_repr(tmp_path):
    (tmp_path / ".env").write_text("GYEOT_RATE=5\nTELEGRAM_TOKEN=123:secret\nTELEGRAM_SECRET=secret-2\nGYEOT_REST=1\n")
    loaded = settings.load({"GYEOT_RATE": "7"}, dotenv=tmp_path / ".env")
    assert (loaded.rate, loaded.rest, loaded.telegram_token) == (7, True, "123:secret")
    assert "secret" not in repr(loaded)


def test_every_setting_stands_in_the_example_file():
    example = (settings.ROOT / ".env.example").read_text()
    source = (settings.ROOT / "bot" / "settings.py").read_text()
    used = set(re.findall(r'"((?:GYEOT|TELEGRAM)_[A-Z_]+)"', source))
    assert used
    assert not {name for name in used if f"#{name}=" not in example}
