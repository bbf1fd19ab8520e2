"""Legal clocks and targets: when they started, for whom, and by what margin they were met or missed."""

from __future__ import annotations

from dataclasses import dataclass

from crisis_sim.analysis.course import Course
from crisis_sim.model.events import Event


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock of one actor."""

    clock: str
    actor: str
    fact: str | None
    """What the actor learned that started it."""
    started: int
    deadline: int
    result: str
    """`met`, `missed` or `running`."""
    closed: int | None
    seq: int
    """Line of the log that closed it, or started it."""


def deadlines(course: Course) -> list[Deadline]:
    """Every clock that started, in that order."""
    closed: dict[tuple[str, str], Event] = {}
    for event in course.of("ClockMet", "ClockMissed"):
        closed.setdefault((event.p["clock"], event.p["actor"]), event)
    found = []
    for event in course.of("ClockStarted"):
        p = event.p
        end = closed.get((p["clock"], p["actor"]))
        result = end.kind.removeprefix("Clock").lower() if end is not None else "running"
        t, seq = (end.t, end.seq) if end is not None else (None, event.seq)
        found.append(Deadline(p["clock"], p["actor"], p.get("fact"), event.t, p["deadline"], result, t, seq))
    return found
