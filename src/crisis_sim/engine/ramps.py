"""Indicators on the move: at once, along ramps, driven by hazards; what overlaps is summed per tick, then clamped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crisis_sim.model.state import value

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core


@dataclass(slots=True, eq=False)
class _Ramp:
    """One effect on an indicator, or what a hazard does to it; steps are units of its resolution."""

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
    goal: int | None = None
    """Where it is to stand, whatever it has done so far: at 0 once undone, at what a hazard makes of it."""


class Ramps:
    """Moves indicators. What a bound stopped is not given back when an effect is undone."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._due: dict[str, list[tuple[_Ramp, int]]] = {}
        self._driven: dict[str, dict[str, _Ramp]] = {}
        """Indicator: what each hazard does to it."""

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

    def drive(self, hazard: str, indicator: str, wanted: int, shown: bool, cause: int) -> None:
        """Let a hazard move an indicator by an amount in all, or let the indicator show a value.

        Other effects come on top. What a bound stops comes as soon as there is room.
        """
        of = self._engine.index.scenario.indicators[indicator]
        change = wanted - of.start if shown else wanted
        drives = self._driven.setdefault(indicator, {})
        if hazard not in drives:
            drives[hazard] = _Ramp(indicator, 1, 0, self._engine.now, 0, cause, goal=0)
        drive = drives[hazard]
        drive.goal = (2 * change + of.resolution) // (2 * of.resolution) * of.resolution
        drive.cause = cause
        if drive.goal != drive.moved:
            self._add(drive, 0)

    def _go_on(self, ramp: _Ramp) -> None:
        """Take all steps due by now, and schedule the next."""
        if ramp.goal is not None:
            return
        reached = ramp.steps * (self._engine.now - ramp.start) // ramp.over if ramp.over else ramp.steps
        if reached > ramp.done:
            self._add(ramp, ramp.sign * (reached - ramp.done))
            ramp.done = reached
        if reached < ramp.steps:
            self._engine.kernel.at(ramp.start - (-(reached + 1) * ramp.over // ramp.steps), self._go_on, ramp)

    def _undo(self, ramp: _Ramp) -> None:
        ramp.goal = 0
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
            before = parts.get(ramp, 0)
            parts[ramp] = before + steps * indicator.resolution if ramp.goal is None else ramp.goal - ramp.moved
        drives = self._driven.get(name, {})
        for drive in drives.values():
            assert drive.goal is not None
            parts.setdefault(drive, drive.goal - drive.moved)
        old = value(engine.state, name)
        wanted = old + sum(parts.values())
        new = min(indicator.max, max(indicator.min, wanted))
        self._stop(parts, wanted - new, drives)
        if new == old:
            return
        cause = next(ramp for ramp, units in parts.items() if units).cause
        moved = engine.emit("IndicatorMoved", cause, {"indicator": name, "value": new})
        if any(actor in engine.index.seat_of for actor in indicator.seen_by):
            shown = {"label": indicator.label, "unit": indicator.unit, "min": indicator.min, "max": indicator.max}
            engine.emit("IndicatorReported", moved.seq, {"indicator": name, "value": new, **shown})

    @staticmethod
    def _stop(parts: dict[_Ramp, int], stopped: int, drives: dict[str, _Ramp]) -> None:
        """Say whom a bound has stopped: a hazard, which tries again, else the effects that came last."""
        if drives:
            for ramp, units in parts.items():
                ramp.moved += units
            next(reversed(drives.values())).moved -= stopped
            return
        for ramp, units in reversed(parts.items()):
            share = max(min(stopped, units), 0) if stopped > 0 else min(max(stopped, units), 0)
            ramp.moved += units - share
            stopped -= share
