"""Decisions: the question, who chose what and why, how long it took, and what was known at that moment."""

from __future__ import annotations

from crisis_sim.analysis.decisions import Answer, Decision, Elsewhere, Held
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Bullets, Heading, Item, Line, Prose, Strong
from crisis_sim.scenario.text import pick

KNOWN = 6
ELSEWHERE = 4
"""Facts shown at most, those that bear on the question first."""
ANYHOW = 2
"""Facts shown where none, or hardly any, bears on it: the newest."""
_CONTROLS = {
    "goal": mark("Goal"),
    "consequence": mark("Expected consequence"),
    "benefit": mark("Is the benefit worth the risk"),
}


def decided(frame: Frame) -> Section:
    """One part a decision, in the order in which they were asked."""
    n = frame.names
    found = [d for d in frame.parts.decisions if frame.shows(*d.seats, d.chair)]
    if not found:
        return
    yield frame.section("Decisions")
    text = mark(
        "What was known then: facts that the deciding seat held at that moment, with source and age, judged against "
        "what was so. What was known elsewhere had been learned by somebody, and the seat had not heard it."
    )
    yield Prose(n.say(text))
    for d in found:
        yield Heading(3, f"{n.at(d.opened)} · {n.text(d.title)}")
        yield Bullets(tuple(_told(frame, d)))


def _told(frame: Frame, d: Decision) -> list[Line | Item]:
    n = frame.names
    told: list[Line | Item] = [_asked(frame, d), _result(frame, d)]
    for answer in d.answers:
        told += _said(frame, d, answer)
    if d.closed is None:
        return told
    relevant = sum(held.relevant for held in d.known)
    label = n.say("Known then ({relevant} of {all} facts bear on it)", relevant=relevant, all=len(d.known))
    told.append(
        _facts(frame, label, [held_line(frame, held, d.closed) for held in d.known], KNOWN, max(relevant, ANYHOW))
    )
    bearing = [e for e in d.elsewhere if e.relevant]
    label = n.say("Known elsewhere ({relevant} of {all} facts bear on it)", relevant=len(bearing), all=len(d.elsewhere))
    shown = d.elsewhere if frame.full else bearing
    if shown:
        told.append(_facts(frame, label, [elsewhere_line(frame, e) for e in shown], ELSEWHERE, ELSEWHERE))
    if d.feedback:
        told.append((Strong(n.say("For and against")), f"{n.colon} {n.text(d.feedback)}"))
    told += [
        (Strong(n.say("Whatever you had chosen")), f"{n.colon} {n.text(one.text)}")
        for one in frame.parts.futile
        if one.decision == d.key
    ]
    return told


def _asked(frame: Frame, d: Decision) -> Line:
    n = frame.names
    if d.measure is not None:
        who = n.say("{who} proposed {measure}", who=n.actor(d.proposed_by), measure=n.quote(n.measure(d.measure)))
    else:
        who = n.say("asked")
    others = n.listed(n.seat(seat) for seat in d.seats if seat != d.chair)
    together = f" {n.say('together with {others}', others=others)}" if others else ""
    due = n.say("until {t}", t=n.at(d.deadline))
    return (Strong(n.seat(d.chair)), f"{together}{n.colon} {who}, {due}{frame.line(d.opened_seq)}")


def _result(frame: Frame, d: Decision) -> Line:
    n = frame.names
    option = n.text(d.options[d.option]) if d.option is not None and d.option < len(d.options) else ""
    if d.result == "open" or d.closed is None:
        return (Strong(n.say("Open")), f"{n.colon} {n.say('the log ends before it was decided')}")
    if d.result == "made":
        spans = {"span": n.span(d.closed - d.opened), "left": n.span(d.deadline - d.closed)}
        when = n.say("after {span}, {left} before the deadline", **spans)
        final = n.quote(option) if option else n.say("answered")
        return (Strong(n.say("Chosen")), f"{n.colon} {final} {when}{frame.line(d.seq)}")
    what, late = n.quote(option) if option else n.say("nothing was decided"), n.say("nobody answered in time")
    return (Strong(n.say("By default")), f"{n.colon} {n.joined((what, late))}{frame.line(d.seq)}")


def _said(frame: Frame, d: Decision, answer: Answer) -> list[Line | Item]:
    """What one seat answered; of the only one to answer just the reason."""
    n = frame.names
    said: list[Line | Item] = []
    option = n.text(d.options[answer.option]) if answer.option is not None and answer.option < len(d.options) else ""
    if len(d.seats) > 1:
        said.append((Strong(n.seat(answer.seat)), f" ({n.at(answer.t)}){n.colon} {n.quote(option)}"))
    said += [
        (Strong(n.field(d.inject, name)), f"{n.colon} {n.quote(pick(text, n.language), 600)}")
        for name, text in answer.form.items()
    ]
    if answer.reason:
        said.append((Strong(n.say("Reason")), f"{n.colon} {n.quote(answer.reason, 8000 if frame.full else 600)}"))
    elif answer.seat in frame.people:
        said.append((Strong(n.say("Reason")), f"{n.colon} {n.say('none given')}"))
    for key, label in _CONTROLS.items():
        if answer.controls.get(key):
            said.append((Strong(n.say(label)), f"{n.colon} {n.quote(answer.controls[key], 600)}"))
    return said


def _facts(frame: Frame, label: str, facts: list[Line], most: int, wanted: int) -> Line | Item:
    n = frame.names
    if not facts:
        return (Strong(label),)
    most = len(facts) if frame.full else min(most, wanted, len(facts))
    shown: list[Line | Item] = list(facts[:most])
    if most < len(facts):
        shown.append(n.say("and {n} more", n=len(facts) - most))
    return Item((Strong(label),), Bullets(tuple(shown)))


def held_line(frame: Frame, held: Held, t: int) -> Line:
    """A fact as the seat held it, and what it was worth."""
    n = frame.names
    whence = n.say("own observation")
    if held.source is not None:
        whence = n.actor(held.source) + (f", {n.channel(held.channel)}" if held.channel else "")
    age = n.say("{age} old", age=n.span(t - held.as_of))
    return (
        f"{n.quote(n.fact(held.fact, held.content), 160)} ({whence}, {age}){n.colon} ",
        _judged(frame, held.quality),
    )


def elsewhere_line(frame: Frame, e: Elsewhere) -> Line:
    """A fact that somebody else knew, and since when."""
    n, since = frame.names, e.since
    who = n.say("{who} since {t}", who=n.holder(since.holder), t=n.at(since.t))
    owner = frame.index.handling(e.fact).owner
    note = [n.say("release by {owner} only", owner=n.actor(owner))] if owner is not None else []
    return (
        f"{n.quote(n.fact(e.fact, since.content), 160)} ({n.joined((who, *note))}){n.colon} ",
        _judged(frame, since.quality),
    )


def _judged(frame: Frame, quality: str) -> str:
    word = frame.names.code(quality)
    return word if quality == "right" else Strong(word)
