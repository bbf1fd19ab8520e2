"""Small plots in characters: intervals, distributions and curves, readable without colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.summary import Point

BLOCKS = "▁▂▃▄▅▆▇█"


def whisker(found: Interval | None, axis: tuple[float, float], width: int, *, mark: float | None = None) -> str:
    """An interval on an axis, `├──●──┤`; `mark` is where a line stands, such as that of no difference.

    >>> whisker(Interval(5, 2, 8), (0, 10), 11)
    '  ├──●──┤  '
    """
    row = [" "] * width
    if mark is not None:
        row[_place(mark, axis, width)] = "│"
    if found is None:
        return "".join(row)
    if found.low is not None and found.high is not None:
        low, high = _place(found.low, axis, width), _place(found.high, axis, width)
        for n in range(low, high + 1):
            row[n] = "─"
        row[low], row[high] = "├", "┤"
    row[_place(found.value, axis, width)] = "●"
    return "".join(row)


def _place(value: float, axis: tuple[float, float], width: int) -> int:
    least, most = axis
    if most <= least:
        return width // 2
    return min(width - 1, max(0, round((value - least) / (most - least) * (width - 1))))


def bars(counts: Sequence[int], width: int) -> str:
    """How often values occur, from the least to the most; a dot where none does. `width` at most."""
    together = max(1, -(-len(counts) // width))  # so many bins in each cell, the same in all
    joined = [sum(counts[n : n + together]) for n in range(0, len(counts), together)]
    most = max(joined, default=0)
    return "".join(BLOCKS[min(7, count * 8 // most)] if count else "·" for count in joined)


def course(points: Sequence[Point], horizon: float, width: int) -> str:
    """The share of runs that has come to an event, from the start to the horizon; a dot where none has."""
    times = [point.t for point in points]
    row = []
    for n in range(width):
        place = bisect_right(times, horizon * (n + 1) / width)
        share = points[place - 1].reached if place else 0.0
        row.append(BLOCKS[min(7, int(share * 8))] if share else "·")
    return "".join(row)


def axis_of(found: Sequence[Interval | None]) -> tuple[float, float]:
    """From the lowest to the highest limit."""
    limits = [limit for interval in found if interval for limit in interval if limit is not None]
    return (min(limits), max(limits)) if limits else (0.0, 1.0)
