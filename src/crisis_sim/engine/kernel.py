"""The clock: the only place that knows SimPy. Time is an integer number of exercise seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simpy


class Kernel:
    """Runs what is due, instant by instant. Within a tick, what was scheduled first runs first."""

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=0)
        self.stopped = False

    @property
    def now(self) -> int:
        """The present tick."""
        return int(self._env.now)

    def at(self, tick: int, act: Callable[..., None], *args: Any) -> None:
        """Call `act(*args)` at `tick` (at once within this tick when it is not later)."""
        timeout = self._env.timeout(max(0, tick - int(self._env.now)))
        assert timeout.callbacks is not None
        timeout.callbacks.append(lambda _: act(*args))

    def next_tick(self) -> int | None:
        """Tick of the next thing that is scheduled; None when nothing is."""
        if self.stopped:
            return None
        upcoming = self._env.peek()
        return None if upcoming == float("inf") else int(upcoming)

    def settle(self, tick: int) -> None:
        """Go to `tick` and run everything due at it. Nothing may be scheduled before it.

        SimPy's `run(until=t)` stops before the events of t, and stepping by `peek()` leaves `now` behind: do both.
        """
        if tick > self._env.now:
            self._env.run(until=tick)
        while not self.stopped and self._env.peek() == self._env.now:
            self._env.step()

    def stop(self) -> None:
        """ENDEX: whatever is still scheduled never runs."""
        self.stopped = True
