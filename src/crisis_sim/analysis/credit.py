"""Whose doing it was that something expected of a seat came about, as far as the log tells."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.expected import Expected
from crisis_sim.analysis.knowledge import Knowledge
from crisis_sim.model.events import CommandLine, Event


def done_by_others(course: Course, knowledge: Knowledge, e: Expected) -> bool:
    """Whether others did what a seat was expected to see to, and nothing that the seat did led to it.

    What was merely not done, or what came of itself, is nobody else's doing.
    """
    events = [ground.event for ground in e.grounds if ground.good and ground.event is not None]
    doers = [set(_doers(course, knowledge, event)) for event in events]
    own = {e.seat, *course.index.seats[e.seat].plays}
    return any(doers) and all(own.isdisjoint(each) for each in doers)


def _doers(course: Course, knowledge: Knowledge, event: Event) -> Iterator[str]:
    """Seats and actors whose acts led to an event."""
    for line in (event, *course.causes(event)):
        if isinstance(line, CommandLine):
            yield line.seat or ""
        else:
            yield from (line.p[name] for name in ("by", "seat", "from") if isinstance(line.p.get(name), str))
    if event.kind == "FactLearned":
        yield event.p["actor"]
        yield from _hands(knowledge, event)


def _hands(knowledge: Knowledge, event: Event) -> Iterator[str]:
    """Through whose hands a fact had gone."""
    fact, source, seen = event.p["fact"], event.p.get("source"), set()
    while source is not None and source not in seen:
        seen.add(source)
        yield source
        known = knowledge.by_actor.get((source, fact))
        source = known.source if known is not None else None
