"""When conditions first came true in a run, judged after the fact: a fold over the log's events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import Any

from crisis_sim.model.bearing import KINDS, Key, keys
from crisis_sim.model.events import Event, Line
from crisis_sim.model.fold import apply
from crisis_sim.model.holds import holds
from crisis_sim.model.index import Index
from crisis_sim.model.state import State, fresh
from crisis_sim.scenario import condition as c


def first_true(index: Index, lines: Iterable[Line], conditions: Sequence[Any]) -> list[int | None]:
    """For each condition the tick at which it first holds, or None where it never does within these lines.

    Conditions are judged on settled instants, when everything that happens in a tick has happened: what is true for a
    part of one tick only does not count. Time passes to the last line and no further.
    """
    judge = _Judge(index, conditions)
    for line in lines:
        if isinstance(line, Event):
            if not judge.open:
                break
            judge.take(line)
    judge.settle()
    return judge.ticks


class _Judge:
    """The fold, the conditions that have not come true yet, and the ticks at which time alone may make one true."""

    def __init__(self, index: Index, conditions: Sequence[Any]) -> None:
        self.ticks: list[int | None] = [None] * len(conditions)
        self.open: dict[int, Any] = dict(enumerate(conditions))
        self._index = index
        self._state: State = fresh(index)
        self._by_key: dict[Key, list[int]] = {}
        self._lasting: dict[str, list[tuple[int, int]]] = {}
        """Indicator: (condition, seconds that it must last)."""
        self._later: list[tuple[int, int]] = []
        self._touched: set[int] = set()
        for n, condition in enumerate(conditions):
            for key in dict.fromkeys(keys(condition)):
                self._by_key.setdefault(key, []).append(n)
            for part in c.parts(condition):
                if isinstance(part, c.Elapsed):
                    heappush(self._later, (index.at(part.elapsed), n))
                elif isinstance(part, c.IndicatorIs) and part.for_:
                    heappush(self._later, (part.for_, n))
                    self._lasting.setdefault(part.indicator, []).append((n, part.for_))

    def take(self, event: Event) -> None:
        """Fold one more event; first judge the instants before it."""
        if event.t > self._state.now:
            self._pass_to(event.t)
        apply(self._state, event)
        if event.kind == "ExerciseStarted":
            self._touched.update(self.open)
            return
        what, field = KINDS.get(event.kind, ("", ""))
        name = event.p.get(field)
        if name is None:
            return
        self._touched.update(self._by_key.get((what, name), ()))
        if what == "indicator":
            for n, seconds in self._lasting.get(name, ()):
                heappush(self._later, (event.t + seconds, n))

    def settle(self) -> None:
        """Judge the present instant."""
        now = self._state.now
        while self._later and self._later[0][0] <= now:
            self._touched.add(heappop(self._later)[1])
        for n in self._touched:
            if n in self.open and holds(self._index, self._state, self.open[n], now):
                self.ticks[n] = now
                del self.open[n]
        self._touched.clear()

    def _pass_to(self, tick: int) -> None:
        self.settle()
        while self._later and self._later[0][0] < tick:
            self._state.now = self._later[0][0]
            self.settle()
