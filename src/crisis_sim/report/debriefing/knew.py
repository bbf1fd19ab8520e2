"""Who knew what when: a matrix of facts and seats, and how each fact went from the first to the last."""

from __future__ import annotations

from collections import Counter

from crisis_sim.analysis.knowledge import Learning, Spread
from crisis_sim.analysis.ways import Hop, Wait
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Bullets, Heading, Item, Line, Prose, Strong, Table
from crisis_sim.scenario import condition as c

ACTORS = 3
"""Actors without a seat that get a column at most."""
WAYS = 12
_MARKS = {"right": "", "stale": " ~", "false": " ✗", "undetermined": " ?"}


def knew(frame: Frame) -> Section:
    """The matrix, then the longest ways; with everything asked for, every way."""
    n = frame.names
    columns = [*(s for s in frame.index.seat_ids if frame.shows(s)), *_key_actors(frame)]
    spreads = [s for s in frame.parts.knowledge.spreads.values() if any(holder in s.by for holder in columns)]
    if not spreads:
        return
    yield frame.section("Who knew what when")
    text = mark(
        "Time at which each first learned it; * knew it before all others, ✗ false, ~ out of date at that time, "
        "? left open by the scenario, – never."
    )
    yield Prose(n.say(text))
    heads = (n.say("Fact"), *(n.short(holder) for holder in columns))
    yield Table(heads, tuple(_row(frame, number, s, columns) for number, s in enumerate(spreads, start=1)), wide=0)
    ways = sorted(enumerate(spreads, start=1), key=lambda pair: -_delay(frame, pair[1]))
    told = [_way(frame, number, s) for number, s in ways if len(_seats(frame, s)) > 1 or frame.full]
    if not told:
        return
    yield Heading(3, n.say("Every way") if frame.full else n.say("The longest ways"))
    yield Bullets(tuple(told if frame.full else told[:WAYS]))
    if len(told) > WAYS and not frame.full:
        yield Prose(n.say("and {n} more", n=len(told) - WAYS))


def _key_actors(frame: Frame) -> list[str]:
    """Actors without a seat whose knowledge the scenario tests most."""
    named: Counter[str] = Counter()
    for e in frame.parts.expected:
        for ground in e.grounds:
            if isinstance(ground.part, c.Knows):
                named[ground.part.knows.actor] += 1
            elif isinstance(ground.part, c.KnownTo):
                named[ground.part.known_to] += 1
    found = [a for a, _ in named.most_common() if a not in frame.index.seat_of]
    return found[:ACTORS] if frame.seats is None else []


def _row(frame: Frame, number: int, spread: Spread, columns: list[str]) -> tuple[Line, ...]:
    n = frame.names
    cells: list[Line] = [f"F{number} {_shortened(n.fact(spread.fact), 48)}"]
    for holder in columns:
        learning = spread.by.get(holder)
        if learning is None:
            cells.append("–")
        else:
            first = "*" if learning is spread.first else ""
            cells.append(f"{n.at(learning.t)}{first}{_MARKS[learning.quality]}")
    return tuple(cells)


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"


def _seats(frame: Frame, spread: Spread) -> list[Learning]:
    """The seats that learned it in the stretch of play in which it was first known, in that order."""
    course = frame.parts.course
    seats = [one for holder, one in spread.by.items() if holder in frame.index.seats]
    return [one for one in seats if course.unbroken(spread.first.t, one.t)]


def _delay(frame: Frame, spread: Spread) -> int:
    """Seconds from the first who knew (or from when the last body existed) to the last seat that learned it."""
    seats = _seats(frame, spread)
    if not seats:
        return 0
    there = max(spread.first.t, frame.parts.course.there_since(seats[-1].actor))
    return seats[-1].t - min(there, seats[-1].t)


def _way(frame: Frame, number: int, spread: Spread) -> Line | Item:
    n, first = frame.names, spread.first
    seats = _seats(frame, spread) or [first]
    last = seats[-1]
    lead = n.say("first {who} at {t}", who=n.holder(first.holder), t=n.at(first.t))
    if last is not first:
        span = n.span(last.t - first.t)
        there = frame.parts.course.there_since(last.actor)
        lead += n.say(", last {who} at {t}, {span} later", who=n.holder(last.holder), t=n.at(last.t), span=span)
        if there > first.t:
            lead += n.say(" (convened at {t})", t=n.at(there))
    wait = frame.parts.ways.longest(last)
    told = n.joined((lead, *([_waited(frame, wait)] if wait is not None else ())))
    head = (Strong(f"F{number}"), f" {n.quote(n.fact(spread.fact), 120)}{n.colon} {told}")
    if not frame.full:
        return (*head, _path(frame, last))
    hops = [
        _hop(frame, hop, learning)
        for learning in spread.by.values()
        for hop in frame.parts.ways.way(learning)[-1:]
        if frame.shows_actors([hop.from_, hop.to])
    ]
    return Item(head, Bullets(tuple(hops))) if hops else head


def _path(frame: Frame, learning: Learning) -> str:
    """Through whose hands and over what it went: A → B (phone) → C (mail)."""
    n, hops = frame.names, frame.parts.ways.way(learning)
    if not hops:
        return ""
    steps = [f"{n.actor(hop.to)} ({n.channel(hop.channel)})" if hop.channel else n.actor(hop.to) for hop in hops]
    return f". {' → '.join((n.actor(hops[0].from_), *steps))}"


_WAITS = {
    "kept": mark("longest wait {span} with {who}, who had not passed it on"),
    "staff": mark("longest wait {span} until the people of {who} had written it"),
    "desk": mark("longest wait {span} at the desk of {who}"),
    "channel": mark("longest wait {span} under way from {who}"),
    "ringing": mark("longest wait {span} while the phone rang at {who}"),
    "unread": mark("longest wait {span} unread with {who}"),
    "queue": mark("longest wait {span} in the queue of {who}"),
    "translation": mark("longest wait {span} for translation at {who}"),
}


def _waited(frame: Frame, wait: Wait) -> str:
    span = frame.names.span(frame.parts.course.live(wait.start, wait.end))
    return frame.names.say(_WAITS[wait.stage], span=span, who=frame.names.actor(wait.who))


def _hop(frame: Frame, hop: Hop, learning: Learning) -> Line:
    n = frame.names
    by = f" ({n.channel(hop.channel)})" if hop.channel else ""
    waits = n.listed(f"{n.code(w.stage)} {n.span(frame.parts.course.live(w.start, w.end))}" for w in hop.waits)
    quality = f", {n.code(learning.quality)}" if learning.quality != "right" else ""
    way = f"{n.actor(hop.from_)} → {n.actor(hop.to)}{by}{quality}"
    return f"{n.at(hop.learned)} {way}{n.colon} {waits}{frame.line(hop.seq)}"
