"""The command line `gyeot`. Commands are imported when they are called: `gyeot parse` never loads Rasa."""

from __future__ import annotations

import asyncio
import errno
import importlib
import sys
from collections.abc import Callable
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import click

from bot.errors import BotError

if TYPE_CHECKING:
    from bot.settings import Settings

# Commands that live with their subject: name -> module:attribute.
_ELSEWHERE = {
    "parse": "bot.nlu.cli:parse",
    "train": "bot.training:train",
    "directory": "bot.directory.cli:directory",
    "text": "bot.texts.cli:text",
    "bench": "bench.cli:main",
}


_PORT = click.IntRange(1, 65535)


class _Commands(click.Group):
    """Loads a command when it is asked for, and turns our errors into one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted([*super().list_commands(ctx), *_ELSEWHERE])

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command itself, imported now."""
        if name not in _ELSEWHERE:
            return super().get_command(ctx, name)
        module, _, attribute = _ELSEWHERE[name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Runs; BotError ends in one line on standard error and exit code 1."""
        try:
            return super().invoke(ctx)
        except BotError as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:  # a disk, a folder, a right: the path says more than a traceback
            if error.errno == errno.EPIPE:
                raise
            raise click.ClickException(f"{error.strerror or type(error).__name__}: {error.filename or '-'}") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
def gyeot() -> None:
    """Gyeot: stays by the side of people hit by digital sexual abuse."""


@gyeot.command()
@click.option("--port", type=_PORT, default=5005, show_default=True, help="HTTP of the assistant.")
@click.option("--console-port", type=_PORT, default=5080, show_default=True, help="HTTP of the staff console.")
@click.option("--only", type=click.Choice(["assistant", "console"]), help="Start one part.")
def run(port: int, console_port: int, only: str | None) -> None:
    """Starts everything; trains first when the data changed. Ctrl-C stops it."""
    from bot import run as running
    from bot import settings

    loaded = settings.load()
    if only != "console":
        running.prepare(loaded)
    asyncio.run(running.run(loaded, port, console_port, only))


@gyeot.command()
@click.option("--lang", type=click.Choice(["ko", "en"]), help="Language of the first words.")
def chat(lang: str | None) -> None:
    """Talks in the terminal; piped input gives one JSON line for each line."""
    from bot import run as running
    from bot import settings

    loaded = settings.load()
    running.prepare(loaded)
    asyncio.run(running.chat(loaded, lang))


@gyeot.group()
def desk() -> None:
    """What waits for human staff."""


@desk.command("list")
def desk_list() -> None:
    """The open handoffs: most urgent first. No words of anybody are in it."""
    from rich.console import Console
    from rich.table import Table

    from bot import settings
    from bot.desk.service import URGENCY_NAMES, waiting
    from bot.storage.database import Database

    database = Database(settings.load().database_url)
    database.migrate()
    rows = waiting(database)
    if not rows:
        click.echo("no open handoffs")
        return
    table = Table("case", "urgency", "reasons", "channel", "language", "under 19", "waiting", "due")
    now = datetime.now(timezone.utc)
    for row in rows:
        minutes = int((now - row.created_at).total_seconds() // 60)
        left = int((row.due_at - now).total_seconds() // 60)
        table.add_row(
            row.short_name,
            URGENCY_NAMES[row.urgency],
            row.reasons,
            row.channel,
            row.language,
            "yes" if row.minor else "-",
            f"{minutes} min",
            f"in {left} min" if left >= 0 else f"{-left} min over",
        )
    Console(width=None if sys.stdout.isatty() else 120).print(table)


@gyeot.command()
def purge() -> None:
    """Erases what is past its retention."""
    from bot import settings
    from bot.cases.people import People
    from bot.storage.database import Database
    from bot.storage.keys import KeyStore

    loaded = settings.load()
    database = Database(loaded.database_url)
    database.migrate()
    gone = People(database, KeyStore.load(loaded)).purge(datetime.now(timezone.utc))
    click.echo(f"erased {gone} cases past their time")


@gyeot.command()
def doctor() -> None:
    """Checks settings, keys, database and model; says what is wrong and how to mend it."""
    from bot import settings, training
    from bot.directory.directory import Directory
    from bot.storage.database import Database
    from bot.storage.keys import KeyStore
    from bot.texts.renderer import Texts

    def key_beside_data() -> None:
        if not loaded.master_key and loaded.home in loaded.key_file.parents:
            click.echo("warning  master key: it lies beside the data; set GYEOT_MASTER_KEY_FILE to another disk")

    loaded = settings.load()
    data = settings.ROOT / "data"
    checks: list[tuple[str, Callable[[], object]]] = [
        ("texts and directory", lambda: Texts.load(data / "responses", Directory.load(data / "directory"))),
        ("keys", lambda: KeyStore.load(loaded)),
        ("database", lambda: Database(loaded.database_url).migrate()),
        ("model", lambda: training.trained(loaded.models)),
        ("master key", key_beside_data),
    ]
    failed = 0
    for name, check in checks:
        try:
            check()
            click.echo(f"ok       {name}")
        except BotError as error:
            failed += 1
            click.echo(f"wrong    {name}: {error}")
    click.echo(f"{'ok' if loaded.telegram_token else 'off':8} Telegram: {_telegram(loaded)}")
    if failed:
        raise SystemExit(1)


def _telegram(loaded: Settings) -> str:
    if not loaded.telegram_token:
        return "no token"
    if loaded.telegram_mode == "polling":
        return "long polling"
    made = "from TELEGRAM_SECRET" if loaded.telegram_secret else "made at each start"
    return f"webhook at {loaded.public_url}, its secret {made}"


def main() -> None:
    """Entry point of the console script; a stop by Ctrl-C is no error."""
    try:
        gyeot(prog_name="gyeot")
    except KeyboardInterrupt:
        raise SystemExit(130) from None
