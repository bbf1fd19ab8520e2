"""The clock: the only place that knows SimPy. Time is an integer number of exercise seconds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simpy

MOST_AT_ONCE = 1_000_000
"""More things than this at one tick, and time stands still."""


class EndlessError(Exception):
    """A run does not come to its end."""


class Kernel:
    """Runs what is due, instant by instant. Within a tick, what was scheduled first runs first.

    An instant is one SimPy event, however much is due at it.
    """

    def __init__(self) -> None:
        self._env = simpy.Environment(initial_time=0)
        self._due: dict[int, list[tuple[Callable[..., None], tuple[Any, ...]]]] = {}
        self.now = 0
        """The present tick. SimPy's own clock stands at the last thing that happened, which may be earlier."""
        self.stopped = False
        self._halted = False

    def at(self, tick: int, act: Callable[..., None], *args: Any) -> None:
        """Call `act(*args)` at `tick` (at once within this tick when it is not later)."""
        tick = max(tick, self.now)
        due = self._due.get(tick)
        if due is None:
            due = self._due[tick] = []
            instant = self._env.timeout(tick - self._env.now)
            assert instant.callbacks is not None
            instant.callbacks.append(self._instant)
        elif len(due) > MOST_AT_ONCE:
            raise EndlessError(f"time stands still at tick {tick}: more than {MOST_AT_ONCE:,} things to do")
        due.append((act, args))

    def _instant(self, instant: simpy.Event) -> None:
        for act, args in self._due[self.now]:  # which may grow meanwhile
            if not self.stopped:
                act(*args)
        del self._due[self.now]

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

    def advance(self, tick: int) -> None:
        """Go to `tick`, or to the first instant in which `halt` is called, and run everything due until then."""
        self._halted = False
        while not self._halted and not self.stopped and (due := self._env.peek()) <= tick:
            self.settle(int(due))
        if not self._halted:
            self.settle(tick)

    def halt(self) -> None:
        """Have `advance` go no further than the present instant."""
        self._halted = True

    def stop(self) -> None:
        """ENDEX: whatever is still scheduled never runs."""
        self.stopped = True
