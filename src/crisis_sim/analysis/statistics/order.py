"""Quantiles of runs with bounds that hold for every distribution: they are order statistics (Wilks 1941)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from crisis_sim.analysis.statistics.intervals import CONFIDENCE, Interval
from crisis_sim.analysis.statistics.student import at_most


def runs_needed(p: float, confidence: float, rank: int = 1) -> int:
    """Runs after which the largest value (or the `rank`-th largest) bounds the p-quantile from above.

    >>> runs_needed(.95, .95), runs_needed(.95, .95, rank=2)
    (59, 93)

    Raises:
        ValueError: a share or a rank that cannot be.
    """
    if not (0 < p < 1 and 0 < confidence < 1 and rank >= 1):
        raise ValueError("shares lie between 0 and 1, ranks count from 1")
    low, high = rank - 1, rank
    while at_most(high - rank, high, p) < confidence:
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if at_most(middle - rank, middle, p) >= confidence else (middle, high)
    return high


def confidence_of_largest(p: float, n: int) -> float:
    """The confidence with which the largest of `n` runs lies above the p-quantile."""
    return 1 - p**n


def quantile(ordered: Sequence[float], p: float) -> float:
    """The smallest observed value that at least a share `p` of the runs does not exceed; `ordered` ascends."""
    return ordered[min(len(ordered), max(1, ceil(round(len(ordered) * p, 9)))) - 1]


def lower(ordered: Sequence[float], p: float, confidence: float = CONFIDENCE) -> float | None:
    """The largest observed value that lies at or below the p-quantile with this confidence; None: too few runs."""
    rank = _last(len(ordered), p, 1 - confidence)
    return ordered[rank - 1] if rank else None


def upper(ordered: Sequence[float], p: float, confidence: float = CONFIDENCE) -> float | None:
    """The smallest observed value that lies at or above the p-quantile with this confidence; None: too few runs."""
    n = len(ordered)
    rank = _first(n, p, confidence)
    return ordered[rank - 1] if rank <= n else None


def bounded(ordered: Sequence[float], p: float, confidence: float = CONFIDENCE) -> Interval:
    """The quantile between both bounds, half of the doubt on either side."""
    half = (1 + confidence) / 2
    value = quantile(ordered, p)
    low, high = lower(ordered, p, half), upper(ordered, p, half)
    return Interval(value, None if low is None else min(low, value), None if high is None else max(high, value))


@lru_cache(4096)
def _last(n: int, p: float, doubt: float) -> int:
    """The largest rank r with P(fewer than r values below the quantile) <= doubt; 0 for none."""
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if at_most(middle - 1, n, p) <= doubt else (low, middle)
    return low


@lru_cache(4096)
def _first(n: int, p: float, confidence: float) -> int:
    """The smallest rank r with P(fewer than r values below the quantile) >= confidence; n + 1 for none."""
    low, high = 0, n + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if at_most(middle - 1, n, p) >= confidence else (middle, high)
    return high
