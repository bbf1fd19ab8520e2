"""What was so: whether something that somebody believed was right, stale or false at a tick."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, TypeVar

from crisis_sim.analysis.course import Course
from crisis_sim.scenario.fact import DrawTruth

V = TypeVar("V")
Quality = Literal["right", "stale", "false", "undetermined"]
"""`undetermined`: the scenario leaves undetermined whether it is so."""


class Truth:
    """Compares beliefs with the world as the log has it.

    A fact that reads an indicator is right while its figure is the indicator's, within the error of its worst sensor,
    or is younger than the scenario's `stale_after`. Any other fact is as true as the scenario (or a draw) makes it,
    and stale once it is too old.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._levels: dict[str, list[tuple[int, int]]] = {}
        self._phases: dict[str, list[tuple[int, bool]]] = {}
        levels = course.index.compiled.levels
        for key, scale in levels.items():
            if scale.start is not None:
                self._levels[key] = [(0, [value.id for value in scale.values].index(scale.start))]
        for event in course.of("LevelSet"):
            values = [value.id for value in levels[event.p["level"]].values]
            if event.p["value"] in values:
                self._levels.setdefault(event.p["level"], []).append((event.t, values.index(event.p["value"])))
        for event in course.of("PhaseDeclared", "PhaseEnded"):
            self._phases.setdefault(event.p["phase"], []).append((event.t, event.kind == "PhaseDeclared"))

    def of(self, subject: str, content: int | None, as_of: int, t: int) -> Quality:
        """What a belief about a subject, seen at `as_of`, was worth at tick `t`."""
        fact = self._course.index.facts.get(subject)
        if fact is None:
            return self._of_engine(subject, content, t)
        truth = fact.truth
        if isinstance(truth, DrawTruth):
            truth = self._course.state.draws.get(truth.draw) == truth.is_
        if truth == "undetermined":
            return "undetermined"
        if truth is False:
            return "false"
        old = fact.stale_after is not None and t - as_of > fact.stale_after
        if fact.reads is not None and content is not None:
            name = fact.reads.indicator
            error = max((sensor.error for sensor in self._course.index.scenario.indicators[name].sensors), default=0)
            there = self.indicator(name, t)
            moved = there is None or abs(content - there) > error
            return "stale" if moved and (old or fact.stale_after is None) else "right"
        return "stale" if old else "right"

    def indicator(self, name: str, t: int) -> int | None:
        """The value of an indicator at the end of a tick."""
        return _at(self._course.state.indicators.get(name, []), t)

    def _of_engine(self, subject: str, content: int | None, t: int) -> Quality:
        kind, _, name = subject.partition(":")
        if kind == "level" and content is not None:
            value = _at(self._levels.get(name, []), t)
            return "right" if value is None or value == content else "stale"
        if kind == "phase":
            return "right" if _at(self._phases.get(name, []), t) else "stale"
        return "right"


def _at(history: list[tuple[int, V]], t: int) -> V | None:
    place = bisect_right(history, t, key=lambda entry: entry[0]) - 1
    return history[place][1] if place >= 0 else None
