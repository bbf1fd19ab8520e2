"""Bars of one line: how much of a whole there is."""

from __future__ import annotations

FULL, EMPTY = "▰", "▱"
GOOD = "✓"
"""Stands at the end of a gauge that is the good one."""


def gauge(value: float, low: float, high: float, width: int = 10) -> str:
    """A bar of `width` signs. Only nothing at all is shown empty, and only everything is shown full.

    >>> gauge(0, 0, 6, 6), gauge(1, 0, 600, 6), gauge(3, 0, 6, 6), gauge(599, 0, 600, 6), gauge(6, 0, 6, 6)
    ('▱▱▱▱▱▱', '▰▱▱▱▱▱', '▰▰▰▱▱▱', '▰▰▰▰▰▱', '▰▰▰▰▰▰')
    """
    if width <= 0:
        return ""
    if high <= low or value <= low:
        full = 0
    elif value >= high:
        full = width
    else:
        full = min(max(1, round(width * (value - low) / (high - low))), max(1, width - 1))
    return FULL * full + EMPTY * (width - full)


def directed(value: float, low: float, high: float, better: str | None, width: int) -> str:
    """A gauge with a tick at its good end, where there is one; `width` signs in all.

    >>> directed(30, 0, 100, "less", 6), directed(30, 0, 100, "more", 6), directed(30, 0, 100, None, 6)
    ('✓▰▰▱▱▱', '▰▰▱▱▱✓', '▰▰▱▱▱▱')
    """
    if better is None or width < 2:
        return gauge(value, low, high, width)
    bar = gauge(value, low, high, width - 1)
    return GOOD + bar if better == "less" else bar + GOOD


def parts(counts: list[tuple[int, str]], all: int, width: int = 10) -> str:
    """A bar of several shares of a whole, each in its own sign; what is more than nothing gets one sign at least.

    >>> parts([(3, "▰"), (2, "▓"), (0, "░")], 6, 6), parts([(1, "▰"), (1, "▓")], 100, 5)
    ('▰▰▰▓▓▱', '▰▓▱▱▱')
    """
    if width <= 0:
        return ""
    bar = ""
    for count, sign in counts:
        if count > 0 and all > 0:
            bar += sign * max(1, round(width * count / all))
    return bar[:width].ljust(width, EMPTY)
