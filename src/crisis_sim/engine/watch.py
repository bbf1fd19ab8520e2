"""Waits for conditions: re-evaluates one only when an event may have changed it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crisis_sim.model.bearing import KINDS, Key, keys
from crisis_sim.model.events import Event
from crisis_sim.model.holds import holds
from crisis_sim.scenario import condition as c

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core

Then = Callable[[int], None]


class _Waiting:
    __slots__ = ("condition", "keys", "live", "then")

    def __init__(self, condition: Any, then: Then) -> None:
        self.condition = condition
        self.then = then
        self.keys = tuple(dict.fromkeys(keys(condition)))
        self.live = True


class Watch:
    """Conditions that somebody waits for. Each calls `then(cause)` once, when it first comes true."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._waiting: dict[Key, list[_Waiting]] = {}

    def listen(self) -> None:
        """Start listening, after all other parts, so that they have reacted before conditions are judged."""
        for kind in KINDS:
            self._engine.react(kind, self._on)

    def when(self, condition: Any, cause: int, then: Then) -> _Waiting:
        """Call `then` with the cause as soon as the condition holds, at once if it does."""
        waiting = _Waiting(condition, then)
        if not self._try(waiting, cause):
            for key in waiting.keys:
                self._waiting.setdefault(key, []).append(waiting)
            for part in c.parts(condition):
                if isinstance(part, c.Elapsed):
                    self._engine.kernel.at(self._engine.index.at(part.elapsed), self._check, waiting, cause)
                elif isinstance(part, c.IndicatorIs) and part.for_:
                    self._engine.kernel.at(self._engine.now + part.for_, self._check, waiting, cause)
        return waiting

    def forget(self, waiting: _Waiting) -> None:
        """Stop waiting."""
        waiting.live = False

    def holds(self, condition: Any) -> bool:
        """Whether a condition holds now."""
        return holds(self._engine.index, self._engine.state, condition, self._engine.now)

    def _on(self, event: Event) -> None:
        what, field = KINDS[event.kind]
        name = event.p.get(field)
        if name is None:
            return
        waiting = self._waiting.get((what, name))
        if not waiting:
            return
        for one in list(waiting):
            if one.live:
                self._check(one, event.seq)
                if what == "indicator":
                    self._recheck_later(one, name, event.seq)
        self._waiting[what, name] = [one for one in waiting if one.live]

    def _recheck_later(self, waiting: _Waiting, indicator: str, cause: int) -> None:
        for part in c.parts(waiting.condition) if waiting.live else ():
            if isinstance(part, c.IndicatorIs) and part.indicator == indicator and part.for_:
                self._engine.kernel.at(self._engine.now + part.for_, self._check, waiting, cause)

    def _check(self, waiting: _Waiting, cause: int) -> None:
        if waiting.live:
            self._try(waiting, cause)

    def _try(self, waiting: _Waiting, cause: int) -> bool:
        if not self.holds(waiting.condition):
            return False
        waiting.live = False
        waiting.then(cause)
        return True
