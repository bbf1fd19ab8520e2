"""Quantiles and their bounds: Wilks's numbers, and that the bounds hold what they promise."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.statistics.order import bounded, confidence_of_largest, lower, quantile, runs_needed, upper

VALUES = st.lists(st.integers(0, 50).map(float), min_size=1, max_size=150)


def test_wilks() -> None:
    """59 runs bound the 95th percentile with 95 % confidence, 58 do not."""
    assert runs_needed(0.95, 0.95) == 59
    assert round(confidence_of_largest(0.95, 59), 4) == 0.9515
    assert round(confidence_of_largest(0.95, 58), 4) == 0.9490
    assert upper([float(n) for n in range(59)], 0.95) == 58
    assert upper([float(n) for n in range(58)], 0.95) is None
    assert lower([float(n) for n in range(59)], 0.05) == 0
    assert lower([float(n) for n in range(58)], 0.05) is None


def test_wilks_for_lower_ranks() -> None:
    """Guba, Makai and Pal (2003): 59, 93, 124, 153, 181 runs for the first to fifth largest."""
    assert [runs_needed(0.95, 0.95, rank) for rank in range(1, 6)] == [59, 93, 124, 153, 181]
    with pytest.raises(ValueError, match="between 0 and 1"):
        runs_needed(1.0, 0.95)


def test_the_median_of_ten_lies_between_the_second_and_the_ninth() -> None:
    """The textbook interval: 97.9 % for ranks 2 and 9."""
    assert bounded([float(n) for n in range(1, 11)], 0.5) == (5, 2, 9)


@given(VALUES, st.sampled_from([0.05, 0.25, 0.5, 0.75, 0.95]))
def test_bounds_hold_the_quantile_and_widen_with_confidence(values: list[float], p: float) -> None:
    ordered = sorted(values)
    value = quantile(ordered, p)
    assert sum(v <= value for v in ordered) >= p * len(ordered) - 1e-6
    lows, highs = [], []
    for confidence in (0.5, 0.8, 0.95, 0.999):
        found = bounded(ordered, p, confidence)
        assert found.low is None or found.low <= value
        assert found.high is None or found.high >= value
        lows.append(float("-inf") if found.low is None else found.low)
        highs.append(float("inf") if found.high is None else found.high)
    assert lows == sorted(lows, reverse=True)
    assert highs == sorted(highs)


def test_the_upper_bound_lies_above_the_percentile_as_often_as_it_says() -> None:
    """Of an exponential distribution, which is nothing like a normal one."""
    dice = random.Random(7)
    true = 2.995732273553991  # -ln .05
    bounds = [upper(sorted(dice.expovariate(1) for _ in range(59)), 0.95) or 0.0 for _ in range(1500)]
    assert 0.935 <= sum(bound >= true for bound in bounds) / 1500 <= 0.965


def test_two_sided_bounds_cover_the_median() -> None:
    dice = random.Random(8)
    hits = 0
    for _ in range(1000):
        found = bounded(sorted(dice.random() ** 3 for _ in range(40)), 0.5)
        assert found.low is not None
        assert found.high is not None
        hits += found.low <= 0.125 <= found.high
    assert hits / 1000 >= 0.94
