"""The order of a measurement: train, start cold, start warm, load in alternating rounds, long conversations."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from bench import talks
from bench.figures import Figures, Load, Round, TurnCost, turns_near
from bench.load import first_answer, load, long_talk
from bench.processes import Running, finish, running
from bench.steps import Steps
from bench.subjects import FLOOR, Subject, count_examples

TRAINING_S = 900.0
START_S = 300.0


@dataclass(frozen=True)
class Plan:
    """How much is measured. Every round ends after `seconds` (the floor's sooner) or `most` messages."""

    concurrencies: tuple[int, ...] = (1, 10)
    rounds: int = 3
    seconds: float = 4.0
    floor_seconds: float = 1.5
    most: int = 20_000
    turns: tuple[int, ...] = (10, 100)
    long_people: int = 2
    long_s: float = 60.0


FULL = Plan(
    concurrencies=(1, 10, 50), rounds=5, seconds=15.0, most=100_000, turns=(10, 100, 1000), long_people=1, long_s=900.0
)


def measure(subjects: Sequence[Subject], plan: Plan, steps: Steps) -> list[Figures]:
    """Measures the subjects side by side; no server outlives it.

    Raises:
        BenchError: something could not be trained, started or asked; says what, and where its log is.
    """
    measured = [Figures(subject.name, subject.title, notes=list(subject.notes)) for subject in subjects]
    pairs = list(zip(subjects, measured, strict=True))
    for subject, figures in pairs:
        _train(subject, figures, steps)
    for subject, figures in pairs:
        with running(subject.serve) as server:
            figures.cold_start_s = _start(server, subject, f"{subject.title}: cold start", steps)
            figures.memory = server.peak
    with ExitStack() as stack:
        sides = []
        for subject, figures in pairs:
            server = stack.enter_context(running(subject.serve))
            figures.warm_start_s = _start(server, subject, f"{subject.title}: warm start", steps)
            sides.append(_Side(subject, figures, server))
        _warm_up(sides, plan, steps)
        _load(sides, plan, steps)
        _long(sides, plan, steps)
        for side in sides:
            side.figures.memory = side.figures.memory.peak(side.server.peak)
    return measured


@dataclass(frozen=True)
class _Side:
    """One subject with its running server."""

    subject: Subject
    figures: Figures
    server: Running


def _train(subject: Subject, figures: Figures, steps: Steps) -> None:
    if subject.train is not None:
        with steps.step(f"{subject.title}: training") as say:
            took = finish(subject.train, TRAINING_S, say)
        figures.training_s, figures.training_cpu_s = took.seconds, took.cpu_s
    if subject.nlu is not None:
        figures.training_examples = count_examples(subject.nlu)


def _start(server: Running, subject: Subject, title: str, steps: Steps) -> float:
    with steps.step(title):
        took = asyncio.run(first_answer(server, subject.target, subject.hello, START_S))
    server.note_memory()
    return took


def _warm_up(sides: Sequence[_Side], plan: Plan, steps: Steps) -> None:
    """Every conversation once: what is loaded on first use is loaded, the interpreter's caches are full."""
    for side in sides:
        people = talks.people(side.subject.groups, "warm")
        most = talks.TURNS * sum(len(talks.talks()[group]) for group in side.subject.groups)
        with steps.step(f"{side.subject.title}: warm-up, not measured") as say:
            asyncio.run(
                load(side.server, side.subject.target, people, concurrency=2, seconds=plan.seconds, most=most, say=say)
            )


def _load(sides: Sequence[_Side], plan: Plan, steps: Steps) -> None:
    people = {side.subject.name: talks.people(side.subject.groups, side.subject.name) for side in sides}
    for concurrency in plan.concurrencies:
        rounds: dict[str, list[Round]] = {side.subject.name: [] for side in sides}
        for number in range(plan.rounds):
            # Who goes first changes, so that a machine that grows slower or quieter favours nobody.
            for side in (*sides[number % len(sides) :], *sides[: number % len(sides)]):
                name = side.subject.name
                title = f"{side.subject.title}: {concurrency} at a time, round {number + 1} of {plan.rounds}"
                with steps.step(title) as say:
                    one = asyncio.run(
                        load(
                            side.server,
                            side.subject.target,
                            people[name],
                            concurrency=concurrency,
                            seconds=min(plan.seconds, plan.floor_seconds) if name == FLOOR else plan.seconds,
                            most=plan.most,
                            say=_worded(say, "{} messages"),
                        )
                    )
                side.server.note_memory()
                rounds[name].append(one)
        for side in sides:
            loaded = Load.of(concurrency, rounds[side.subject.name])
            if loaded is not None:
                side.figures.loads.append(loaded)
            else:
                side.figures.notes.append(f"{concurrency} at a time: no message was answered")


def _long(sides: Sequence[_Side], plan: Plan, steps: Steps) -> None:
    last = max(plan.turns) + talks.TURNS
    windows = {turn: turns_near(turn, last) for turn in plan.turns}
    for side in sides:
        talk = talks.long_talk(side.subject.groups, last)
        latencies: dict[int, list[float]] = {turn: [] for turn in plan.turns}
        cpu_s = dict.fromkeys(plan.turns, 0.0)
        for number in range(plan.long_people):
            with steps.step(f"{side.subject.title}: one long conversation, {number + 1} of {plan.long_people}") as say:
                reached = asyncio.run(
                    long_talk(
                        side.server,
                        side.subject.target,
                        f"long-{side.subject.name}-{number}",
                        talk,
                        windows,
                        seconds=plan.long_s,
                        say=_worded(say, f"turn {{}} of {last}"),
                    )
                )
            for turn, (took, cpu) in reached.items():
                latencies[turn] += took
                cpu_s[turn] += cpu
        side.server.note_memory()
        for turn, took in latencies.items():
            if took:
                figures = 1000 * statistics.median(took), 1000 * cpu_s[turn] / len(took), len(took)
                side.figures.turns.append(TurnCost(turn, *figures))
            else:
                side.figures.notes.append(f"turn {turn} was not reached in {plan.long_s:.0f} s")


def _worded(say: Callable[[object], None], form: str) -> Callable[[int], None]:
    return lambda number: say(form.format(number))
