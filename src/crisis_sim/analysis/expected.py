"""What was expected: from when until when, how it ended, by what margin, and the evidence for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course, Witness
from crisis_sim.analysis.evidence import Evidence, Hindrance
from crisis_sim.analysis.measuring.conditions import first_true
from crisis_sim.analysis.measuring.judged import expectations
from crisis_sim.model.events import Event
from crisis_sim.model.holds import holds
from crisis_sim.model.index import Index
from crisis_sim.model.results import avoided, wanted
from crisis_sim.model.state import State
from crisis_sim.scenario import condition as c
from crisis_sim.scenario.expectation import Expectation


@dataclass(frozen=True, slots=True)
class Ground:
    """One part of what was expected, and how it stood when the expectation was closed."""

    part: Any
    """A condition that is neither all, any nor not."""
    wanted: bool
    """Whether it was to be so; False where it was to be avoided."""
    held: bool
    event: Event | None
    """What made it so."""
    hindrance: Hindrance | None
    """What stood in its way, where it was wanted and not so."""

    @property
    def good(self) -> bool:
        """Whether it stood as it was wanted."""
        return self.held == self.wanted


@dataclass(frozen=True, slots=True)
class Expected:
    """One expectation of the scenario in this run."""

    id: str
    inject: str
    seat: str
    objective: str
    weight: int
    text: Mapping[Any, str]
    result: str
    """`met`, `missed`, `waived`, `open` (the log ends before its time was up) or `not-begun`."""
    started: int | None
    deadline: int | None
    t: int | None
    seq: int | None
    late: int | None
    """For a missed one, the tick at which it came true after all."""
    grounds: tuple[Ground, ...]
    already: bool
    """It was so from the first: nothing had to be done."""

    @property
    def margin(self) -> int | None:
        """Seconds left when it was met, negative by how much it came too late; None where it only had to be avoided."""
        if self.deadline is None:
            return None
        if self.result == "met" and self.t is not None:
            return self.deadline - self.t if self.t < self.deadline else None
        return self.deadline - self.late if self.late is not None else None


def _stood(index: Index, state: State, event: Event) -> tuple[bool, ...]:
    """How each part of an expectation stood when it was closed."""
    e = index.expectations[event.p["expectation"]]
    return tuple(holds(index, state, part, event.t) for part, _ in _parts(e))


WITNESSES: Mapping[str, Witness] = {"ExpectationMet": _stood, "ExpectationMissed": _stood}


def expected(course: Course, evidence: Evidence) -> list[Expected]:
    """Every expectation of the scenario, in its order. The course must have been folded with `WITNESSES`."""
    index = course.index
    closings = {e.p["expectation"]: e for e in course.of("ExpectationMet", "ExpectationMissed", "ExpectationWaived")}
    inject_of = {e.id: inject.id for inject in index.scenario.injects for e in inject.expects}
    late = _late(course, closings)
    found = []
    for row in expectations(index, course.events):
        e = index.expectations[row.expectation]
        closed = closings.get(e.id)
        result = row.result if row.result != "open" or row.started is not None else "not-begun"
        found.append(
            Expected(
                id=e.id,
                inject=inject_of[e.id],
                seat=e.seat,
                objective=e.objective,
                weight=e.weight,
                text=e.text or e.note or {"en": e.id},
                result=result,
                started=row.started,
                deadline=row.started + row.within if row.started is not None else None,
                t=row.t,
                seq=closed.seq if closed is not None else None,
                late=late.get(e.id),
                grounds=tuple(_grounds(course, evidence, e, closed)) if closed is not None else (),
                already=result == "met" and row.t == row.started,
            )
        )
    return found


def _late(course: Course, closings: Mapping[str, Event]) -> dict[str, int]:
    """When missed expectations came true after their time."""
    missed = [
        (key, closed, result)
        for key, closed in closings.items()
        if closed.kind == "ExpectationMissed"
        and (result := wanted(course.index.expectations[key])) is not None
        and not avoided(course.index.expectations[key])
    ]
    ticks = first_true(course.index, course.lines, [result for _, _, result in missed]) if missed else []
    return {
        key: t
        for (key, closed, _), t in zip(missed, ticks, strict=True)
        if t is not None and t >= closed.t and course.live(closed.t, t) < 86_400
    }


def _grounds(course: Course, evidence: Evidence, e: Expectation, closed: Event) -> Iterator[Ground]:
    """The parts that explain how it ended: what fulfilled it, or everything that failed to."""
    met = closed.kind == "ExpectationMet"
    for (part, is_wanted), held in zip(_parts(e), course.noted.get(closed.seq, ()), strict=False):
        if (held == is_wanted) == met:
            event = evidence.event(part, closed.seq) if held else None
            hindrance = evidence.hindrance(part, e.seat, closed) if is_wanted and not held else None
            yield Ground(part, is_wanted, held, event, hindrance)


def _parts(e: Expectation) -> Iterator[tuple[Any, bool]]:
    """The single conditions in what is wanted, then in what is to be avoided, each with whether it is to be so."""
    result = wanted(e)
    if result is not None:
        yield from _single(result, True)
    for condition in avoided(e):
        yield from _single(condition, False)


def _single(condition: Any, is_wanted: bool) -> Iterator[tuple[Any, bool]]:
    if isinstance(condition, (c.AllOf, c.AnyOf)):
        for part in condition.all if isinstance(condition, c.AllOf) else condition.any:
            yield from _single(part, is_wanted)
    elif isinstance(condition, c.Not):
        yield from _single(condition.not_, not is_wanted)
    else:
        yield condition, is_wanted
