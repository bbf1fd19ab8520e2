"""Indicators on the move: at once or along ramps; overlapping moves are summed per tick, then clamped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisis_sim.model.state import value

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core


@dataclass(slots=True, eq=False)
class _Ramp:
    """One effect on an indicator; steps are units of its resolution."""

    indicator: str
    sign: int
    steps: int
    start: int
    over: int
    cause: int
    done: int = 0
    """Steps asked for so far."""
    moved: int = 0
    """How far the indicator went because of it: bounds may have stopped it."""
    undone: bool = False


class Ramps:
    """Moves indicators. What a bound stopped is not given back when an effect is undone."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._due: dict[str, list[tuple[_Ramp, int]]] = {}

    def move(self, indicator: str, change: int, over: int, undo_after: int | None, cause: int) -> None:
        """Change an indicator by an amount, evenly over so many seconds, perhaps for a while only."""
        engine = self._engine
        steps = abs(change) // engine.index.scenario.indicators[indicator].resolution
        if steps == 0:
            return
        ramp = _Ramp(indicator, 1 if change > 0 else -1, steps, engine.now, over, cause)
        self._go_on(ramp)
        if undo_after is not None:
            engine.kernel.at(engine.now + undo_after, self._undo, ramp)

    def _go_on(self, ramp: _Ramp) -> None:
        """Take all steps due by now, and schedule the next."""
        if ramp.undone:
            return
        reached = ramp.steps * (self._engine.now - ramp.start) // ramp.over if ramp.over else ramp.steps
        if reached > ramp.done:
            self._add(ramp, ramp.sign * (reached - ramp.done))
            ramp.done = reached
        if reached < ramp.steps:
            self._engine.kernel.at(ramp.start - (-(reached + 1) * ramp.over // ramp.steps), self._go_on, ramp)

    def _undo(self, ramp: _Ramp) -> None:
        ramp.undone = True
        self._add(ramp, 0)

    def _add(self, ramp: _Ramp, steps: int) -> None:
        """Collect what moves in this tick, and settle it once."""
        if ramp.indicator not in self._due:
            self._due[ramp.indicator] = []
            self._engine.kernel.at(self._engine.now, self._flush, ramp.indicator)
        self._due[ramp.indicator].append((ramp, steps))

    def _flush(self, name: str) -> None:
        engine = self._engine
        indicator = engine.index.scenario.indicators[name]
        parts: dict[_Ramp, int] = {}
        for ramp, steps in self._due.pop(name):
            parts[ramp] = -ramp.moved if ramp.undone else parts.get(ramp, 0) + steps * indicator.resolution
        old = value(engine.state, name)
        wanted = old + sum(parts.values())
        new = min(indicator.max, max(indicator.min, wanted))
        stopped = wanted - new
        for ramp, units in reversed(parts.items()):
            share = max(min(stopped, units), 0) if stopped > 0 else min(max(stopped, units), 0)
            ramp.moved += units - share
            stopped -= share
        if new == old:
            return
        cause = next(iter(parts)).cause
        moved = engine.emit("IndicatorMoved", cause, {"indicator": name, "value": new})
        if any(actor in engine.index.seat_of for actor in indicator.seen_by):
            shown = {"label": indicator.label, "unit": indicator.unit, "min": indicator.min, "max": indicator.max}
            engine.emit("IndicatorReported", moved.seq, {"indicator": name, "value": new, **shown})
