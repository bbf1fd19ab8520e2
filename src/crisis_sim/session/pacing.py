"""Pacing: how much exercise time has passed on a wall clock. Pure arithmetic; the wall time is handed in."""

from __future__ import annotations

LONGEST_GAP = 5.0
"""Wall seconds between two looks that count at most: a laptop that slept, or a disk that stalled, must not cost the
player an hour of exercise."""
LIVE = 1_000
"""One exercise second a wall second, in thousandths."""
LADDER = tuple(LIVE * times for times in (1, 2, 4, 6, 8, 10, 15, 20, 30, 60, 120, 300, 600))
"""Paces that faster and slower step through, in thousandths of exercise seconds a wall second."""


class Pacer:
    """Exercise seconds = wall seconds × pace, while it is not held.

    >>> pacer = Pacer(tick=60, pace=6_000)
    >>> pacer.run(wall=100.0)
    >>> pacer.tick(wall=101.5)
    69
    >>> pacer.hold(wall=102.0)
    >>> pacer.tick(wall=500.0)
    72
    """

    def __init__(self, tick: int, pace: int) -> None:
        self.pace = pace
        """Thousandths of exercise seconds a wall second."""
        self.held = True
        self._seconds = float(tick)
        self._wall = 0.0

    def tick(self, wall: float) -> int:
        """The tick that is due at this wall time, rounded down."""
        self._pass(wall)
        return int(self._seconds)

    def run(self, wall: float) -> None:
        """Let time pass from now on."""
        self.held, self._wall = False, wall

    def hold(self, wall: float) -> None:
        """Let no more time pass."""
        self._pass(wall)
        self.held = True

    def set_pace(self, pace: int, wall: float) -> None:
        """Another pace from now on."""
        self._pass(wall)
        self.pace = pace

    def jump(self, tick: int, wall: float) -> None:
        """The exercise is at another tick, by a step or a jump."""
        self._seconds, self._wall = float(tick), wall

    def _pass(self, wall: float) -> None:
        if not self.held:
            self._seconds += min(max(0.0, wall - self._wall), LONGEST_GAP) * self.pace / 1000
            self._wall = wall


def faster(pace: int) -> int:
    """The next pace up.

    >>> faster(5_330)
    6000
    """
    return next((step for step in LADDER if step > pace), pace)


def slower(pace: int) -> int:
    """The next pace down."""
    return next((step for step in reversed(LADDER) if step < pace), pace)
