"""The axis of a timeline: played time takes its room, a jump of the clock only a little."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

_JUMP = 0.05
"""What a jump takes at most, as a share of all played time: nobody plays it."""


class Axis:
    """Ticks to places between 0 and 1, and back.

    >>> axis = Axis(100_000, [(1_000, 99_000)])
    >>> round(axis.place(1_000), 2), round(axis.place(99_000), 2)
    (0.48, 0.52)
    >>> axis.tick(axis.place(500))
    500
    """

    def __init__(self, end: int, jumps: Sequence[tuple[int, int]] = ()) -> None:
        self.end = max(1, end)
        self.jumps = [(a, min(b, self.end)) for a, b in jumps if a < min(b, self.end)]
        played = max(1, self.end - sum(b - a for a, b in self.jumps))
        self._ticks, self._weights = [0], [0.0]
        for a, b in self.jumps:
            self._add(a, 1.0)
            self._add(b, min(1.0, _JUMP * played / (b - a)))
        self._add(self.end, 1.0)

    def _add(self, tick: int, rate: float) -> None:
        if tick > self._ticks[-1]:
            self._weights.append(self._weights[-1] + (tick - self._ticks[-1]) * rate)
            self._ticks.append(tick)

    def place(self, tick: int) -> float:
        """Where a tick stands."""
        tick = min(max(tick, 0), self.end)
        n = min(bisect_right(self._ticks, tick), len(self._ticks) - 1)
        (a, b), (u, v) = self._ticks[n - 1 : n + 1], self._weights[n - 1 : n + 1]
        return (u + (v - u) * (tick - a) / (b - a)) / self._weights[-1]

    def tick(self, place: float) -> int:
        """Which tick stands there."""
        weight = min(max(place, 0.0), 1.0) * self._weights[-1]
        n = min(bisect_right(self._weights, weight), len(self._weights) - 1)
        (a, b), (u, v) = self._ticks[n - 1 : n + 1], self._weights[n - 1 : n + 1]
        return round(a + (b - a) * (weight - u) / (v - u))

    def jumping(self, tick: int) -> tuple[int, int] | None:
        """The jump that a tick lies in."""
        return next(((a, b) for a, b in self.jumps if a <= tick < b), None)
