"""Why an expectation was met or missed, in words with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.analysis.evidence import Hindrance
from crisis_sim.analysis.expected import Expected, Ground
from crisis_sim.language.mark import mark
from crisis_sim.model.events import Event
from crisis_sim.report.debriefing.frame import Frame
from crisis_sim.report.debriefing.happened import chosen, happened
from crisis_sim.scenario import condition as c

_HINDRANCES = {
    "nobody-knew": mark("nobody in the network knew {fact} by then"),
    "ask-who-knows": mark("{who} would have said {fact}, but was not asked in time"),
    "no-consent": mark("{who} had known {fact} since {t}, but {what} had not agreed to its release"),
    "release-not-asked": mark("{who} had known {fact} since {t}, but nobody had asked {what} to release it"),
    "taken-back": mark("{who} had been told at {t} that {fact} was withdrawn"),
    "lost": mark("{who} sent {fact}, and the message was lost at {t}: {why}"),
    "under-way": mark("{who} sent {fact} at {t}; it had not arrived"),
    "unread": mark("{fact} lay unread with {who} from {t}"),
    "translation": mark("{who} had read {fact} at {t}, but not translated it"),
    "colleague": mark("{who}, at the same table, had known {fact} since {t}"),
    "kept": mark("{who} had known {fact} since {t} and had not passed it on to {target}"),
    "elsewhere": mark("{who} had known {fact} since {t}; it had not reached {what} to be passed on"),
    "rejected": mark("{who} tried to order it at {t} and was refused: {why}"),
    "proposed": mark("it was put to {who} at {t} and had no answer yet"),
    "refused": mark("{who} did not agree at {t}: {why}"),
    "stuck": mark("it had got no further than {status} ({t})"),
    "no-means": mark("no {what} were free from {t}"),
    "not-ordered": mark("nobody had ordered or proposed {measure} before {due}"),
    "not-ordered-by": mark("{who} had not ordered {measure} before {due}, nor had anybody proposed it there"),
    "not-asked": mark("the question had not come up before {due}"),
    "undecided": mark("{who} had not decided yet"),
    "default": mark("the deadline passed at {t} without a decision"),
    "other-option": mark("{who} chose otherwise at {t}: {option}"),
    "nobody-asked": "{who} had not asked {target} before {due}",
    "not-so": mark("it had not come about before {due}"),
}


def grounds(frame: Frame, e: Expected, most: int = 4) -> list[str]:
    """The evidence for how an expectation ended, one sentence each."""
    said = list(dict.fromkeys(_sentences(frame, e)))
    if len(said) > most:
        left = len(said) - most + 1
        said = [*said[: most - 1], frame.names.say("and {n} other ways were not taken", n=left)]
    return said


def late(frame: Frame, e: Expected) -> str:
    """When a missed expectation came true after all."""
    n = frame.names
    if e.late is None or e.deadline is None:
        return ""
    if e.late == e.deadline:
        return n.say("it came about in the very second of the deadline, which is late")
    return n.say("it came about at {t}, {span} too late", t=n.at(e.late), span=n.span(e.late - e.deadline))


def _sentences(frame: Frame, e: Expected) -> Iterator[str]:
    if e.result == "missed" and (text := late(frame, e)):
        yield text
    asked = [g.part.asked for g in e.grounds if isinstance(g.part, c.Asked) and g.hindrance is not None]
    if asked:
        yield _nobody_asked(frame, asked, e.t or 0)
    for ground in e.grounds:
        if isinstance(ground.part, c.Asked) and ground.hindrance is not None:
            continue
        if ground.hindrance is not None:
            yield _hindered(frame, ground, ground.hindrance, e.t or 0)
        elif ground.held and ground.event is not None:
            yield _held(frame, ground.event)
        elif not ground.held:
            yield _avoided(frame, ground.part)


def _nobody_asked(frame: Frame, asked: list[c.Asking], closed: int) -> str:
    """Several askers and several to ask, in one sentence."""
    n = frame.names
    who = n.listed(dict.fromkeys(n.actor(a.actor) for a in asked))
    of = n.listed(dict.fromkeys(n.actor(a.of) for a in asked))
    if len({a.actor for a in asked}) > 1:
        return n.say("nobody among {who} had asked {target} before {due}", who=who, target=of, due=n.at(closed))
    return n.say("{who} had not asked {target} before {due}", who=who, target=of, due=n.at(closed))


def _held(frame: Frame, event: Event) -> str:
    return f"{frame.names.at(event.t)}, {happened(frame, event)}{frame.line(event.seq)}"


def _hindered(frame: Frame, ground: Ground, hindrance: Hindrance, closed: int) -> str:
    """What stood in its way when the expectation was closed: it may have come about since, so nothing says never."""
    n, part = frame.names, ground.part
    values: dict[str, Any] = {
        "fact": n.quote(n.fact(_fact(part), _figure(frame, _fact(part), hindrance)), 120) if _fact(part) else "",
        "who": n.holder(hindrance.who) if hindrance.who is not None else "",
        "due": n.at(closed),
        "t": n.at(hindrance.t) if hindrance.t is not None else "",
        "what": n.means(hindrance.what) if hindrance.code == "no-means" else n.holder(hindrance.what),
        "why": n.code(hindrance.what),
        "status": n.code(hindrance.what),
        "target": n.actor(_target(part)),
        "measure": n.quote(n.measure(part.measure, part.value)) if isinstance(part, c.MeasureIs) else "",
        "option": "",
    }
    event = frame.parts.course.line(hindrance.seq) if hindrance.seq is not None else None
    if hindrance.code == "other-option" and isinstance(event, Event):
        values["option"] = n.quote(chosen(frame, event.p))
    return n.say(_HINDRANCES[hindrance.code], **values) + frame.line(hindrance.seq)


def _figure(frame: Frame, fact: str, hindrance: Hindrance) -> int | None:
    """The figure of a fact that a hindrance speaks of, as it was known there."""
    knowledge, course = frame.parts.knowledge, frame.parts.course
    if hindrance.seq is None or hindrance.who is None or fact not in knowledge.spreads:
        return None
    known = knowledge.before(course.holder(hindrance.who), fact, hindrance.seq + 1) or knowledge.spreads[fact].first
    return known.content if known.seq <= hindrance.seq else None


def _avoided(frame: Frame, part: Any) -> str:
    """What was not to happen, and did not."""
    n = frame.names
    match part:
        case c.Knows() | c.KnownTo():
            who, fact = n.actor(_target(part)), n.quote(n.fact(_fact(part)), 120)
            return n.say("{who} was not told {fact}", who=who, fact=fact)
        case c.MeasureIs():
            return n.say("nobody went on to {measure}", measure=n.quote(n.measure(part.measure, part.value)))
        case c.DecisionIs() if part.option is not None:
            return n.say("nobody chose {what}", what=n.quote(n.option(part.decision, part.option)))
        case _:
            return n.say("what was to be avoided did not happen")


def _fact(part: Any) -> str:
    match part:
        case c.Knows():
            return part.knows.fact
        case c.KnownTo():
            return part.fact
        case _:
            return ""


def _target(part: Any) -> str:
    match part:
        case c.Knows():
            return part.knows.actor
        case c.KnownTo():
            return part.known_to
        case c.Asked():
            return part.asked.of
        case _:
            return ""
