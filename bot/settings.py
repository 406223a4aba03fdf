"""All settings, read once at start from the environment and `.env`. A wrong one stops the start in one line."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.desk.hours import StaffHours
from bot.errors import SettingsError

ROOT = Path(__file__).resolve().parent.parent
"""The checkout: configuration, data and models are read from here."""

DEFAULT_RATE = 30
DEFAULT_RATE_WINDOW_S = 10.0

WEBHOOK_PORTS = (443, 80, 88, 8443)
"""Telegram delivers to no other (Bot API, setWebhook)."""
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what setWebhook takes as secret_token


@dataclass(frozen=True)
class Settings:
    """Every setting by its name without the prefix. Secrets never appear in `repr`."""

    home: Path
    database_url: str
    models: Path
    master_key: str | None = field(default=None, repr=False)
    master_key_file: Path | None = None
    rest: bool = False
    workers: int = 1
    rate: int = DEFAULT_RATE
    telegram_token: str | None = field(default=None, repr=False)
    telegram_api_url: str | None = field(default=None, repr=False)
    telegram_staff_chat_id: str | None = field(default=None, repr=False)
    telegram_mode: str = "polling"  # or "webhook"
    telegram_secret: str | None = field(default=None, repr=False)
    public_url: str | None = None
    staff_report_duty: bool = True
    staff_hours: str = ""
    country: str = "KR"

    @property
    def key_file(self) -> Path:
        """Where the master key is when it is not in the environment."""
        return self.master_key_file or self.home / "keys" / "master.key"


def load(environ: Mapping[str, str] | None = None, dotenv: Path | None = ROOT / ".env") -> Settings:
    """Settings from `.env`, overridden by the environment.

    Raises:
        SettingsError: names the setting and what it takes, never its value.
    """
    values: dict[str, str] = {}
    if dotenv is not None and dotenv.is_file():
        try:
            values.update({key: value for key, value in dotenv_values(dotenv).items() if value is not None})
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{dotenv}: cannot be read; it must be text in UTF-8") from None
    values.update(os.environ if environ is None else environ)
    values = {key: value.strip() for key, value in values.items() if value.strip()}

    home = Path(values.get("GYEOT_HOME", str(ROOT / "var"))).expanduser().absolute()
    database_url = values.get("GYEOT_DATABASE_URL", f"sqlite:///{home / 'gyeot.db'}")
    workers = _number(values, "GYEOT_WORKERS", 1, 1, 64)
    if not re.fullmatch(r"sqlite:///[^:?]+", database_url):
        raise SettingsError("GYEOT_DATABASE_URL: only sqlite:/// addresses work in this version")
    if workers > 1:
        raise SettingsError("GYEOT_WORKERS: more than 1 needs PostgreSQL; leave it at 1 with SQLite")
    public_url = _public_url(values)
    telegram_mode = _telegram_mode(values, public_url)
    api_url = values.get("TELEGRAM_API_URL")
    if api_url is not None and not api_url.endswith("/bot"):
        raise SettingsError("TELEGRAM_API_URL: must end in /bot, as python-telegram-bot's base_url does")
    StaffHours.parse(values.get("GYEOT_STAFF_HOURS", ""))  # refused now, not when somebody asks for a human
    master_key_file = values.get("GYEOT_MASTER_KEY_FILE")
    return Settings(
        home=home,
        database_url=database_url,
        models=Path(values.get("GYEOT_MODELS", str(ROOT / "models"))).expanduser().absolute(),
        master_key=values.get("GYEOT_MASTER_KEY"),
        master_key_file=Path(master_key_file).expanduser().absolute() if master_key_file else None,
        rest=_switch(values, "GYEOT_REST", False),
        workers=workers,
        rate=_number(values, "GYEOT_RATE", DEFAULT_RATE, 1, 10_000),
        telegram_token=values.get("TELEGRAM_TOKEN"),
        telegram_api_url=api_url,
        telegram_staff_chat_id=values.get("TELEGRAM_STAFF_CHAT_ID"),
        telegram_mode=telegram_mode,
        telegram_secret=values.get("TELEGRAM_SECRET"),
        public_url=public_url,
        staff_report_duty=_switch(values, "GYEOT_STAFF_REPORT_DUTY", True),
        staff_hours=values.get("GYEOT_STAFF_HOURS", ""),
        country=values.get("GYEOT_COUNTRY", "KR").upper(),
    )


def _public_url(values: Mapping[str, str]) -> str | None:
    value = values.get("GYEOT_PUBLIC_URL")
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        usable = parts.port != 0
    except ValueError:
        raise SettingsError("GYEOT_PUBLIC_URL: is no address") from None
    if parts.scheme != "https":
        raise SettingsError("GYEOT_PUBLIC_URL: must begin with https://; a proxy before Gyeot holds the certificate")
    if not usable or not parts.hostname or "@" in parts.netloc or parts.query or parts.fragment or " " in value:
        raise SettingsError("GYEOT_PUBLIC_URL: takes https://, a host, and at most a port and a path")
    return value.rstrip("/")


def _telegram_mode(values: Mapping[str, str], public_url: str | None) -> str:
    mode = values.get("TELEGRAM_MODE", "polling").lower()
    if mode not in ("polling", "webhook"):
        raise SettingsError("TELEGRAM_MODE: takes 'polling' or 'webhook'")
    secret = values.get("TELEGRAM_SECRET")
    if secret is not None and not _SECRET.fullmatch(secret):
        raise SettingsError("TELEGRAM_SECRET: takes 1 to 256 of A-Z a-z 0-9 _ -; leave it out to have one made")
    if mode == "webhook":
        if public_url is None:
            raise SettingsError("TELEGRAM_MODE: 'webhook' needs GYEOT_PUBLIC_URL, the https address that reaches Gyeot")
        if (urlsplit(public_url).port or 443) not in WEBHOOK_PORTS:
            raise SettingsError("GYEOT_PUBLIC_URL: Telegram delivers to the ports 443, 80, 88 and 8443 only")
    return mode


def _switch(values: Mapping[str, str], name: str, default: bool) -> bool:
    value = values.get(name)
    if value is None:
        return default
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    raise SettingsError(f"{name}: takes 1 or 0")


def _number(values: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    value = values.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdecimal()) or not least <= int(value) <= most:
        raise SettingsError(f"{name}: takes a whole number from {least} to {most}")
    return int(value)
