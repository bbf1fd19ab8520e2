"""Messages: how many, what was lost, what nobody read or answered, and the slowest answers."""

from __future__ import annotations

from crisis_sim.analysis.correspondence import Asked
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Bullets, Heading, Line, Prose, Strong

SLOWEST = 5
MOST = 15


def carried(frame: Frame) -> Section:
    """Counts, then lists."""
    n, letters = frame.names, frame.parts.letters
    counts = letters.counts
    yield frame.section("Messages")
    reasons = n.listed(f"{n.code(why)} {count}" for why, count in counts.lost_for.items())
    said = [
        n.say("messages sent: {n}, of which background traffic: {m}", n=counts.messages, m=counts.background),
        n.say("lost: {n}", n=counts.lost) + (f" ({reasons})" if reasons else ""),
        n.say("calls that rang out: {n}", n=counts.rang_out),
        n.say("requests and proposals: {n}, of which unanswered: {m}", n=counts.requests, m=counts.unanswered),
    ]
    channels = n.listed(f"{n.channel(key)} {count}" for key, count in letters.by_channel.items())
    yield Prose(f"{' · '.join(said)} · {channels}")
    yield from _list(frame, mark("Not answered"), [_asked(frame, a) for a in letters.unanswered if _mine(frame, a)])
    slow = [a for a in letters.answered if _mine(frame, a)][: None if frame.full else SLOWEST]
    yield from _list(frame, mark("The slowest answers"), [_asked(frame, a) for a in slow])
    yield from _list(
        frame, mark("Unread at the end"), [text for msg in letters.unread if (text := _unread(frame, msg))]
    )


def _list(frame: Frame, title: str, lines: list[Line]) -> Section:
    if lines:
        yield Heading(3, frame.names.say(title))
        shown = lines if frame.full else lines[:MOST]
        left = len(lines) - len(shown)
        yield Bullets((*shown, *([frame.names.say("and {n} more", n=left)] if left else [])))


def _mine(frame: Frame, asked: Asked) -> bool:
    return frame.shows_actors([asked.event.p["from"], asked.event.p["to"]])


def _asked(frame: Frame, asked: Asked) -> Line:
    n, p = frame.names, asked.event.p
    what = n.fact(asked.about) if asked.about else n.text(p.get("title"))
    lead = f"{n.at(asked.event.t)} {n.actor(p['from'])} → {n.actor(p['to'])}{n.colon} {n.quote(what, 120)}"
    if asked.answered is None:
        return f"{lead}{frame.line(asked.event.seq)}"
    span = n.span(frame.parts.course.live(asked.event.t, asked.answered))
    answer = n.say("{how} after {span}", how=n.code(asked.how or ""), span=span)
    return (f"{lead}{n.colon} ", Strong(answer), frame.line(asked.event.seq))


def _unread(frame: Frame, msg: str) -> Line | None:
    n, message = frame.names, frame.parts.course.state.messages[msg]
    if not frame.shows_actors([message.to]) or message.delivered is None:
        return None
    title = n.quote(n.text(message.p.get("title")), 120)
    return f"{n.actor(message.to)}{n.colon} {title} ({n.actor(message.from_)}, {n.at(message.delivered)})"
