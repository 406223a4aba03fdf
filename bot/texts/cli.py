"""`gyeot text`: reads everything the assistant can say as an editor would."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot.directory.directory import DATA as DIRECTORY
from bot.texts.check import report
from bot.texts.responses import DATA

_QUIET_S = 2.0
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_RESPONSES: Callable[[Any], Any] = click.option(
    "--responses", type=_FOLDER, default=DATA, show_default="data/responses", help="The folder with the responses."
)
_DIRECTORY: Callable[[Any], Any] = click.option(
    "--directory", type=_FOLDER, default=DIRECTORY, show_default="data/directory", help="The folder of the directory."
)


@click.group()
def text() -> None:
    """Everything that people may read: check it."""


@text.command()
@_RESPONSES
@_DIRECTORY
def check(responses: Path, directory: Path) -> None:
    """Checks every response in all its languages, and the directory's prose. Exit 0 clean, 1 findings.

    Length, one question, banned words, particles, politeness, braces, numbers outside the directory, equal buttons
    and variants, missing languages, values nobody fills, names nobody says.
    """
    started = time.monotonic()

    def progress(stage: str) -> None:
        if time.monotonic() - started > _QUIET_S:
            click.echo(f"reading {stage} ...", err=True)

    read = report(responses, directory, progress=progress)
    for finding in read.findings:
        click.echo(finding)
    verdict = "clean" if not read.findings else f"{len(read.findings)} findings"
    click.echo(f"{read.responses} responses: {verdict}. {'; '.join(str(one) for one in read.lengths)}")
    if read.findings:
        raise SystemExit(1)
