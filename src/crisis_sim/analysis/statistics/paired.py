"""Differences between two systems that were run on the same seeds (common random numbers)."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from crisis_sim.analysis.statistics.intervals import CONFIDENCE, Interval, average, mean, normal, variance
from crisis_sim.analysis.statistics.student import at_most, root, two_sided

FEWEST = 6
"""Pairs from which on a difference can be told: that all go one way has a chance of 2 x .5**6 < .05."""


class Paired(NamedTuple):
    """First minus second, pair by pair."""

    n: int
    difference: Interval
    p: float | None
    """Two-sided chance of a difference at least this large where there is none; None when nothing can be said."""
    ratio: float | None
    """Variance of the paired difference over that of independent runs; None when neither system varies."""
    identical: bool

    @property
    def differs(self) -> bool:
        """Whether the interval excludes 0."""
        low, high = self.difference.low, self.difference.high
        return low is not None and high is not None and not low <= 0 <= high


def difference(first: Sequence[float], second: Sequence[float], confidence: float = CONFIDENCE) -> Paired:
    """Paired t interval of the mean difference. Source: Law (2015), section 10.2.1.

    A constant difference has an interval without width from `FEWEST` pairs on, and none below.

    Raises:
        ValueError: no pairs, or sequences of different length.
    """
    deltas = [a - b for a, b in zip(first, second, strict=True)]
    n = len(deltas)
    found = mean(deltas, confidence)
    identical = not any(deltas)
    spread = variance(deltas)
    p: float | None = None
    if identical and n > 1:
        p = 1.0
    elif spread == 0:
        p = 2 * 0.5**n if n > 1 else None
        if n < FEWEST:
            found = Interval(found.value, None, None)
    else:
        p = two_sided(found.value / root(spread, n), n - 1)
    return Paired(n, found, p, _ratio(deltas, first, second), identical)


def difference_of_shares(
    first: Sequence[float], second: Sequence[float], confidence: float = CONFIDENCE, *, most: float = 1.0
) -> Paired:
    """The same for outcomes that are 0 or 1: an interval that is sound where hardly any pair differs, or nearly all.

    `most` is how far a pair can differ at most: more than 1 for sums of such outcomes, as in an interaction.
    Source: Bonett and Price (2012), adjusted Wald interval for paired proportions: two pairs are imagined besides, one
    as far as can be to either side; p by McNemar's exact test.
    """
    n = len(first)
    deltas = [a - b for a, b in zip(first, second, strict=True)]
    up, down = sum(d > 0 for d in deltas), sum(d < 0 for d in deltas)
    value = average(deltas)
    ratio = _ratio(deltas, first, second)
    if n < 2:
        return Paired(n, Interval(value, None, None), None, ratio, not (up or down))
    adjusted = [*deltas, most, -most]
    centre = average(adjusted)
    half = normal(confidence) * sqrt(fsum((d - centre) ** 2 for d in adjusted)) / (n + 2)
    limits = Interval(value, min(value, centre - half), max(value, centre + half)).within(-most, most)
    p = min(1.0, 2 * at_most(min(up, down), up + down, 0.5))
    return Paired(n, limits, p, ratio, not (up or down))


def _ratio(deltas: Sequence[float], first: Sequence[float], second: Sequence[float]) -> float | None:
    independent = variance(first) + variance(second)
    return variance(deltas) / independent if independent else None


def holm(chances: Sequence[float]) -> list[float]:
    """p-values adjusted for being many, in the order given. Source: Holm (1979)."""
    adjusted = [0.0] * len(chances)
    reached = 0.0
    for rank, at in enumerate(sorted(range(len(chances)), key=lambda i: chances[i])):
        reached = max(reached, min(1.0, chances[at] * (len(chances) - rank)))
        adjusted[at] = reached
    return adjusted
