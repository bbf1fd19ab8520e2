"""Times to an event that some runs never reach."""

from __future__ import annotations

import random
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.statistics.intervals import average, mean, wilson
from crisis_sim.analysis.statistics.survival import Watched, curve, horizon, quantile, restricted

RUNS = st.lists(st.builds(Watched, st.integers(0, 40).map(float), st.booleans()), min_size=1, max_size=60)
REACHED = st.lists(st.integers(0, 40).map(float), min_size=1, max_size=60)
LEUKAEMIA = [
    *((6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True), (10, False), (11, False)),
    *((13, True), (16, True), (17, False), (19, False), (20, False), (22, True), (23, True), (25, False)),
    *((32, False), (32, False), (34, False), (35, False)),
]
"""Weeks in remission with 6-MP: Freireich and others (1963), in every textbook of survival analysis."""


def test_the_textbook_curve() -> None:
    found = curve([Watched(t, reached) for t, reached in LEUKAEMIA])
    values = [(step.t, round(step.survival.value, 3)) for step in found.steps]
    assert values == [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)]
    median = quantile(found, 0.5)
    assert median is not None
    assert (median.value, median.low, median.high) == (23, 13, None)


def test_never_reached_by_half_means_no_median() -> None:
    runs = [Watched(5, True)] * 3 + [Watched(100, False)] * 7
    assert quantile(curve(runs), 0.5) is None
    assert restricted(runs, 100) == [5, 5, 5] + [100] * 7


@given(REACHED, st.integers(0, 30))
def test_without_early_ends_it_is_what_was_counted(times: list[float], never: int) -> None:
    runs = [Watched(t, True) for t in times] + [Watched(50, False)] * never
    n = len(runs)
    found = curve(runs)
    for step in found.steps:
        left = sum(run.t > step.t or not run.reached for run in runs)
        assert step.survival.value == pytest.approx(left / n, abs=1e-12)
        expected = wilson(left, n)
        assert step.survival.low == pytest.approx(expected.low, abs=1e-9)
        assert step.survival.high == pytest.approx(expected.high, abs=1e-9)
    assert restricted(runs, 45) == [min(run.t, 45) for run in runs]


@given(RUNS, st.randoms(use_true_random=False))
def test_a_curve_falls_stays_within_its_limits_and_knows_no_order(runs: list[Watched], shuffler: random.Random) -> None:
    found = curve(runs)
    before = 1.0
    for step in found.steps:
        value, low, high = step.survival
        assert low is not None
        assert high is not None
        assert 0 <= low <= value + 1e-12
        assert value <= high + 1e-12
        assert high <= 1
        assert value <= before
        before = value
    assert found.at(-1) == (1, 1, 1)
    if median := quantile(found, 0.5):
        assert median.low is None or median.low <= median.value
        assert median.high is None or median.high >= median.value
    mixed = list(runs)
    shuffler.shuffle(mixed)
    assert curve(mixed) == found
    assert sorted(restricted(mixed, 30)) == pytest.approx(sorted(restricted(runs, 30)))


@given(RUNS, st.integers(1, 45))
def test_restricted_times_average_to_the_area_under_the_curve(runs: list[Watched], until: int) -> None:
    until_known = min(float(until), horizon([runs]) or 1.0)
    found = curve(runs)
    area = sum(found.at(t + 0.5).value for t in range(int(until_known)))
    assert average(restricted(runs, until_known)) == pytest.approx(area, abs=1e-9)


def test_pseudo_values_are_those_of_leaving_one_out() -> None:
    """The infinitesimal jackknife against the plain one."""
    dice = random.Random(1)
    runs = []
    for _ in range(150):
        t, end = dice.expovariate(0.01), dice.uniform(50, 300)
        runs.append(Watched(min(t, end), t <= end))
    whole = average(restricted(runs, 200))
    n = len(runs)
    for i in range(0, n, 15):
        without = average(restricted(runs[:i] + runs[i + 1 :], 200))
        assert restricted(runs, 200)[i] == pytest.approx(n * whole - (n - 1) * without, abs=2)


def test_restricted_means_are_covered_with_early_ends() -> None:
    dice = random.Random(3)
    true = 100 * (1 - exp(-1.5))
    hits = 0
    for _ in range(400):
        runs = []
        for _ in range(60):
            t, end = dice.expovariate(0.01), dice.uniform(40, 400)
            runs.append(Watched(min(t, end), t <= end))
        low, high = mean(restricted(runs, 150))[1:]
        assert low is not None
        assert high is not None
        hits += low <= true <= high
    assert 0.92 <= hits / 400 <= 0.98


def test_the_horizon_is_as_far_as_every_arm_is_known() -> None:
    always = [Watched(5, True), Watched(9, True)]
    seldom = [Watched(5, True), Watched(60, False), Watched(70, False)]
    assert horizon([always]) == 9
    assert horizon([always, seldom]) == 70
    assert horizon([seldom, [Watched(50, False)]]) == 50
    assert horizon([]) == 0


def test_all_at_once_is_a_sound_curve() -> None:
    """A step from 1 to 0: the limits are Wilson's for none of twenty, and the median is known."""
    found = curve([Watched(60, True)] * 20)
    assert found.steps[0].survival == wilson(0, 20)
    assert quantile(found, 0.5) == (60, 60, 60)
