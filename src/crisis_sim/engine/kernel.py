"""The clock: the only place that knows SimPy. Time is an integer number of exercise seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simpy


class Kernel:
    """Runs what is due, instant by instant. Within a tick, what was scheduled first runs first."""

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=0)
        self.now = 0
        """The present tick. SimPy's own clock stands at the last thing that happened, which may be earlier."""
        self.stopped = False

    def at(self, tick: int, act: Callable[..., None], *args: Any) -> None:
        """Call `act(*args)` at `tick` (at once within this tick when it is not later)."""
        timeout = self._env.timeout(max(tick, self.now) - self._env.now)
        assert timeout.callbacks is not None
        timeout.callbacks.append(lambda _: act(*args))

    def next_tick(self) -> int | None:
        """Tick of the next thing that is scheduled; None when nothing is."""
        if self.stopped:
            return None
        upcoming = self._env.peek()
        return None if upcoming == float("inf") else int(upcoming)

    def settle(self, tick: int) -> None:
        """Go to `tick` and run everything due until then, instant by instant.

        SimPy's `run(until=t)` would stop before the events of t, and costs an event of its own each time.
        """
        env = self._env
        while not self.stopped and (due := env.peek()) <= tick:
            self.now = int(due)
            env.step()
        self.now = max(self.now, tick)

    def stop(self) -> None:
        """ENDEX: whatever is still scheduled never runs."""
        self.stopped = True
