"""Table, JSON and picture of made-up figures."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bench import report
from bench.figures import Figures, Load, Memory, Round, TurnCost
from bench.measure import Plan
from bench.steps import Steps

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:matplotlib")  # it uses pyparsing's old names

PLAN = Plan(concurrencies=(1,), turns=(10,))


def _figures(name: str, latency_s: float, start_s: float) -> Figures:
    load = Load.of(1, [Round((latency_s,) * 10, within=10, window_s=1.0, cpu_s=0.1, client_cpu_s=0.01)])
    assert load is not None
    return Figures(
        name,
        f"title of {name}",
        training_s=60.0,
        warm_start_s=start_s,
        memory=Memory(own=400 * 1024 * 1024),
        loads=[load],
        turns=[TurnCost(10, 1000 * latency_s, 1.0, 11)],
        notes=[f"note of {name}"],
    )


MEASURED = [_figures("starter", 0.080, 40.0), _figures("ours", 0.010, 20.0)]


def _row(what: str, measured: list[Figures] = MEASURED) -> report.Row:
    return next(row for row in report.rows(measured, PLAN) if row.what == what)


def test_a_row_compares_ours_with_the_starter_and_judges_its_goal() -> None:
    p50, start = _row("1 at a time: p50"), _row("warm start to first answer")
    assert p50.ratio == pytest.approx(0.125) and p50.met is True
    assert start.ratio == pytest.approx(0.5) and start.met is False


def test_without_the_starter_nothing_is_judged() -> None:
    row = _row("1 at a time: p50", MEASURED[1:])
    assert row.ratio is None and row.met is None


def test_the_table_names_every_subject_goal_and_note() -> None:
    console = Console(file=io.StringIO(), width=140)
    report.show(MEASURED, PLAN, (0.1, 0.0, 0.0), console)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    for words in ("title of starter", "title of ours", "note of ours", "0.125", "≤ 0.2 met", "≤ 0.3 not met"):
        assert words in shown
    assert "cold start" not in shown  # not measured here
    assert "busy" not in shown


def test_the_table_says_when_the_machine_was_busy() -> None:
    console = Console(file=io.StringIO(), width=140)
    report.show(MEASURED, PLAN, (2.5, 0.0, 0.0), console)
    assert "busy (load 2.5" in console.file.getvalue()  # type: ignore[attr-defined]


def test_json_holds_rows_and_raw_figures_and_nothing_of_the_machine_but_its_size(tmp_path: Path) -> None:
    written, picture = report.write(MEASURED, PLAN, (0.0, 0.0, 0.0), tmp_path / "new" / "out")
    read = json.loads(written.read_text(encoding="utf-8"))
    assert {row["what"] for row in read["comparison"]} >= {"training", "1 at a time: p99", "turn 10: p50"}
    assert read["subjects"][1]["loads"][0]["rounds"][0]["latencies_ms"] == [10.0] * 10
    assert str(Path.cwd()) not in written.read_text(encoding="utf-8")
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_one_subject_alone_is_drawn(tmp_path: Path) -> None:
    report.picture([Figures("floor", "echo")], PLAN, tmp_path / "alone.png")
    assert (tmp_path / "alone.png").stat().st_size > 1000


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "-"), (0, "0"), (0.12345, "0.123"), (12.345, "12.3"), (1234.5, "1,234"), (4321, "4,321")],
)
def test_numbers_have_three_significant_digits(value: float | None, shown: str) -> None:
    assert report.number(value) == shown


@pytest.mark.parametrize("terminal", [True, False])
def test_a_step_says_what_it_does_and_what_it_took(terminal: bool) -> None:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100)
    with Steps(console).step("training [of] ours") as say:
        say("40 [%]")
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "training [of] ours" in shown and shown.rstrip().endswith("s")
