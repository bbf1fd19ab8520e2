"""Means, legal clocks and targets, levels, phases and bodies."""

from __future__ import annotations

from crisis_sim.analysis.deadlines import Deadline
from crisis_sim.analysis.holdings import Use
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.happened import happened
from crisis_sim.report.document import Bullets, Line, Strong, Table


def means(frame: Frame) -> Section:
    """What was held, what ran out, what waited."""
    n = frame.names
    found = [u for u in frame.parts.means if frame.shows_actors([u.owner])]
    if not found:
        return
    yield frame.section("Means")
    columns = (
        mark("Means"),
        mark("Owner"),
        mark("At first"),
        mark("Fewest free"),
        mark("When"),
        mark("None left for"),
        mark("What waited"),
    )
    rows = tuple(_use(frame, u) for u in found)
    yield Table(tuple(n.say(c) for c in columns), rows, frozenset({2, 3}))


def _use(frame: Frame, u: Use) -> tuple[Line, ...]:
    n = frame.names
    waited = n.listed(
        f"{n.quote(n.measure(w.measure), 60)} {n.at(w.since)}–{n.at(w.until) if w.until is not None else '…'}"
        for w in u.waited
    )
    when = n.at(u.least_at) if u.least_at is not None else ""
    none_left = n.span(u.none_left) if u.none_left else ""
    return (n.means(u.means), n.actor(u.owner), str(u.count), str(u.least), when, none_left, waited)


def clocks(frame: Frame) -> Section:
    """Each legal clock and target that started."""
    n = frame.names
    found = [k for k in frame.parts.deadlines if frame.shows_actors([k.actor])]
    if not found:
        return
    yield frame.section("Legal clocks and targets")
    columns = (mark("Clock"), mark("Of"), mark("Started"), mark("Due"), mark("Result"), mark("At"), mark("Margin"))
    yield Table(tuple(n.say(c) for c in columns), tuple(_clock(frame, k) for k in found))


def _clock(frame: Frame, k: Deadline) -> tuple[Line, ...]:
    n = frame.names
    result = n.ended(k.result)
    margin = n.span(k.deadline - k.closed) if k.result == "met" and k.closed is not None else ""
    return (
        n.clock(k.clock),
        n.actor(k.actor),
        n.at(k.started),
        n.at(k.deadline),
        Strong(result) if k.result == "missed" else result,
        n.at(k.closed) if k.closed is not None else "",
        margin,
    )


def levels(frame: Frame) -> Section:
    """Who set which level, declared which phase, convened which body."""
    events = frame.parts.course.of("LevelSet", "PhaseDeclared", "PhaseEnded", "BodyConvened")
    if not events:
        return
    yield frame.section("Levels, phases and bodies")
    yield Bullets(tuple(f"{frame.names.at(e.t)} {happened(frame, e)}{frame.line(e.seq)}" for e in events))
