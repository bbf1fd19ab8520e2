"""Means, shares and paired differences."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.statistics.intervals import average, mean, variance, wilson
from crisis_sim.analysis.statistics.paired import FEWEST, difference, difference_of_shares, holm

ONE = (15.19, 12.13, 17.13, 17.5, 16.88, 11.97, 16.83, 18.44, 14.9, 15.15)
OTHER = (16.29, 12.58, 19.35, 18.4, 18.38, 12.84, 18, 19.18, 16.03, 16.03)
NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


def test_the_ten_published_pairs() -> None:
    """Two systems on common random numbers: -1.096 +- .347 at 95 %."""
    found = difference(ONE, OTHER)
    low, high = found.difference.low, found.difference.high
    assert low is not None
    assert high is not None
    assert round(found.difference.value, 3) == -1.096
    assert round((high - low) / 2, 3) == 0.347
    assert found.differs
    assert found.ratio is not None
    assert found.ratio < 0.03
    assert found.p is not None
    assert found.p < 0.001


@given(st.lists(NUMBERS, min_size=1, max_size=60), st.randoms(use_true_random=False))
def test_an_interval_holds_its_mean_and_knows_no_order(values: list[float], shuffler: random.Random) -> None:
    found = mean(values)
    assert min(values) <= found.value <= max(values)
    if len(values) == 1:
        assert found.low is found.high is None
    else:
        assert found.low is not None
        assert found.high is not None
        assert found.low <= found.value <= found.high
    shuffler.shuffle(values)
    assert mean(values) == found


@given(st.lists(NUMBERS, min_size=3, max_size=40))
def test_more_confidence_makes_a_wider_interval(values: list[float]) -> None:
    widths = [mean(values, confidence).width or 0.0 for confidence in (0.5, 0.9, 0.99)]
    assert widths == sorted(widths)


def test_values_that_are_all_alike_have_no_spread() -> None:
    assert variance([0.1] * 7) == 0
    assert mean([0.1] * 7) == (0.1, 0.1, 0.1)
    with pytest.raises(ValueError, match="no values"):
        average([])


def test_95_of_100_intervals_hold_the_mean() -> None:
    dice = random.Random(20)
    hits = 0
    for _ in range(2000):
        low, high = mean([dice.gauss(10, 3) for _ in range(8)])[1:]
        assert low is not None
        assert high is not None
        hits += low <= 10 <= high
    assert 0.94 <= hits / 2000 <= 0.96


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_share_stays_within_0_and_1(count: int, n: int) -> None:
    count = min(count, n)
    share, low, high = wilson(count, n)
    assert low is not None
    assert high is not None
    assert 0 <= low <= share <= high <= 1
    assert (low == 0) == (count == 0) or low > 0
    other = wilson(n - count, n)
    assert other.low == pytest.approx(1 - high)


def test_wilson_as_published() -> None:
    """Newcombe (1998), Table I: 81 of 263 and 15 of 148, 0 of 20."""
    for count, n, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)):
        found = wilson(count, n)
        assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (low, high)
    with pytest.raises(ValueError, match="no share"):
        wilson(3, 2)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=2, max_size=80))
def test_a_difference_of_shares_holds_its_estimate(pairs: list[tuple[bool, bool]]) -> None:
    first, second = [float(a) for a, _ in pairs], [float(b) for _, b in pairs]
    found = difference_of_shares(first, second)
    value, low, high = found.difference
    assert low is not None
    assert high is not None
    assert -1 <= low <= value <= high <= 1
    turned = difference_of_shares(second, first).difference
    assert turned.low == pytest.approx(-high)
    assert found.identical == (first == second)


def test_shares_that_differ_in_every_pair_are_still_not_certain() -> None:
    found = difference_of_shares([1.0] * 20, [0.0] * 20)
    assert found.difference.value == 1
    assert found.difference.low is not None
    assert 0.6 < found.difference.low < 0.9
    assert found.differs


def test_coverage_of_a_difference_of_shares() -> None:
    dice = random.Random(4)
    hits = 0
    for _ in range(1500):
        first = [float(dice.random() < 0.9) for _ in range(40)]
        second = [a if dice.random() < 0.7 else float(dice.random() < 0.9) for a in first]
        low, high = difference_of_shares(first, second).difference[1:]
        assert low is not None
        assert high is not None
        hits += low <= 0 <= high
    assert hits / 1500 > 0.94


def test_arms_that_are_identical_differ_by_exactly_nothing() -> None:
    found = difference([1.5, 2.5, 3.5], [1.5, 2.5, 3.5])
    assert found.identical
    assert found.difference == (0, 0, 0)
    assert found.p == 1
    assert not found.differs


@pytest.mark.parametrize("n", [2, FEWEST - 1, FEWEST, 30])
def test_a_constant_difference_needs_some_pairs(n: int) -> None:
    found = difference([float(i) + 5 for i in range(n)], [float(i) for i in range(n)])
    assert found.difference.value == 5
    assert found.differs == (n >= FEWEST)


def test_one_pair_says_nothing() -> None:
    for compare in (difference, difference_of_shares):
        found = compare([1.0], [0.0])
        assert found.difference == (1.0, None, None)
        assert found.p is None
        assert not found.differs


def test_holm_as_published() -> None:
    """Holm's own kind of example: .01, .02, .03, .04 times 4, 3, 2, 1, never falling."""
    assert holm([0.03, 0.01, 0.04, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=20))
def test_holm_never_lowers_a_p_and_keeps_their_order(chances: list[float]) -> None:
    adjusted = holm(chances)
    assert all(a >= p for p, a in zip(chances, adjusted, strict=True))
    assert all(a <= 1 for a in adjusted)
    by_p = [a for _, a in sorted(zip(chances, adjusted, strict=True))]
    assert by_p == sorted(by_p)
