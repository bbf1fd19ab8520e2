"""Routing of floods: the Muskingum method and the linear reservoir.

Both keep water: what has flowed in has flowed out or is stored. Flows are in m³/s, times in hours. Only + - * / are
used, so that every platform gets the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, isfinite

FINEST = 240
"""In at most that many parts a step, or a reach, is divided."""


def muskingum(inflow: Sequence[float], k_hours: float, x: float, dt_hours: float) -> list[float]:
    """Outflow of a river reach whose inflow is known (McCarthy 1938; Chow, Maidment and Mays 1988, section 8.4).

    Storage is K (x·inflow + (1 − x)·outflow). At the start the reach is steady: outflow = inflow.

    Args:
        inflow: m³/s at 0, dt, 2·dt…
        k_hours: travel time K of the reach.
        x: weight of the inflow, 0 (a reservoir) to .5 (a pure shift in time).
        dt_hours: time between two values.

    Returns:
        The outflow in m³/s at the same times; as long as `inflow`.

    Raises:
        ValueError: a condition of stability is broken (2Kx <= dt <= 2K(1 − x), K > 0, 0 <= x <= .5, dt > 0), or an
            inflow is negative or no number; the sentence names which.
    """
    weights = coefficients(k_hours, x, dt_hours)
    flows = _flows(inflow)
    outflow = flows[:1]
    for before, now in pairwise(flows):
        outflow.append(routed(weights, before, now, outflow[-1]))
    return outflow


def linear_reservoir(inflow: Sequence[float], k_hours: float, dt_hours: float) -> list[float]:
    """Outflow of a store that lets go in proportion to what it holds: storage = K · outflow (Zoch 1934).

    It is the Muskingum reach with x = 0, in the same trapezoidal form; without inflow it falls as exp(−t/K). At the
    start it is steady.

    Args:
        inflow: m³/s at 0, dt, 2·dt…
        k_hours: mean time that water stays.
        dt_hours: time between two values.

    Returns:
        The outflow in m³/s at the same times.

    Raises:
        ValueError: K <= 0, dt <= 0, dt > 2K, or an inflow is negative or no number.
    """
    return muskingum(inflow, k_hours, 0.0, dt_hours)


def coefficients(k_hours: float, x: float, dt_hours: float) -> tuple[float, float, float]:
    """Weights of the inflow now, the inflow before and the outflow before. They sum to 1 and none is negative.

    Raises:
        ValueError: with the condition that is broken.
    """
    _sane(k_hours, x, dt_hours)
    if dt_hours < 2 * k_hours * x:
        raise ValueError(
            f"2Kx <= dt is broken: 2·{k_hours:g}·{x:g} = {2 * k_hours * x:g} h, dt is {dt_hours:g} h; "
            "take a longer step, a smaller x, or divide the reach"
        )
    if dt_hours > 2 * k_hours * (1 - x):
        raise ValueError(
            f"dt <= 2K(1 - x) is broken: 2·{k_hours:g}·(1 - {x:g}) = {2 * k_hours * (1 - x):g} h, dt is {dt_hours:g} h"
            "; take a shorter step or a longer K"
        )
    below = 2 * k_hours * (1 - x) + dt_hours
    return (
        (dt_hours - 2 * k_hours * x) / below,
        (dt_hours + 2 * k_hours * x) / below,
        (2 * k_hours * (1 - x) - dt_hours) / below,
    )


def routed(weights: tuple[float, float, float], before: float, now: float, out: float) -> float:
    """One step: the next outflow, from the inflow before and now and the outflow before."""
    return weights[0] * now + weights[1] * before + weights[2] * out


def division(k_hours: float, x: float, dt_hours: float) -> tuple[int, int]:
    """In how many reaches in a row, and how many steps in one, a reach must be divided so that routing is stable.

    The fewest steps, then the fewest reaches. Short reaches need shorter steps, long ones several reaches (Cunge 1969).

    Raises:
        ValueError: K <= 0, x outside 0 to .5, dt <= 0, or no division into at most FINEST parts will do.
    """
    _sane(k_hours, x, dt_hours)
    for steps in range(1, FINEST + 1):
        step = dt_hours / steps
        reaches = max(1, ceil(2 * k_hours * x / step))
        if reaches <= min(FINEST, floor(2 * k_hours * (1 - x) / step)):
            return reaches, steps
    raise ValueError(
        f"2Kx <= dt <= 2K(1 - x) holds for no division of the reach: K = {k_hours:g} h, x = {x:g}, dt = {dt_hours:g} h"
        "; take a smaller x, a longer K or a shorter step"
    )


def _sane(k_hours: float, x: float, dt_hours: float) -> None:
    if not (isfinite(k_hours) and k_hours > 0):
        raise ValueError(f"K > 0 is broken: K is {k_hours:g} h")
    if not (isfinite(x) and 0 <= x <= 0.5):
        raise ValueError(f"0 <= x <= 0.5 is broken: x is {x:g}")
    if not (isfinite(dt_hours) and dt_hours > 0):
        raise ValueError(f"dt > 0 is broken: dt is {dt_hours:g} h")


def _flows(inflow: Sequence[float]) -> list[float]:
    for flow in inflow:
        if not (isfinite(flow) and flow >= 0):
            raise ValueError(f"inflow >= 0 is broken: an inflow is {flow:g} m³/s")
    return [float(flow) for flow in inflow]
