"""When to stop: the same replications on every machine, because only the counts decide, never who is done first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis_sim.analysis.statistics.intervals import Interval

EVERY = 50
"""Replications of every arm between two looks. Each look is a chance to stop on a lucky streak."""


def checkpoints(most: int, every: int = EVERY) -> Iterator[int]:
    """The numbers of replications of each arm at which to look, up to `most`.

    >>> list(checkpoints(120))
    [50, 100]
    """
    return iter(range(every, most + 1, every))


def completed(done: Iterable[int]) -> int:
    """Length of the prefix 0, 1, 2, ... that is whole among the numbers of replications done.

    >>> completed([1, 0, 4, 2])
    3
    """
    known = set(done)
    length = 0
    while length in known:
        length += 1
    return length


def enough(intervals: Iterable[Interval | None], width: float) -> bool:
    """Whether every interval is known and no wider than `width` from limit to limit; False without any."""
    widths = [found.width if found else None for found in intervals]
    return bool(widths) and all(known is not None and known <= width for known in widths)
