"""The arithmetic of the benchmark."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.figures import Figures, Goal, Load, Memory, Round, TurnCost, percentile, ratio, turns_near

MEASURED = st.lists(st.floats(min_value=0, max_value=1e6), min_size=1, max_size=200)


@given(MEASURED, st.floats(min_value=0, max_value=100))
def test_any_percentile_is_a_value_that_was_measured(values: list[float], percent: float) -> None:
    assert percentile(values, percent) in values


@given(MEASURED, st.integers(min_value=1, max_value=100))
def test_a_percentile_leaves_its_share_at_or_below_it(values: list[float], percent: int) -> None:
    found = percentile(values, percent)
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


def test_a_hundred_values_give_the_percentiles_by_rank() -> None:
    values = [float(value) for value in range(100, 0, -1)]
    assert [percentile(values, percent) for percent in (0, 50, 95, 99, 100)] == [1, 50, 95, 99, 100]


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], -1), ([1.0], 101)])
def test_a_percentile_of_nothing_or_beyond_all_is_refused(values: list[float], percent: float) -> None:
    with pytest.raises(ValueError):
        percentile(values, percent)


def _round(latencies: list[float], *, within: int, cpu_s: float = 0.0, failed: int = 0) -> Round:
    return Round(tuple(latencies), within=within, window_s=2.0, cpu_s=cpu_s, client_cpu_s=0.01, failed=failed)


def test_rounds_together_give_latencies_of_all_and_the_rate_of_the_median_round() -> None:
    rounds = [
        _round([0.010] * 20, within=20, cpu_s=0.1),
        _round([0.020] * 10, within=10, cpu_s=0.1, failed=2),
        _round([0.500] * 2, within=1, cpu_s=0.12),
    ]
    load = Load.of(10, rounds)
    assert load is not None
    assert (load.messages, load.failed, load.per_s) == (32, 2, 5.0)
    assert (load.p50_ms, load.p95_ms, load.p99_ms) == pytest.approx((10.0, 500.0, 500.0))
    assert load.cpu_ms == pytest.approx(10.0)


def test_rounds_without_an_answer_give_no_load() -> None:
    assert Load.of(1, [_round([], within=0, failed=7)]) is None


def test_memory_keeps_the_peak_of_each_figure() -> None:
    peak = Memory(own=5, uss=4, pss=9, rss=7, processes=1).peak(Memory(own=6, uss=3, pss=8, rss=10, processes=2))
    assert peak == Memory(own=6, uss=4, pss=9, rss=10, processes=2)


def test_a_ratio_needs_both_and_something_to_divide_by() -> None:
    assert ratio(1.0, 4.0) == 0.25
    assert ratio(None, 4.0) is None
    assert ratio(1.0, None) is None
    assert ratio(1.0, 0.0) is None


def test_goals_look_in_their_own_direction() -> None:
    assert Goal(0.2, at_most=True).met(0.2) and not Goal(0.2, at_most=True).met(0.21)
    assert Goal(5, at_most=False).met(5.0) and not Goal(5, at_most=False).met(4.9)


@given(st.integers(min_value=1, max_value=2000), st.integers(min_value=1, max_value=2000))
def test_the_turns_near_a_turn_hold_it_and_stay_in_the_talk(turn: int, last: int) -> None:
    near = turns_near(turn, last)
    assert (turn in near) == (turn <= last)
    assert all(1 <= one <= last for one in near)


def test_figures_become_json_with_single_latencies_in_milliseconds() -> None:
    figures = Figures("ours", "Gyeot", training_s=3.0, turns=[TurnCost(10, 5.0, 4.0, 11)])
    load = Load.of(1, [_round([0.01234567], within=1)])
    assert load is not None
    figures.loads.append(load)
    plain = json.loads(json.dumps(figures.as_json()))
    assert plain["loads"][0]["rounds"][0]["latencies_ms"] == [12.35]
    assert plain["turns"][0] == dataclasses.asdict(figures.turns[0])
