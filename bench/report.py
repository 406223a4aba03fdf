"""The figures as a table, as JSON and as a picture; all three from the same rows."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from bench.figures import (
    MEMORY_GOAL,
    P50_GOAL,
    RATE_GOAL,
    TRAINING_GOAL,
    WARM_START_GOAL,
    Figures,
    Goal,
    ratio,
)
from bench.measure import Plan
from bench.subjects import OURS, STARTER

JSON_NAME, PICTURE_NAME = "bench.json", "bench.png"
_MIB = 1024 * 1024
_BUSY = 0.5
"""A load average before the first step from which on the table says that something else ran."""
_COLOURS = {STARTER: "#8a8f98", OURS: "#2a7f62"}
_FLOOR_COLOUR = "#d9b44a"


@dataclass(frozen=True)
class Row:
    """One line: a figure of each subject by its name. `goal` is about ours divided by the starter's."""

    what: str
    unit: str
    values: Mapping[str, float | None]
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """Ours divided by the starter's, when both are known."""
        return ratio(self.values.get(OURS), self.values.get(STARTER))

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None without a goal or a ratio."""
        return None if self.goal is None or self.ratio is None else self.goal.met(self.ratio)

    def as_json(self) -> dict[str, Any]:
        """Plain values for JSON."""
        goal = None if self.goal is None else str(self.goal)
        return {
            "what": self.what,
            "unit": self.unit,
            "values": dict(self.values),
            "ratio": self.ratio,
            "goal": goal,
            "met": self.met,
        }


def rows(measured: Sequence[Figures], plan: Plan) -> list[Row]:
    """All lines of the table, in its order."""

    def each(attribute: str) -> dict[str, float | None]:
        return {figures.name: getattr(figures, attribute) for figures in measured}

    memory: dict[str, float | None] = {one.name: one.memory.own / _MIB or None for one in measured}
    found = [
        Row("training", "s", each("training_s"), TRAINING_GOAL),
        Row("training, CPU", "s", each("training_cpu_s")),
        Row("training examples", "", each("training_examples")),
        Row("cold start to first answer", "s", each("cold_start_s")),
        Row("warm start to first answer", "s", each("warm_start_s"), WARM_START_GOAL),
        Row("peak memory, all processes", "MiB", memory, MEMORY_GOAL),
    ]
    for concurrency in plan.concurrencies:
        loads = {figures.name: figures.load(concurrency) for figures in measured}

        def of(attribute: str, loads: Mapping[str, Any] = loads) -> dict[str, float | None]:
            return {name: None if load is None else getattr(load, attribute) for name, load in loads.items()}

        at = f"{concurrency} at a time"
        found += [
            Row(f"{at}: p50", "ms", of("p50_ms"), P50_GOAL),
            Row(f"{at}: p95", "ms", of("p95_ms")),
            Row(f"{at}: p99", "ms", of("p99_ms")),
            Row(f"{at}: messages a second", "/s", of("per_s"), RATE_GOAL),
            Row(f"{at}: CPU a message", "ms", of("cpu_ms")),
            Row(f"{at}: CPU of the client a message", "ms", of("client_cpu_ms")),
            Row(f"{at}: messages measured", "", of("messages")),
            Row(f"{at}: failed", "", of("failed")),
            Row(f"{at}: answered without a word", "", of("silent")),
        ]
    for turn in plan.turns:
        costs = {figures.name: figures.turn(turn) for figures in measured}
        p50 = {name: cost.p50_ms if cost else None for name, cost in costs.items()}
        cpu = {name: cost.cpu_ms if cost else None for name, cost in costs.items()}
        found += [
            Row(f"turn {turn}: p50", "ms", p50),
            Row(f"turn {turn}: CPU a message", "ms", cpu),
        ]
    return found


def table(measured: Sequence[Figures], plan: Plan, load_before: Sequence[float]) -> Table:
    """The table, with what one must know to read it below."""
    shown = Table(
        title="Side by side on this machine", caption=notes(measured, plan, load_before), caption_justify="left"
    )
    shown.add_column("")
    for figures in measured:
        shown.add_column(figures.title, justify="right")
    shown.add_column("ours / starter", justify="right")
    shown.add_column("goal", justify="right")
    for row in rows(measured, plan):
        if any(value is not None for value in row.values.values()):
            shown.add_row(
                f"{row.what}{', ' + row.unit if row.unit else ''}",
                *(number(row.values.get(figures.name)) for figures in measured),
                number(row.ratio) if row.unit else "",
                "" if row.goal is None else f"{row.goal} {_word(row.met)}",
            )
    return shown


def notes(measured: Sequence[Figures], plan: Plan, load_before: Sequence[float]) -> str:
    """What the numbers mean and what was set for them."""
    lines = [
        f"{plan.rounds} alternating rounds of {plan.seconds:g} s each; client and servers share "
        f"{psutil.cpu_count()} cores; latencies over all rounds, messages a second of the median round.",
        "cold: first start after training; warm: second. CPU: of all processes of the server.",
        "peak memory: private pages of every process (USS), and what they share with each other once.",
    ]
    if load_before[0] > _BUSY:
        lines.append(f"The machine was busy (load {load_before[0]:.1f} before the start): times are too long.")
    lines += [f"{figures.title}: {note}" for figures in measured for note in figures.notes]
    return "\n".join(lines)


def as_json(measured: Sequence[Figures], plan: Plan, load_before: Sequence[float]) -> dict[str, Any]:
    """Everything, with the machine it was measured on; no name or path of that machine."""
    return {
        "measured_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "machine": {
            "system": platform.system(),
            "architecture": platform.machine(),
            "cores": psutil.cpu_count(),
            "memory_mib": psutil.virtual_memory().total // _MIB,
            "python": platform.python_version(),
            "rasa": metadata.version("rasa"),
            # What else ran shows here: 1-minute load averages before the first and after the last step.
            "load_average": [round(load_before[0], 2), round(os.getloadavg()[0], 2)],
        },
        "plan": asdict(plan),
        "comparison": [row.as_json() for row in rows(measured, plan)],
        "subjects": [figures.as_json() for figures in measured],
    }


def write(measured: Sequence[Figures], plan: Plan, load_before: Sequence[float], out: Path) -> tuple[Path, Path]:
    """Writes JSON and picture into `out`; gives their paths."""
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(as_json(measured, plan, load_before), ensure_ascii=False, indent=1)
    (out / JSON_NAME).write_text(text + "\n", encoding="utf-8")
    picture(measured, plan, out / PICTURE_NAME)
    return out / JSON_NAME, out / PICTURE_NAME


def picture(measured: Sequence[Figures], plan: Plan, path: Path) -> None:
    """Six small charts as a PNG."""
    import matplotlib  # only here: a second to import, and not needed for the table

    matplotlib.use("Agg")
    from matplotlib import pyplot

    by_what = {row.what: row for row in rows(measured, plan)}

    def values(what: str) -> list[float]:
        return [by_what[what].values.get(figures.name) or 0 for figures in measured]

    figure, axes = pyplot.subplots(2, 3, figsize=(13, 7.5))
    people = [f"{concurrency} at a time" for concurrency in plan.concurrencies]
    charts = [
        ("Answer, p50 (ms, log scale)", people, [f"{at}: p50" for at in people], True),
        ("Messages a second (log scale)", people, [f"{at}: messages a second" for at in people], True),
        ("CPU a message (ms, log scale)", people, [f"{at}: CPU a message" for at in people], True),
        ("Peak memory (MiB)", ["all processes"], ["peak memory, all processes"], False),
        (
            "Seconds",
            ["training", "cold start", "warm start"],
            ["training", "cold start to first answer", "warm start to first answer"],
            False,
        ),
    ]
    for axis, (title, groups, whats, log) in zip(axes.flat, charts, strict=False):
        width = 0.8 / len(measured)
        for index, figures in enumerate(measured):
            heights = [values(what)[index] for what in whats]
            places = [group + (index - (len(measured) - 1) / 2) * width for group in range(len(groups))]
            bars = axis.bar(places, heights, width, color=_colour(figures), label=figures.title)
            axis.bar_label(bars, labels=[number(height) if height else "" for height in heights], fontsize=8)
        axis.set_title(title, fontsize=11)
        axis.set_xticks(range(len(groups)), groups)
        if log and any(any(values(what)) for what in whats):
            axis.set_yscale("log")
        axis.margins(y=0.15)
        axis.spines[["top", "right"]].set_visible(False)
    last = axes.flat[-1]
    for figures in measured:
        reached = [(cost.turn, cost.p50_ms) for cost in figures.turns]
        if reached:
            last.plot(*zip(*reached, strict=True), "o-", color=_colour(figures))
    last.set_title("Answer at turn n, p50 (ms)", fontsize=11)
    last.set_xscale("log")
    last.set_xticks(plan.turns, [str(turn) for turn in plan.turns])
    last.minorticks_off()
    last.set_ylim(bottom=0)
    last.spines[["top", "right"]].set_visible(False)
    figure.legend(*axes.flat[0].get_legend_handles_labels(), loc="lower center", ncol=len(measured), frameon=False)
    figure.tight_layout(rect=(0, 0.05, 1, 1))
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def show(measured: Sequence[Figures], plan: Plan, load_before: Sequence[float], console: Console) -> None:
    """Prints the table."""
    console.print(table(measured, plan, load_before))


def number(value: float | None) -> str:
    """Three significant digits, whole numbers whole, a dash for what is not known."""
    if value is None:
        return "-"
    if isinstance(value, int) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _word(met: bool | None) -> str:
    return {True: "met", False: "not met", None: ""}[met]


def _colour(figures: Figures) -> str:
    return _COLOURS.get(figures.name, _FLOOR_COLOUR)
