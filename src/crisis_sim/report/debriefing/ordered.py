"""Measures from proposal to confirmation, refusals, and commands that were not carried out."""

from __future__ import annotations

from crisis_sim.analysis.refusals import Rejections, Undertaken
from crisis_sim.model.topics import topic_text
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Bullets, Heading, Line, Strong, Table

_STEPS = ("ordered", "transmitted", "started", "completed", "confirmed")


def ordered(frame: Frame) -> Section:
    """Proposals first, then orders, then rejections."""
    n = frame.names
    mine = [m for m in frame.parts.undertaken if frame.shows_actors([m.proposed_by, m.put_to, m.by, m.executor])]
    proposals = [m for m in mine if m.proposed_by is not None]
    orders = [m for m in mine if m.by is not None]
    rejected = [r for r in frame.parts.rejections if frame.shows(*r.by)]
    if not mine and not rejected:
        return
    yield frame.section("Measures, proposals and refusals")
    if proposals:
        yield Heading(3, n.say("Proposed"))
        yield Bullets(tuple(_proposal(frame, m) for m in proposals))
    if orders:
        yield Heading(3, n.say("Ordered"))
        columns = (n.say("Measure"), n.say("By"), n.say("Executor"), *(n.code(step) for step in _STEPS))
        yield Table(columns, tuple(_order(frame, m) for m in orders), wide=0)
    if rejected:
        yield Heading(3, n.say("Commands not carried out"))
        yield Bullets(tuple(_rejected(frame, r) for r in rejected))


def _proposal(frame: Frame, m: Undertaken) -> Line:
    n = frame.names
    if m.by is not None:
        answer = n.say("agreed, ordered by {who} at {t}", who=n.actor(m.by), t=n.at(m.ticks.get("ordered", 0)))
    elif m.refused is not None:
        topics = n.say(" about {topics}", topics=n.text(topic_text(frame.index, m.asks))) if m.asks else ""
        answer = f"{n.code(m.refused)}{topics}"
    else:
        answer = n.say("no answer")
    text = n.say("{who} to {to} at {t}", who=n.actor(m.proposed_by), to=n.actor(m.put_to), t=n.at(m.ticks["proposed"]))
    reason = f" {n.say('Reason')}{n.colon} {n.quote(m.reason)}" if m.reason else ""
    return (Strong(n.measure(m.measure, m.value)), f"{n.colon} {text} – {answer}{frame.line(m.seq)}.{reason}")


def _order(frame: Frame, m: Undertaken) -> tuple[Line, ...]:
    n = frame.names
    times = [n.at(m.ticks[step]) if step in m.ticks else "–" for step in _STEPS]
    return (n.measure(m.measure, m.value), n.actor(m.by), n.actor(m.executor), *times)


def _rejected(frame: Frame, r: Rejections) -> Line:
    n = frame.names
    seats = n.listed(f"{n.seat(seat)} {count}" for seat, count in r.by.items() if frame.shows(seat))
    kinds = n.listed(f"{kind} {count}" for kind, count in r.kinds.items())
    return (
        Strong(f"{r.count} × {n.code(r.code)}"),
        f" ({n.refusal(r.says, r.values)}){n.colon} {n.joined((seats, kinds))}",
    )
