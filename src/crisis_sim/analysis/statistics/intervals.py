"""Means and shares with confidence intervals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import fsum, sqrt
from statistics import NormalDist
from typing import NamedTuple

from crisis_sim.analysis.statistics.student import quantile, root

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """An estimate and the limits between which the true value lies with the confidence asked for.

    A limit of None is not known: too few runs, or beyond everything that was observed.
    """

    value: float
    low: float | None
    high: float | None

    @property
    def width(self) -> float | None:
        """From limit to limit."""
        return None if self.low is None or self.high is None else self.high - self.low

    def varied(self) -> Interval:
        """Without limits where they coincide: of numbers that never varied, nobody knows how they do."""
        return self if self.width else Interval(self.value, None, None)

    def within(self, least: float, most: float) -> Interval:
        """Without what cannot be."""
        if self.low is None or self.high is None:
            return self
        return Interval(self.value, max(least, self.low), min(most, self.high))


def average(values: Sequence[float]) -> float:
    """The mean; the same in whatever order the values come.

    Raises:
        ValueError: no values.
    """
    if not values:
        raise ValueError("no values")
    found = fsum(values) / len(values)
    return min(max(found, min(values)), max(values))  # the quotient may be rounded past values that are all alike


def variance(values: Sequence[float]) -> float:
    """The variance of a sample (divided by n - 1); 0 for one value."""
    if len(values) < 2:
        return 0.0
    middle = average(values)
    return fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def mean(values: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """Mean with Student's t interval; one value has no interval. Source: Law (2015), section 4.5."""
    middle = average(values)
    if len(values) < 2:
        return Interval(middle, None, None)
    half = quantile((1 + confidence) / 2, len(values) - 1) * root(variance(values), len(values))
    return Interval(middle, middle - half, middle + half)


def wilson(count: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """A share with Wilson's score interval (1927), which stays within 0..1 and is sound at 0 and 1 too.

    `n` need not be whole: survival curves pass an effective number of runs.

    Raises:
        ValueError: no trials, or more successes than trials.
    """
    if n <= 0 or not 0 <= count <= n:
        raise ValueError(f"{count} of {n} is no share")
    z2 = normal(confidence) ** 2
    share = count / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    return Interval(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


@cache
def normal(confidence: float) -> float:
    """So many standard errors to either side hold this confidence: 1.96 for 95 %."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
