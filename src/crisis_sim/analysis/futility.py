"""Questions whose answer made no difference, as the author foresaw: judged on what was so at ENDEX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.model.holds import holds


@dataclass(frozen=True, slots=True)
class Futility:
    """A question that was put, and why no answer would have changed what came."""

    decision: str
    inject: str
    seats: tuple[str, ...]
    title: Mapping[str, str]
    text: Mapping[Any, str]
    seq: int
    """Where it was put."""


def futilities(course: Course) -> list[Futility]:
    """In the order in which the questions were put; nothing is said of a run that did not come to its end."""
    if not course.finished:
        return []
    found = []
    for event in course.of("DecisionOpened"):
        inject = course.index.injects.get(event.p.get("inject") or "")
        for futile in inject.asks.futile if inject is not None and inject.asks is not None else ():
            if holds(course.index, course.state, futile.if_, course.state.now):
                p = event.p
                key, seats = p["decision"], tuple(p["seats"])
                found.append(Futility(key, p["inject"], seats, p["title"], futile.text, event.seq))
    return found
