"""Runs the hazards: starts them, steps them on their grids, moves their levers, and shows what they do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crisis_sim.engine.hazards.levers import Levers, Shift
from crisis_sim.engine.hazards.processes import PROCESSES
from crisis_sim.engine.hazards.surroundings import Surroundings
from crisis_sim.engine.hazards.world import Process
from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.draws import triangular
from crisis_sim.model.events import Event
from crisis_sim.scenario.effect import LeverMove, Spread
from crisis_sim.scenario.hazard.base import SLOWED, STRENGTH, Gauge, HazardBase
from crisis_sim.scenario.hazard.order import upstream_first
from crisis_sim.scenario.workload import MOST_EFFORT

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

MOST_STEPS = 500_000
"""A hazard that takes more steps than this is in a run without an end."""
LONGEST = 3 * MOST_EFFORT
"""As long as all hazards may take together: three times what is allowed where the end is known."""


class Running:
    """One hazard of a run: not yet started, at work, or over."""

    def __init__(self, id: str, rank: int, config: HazardBase) -> None:
        self.id = id
        self.rank = rank
        """Its place among the hazards that step in the same tick."""
        self.config = config
        self.levers = Levers(config.every_lever())
        self.process: Process | None = None
        self.start = 0
        self.steps = 0
        self.effort = config.effort()
        self.cause = 0
        """The line that last changed it."""


class Hazards:
    """All hazards of a run. Within a tick, those whose outputs others read step first."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        hazards = engine.index.scenario.hazards
        self._running = {id: Running(id, rank, hazards[id]) for rank, id in enumerate(upstream_first(hazards))}
        self._due: dict[int, list[Running]] = {}
        self._effort = 0
        self._told: dict[tuple[str, str], int] = {}
        """(hazard, lever): the value that the log last gave."""
        if self._running:
            engine.react("ExerciseStarted", self._begin)
            engine.react("MeasureStarted", self._measure)
            engine.react("MeasureCompleted", self._measure)

    def process(self, hazard: str) -> Process | None:
        """What runs a hazard; None before it has started."""
        return self._running[hazard].process

    def output(self, hazard: str, name: str) -> int:
        """Latest output of a hazard; 0 before it has started."""
        process = self._running[hazard].process
        return 0 if process is None else process.outputs[name]

    # time

    def _begin(self, event: Event) -> None:
        for id in self._engine.index.scenario.hazards:
            running = self._running[id]
            starts = running.config.starts
            if starts is None:
                self._start(running, event.seq)
            elif starts.at is not None:
                self._engine.kernel.at(self._engine.index.at(starts.at), self._start, running, event.seq)
            else:
                self._parts.watch.when(starts.when, event.seq, partial(self._start, running))

    def _start(self, running: Running, cause: int) -> None:
        engine = self._engine
        told = {"hazard": running.id, "model": getattr(running.config, "model", "")}
        running.cause = engine.emit("HazardStarted", cause, told).seq
        running.start = engine.now
        surroundings = Surroundings(engine, self._parts, self, running)
        running.process = PROCESSES[type(running.config)](running.config, surroundings)
        self._schedule(running, engine.now)

    def _schedule(self, running: Running, tick: int) -> None:
        if tick not in self._due:
            self._due[tick] = []
            self._engine.kernel.at(tick, self._tick, tick)
        self._due[tick].append(running)

    def _tick(self, tick: int) -> None:
        """Step all hazards that are due, those that others read first."""
        due = sorted(self._due.pop(tick), key=lambda running: running.rank)
        for running in due:
            self._step(running, tick)
        for running in due:
            following = tick + running.config.grid
            if running.config.lasts is None or following <= running.start + running.config.lasts:
                self._schedule(running, following)

    def _step(self, running: Running, tick: int) -> None:
        assert running.process is not None
        running.steps += 1
        self._effort += running.effort
        if running.steps > MOST_STEPS or self._effort > LONGEST:
            raise EndlessError(f"no ENDEX after {running.steps - 1:,} steps of the hazard {running.id}")
        running.process.step(tick - running.start)
        outputs = running.process.outputs
        for indicator, drive in running.config.drives.items():
            wanted, shown = _wanted(drive, outputs)
            self._parts.effects.ramps.drive(running.id, indicator, wanted, shown, running.cause)

    # levers

    def move(self, hazard: str, lever: str, x: LeverMove, cause: int, key: str) -> None:
        """Move a lever; `key` names the origin for draws. What the scenario doesn't have is left alone."""
        running = self._running.get(hazard)
        if running is None or lever not in running.levers:
            return
        by = x.by or 0
        if isinstance(by, Spread):
            by = triangular(self._engine.draw("hazard", hazard, lever, cause=key), by.low, by.mode, by.high)
        self._shift(running, lever, Shift(x.to, by, self._engine.now, x.over), x.for_, cause)

    def _shift(self, running: Running, lever: str, shift: Shift, undo_after: int | None, cause: int) -> None:
        kernel = self._engine.kernel
        running.levers.add(lever, shift)
        kernel.at(shift.start + shift.over, self._arrived, running, lever, cause)
        if undo_after is not None:
            kernel.at(shift.start + undo_after, self._undo, running, lever, shift, cause)

    def _undo(self, running: Running, lever: str, shift: Shift, cause: int) -> None:
        running.levers.remove(lever, shift)
        self._arrived(running, lever, cause)

    def _arrived(self, running: Running, lever: str, cause: int) -> None:
        """Log the value that a lever has reached, if it is another than before."""
        value = running.levers.value(lever, self._engine.now)
        before = self._told.setdefault((running.id, lever), running.levers.start(lever))
        if value != before:
            self._told[running.id, lever] = value
            p = {"hazard": running.id, "lever": lever, "value": value}
            running.cause = self._engine.emit("HazardChanged", cause, p).seq

    def _measure(self, event: Event) -> None:
        measure, on = event.p["measure"], event.kind.removeprefix("Measure").lower()
        for running in self._running.values():
            for number, response in enumerate(running.config.changed_by):
                if response.measure == measure and response.on == on:
                    self.move(running.id, response.lever, response, event.seq, f"{measure}/{number}")
            if on == "completed" and measure in running.config.slowed_by:
                left = 100 - running.levers.value(SLOWED, self._engine.now)
                self._shift(running, SLOWED, Shift(None, (left + 1) // 2, self._engine.now, 0), None, event.seq)


def _wanted(drive: int | Gauge, outputs: dict[str, int]) -> tuple[int, bool]:
    """What an indicator is driven to: an amount, and whether that is its value rather than a change."""
    if isinstance(drive, Gauge):
        return drive.plus + _rounded(outputs[drive.reads] * drive.times, drive.per), True
    return _rounded(drive * outputs[STRENGTH], 1000), False


def _rounded(number: int, by: int) -> int:
    """A quotient, rounded half up."""
    return (2 * number + by) // (2 * by)
