"""`gyeot parse`: one message a line in, one JSON line out, in order, as soon as it is understood."""

from __future__ import annotations

import os
import sys
from typing import IO

import click

from bot.errors import ModelMissing
from bot.nlu.understand import Understander


@click.command("parse")
def parse() -> None:
    """Understands each line of standard input; trains first when there is no model (progress on standard error)."""
    understander = _load()
    try:
        _answer(understander, click.get_binary_stream("stdin"), click.get_binary_stream("stdout"))
    except BrokenPipeError:
        # The reader went away (`| head`); point the stream elsewhere so that closing it does not fail too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _answer(understander: Understander, lines: IO[bytes], out: IO[bytes]) -> None:
    for raw in iter(lines.readline, b""):
        text = raw.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", errors="replace")
        out.write(understander.understand(text).as_json_line().encode("utf-8") + b"\n")
        out.flush()


def _load() -> Understander:
    from bot import settings, training

    models = settings.load().models
    try:
        return Understander.load(training.trained_part(models, training.NLU))
    except ModelMissing:
        training.train_all(settings.ROOT, models, lambda line: click.echo(line, err=True))
        return Understander.load(training.trained_part(models, training.NLU))
