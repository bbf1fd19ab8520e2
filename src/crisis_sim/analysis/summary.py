"""One outcome in one arm: how large, how sure, how spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import NamedTuple

from crisis_sim.analysis.columns import Columns, estimate
from crisis_sim.analysis.statistics import order, survival
from crisis_sim.analysis.statistics.intervals import Interval, mean, variance, wilson

PERCENTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
BINS = 20
"""Bins of a distribution, at most."""
POINTS = 120
"""Points of a curve that are kept, at most."""


class Quantile(NamedTuple):
    """A quantile with limits that hold for every distribution; of times, None is later than anything watched."""

    p: float
    value: float | None
    low: float | None
    high: float | None


class Bins(NamedTuple):
    """Equal bins, the same in every arm: from where, how wide, how many."""

    start: float
    width: float
    number: int


def bins_of(values: Sequence[float]) -> Bins:
    """Bins for these values; whole numbers stand in the middle of theirs, so many in each."""
    least, most = min(values), max(values)
    if all(value == int(value) for value in values):
        width = ceil((most - least + 1) / BINS)
        return Bins(least - 0.5, width, ceil((most - least + 1) / width))
    return Bins(least, (most - least) / BINS or 1.0, BINS if most > least else 1)


class Point(NamedTuple):
    """By `t`, this share of the runs has come to the event; with limits."""

    t: float
    reached: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of the `n` runs to which the outcome applies.

    `mean` is the mean, the share, or of times the restricted mean: counted to the outcome's horizon at most. A mean of
    numbers that are all the same has no limits.
    """

    n: int
    mean: Interval | None
    sd: float | None
    least: float | None
    most: float | None
    same: bool
    """Every run gives the same."""
    quantiles: tuple[Quantile, ...] = ()
    bound_below: float | None = None
    """With 95 % confidence at least 95 % of all runs lie at or above it; None: too few runs."""
    bound_above: float | None = None
    """With 95 % confidence at least 95 % of all runs lie at or below it; None: too few runs."""
    never: Interval | None = None
    """Of times: the share of runs that the event never came in."""
    bins: tuple[int, ...] = ()
    """Of values: runs in each of the outcome's bins."""
    curve: tuple[Point, ...] = ()

    def quantile(self, p: float) -> Quantile | None:
        """One of the quantiles."""
        return next((found for found in self.quantiles if found.p == p), None)


EMPTY = Summary(0, None, None, None, None, False)


def summary(
    columns: Columns, arm: int, name: str, *, horizon: float, bins: Bins, bounds: tuple[float, float]
) -> Summary:
    """The summary of an outcome in an arm; `horizon` is for times, `bins` for the others.

    `bounds` are the least and the most that the outcome can be.
    """
    values = columns.numbers(arm, name)
    if not values:
        return EMPTY
    kind = columns.kinds[name]
    if kind == "time":
        return _time(columns, arm, name, horizon, bounds)
    ordered, binary = sorted(values), kind == "share"
    return Summary(
        n=len(values),
        mean=estimate(values, kind).varied().within(*bounds),
        sd=sqrt(variance(values)) if len(values) > 1 else None,
        least=ordered[0],
        most=ordered[-1],
        same=ordered[0] == ordered[-1],
        quantiles=() if binary else tuple(Quantile(p, *order.bounded(ordered, p)) for p in PERCENTILES),
        bound_below=None if binary else order.lower(ordered, 0.05),
        bound_above=None if binary else order.upper(ordered, 0.95),
        bins=() if binary else _counts(ordered, bins),
    )


def _time(columns: Columns, arm: int, name: str, horizon: float, bounds: tuple[float, float]) -> Summary:
    runs = columns.watched(arm, name)
    restricted = survival.restricted(runs, horizon)
    reached = sorted(run.t for run in runs if run.reached)
    curve = survival.curve(runs)
    found = [(p, survival.quantile(curve, p)) for p in PERCENTILES]
    never = len(runs) - len(reached)
    return Summary(
        n=len(runs),
        mean=mean(restricted).varied().within(*bounds),
        sd=sqrt(variance(restricted)) if len(runs) > 1 else None,
        least=reached[0] if reached else None,
        most=reached[-1] if reached else None,
        same=never == len(runs) or (never == 0 and reached[0] == reached[-1]),
        quantiles=tuple(Quantile(p, *(times or (None, None, None))) for p, times in found),
        never=wilson(never, len(runs)),
        curve=_points(curve),
    )


def _counts(values: Sequence[float], bins: Bins) -> tuple[int, ...]:
    counts = [0] * bins.number
    for value in values:
        counts[min(bins.number - 1, int((value - bins.start) / bins.width))] += 1
    return tuple(counts)


def _points(curve: survival.Curve) -> tuple[Point, ...]:
    """The curve's steps, or where there are many, the last one of each of equal stretches."""
    steps = curve.steps
    if len(steps) > POINTS:
        cell = steps[-1].t / POINTS
        last = {int(step.t / cell): step for step in steps}
        steps = tuple(last.values())
    found = []
    for step in steps:
        value, low, high = step.survival
        found.append(
            Point(step.t, 1 - value, 1 - (value if high is None else high), 1 - (value if low is None else low))
        )
    return tuple(found)
