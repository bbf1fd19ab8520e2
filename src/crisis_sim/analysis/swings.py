"""Indicators: their course, and what moved them most."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crisis_sim.analysis.course import Course
from crisis_sim.model.events import Event, Line


@dataclass(frozen=True, slots=True)
class Swing:
    """What one inject, measure or choice did to an indicator."""

    line: Line
    """Where it came from."""
    change: int
    """The furthest that it moved the indicator."""
    left: int
    """What is left of that: an effect for a while only is undone."""
    since: int
    until: int
    """From its first move to the one that went furthest."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """An indicator over the exercise."""

    indicator: str
    history: tuple[tuple[int, int], ...]
    """(tick, value), oldest first."""
    swings: tuple[Swing, ...]
    """The largest first."""

    @property
    def start(self) -> int:
        """Value at STARTEX."""
        return self.history[0][1]

    @property
    def end(self) -> int:
        """Last value."""
        return self.history[-1][1]

    @property
    def low(self) -> tuple[int, int]:
        """(tick, value) of the lowest, the first time."""
        return min(self.history, key=lambda entry: (entry[1], entry[0]))

    @property
    def high(self) -> tuple[int, int]:
        """(tick, value) of the highest, the first time."""
        return min(self.history, key=lambda entry: (-entry[1], entry[0]))


def gauges(course: Course) -> list[Gauge]:
    """Every indicator of the scenario, in its order."""
    moved: dict[str, list[Event]] = {}
    for event in course.of("IndicatorMoved"):
        moved.setdefault(event.p["indicator"], []).append(event)
    return [
        Gauge(key, tuple(course.state.indicators[key]), _swings(course, key, moved.get(key, [])))
        for key in course.index.scenario.indicators
    ]


def _swings(course: Course, key: str, moved: list[Event]) -> tuple[Swing, ...]:
    """A change in a tick counts for the one that the engine names as its cause; a hazard's changes count together."""
    began = {event.p["hazard"]: event for event in course.of("HazardStarted")}
    found: dict[int, Swing] = {}
    value = course.index.scenario.indicators[key].start
    for event in moved:
        change, value = event.p["value"] - value, event.p["value"]
        line = course.line(event.cause)
        if isinstance(line, Event) and line.kind == "HazardChanged":
            line = began[line.p["hazard"]]
        if line is None:
            continue
        before = found.get(line.seq)
        if before is None:
            found[line.seq] = Swing(line, change, change, event.t, event.t)
            continue
        left = before.left + change
        if abs(left) > abs(before.change):
            found[line.seq] = Swing(line, left, left, before.since, event.t)
        else:
            found[line.seq] = replace(before, left=left)
    return tuple(sorted(found.values(), key=lambda s: (-abs(s.change), s.line.seq)))
