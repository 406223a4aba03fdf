"""`python -m bench`: measures, prints the table, writes JSON and picture."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click
from rich.console import Console

from bench import measure, report, subjects
from bench.errors import BenchError
from bench.figures import Figures
from bench.steps import Steps
from bench.subjects import FLOOR, OURS, STARTER, Subject

OUT = Path(__file__).parent / "out"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--full", is_flag=True, help="50 at a time and 1,000 turns too; longer rounds. Up to an hour.")
@click.option("--only", multiple=True, type=click.Choice([STARTER, OURS, FLOOR]), help="Measure these only.")
@click.option("--rounds", type=click.IntRange(1, 50), help="Rounds at each number of people at a time.")
@click.option("--seconds", type=click.FloatRange(0.5, 600), help="Length of a round.")
@click.option(
    "--starter",
    "starter_folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A starter project made and trained before; its training is not measured again.",
)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=OUT, help="Default: bench/out.")
def main(
    full: bool,
    only: Sequence[str],
    rounds: int | None,
    seconds: float | None,
    starter_folder: Path | None,
    out: Path,
) -> None:
    """Measures this assistant and Rasa's starter project side by side; about 8 minutes on two quiet cores.

    Everything runs on the loopback, in temporary folders, and is ended at the end, also after Ctrl-C.
    """
    plan = measure.FULL if full else measure.Plan()
    plan = replace(plan, rounds=rounds or plan.rounds, seconds=seconds or plan.seconds)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    console = Console(width=None if sys.stdout.isatty() else 120)
    load_before = os.getloadavg()
    logs = out.absolute() / "logs"
    shutil.rmtree(logs, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(prefix="gyeot-bench-", ignore_cleanup_errors=True) as temporary:
            chosen = _subjects(Path(temporary), logs, starter_folder, only)
            measured: list[Figures] = measure.measure(chosen, plan, Steps(console))
        report.show(measured, plan, load_before, console)
        written = report.write(measured, plan, load_before, out)
    except BenchError as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(os.path.relpath(path))


def _subjects(temporary: Path, logs: Path, starter_folder: Path | None, only: Sequence[str]) -> list[Subject]:
    project = (starter_folder or temporary / "starter").absolute()
    project.mkdir(exist_ok=True)
    makers: dict[str, Callable[[], Subject]] = {
        STARTER: lambda: subjects.starter(project, logs, trained=starter_folder is not None),
        OURS: lambda: subjects.ours(temporary / "home", temporary / "models", logs),
        FLOOR: lambda: subjects.floor(logs),
    }
    return [make() for name, make in makers.items() if not only or name in only]


def _stop(number: int, frame: FrameType | None) -> None:
    """A stop by signal is Ctrl-C: everything unwinds, and every server is ended."""
    raise KeyboardInterrupt
