"""The spread of many futures, and where one that really happened lies among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """Observed values only: least, quartiles, most."""

    least: int
    lower: int
    median: int
    upper: int
    most: int
    runs: int


def spread(values: Sequence[int]) -> Spread | None:
    """The spread of these values; None without any.

    A quartile is the smallest value that at least that share of them does not exceed.

    >>> spread([5, 1, 4, 2, 3])
    Spread(least=1, lower=2, median=3, upper=4, most=5, runs=5)
    """
    if not values:
        return None
    ordered = sorted(values)
    n = len(ordered)
    lower, median, upper = (ordered[-(-n * quarter // 4) - 1] for quarter in (1, 2, 3))
    return Spread(ordered[0], lower, median, upper, ordered[-1], n)


def percentile(values: Sequence[int], real: int) -> int | None:
    """The share of futures, in percent, that came out worse than what really came; those alike count half.

    >>> percentile([1, 2, 2, 3], 2)
    50
    """
    if not values:
        return None
    below = sum(2 if value < real else value == real for value in values)
    return (below * 100 + len(values)) // (2 * len(values))
