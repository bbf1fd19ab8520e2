"""What comes last: observations and probes, luck, and what the report does not know."""

from __future__ import annotations

from typing import Any

from crisis_sim.analysis.luck import Draw, draws
from crisis_sim.language.mark import mark
from crisis_sim.report.debriefing import hearing, probes
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.document import Bullets, Line, Strong

_LIMITS = (
    mark("Only what is in the log: nothing said in the room, thought, or written elsewhere, unless somebody noted it."),
    mark("What was known is what was delivered and opened. Whether it was understood, ask."),
    mark("Being sooner or later than expected is measured; whether another way was as good is for the evaluator."),
    mark("A share of weight says nothing about the quality of a reason, a text or a relation. Read them."),
    mark("Effects, probabilities and service times are training models, not forecasts. Judge decisions, not luck."),
    mark("Causes are those that the simulator recorded; of several that came together it names one."),
)


def notes(frame: Frame) -> Section:
    """Observations of control that are not private, what seats wrote in their logs, and answers to probes."""
    n, course = frame.names, frame.parts.course
    observed: list[Line] = [
        f"{n.at(e.t)} {_about(frame, e.p)}{n.quote(e.p['text'], 600)}{frame.line(e.seq)}"
        for e in course.of("ObservationNoted")
        if not e.p.get("private") and (not e.p.get("seat") or frame.shows(e.p["seat"]))
    ]
    if observed:
        yield frame.section("Observations")
        yield Bullets(tuple(observed))
    written: list[Line] = [
        (Strong(n.seat(e.p["seat"])), f" {n.at(e.t)}{n.colon} {n.quote(e.p['text'], 600)}{frame.line(e.seq)}")
        for e in course.of("LogWritten")
        if frame.shows(e.p["seat"])
    ]
    if written:
        yield frame.section("What the seats wrote in their logs")
        yield Bullets(tuple(written))
    yield from probes.answers(frame)
    yield from hearing.answers(frame)


def _about(frame: Frame, p: dict[str, Any]) -> str:
    n = frame.names
    seat = [n.seat(p["seat"])] if p.get("seat") else []
    objectives = {o.id: n.text(o.text) for o in frame.index.scenario.objectives}
    aim = [objectives.get(p["objective"], p["objective"])] if p.get("objective") else []
    return f"{n.listed([*seat, *aim])}{n.colon} " if seat or aim else ""


def luck(frame: Frame) -> Section:
    """What chance decided, and what else it could have been."""
    found = draws(frame.parts.course)
    if not found:
        return
    yield frame.section("Luck")
    yield Bullets(tuple(drawn(frame.names, one) for one in found))


def drawn(n: Names, one: Draw) -> Line:
    """A draw with its odds: `Rain: heavier than forecast (lighter 25 %, heavier 25 %, …)`."""
    shares = n.listed(f"{n.drawn(one.key, value)} {percent}\u00a0%" for value, percent in one.odds)
    return (f"{n.draw(one.key)}{n.colon} ", Strong(n.drawn(one.key, one.came)), f" ({shares})" if shares else "")


def limits(frame: Frame) -> Section:
    """What no log can tell."""
    n, course = frame.names, frame.parts.course
    said = [n.say(text) for text in _LIMITS]
    put = {(e.p["probe"], e.p["seat"]) for e in course.of("ProbeAsked") if not hearing.is_of_hearing(e.p)}
    asked, answered = len(put), len(put & {(e.p["probe"], e.p["seat"]) for e in course.of("ProbeAnswered")})
    if asked > answered:
        said.append(n.say("{n} of {all} probe questions were not answered.", n=asked - answered, all=asked))
    private = sum(bool(e.p.get("private")) for e in course.of("ObservationNoted"))
    if private:
        said.append(n.say("{n} private notes of evaluators are left out.", n=private))
    yield frame.section("What this report does not know")
    yield Bullets(tuple(said))
