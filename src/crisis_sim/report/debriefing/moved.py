"""Indicators: start, extremes, end, a small plot, and what moved each most."""

from __future__ import annotations

from crisis_sim.analysis.swings import Gauge, Swing
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.happened import origin
from crisis_sim.report.document import Bullets, Heading, Line, Prose, Strong, Table

WIDTH = 24
MOST = 3
_BLOCKS = "▁▂▃▄▅▆▇█"


def moved(frame: Frame) -> Section:
    """A row for each indicator."""
    n = frame.names
    if not frame.parts.gauges:
        return
    yield frame.section("Indicators")
    yield Prose(n.say("The plot runs over the live stretches; jumps of the clock take no room."))
    columns = (mark("Indicator"), mark("Start"), mark("Lowest"), mark("Highest"), mark("End"), mark("Course"))
    rows = tuple(_row(frame, gauge) for gauge in frame.parts.gauges)
    yield Table(tuple(n.say(c) for c in columns), rows, frozenset({1, 4}))
    swung = [g for g in frame.parts.gauges if g.swings]
    if swung:
        yield Heading(3, n.say("Moved most by"))
        yield Bullets(tuple(_causes(frame, g) for g in swung))


def _row(frame: Frame, g: Gauge) -> tuple[Line, ...]:
    n = frame.names
    (low_at, low), (high_at, high) = g.low, g.high
    return (
        n.indicator(g.indicator),
        n.value(g.indicator, g.start),
        f"{low} ({n.at(low_at)})",
        f"{high} ({n.at(high_at)})",
        n.value(g.indicator, g.end),
        spark(frame, g),
    )


def _causes(frame: Frame, g: Gauge) -> Line:
    most = g.swings if frame.full else g.swings[:MOST]
    n = frame.names
    return (Strong(n.indicator(g.indicator)), f"{n.colon} {n.joined(_swing(frame, s) for s in most)}")


def _swing(frame: Frame, s: Swing) -> str:
    n = frame.names
    undone = ""
    if s.left != s.change:
        undone = n.say(", later undone") if s.left == 0 else n.say(", later {left}", left=_signed(s.left))
    return f"{_signed(s.change)} {origin(frame, s.line)} ({n.at(s.since)}{undone})"


def _signed(change: int) -> str:
    return f"{change:+d}".replace("-", "−")


def spark(frame: Frame, g: Gauge) -> str:
    """The course of an indicator as a row of blocks, evenly spaced over the live time."""
    course = frame.parts.course
    total = course.live(0, course.end)
    scale = frame.index.scenario.indicators[g.indicator]
    span = max(1, scale.max - scale.min)
    row, place, value = [], 0, g.start
    for column in range(WIDTH):
        until = total * column // (WIDTH - 1)
        while place < len(g.history) and course.live(0, g.history[place][0]) <= until:
            value = g.history[place][1]
            place += 1
        row.append(_BLOCKS[max(0, min(7, (value - scale.min) * 8 // span))])
    return "".join(row)
