"""`python -m talks`: prints the conversations, one after another."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

import click

from bot import log, training
from bot.errors import BotError
from bot.settings import ROOT, load
from talks.errors import TalksError
from talks.judge import faults
from talks.play import stage
from talks.scripts import LANGUAGES, Script, read_scripts
from talks.transcript import lines


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--only", multiple=True, metavar="NAME", help="Only talks whose name begins so, such as girl17.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only talks in this language.")
def main(only: Sequence[str], lang: str | None) -> None:
    """Prints conversations of invented people with the real assistant, to be read. Two minutes for all.

    Exit 1 when one of them breaks a rule (silence, a brace, a text twice running ...); standard error says which.
    """
    try:
        scripts = [script for script in read_scripts() if lang in (None, script.language)]
        if only:
            scripts = [script for script in scripts if script.name.startswith(tuple(only))]
        if not scripts:
            raise click.UsageError("no talk has that name and language")
        log.configure()
        loaded = load()
        if training.needs_training(ROOT, loaded.models):
            raise TalksError("the data changed or there is no model yet; run: gyeot train")
        if asyncio.run(_print(scripts)):
            sys.exit(1)
    except (TalksError, BotError) as error:
        raise click.ClickException(str(error)) from None


async def _print(scripts: Sequence[Script]) -> int:
    """Plays and prints; gives how many faults were found."""
    found = 0
    async with stage(_progress) as assistant:
        for number, script in enumerate(scripts, 1):
            _progress(f"{number} of {len(scripts)}: {script.name}")
            talk = await assistant.play(script)
            click.echo("\n".join(lines(talk)))
            for fault in faults(talk, assistant.texts):
                found += 1
                _progress(f"fault: {script.name}: {fault}")
    return found


def _progress(line: str) -> None:
    click.echo(line, err=True)
