"""Expectations by objective: each with its result, time, margin, weight and evidence."""

from __future__ import annotations

from crisis_sim.analysis.expected import Expected
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.grounds import grounds
from crisis_sim.report.document import Bullets, Heading, Line, Strong

_MARKS = {"met": "✔", "missed": "✘", "waived": "~", "open": "·", "not-begun": "·"}
_ORDER = ("missed", "met", "waived", "open", "not-begun")


def awaited(frame: Frame) -> Section:
    """A list for each objective, what was missed first."""
    n = frame.names
    found = [e for e in frame.parts.expected if frame.shows(e.seat)]
    if not found:
        return
    yield frame.section("Expectations and their evidence")
    titles = {o.id: n.text(o.text) for o in frame.index.scenario.objectives}
    for objective in dict.fromkeys([*titles, *(e.objective for e in found)]):
        mine = sorted((e for e in found if e.objective == objective), key=lambda e: _ORDER.index(e.result))
        if mine:
            yield Heading(3, titles.get(objective) or objective)
            yield Bullets(tuple(_told(frame, e) for e in mine))


def _told(frame: Frame, e: Expected) -> Line:
    n = frame.names
    facts = [n.seat(e.seat), n.say("weight {n}", n=e.weight), *_times(frame, e)]
    lead = f"{_MARKS[e.result]} "
    return (lead, Strong(n.text(e.text)), f" ({n.listed(facts)}){n.colon} {_why(frame, e)}")


def _times(frame: Frame, e: Expected) -> list[str]:
    n = frame.names
    if e.result == "met" and e.t is not None:
        said = [n.say("met at {t}", t=n.at(e.t))]
        if e.already:
            return [n.say("so from the first")]
        return [*said, n.say("{span} to spare", span=n.span(e.margin))] if e.margin is not None else said
    if e.result == "missed" and e.deadline is not None:
        return [n.say("due by {t}", t=n.at(e.deadline))]
    return [n.code(e.result)]


def _why(frame: Frame, e: Expected) -> str:
    n = frame.names
    if e.result == "not-begun":
        return n.say("{inject} never reached the seat", inject=n.quote(n.inject(e.inject), 80))
    if e.result == "open" and e.deadline is not None:
        return n.say("the log ends before its deadline, {t}", t=n.at(e.deadline))
    if e.result == "waived":
        return n.say("circumstances took it away") + frame.line(e.seq)
    return n.joined(grounds(frame, e)) if e.grounds else frame.line(e.seq).strip()
