"""The hot wash: what to talk about in the first minutes, on one page."""

from __future__ import annotations

from crisis_sim.analysis.credit import done_by_others
from crisis_sim.analysis.deadlines import Deadline
from crisis_sim.analysis.debrief import first_page
from crisis_sim.analysis.decisions import Decision
from crisis_sim.analysis.expected import Expected, Ground
from crisis_sim.analysis.futility import Futility
from crisis_sim.analysis.hotwash import Mistaken, Point, Question, Unconvinced, Undecided, Untold
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.at_stake import in_a_line
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.grounds import grounds
from crisis_sim.report.document import Bullets, Heading, Line, Prose, Strong
from crisis_sim.scenario import condition as c

FUTILE = 3
"""Questions at most of which the first page says that all answers led to the same."""


def hot_wash(frame: Frame) -> Section:
    """Result in one line, three and three, and questions."""
    n = frame.names
    found = first_page(frame.parts, frame.seats)
    yield frame.section("Hot wash")
    short = in_short(frame)
    everybody = frame.seats is None and len(frame.index.seats) > 1
    yield Prose(n.say("All seats: {short}", short=short) if everybody else short)
    if stakes := in_a_line(frame):
        yield Prose(stakes)
    for title, points in ((mark("What went well"), found.well), (mark("What did not"), found.badly)):
        if points:
            yield Heading(3, n.say(title))
            yield Bullets(tuple(told(frame, point) for point in points), numbered=True)
    if futile := [one for one in frame.parts.futile if frame.shows(*one.seats)][:FUTILE]:
        yield Heading(3, n.say("Whatever you had chosen"))
        yield Bullets(tuple(_futile(frame, one) for one in futile), numbered=True)
    if found.questions:
        yield Heading(3, n.say("Questions for the debriefing"))
        yield Bullets(tuple(_question(frame, question) for question in found.questions), numbered=True)


def _futile(frame: Frame, one: Futility) -> Line:
    n = frame.names
    return (Strong(n.text(one.title)), f"{n.colon} {n.text(one.text)}{frame.line(one.seq)}")


def in_short(frame: Frame) -> str:
    """The result in one line."""
    n, parts = frame.names, frame.parts
    expected = [e for e in parts.expected if e.result in ("met", "missed") and frame.shows(e.seat)]
    met = [e for e in expected if e.result == "met"]
    decisions = [d for d in parts.decisions if d.result != "open" and frame.shows(*d.seats, d.chair)]
    made = [d for d in decisions if d.result == "made"]
    clocks = [k for k in parts.deadlines if k.result != "running" and frame.shows_actors([k.actor])]
    said = []
    if expected:
        weight, of = sum(e.weight for e in met), sum(e.weight for e in expected)
        text = mark("{met} of {all} judged expectations met (by weight {weight} of {of})")
        said.append(n.say(text, met=len(met), all=len(expected), weight=weight, of=of))
    if decisions:
        said.append(n.say("{made} of {all} questions decided in time", made=len(made), all=len(decisions)))
    if clocks:
        kept = sum(k.result == "met" for k in clocks)
        said.append(n.say("{met} of {all} legal clocks and targets met", met=kept, all=len(clocks)))
    return " · ".join(said) if said else n.say("Nothing came to be judged.")


def told(frame: Frame, point: Point) -> Line:
    """What went well or did not, with its evidence."""
    n = frame.names
    if isinstance(point, Expected):
        return _expectation(frame, point)
    if isinstance(point, Deadline):
        closed = n.at(point.closed) if point.closed is not None else ""
        due = n.at(point.deadline)
        text = n.say("{result} at {t}; it was due at {due}", result=n.ended(point.result), t=closed, due=due)
        return (Strong(n.clock(point.clock)), f" ({n.actor(point.actor)}){n.colon} {text}{frame.line(point.seq)}.")
    return _decided(frame, point)


def _expectation(frame: Frame, e: Expected) -> Line:
    n = frame.names
    said = []
    if e.result == "missed" and e.deadline is not None:
        said.append(n.say("due by {t}", t=n.at(e.deadline)))
    elif e.already:
        said.append(n.say("so from the first"))
    elif e.result == "met" and done_by_others(frame.parts.course, frame.parts.knowledge, e):
        said.append(n.say("done by others"))
    elif e.margin is not None:
        said.append(n.say("{span} to spare", span=n.span(e.margin)))
    why = n.joined(grounds(frame, e, 2))
    began = ""
    if e.result == "missed" and e.started is not None:
        title = n.quote(n.inject(e.inject), 80)
        began = n.say(" It began at {t} with {title}.", t=n.at(e.started), title=title)
    lead = f" ({n.listed([n.seat(e.seat), *said])})"
    return (Strong(n.text(e.text)), f"{lead}{n.colon} {why}.{began}" if why else f"{lead}.{began}")


def _decided(frame: Frame, d: Decision) -> Line:
    n = frame.names
    who = n.seat(d.chair)
    if d.result == "made" and d.closed is not None:
        option = n.text(d.options[d.option]) if d.option is not None and d.option < len(d.options) else ""
        what = f"{n.colon} {n.quote(option)}" if option else ""
        text = n.say(
            "{who} decided after {span}, {left} before the deadline",
            who=who,
            span=n.span(d.closed - d.opened),
            left=n.span(d.deadline - d.closed),
        )
        return (Strong(n.text(d.title)), f"{n.colon} {text}{what}{frame.line(d.seq)}.")
    text = n.say("{who} did not decide by {t}", who=who, t=n.at(d.deadline))
    return (Strong(n.text(d.title)), f"{n.colon} {text}{frame.line(d.seq)}.")


def _question(frame: Frame, question: Question) -> Line:
    n = frame.names
    match question:
        case Untold():
            return _untold(frame, question)
        case Mistaken():
            d, held = question.decision, question.held
            source = n.actor(held.source) if held.source else n.say("own observation")
            text = mark(
                "When {who} decided {title} at {t}, it held {fact} ({source}), which was {quality}. "
                "What would have shown that, and whom could it have asked?"
            )
            return n.say(
                text,
                who=n.seat(d.chair),
                title=n.quote(n.text(d.title)),
                t=n.at(d.closed or 0),
                fact=n.quote(n.fact(held.fact, held.content), 120),
                source=source,
                quality=n.code(held.quality),
            ) + frame.line(d.seq)
        case Undecided():
            d = question.decision
            text = mark("{who} was asked {title} at {t} and had until {due}. What was missing to decide?")
            values = {"title": n.quote(n.text(d.title)), "t": n.at(d.opened), "due": n.at(d.deadline)}
            return n.say(text, who=n.seat(d.chair), **values) + frame.line(d.seq)
        case Unconvinced():
            m = question.measure
            text = mark(
                "{who} proposed {measure} to {to} at {t}; the answer was: {why}. What would have convinced {to}?"
            )
            values = {"measure": n.quote(n.measure(m.measure, m.value)), "to": n.actor(m.put_to)}
            at = n.at(m.ticks.get("proposed", 0))
            why = n.code(m.refused or "")
            return n.say(text, who=n.actor(m.proposed_by), t=at, why=why, **values) + frame.line(m.seq)
        case _:
            return _missing(frame, question.expected)


def _missing(frame: Frame, e: Expected) -> str:
    """A question about what was not done: who was not asked, what was not ordered, or else in general."""
    n = frame.names
    values = {"what": n.quote(n.text(e.text)), "t": n.at(e.deadline or 0)}
    asked = [g.part.asked for g in e.grounds if isinstance(g.part, c.Asked) and g.hindrance is not None]
    measures = [g.part for g in e.grounds if isinstance(g.part, c.MeasureIs) and _not_ordered(g)]
    if asked:
        text = mark("By {t} nobody had asked {target} ({what}). Who thought of it, and what held them back?")
        said = n.say(text, target=n.listed(dict.fromkeys(n.actor(a.of) for a in asked)), **values)
    elif measures:
        text = mark(
            "By {t} nobody had ordered or proposed {measure} ({what}). Who thought of it, and what held them back?"
        )
        said = n.say(text, measure=n.quote(n.measure(measures[0].measure, measures[0].value)), **values)
    else:
        text = mark("{what} did not come about by {t}. Who at {who} saw it coming, and what would it have taken?")
        said = n.say(text, who=n.seat(e.seat), **values)
    return said + frame.line(e.seq)


def _not_ordered(ground: Ground) -> bool:
    return ground.hindrance is not None and ground.hindrance.code == "not-ordered"


def _untold(frame: Frame, question: Untold) -> str:
    n, known = frame.names, question.known
    values = {
        "who": n.holder(known.holder),
        "fact": n.quote(n.fact(question.fact, known.content), 120),
        "t": n.at(known.t),
        "seat": n.holder(question.seat),
        "needed": n.at(question.t),
    }
    if question.decision is not None:
        title = n.quote(n.text(question.decision.title))
        text = n.say("{who} knew {fact} at {t}. {seat} decided {title} at {needed} without it", title=title, **values)
    else:
        text = n.say("{who} knew {fact} at {t}. It was to reach {seat} by {needed}", **values)
    learned = question.learned
    if learned is None and question.decision is None:
        after = n.say("; it never did. Why?")
    elif learned is None:
        after = n.say("; it never learned it. Why?")
    elif frame.parts.course.live(question.t, learned.t) > 86_400 or frame.parts.course.in_jump(learned.t):
        after = n.say("; it learned it only after the clock had jumped. Why?")
    else:
        after = n.say("; it learned it at {t}. Why?", t=n.at(learned.t))
    return f"{text}{frame.line(known.seq)}{after}"
