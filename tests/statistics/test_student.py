"""Student's t and the binomial distribution against published tables and exact sums."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.analysis.statistics.student import at_most, beta, quantile, two_sided

TABLE = {
    1: (3.078, 6.314, 12.706, 63.657),
    2: (1.886, 2.920, 4.303, 9.925),
    5: (1.476, 2.015, 2.571, 4.032),
    9: (1.383, 1.833, 2.262, 3.250),
    10: (1.372, 1.812, 2.228, 3.169),
    29: (1.311, 1.699, 2.045, 2.756),
    60: (1.296, 1.671, 2.000, 2.660),
    120: (1.289, 1.658, 1.980, 2.617),
}
"""Degrees of freedom: the quantiles .90, .95, .975 and .995 of any statistics textbook."""


@pytest.mark.parametrize("df", TABLE)
def test_quantiles_are_those_of_the_published_table(df: int) -> None:
    assert tuple(round(quantile(p, df), 3) for p in (0.9, 0.95, 0.975, 0.995)) == TABLE[df]


def test_with_many_degrees_of_freedom_t_is_normal() -> None:
    assert quantile(0.975, 1_000_000) == pytest.approx(1.959966, abs=1e-5)


@given(st.floats(0.001, 0.999), st.integers(1, 2000))
def test_quantile_and_chance_are_inverse(p: float, df: int) -> None:
    t = quantile(p, df)
    assert two_sided(t, df) == pytest.approx(2 * min(p, 1 - p), rel=1e-7)
    assert quantile(1 - p, df) == pytest.approx(-t, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("p", "df"), [(0.0, 3), (1.0, 3), (0.5, 0)])
def test_there_is_no_quantile_of_nothing(p: float, df: int) -> None:
    with pytest.raises(ValueError, match="no t quantile"):
        quantile(p, df)


@given(st.integers(1, 80), st.data(), st.sampled_from([(1, 20), (1, 2), (19, 20), (1, 3)]))
def test_binomial_sums_are_exact(n: int, data: st.DataObject, share: tuple[int, int]) -> None:
    k = data.draw(st.integers(-1, n + 1))
    p = Fraction(*share)
    exact = sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(min(k, n) + 1))
    assert at_most(k, n, float(p)) == pytest.approx(float(exact), abs=1e-12)


def test_the_incomplete_beta_function_has_its_limits() -> None:
    assert beta(0.0, 2, 3) == 0
    assert beta(1.0, 2, 3) == 1
    assert beta(0.5, 4, 4) == pytest.approx(0.5)
