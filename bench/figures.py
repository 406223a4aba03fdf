"""The arithmetic: from single measurements to the figures of the table. Nothing here touches a clock or a process."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

NEAR_TURN = 5
"""A turn's cost is the median of the turns at most this far from it."""


@dataclass(frozen=True)
class Round:
    """One round of load on one server.

    `latencies_s`: of every answered message, in order of completion. `within`: how many of them were complete when the
    window of `window_s` ended; the rest were on their way. `failed`: no HTTP 200, no answer, or the apology of the net.
    `client_cpu_s`: what the client itself used meanwhile, so that a slow client cannot hide behind a slow server.
    `silent`: HTTP 200 without any words; they count as answered, and are told in the table.
    """

    latencies_s: tuple[float, ...]
    within: int
    window_s: float
    cpu_s: float
    client_cpu_s: float
    failed: int = 0
    silent: int = 0


@dataclass(frozen=True)
class Load:
    """All rounds at one concurrency. Latencies in ms; CPU seconds of the server's whole process tree."""

    concurrency: int
    messages: int
    failed: int
    silent: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    per_s: float
    cpu_ms: float
    client_cpu_ms: float
    rounds: tuple[Round, ...] = field(repr=False)

    @classmethod
    def of(cls, concurrency: int, rounds: Sequence[Round]) -> Load | None:
        """None when no message was answered: then there is nothing to say about time."""
        latencies = [latency for one in rounds for latency in one.latencies_s]
        if not latencies:
            return None
        return cls(
            concurrency=concurrency,
            messages=len(latencies),
            failed=sum(one.failed for one in rounds),
            silent=sum(one.silent for one in rounds),
            p50_ms=1000 * percentile(latencies, 50),
            p95_ms=1000 * percentile(latencies, 95),
            p99_ms=1000 * percentile(latencies, 99),
            # The median round: one disturbed by something else on the machine does not move it.
            per_s=statistics.median(one.within / one.window_s for one in rounds if one.window_s > 0),
            cpu_ms=1000 * sum(one.cpu_s for one in rounds) / len(latencies),
            client_cpu_ms=1000 * sum(one.client_cpu_s for one in rounds) / len(latencies),
            rounds=tuple(rounds),
        )


@dataclass(frozen=True)
class TurnCost:
    """What one message costs when the conversation is that long."""

    turn: int
    p50_ms: float
    cpu_ms: float
    samples: int


@dataclass(frozen=True)
class Memory:
    """Bytes of a process tree. `own`: private pages of every process, and pages they share with each other once.

    A neighbour that maps the same library changes `pss`, never `own`; so `own` is the figure that is compared.
    """

    own: int = 0
    uss: int = 0
    pss: int = 0
    rss: int = 0
    processes: int = 0

    def peak(self, other: Memory) -> Memory:
        """The larger of the two in each figure."""
        return Memory(*(max(mine, theirs) for mine, theirs in zip(self.numbers(), other.numbers(), strict=True)))

    def numbers(self) -> tuple[int, ...]:
        """The figures in the order of the fields."""
        return self.own, self.uss, self.pss, self.rss, self.processes


@dataclass
class Figures:
    """Everything measured of one subject; None where it was not measured. Seconds."""

    name: str
    title: str
    training_s: float | None = None
    training_cpu_s: float | None = None
    training_examples: int | None = None
    cold_start_s: float | None = None
    warm_start_s: float | None = None
    memory: Memory = field(default_factory=Memory)
    loads: list[Load] = field(default_factory=list)
    turns: list[TurnCost] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def load(self, concurrency: int) -> Load | None:
        """The load at this concurrency, or None."""
        return next((load for load in self.loads if load.concurrency == concurrency), None)

    def turn(self, turn: int) -> TurnCost | None:
        """The cost at this turn, or None."""
        return next((cost for cost in self.turns if cost.turn == turn), None)

    def as_json(self) -> dict[str, Any]:
        """Plain values for JSON; single latencies in ms, rounded to 10 µs."""
        plain = asdict(self)
        for load in plain["loads"]:
            for one in load["rounds"]:
                one["latencies_ms"] = [round(1000 * latency, 2) for latency in one.pop("latencies_s")]
        return plain


@dataclass(frozen=True)
class Goal:
    """What the first subject's figure may be, as a multiple of the second's."""

    factor: float
    at_most: bool

    def met(self, ratio: float) -> bool:
        """Whether a ratio reaches it."""
        return ratio <= self.factor if self.at_most else ratio >= self.factor

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {self.factor:g}"


P50_GOAL = Goal(0.2, at_most=True)
RATE_GOAL = Goal(5, at_most=False)
MEMORY_GOAL = Goal(0.5, at_most=True)
TRAINING_GOAL = Goal(0.1, at_most=True)
WARM_START_GOAL = Goal(0.3, at_most=True)


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: a value that was measured, never one between two.

    Raises:
        ValueError: no values, or a percentage outside 0 to 100.
    """
    if not values:
        raise ValueError("a percentile needs at least one value")
    if not 0 <= percent <= 100:
        raise ValueError("a percentage is from 0 to 100")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """`ours / theirs`, or None when one is missing or there is nothing to divide by."""
    return ours / theirs if ours is not None and theirs else None


def turns_near(turn: int, last: int) -> range:
    """The turns (from 1) whose median stands for `turn` in a talk of `last` turns; empty when it ends before."""
    return range(max(1, turn - NEAR_TURN), min(last, turn + NEAR_TURN) + 1) if turn <= last else range(0)
