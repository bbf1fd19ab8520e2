"""Rumours: Sudbury's share, the published simulation and its common bug, people conserved, rebuttals that help."""

from __future__ import annotations

import random
from math import log1p, nan
from statistics import fmean, stdev
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crisis_sim.hazards.hearsay import Crowd, Flows, begun, expected, moved, parts, prebunk, pressure, strength
from crisis_sim.hazards.rumour import never_reached, simulate

RUNS = 2000

# published figures


def test_a_fifth_is_never_reached() -> None:
    assert never_reached() == pytest.approx(0.203188, abs=5e-7)
    assert never_reached(0.8) == pytest.approx(0.3580, abs=5e-5)
    assert {never_reached(alpha) for alpha in (0.0, 0.3, 0.5)} == {1.0}


def test_a_thousand_people_over_two_thousand_runs() -> None:
    rng = random.Random(1973)
    shares = [simulate(1000, rng) for _ in range(RUNS)]
    assert fmean(shares) == pytest.approx(0.2026, abs=0.003)
    assert stdev(shares) == pytest.approx(0.016, abs=0.002)


def test_prebunking_as_the_equation_has_it() -> None:
    rng = random.Random(1985)
    shares = [simulate(1000, rng, alpha=0.8) for _ in range(RUNS)]
    broken_out = [share for share in shares if share < 0.9]
    assert fmean(broken_out) == pytest.approx(0.3580, abs=0.005)
    assert len(broken_out) / RUNS == pytest.approx(0.75, abs=0.03)  # the first dies out with chance (1 - α) / α
    stifled = [simulate(1000, rng, alpha=0.4) for _ in range(200)]
    assert fmean(stifled) > 0.97


# invariants


@given(st.floats(0.500001, 1))
def test_the_share_never_reached_solves_its_equation(alpha: float) -> None:
    share = never_reached(alpha)
    assert 0 < share < 1 / (2 * alpha)
    assert 2 * alpha * (1 - share) + log1p(share - 1) == pytest.approx(0, abs=1e-9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_prebunking_never_spares_fewer(one: float, other: float) -> None:
    assert never_reached(min(one, other)) >= never_reached(max(one, other))


@given(st.integers(2, 60), st.integers(0, 10**6), st.floats(0, 1))
def test_a_share_is_a_share_and_the_first_call_of_the_unwarned_always_lands(n: int, seed: int, alpha: float) -> None:
    share = simulate(n, random.Random(seed), alpha)
    assert 0 <= share <= 1
    assert simulate(n, random.Random(seed), alpha) == share
    assert simulate(n, random.Random(seed)) < 1


def test_only_the_caller_loses_interest() -> None:
    """Three people, the starter calls one, who calls back: one of two spreaders is left, and reaches the third."""

    class Calls:
        def __init__(self, *numbers: float) -> None:
            self.numbers = list(numbers)

        def random(self) -> float:
            return self.numbers.pop(0)

    calls = Calls(0.9, 0.9, 0.1, 0.5, 0.5)
    assert simulate(3, calls) == 0
    assert calls.numbers == []


# hostile input


@pytest.mark.parametrize("alpha", [-0.1, 1.1, nan, float("inf"), 10**400, "a", None, True])
def test_shares_that_are_none_are_refused(alpha: Any) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        never_reached(alpha)
    with pytest.raises(ValueError, match="between 0 and 1"):
        simulate(10, random.Random(1), alpha)


@pytest.mark.parametrize("n", [1, 0, -5, 2.5, nan, "a", None, True, 10**12])
def test_numbers_of_people_that_are_none_are_refused(n: Any) -> None:
    with pytest.raises(ValueError, match="from 2 to 10,000,000"):
        simulate(n, random.Random(1))


# compartments

people = st.integers(0, 10**6)
crowds = st.builds(Crowd, people, people, people, people, people).filter(lambda crowd: sum(crowd) >= 2)
percent = st.integers(0, 100)


@given(crowds, st.builds(Flows, *[st.integers(-10, 10**7)] * 5))
def test_people_are_conserved_whatever_the_flows(crowd: Crowd, flows: Flows) -> None:
    after = moved(crowd, flows)
    assert sum(after) == sum(crowd)
    assert min(after) >= 0
    assert after.unheard <= crowd.unheard


@given(st.integers(2, 10**9), st.integers(1, 10**9), percent, percent, percent)
def test_a_crowd_begins_and_is_warned_without_losing_anybody(
    population: int, spreaders: int, prebunked: int, before: int, now: int
) -> None:
    assume(spreaders <= population)
    crowd = begun(population, spreaders, prebunked)
    assert sum(crowd) == population
    assert min(crowd) >= 0
    assert crowd.spreading == spreaders
    warned = prebunk(crowd, before, now)
    assert sum(warned) == population
    assert warned.warned >= crowd.warned
    assert min(warned) >= 0


def reached(rate: int = 4000, passing: int = 100, heeding: int = 0, prebunked: int = 0) -> tuple[Crowd, list[int]]:
    """A crowd of a million after two days of average flows, and how many believed it by the hour."""
    crowd, course = begun(1_000_000, 1000, prebunked), []
    for step in range(48 * 12):
        count = parts(rate, 300)
        for _ in range(count):
            means = expected(crowd, rate, passing, heeding, 300, count)
            crowd = moved(crowd, Flows(*(round(mean / 1000) for mean in means)))
        if step % 12 == 11:
            course.append(crowd.believing)
    return crowd, course


@pytest.mark.parametrize("rate", [1000, 4000, 20_000])
def test_average_flows_spare_the_share_that_the_equation_does(rate: int) -> None:
    crowd, _ = reached(rate)
    assert crowd.unheard / 999_000 == pytest.approx(never_reached(), abs=0.03)
    crowd, _ = reached(rate, prebunked=20)
    assert crowd.unheard / 799_000 == pytest.approx(never_reached(0.8), abs=0.03)


def test_what_slows_it_or_rebuts_it_leaves_fewer_who_believe() -> None:
    plain, _ = reached()
    slower, _ = reached(passing=50)
    assert slower.unheard / 999_000 == pytest.approx(0.4172, abs=0.03)  # 3 (1 - θ) + 2 ln θ = 0
    sceptical, course = reached(heeding=500)
    trusted, _ = reached(heeding=2500)
    assert trusted.believing < sceptical.believing < plain.believing
    assert course[-1] < max(course)
    assert trusted.corrected + trusted.warned > 0


@given(crowds)
def test_strength_is_in_thousandths(crowd: Crowd) -> None:
    assert 0 <= strength(crowd) <= 1000


def test_pressure_follows_the_rumour_and_eases_with_answers() -> None:
    level, course = 0, []
    for hour in range(24):
        level = pressure(level, 1000, 80 if hour >= 12 else 0, 50, 3600)
        course.append(level // 1000)
    assert course[:4] == [50, 75, 87, 93]
    assert course[11:14] == [99, 59, 39]
    assert course[-1] == 20
    assert pressure(0, 1000, 0, 6000, 86_400) == 100_000
    assert pressure(70_000, 0, 0, 0, 86_400) == 70_000
