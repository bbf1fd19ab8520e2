"""Waits for conditions: re-evaluates one only when an event may have changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from crisis_sim.model.events import Event
from crisis_sim.model.holds import holds
from crisis_sim.scenario import condition as c

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core

Key = tuple[str, str]
Then = Callable[[int], None]

_KINDS: dict[str, tuple[str, str]] = {
    "IndicatorMoved": ("indicator", "indicator"),
    "FactLearned": ("fact", "fact"),
    **{
        f"Measure{what}": ("measure", "measure")
        for what in ("Proposed", "Ordered", "Refused", "Transmitted", "Started", "Completed", "Confirmed")
    },
    "MeansCommitted": ("means", "means"),
    "MeansReleased": ("means", "means"),
    "InjectReleased": ("inject", "inject"),
    "InjectSkipped": ("inject", "inject"),
    "MessageDelivered": ("inject", "inject"),
    "MessageRead": ("inject", "inject"),
    "DecisionMade": ("decision", "inject"),
    "DecisionExpired": ("decision", "inject"),
    "PhaseDeclared": ("phase", "phase"),
    "PhaseEnded": ("phase", "phase"),
    "LevelSet": ("level", "level"),
    "MoveStarted": ("move", "move"),
    "ProductSubmitted": ("product", "product"),
    **{f"Clock{what}": ("clock", "clock") for what in ("Started", "Met", "Missed")},
    "MessageSent": ("asked", "from"),
    "BodyConvened": ("convened", "actor"),
}
"""Kind of event: (what it may change, the field of its payload that names which)."""


class _Waiting:
    __slots__ = ("condition", "keys", "live", "then")

    def __init__(self, condition: Any, then: Then) -> None:
        self.condition = condition
        self.then = then
        self.keys = tuple(dict.fromkeys(_keys(condition)))
        self.live = True


class Watch:
    """Conditions that somebody waits for. Each calls `then(cause)` once, when it first comes true."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._waiting: dict[Key, list[_Waiting]] = {}

    def listen(self) -> None:
        """Start listening, after all other parts, so that they have reacted before conditions are judged."""
        for kind in _KINDS:
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
        what, field = _KINDS[event.kind]
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


def _keys(condition: Any) -> Iterator[Key]:
    for part in c.parts(condition):
        match part:
            case c.IndicatorIs():
                yield "indicator", part.indicator
            case c.KnownTo():
                yield "fact", part.fact
            case c.Knows():
                yield "fact", part.knows.fact
                if part.knows.before:
                    yield "inject", part.knows.before
            case c.MeasureIs():
                yield "measure", part.measure
            case c.MeansFree():
                yield "means", part.means
            case c.InjectIs():
                yield "inject", part.inject
            case c.DecisionIs():
                yield "decision", part.decision
            case c.PhaseIs():
                yield "phase", part.phase
            case c.LevelIs():
                yield "level", part.level
            case c.MoveIs():
                yield "move", part.move
            case c.ProductIs():
                yield "product", part.product
            case c.ClockIs():
                yield "clock", part.clock
            case c.Asked():
                yield "asked", part.asked.actor
            case c.ConvenedIs():
                yield "convened", part.convened
            case _:
                pass
