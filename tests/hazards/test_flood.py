"""Flood routing: the published example, water neither made nor lost, and conditions refused by name."""

from __future__ import annotations

from itertools import pairwise
from math import exp, fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.flood import coefficients, division, linear_reservoir, muskingum

INFLOW = [10, 20, 50, 60, 55, 45, 35, 27, 20, 15]
OUTFLOW = [10, 10.48, 16.46, 32.94, 45.61, 49.61, 46.93, 40.87, 33.92, 27.04]
"""K = 12 h, x = .2, dt = 6 h: shared science, section Flood."""

flows = st.lists(st.floats(0, 10_000), min_size=1, max_size=60)


@st.composite
def stable(draw: st.DrawFn) -> tuple[float, float, float]:
    """K, x and dt that keep 2Kx <= dt <= 2K(1 − x)."""
    k, x = draw(st.floats(0.01, 1000)), draw(st.floats(0, 0.49))
    share = draw(st.floats(0.01, 0.99))
    return k, x, 2 * k * (x + share * (1 - 2 * x))


def test_the_published_example() -> None:
    assert [round(c, 3) for c in coefficients(12, 0.2, 6)] == [0.048, 0.429, 0.524]
    assert muskingum(INFLOW, 12, 0.2, 6) == pytest.approx(OUTFLOW, abs=0.05)


def test_nothing_comes_of_nothing() -> None:
    assert muskingum([], 12, 0.2, 6) == []
    assert muskingum([7.0], 12, 0.2, 6) == [7.0]
    assert linear_reservoir([0.0] * 5, 3, 1) == [0.0] * 5


def test_a_reservoir_is_a_reach_without_wedge() -> None:
    assert linear_reservoir(INFLOW, 12, 6) == muskingum(INFLOW, 12, 0, 6)


def test_a_reservoir_runs_dry_exponentially() -> None:
    outflow = linear_reservoir([100.0] + [0.0] * 2000, 5, 0.01)
    assert outflow[1001] / outflow[1] == pytest.approx(exp(-10 / 5), rel=1e-5)


def test_a_wave_at_half_travels_unchanged() -> None:
    assert muskingum([*INFLOW, 15], 6, 0.5, 6)[1:] == pytest.approx(INFLOW)


@given(flows, stable())
def test_water_is_kept(inflow: list[float], numbers: tuple[float, float, float]) -> None:
    k, x, dt = numbers
    outflow = muskingum(inflow, k, x, dt)
    between = fsum((a + b) / 2 for a, b in pairwise(inflow))
    left = fsum((a + b) / 2 for a, b in pairwise(outflow))
    stored = [k * (x * i + (1 - x) * o) for i, o in ((inflow[0], outflow[0]), (inflow[-1], outflow[-1]))]
    assert (between - left) * dt == pytest.approx(stored[1] - stored[0], rel=1e-6, abs=1e-3 * k)


@given(flows, stable())
def test_no_flow_is_negative_nor_above_the_highest(inflow: list[float], numbers: tuple[float, float, float]) -> None:
    outflow = muskingum(inflow, *numbers)
    assert len(outflow) == len(inflow)
    assert all(-1e-9 <= flow <= max(inflow) * (1 + 1e-9) for flow in outflow)


@given(flows, st.lists(st.floats(0, 1000), min_size=60, max_size=60), stable())
def test_more_in_is_never_less_out(inflow: list[float], more: list[float], numbers: tuple[float, float, float]) -> None:
    fuller = [flow + extra for flow, extra in zip(inflow, more, strict=False)]
    for less, greater in zip(muskingum(inflow, *numbers), muskingum(fuller, *numbers), strict=True):
        assert greater >= less - 1e-9 * (1 + less)


@pytest.mark.parametrize(
    ("k", "x", "dt", "condition"),
    [
        (0, 0.2, 6, "K > 0"),
        (-1, 0.2, 6, "K > 0"),
        (float("nan"), 0.2, 6, "K > 0"),
        (float("inf"), 0.2, 6, "K > 0"),
        (12, -0.1, 6, "0 <= x <= 0.5"),
        (12, 0.6, 6, "0 <= x <= 0.5"),
        (12, 0.2, 0, "dt > 0"),
        (12, 0.2, -6, "dt > 0"),
        (12, 0.2, float("nan"), "dt > 0"),
        (12, 0.2, 4, "2Kx <= dt"),
        (12, 0.2, 20, "dt <= 2K(1 - x)"),
    ],
)
def test_unstable_numbers_are_refused_by_their_condition(k: float, x: float, dt: float, condition: str) -> None:
    with pytest.raises(ValueError, match=r"is broken") as refused:
        muskingum(INFLOW, k, x, dt)
    assert str(refused.value).startswith(condition)


def test_a_reservoir_refuses_too_long_a_step_and_no_water_flows_backwards() -> None:
    with pytest.raises(ValueError, match=r"dt <= 2K"):
        linear_reservoir(INFLOW, 1, 3)
    for bad in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="inflow >= 0"):
            muskingum([1.0, bad], 12, 0.2, 6)


@given(st.floats(0.01, 200), st.floats(0, 0.45), st.floats(0.01, 24))
def test_a_reach_is_divided_so_that_it_is_stable_or_refused(k: float, x: float, dt: float) -> None:
    try:
        parts, steps = division(k, x, dt)
    except ValueError:
        with pytest.raises(ValueError, match="holds for no division"):
            division(k, x, dt)
    else:
        assert min(coefficients(k / parts, x, dt / steps)) >= -1e-12


def test_a_sound_reach_is_left_whole() -> None:
    assert division(12, 0.2, 6) == (1, 1)
    assert division(0.1, 0.2, 0.25) == (1, 2), "a short reach needs shorter steps"
    assert division(3, 0.3, 0.25) == (8, 1), "a long one several in a row"
