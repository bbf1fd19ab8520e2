"""Courses of figures: a sparkline of one line, and a plot of several. The scale across is time, never the sample."""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " " + BLOCKS
Points = Sequence[tuple[int, int]]
"""(when, value), in the order of time. A value holds until the next."""


def columns(points: Points, begin: int, end: int, width: int) -> list[int | None]:
    """The value that held at the end of each column; None before the first.

    >>> columns([(0, 5), (50, 9)], 0, 100, 4)
    [5, 9, 9, 9]
    """
    found: list[int | None] = []
    upto, value = 0, None
    for n in range(1, width + 1):
        until = begin + (end - begin) * n // width
        while upto < len(points) and points[upto][0] <= until:
            value = points[upto][1]
            upto += 1
        found.append(value)
    return found


def scale(points: Points, low: int, high: int) -> tuple[int, int]:
    """Between which values to draw: those that there are, but at least a tenth of what could be, so that noise stays
    small.

    >>> scale([(0, 40), (9, 42)], 0, 900), scale([(0, 40), (9, 640)], 0, 900)
    ((0, 90), (40, 640))
    """
    values = [value for _, value in points] or [low]
    least, most = min(values), max(values)
    span = max(1, (high - low) // 10)
    if most - least < span:
        least = max(low, (least + most - span) // 2)
        most = least + span
    return least, most


def sparkline(points: Points, begin: int, end: int, width: int, low: int, high: int) -> str:
    """The course in `width` signs, blank before the first value.

    >>> sparkline([(0, 0), (50, 50), (100, 100)], -50, 100, 6, 0, 100)
    ' ▁▁▄▄█'
    """
    return "".join(" " if v is None else _block(v, low, high) for v in columns(points, begin, end, width))


def _block(value: int, low: int, high: int) -> str:
    if value <= low:
        return BLOCKS[0]
    if value >= high:
        return BLOCKS[-1]
    return BLOCKS[(value - low) * (len(BLOCKS) - 1) // (high - low)]


def plot(points: Points, begin: int, end: int, size: tuple[int, int], low: int, high: int) -> list[str]:
    """The course as bars in so many columns and lines, the highest line first.

    >>> plot([(0, 1), (50, 4)], 0, 99, (4, 2), 0, 4)
    ['  ██', '▄▄██']
    """
    width, height = size
    steps = height * 8
    heights = [
        None if value is None else _steps(value, low, high, steps) for value in columns(points, begin, end, width)
    ]
    return [
        "".join(" " if h is None else _EIGHTHS[min(8, max(0, h - line * 8))] for h in heights)
        for line in reversed(range(height))
    ]


def _steps(value: int, low: int, high: int, steps: int) -> int:
    """Eighths of a line; the lowest value still shows."""
    if high <= low:
        return 1
    return max(1, min(steps, (value - low) * steps // (high - low)))
