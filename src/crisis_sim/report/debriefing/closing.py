"""What comes last: observations and probes, luck, and what the report does not know."""

from __future__ import annotations

from typing import Any

from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.document import Bullets, Line, Strong, Table

_LIMITS = (
    "Only what is in the log: nothing said in the room, thought, or written elsewhere, unless somebody noted it.",
    "What was known is what was delivered and opened. Whether it was understood, ask.",
    "Being sooner or later than expected is measured; whether another way was as good is for the evaluator.",
    "A share of weight says nothing about the quality of a reason, a text or a relation. Read them.",
    "Effects, probabilities and service times are training models, not forecasts. Judge decisions, not luck.",
    "Causes are those that the simulator recorded; of several that came together it names one.",
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
        (Strong(n.seat(e.p["seat"])), f" {n.at(e.t)}: {n.quote(e.p['text'], 600)}{frame.line(e.seq)}")
        for e in course.of("LogWritten")
        if frame.shows(e.p["seat"])
    ]
    if written:
        yield frame.section("What the seats wrote in their logs")
        yield Bullets(tuple(written))
    yield from _probes(frame)


def _about(frame: Frame, p: dict[str, Any]) -> str:
    n = frame.names
    seat = [n.seat(p["seat"])] if p.get("seat") else []
    objectives = {o.id: n.text(o.text) for o in frame.index.scenario.objectives}
    aim = [objectives.get(p["objective"], p["objective"])] if p.get("objective") else []
    return f"{n.listed([*seat, *aim])}: " if seat or aim else ""


def _probes(frame: Frame) -> Section:
    n, course = frame.names, frame.parts.course
    probes = frame.index.scenario.facilitator.probes
    rows = []
    for e in course.of("ProbeAnswered"):
        number = int(e.p["probe"]) if str(e.p["probe"]).isdecimal() else -1
        if frame.shows(e.p["seat"]) and 0 <= number < len(probes):
            probe = probes[number]
            truth = probe.truth.get("text", "")
            if (indicator := probe.truth.get("indicator")) is not None:
                value = frame.parts.truth.indicator(indicator, e.t)
                truth = n.value(indicator, value) if value is not None else ""
            elif (fact := probe.truth.get("fact")) is not None:
                truth = n.fact(fact)
            rows.append((n.at(e.t), n.seat(e.p["seat"]), n.text(probe.ask), str(e.p["answer"]), truth))
    if rows:
        yield frame.section("Answers to probes")
        yield Table(tuple(n.say(c) for c in ("Time", "Seat", "Question", "Answer", "So it was")), tuple(rows))


def luck(frame: Frame) -> Section:
    """What chance decided, and what else it could have been."""
    draws = frame.parts.course.state.draws
    if not draws:
        return
    yield frame.section("Luck")
    yield Bullets(tuple(_draw(frame, key, value) for key, value in draws.items()))


def _draw(frame: Frame, key: str, value: str) -> Line:
    odds = frame.index.scenario.draws.get(key, {})
    total = sum(round(share * 1000) for share in odds.values()) or 1
    shares = ", ".join(f"{name} {round(share * 1000) * 100 // total} %" for name, share in odds.items())
    return (f"{key.replace('-', ' ')}: ", Strong(value.replace("-", " ")), f" ({shares})" if shares else "")


def limits(frame: Frame) -> Section:
    """What no log can tell."""
    n, course = frame.names, frame.parts.course
    said = [n.say(text) for text in _LIMITS]
    asked, answered = len(course.of("ProbeAsked")), len(course.of("ProbeAnswered"))
    if asked > answered:
        said.append(n.say("{n} of {all} probe questions were not answered.", n=asked - answered, all=asked))
    private = sum(bool(e.p.get("private")) for e in course.of("ObservationNoted"))
    if private:
        said.append(n.say("{n} private notes of evaluators are left out.", n=private))
    yield frame.section("What this report does not know")
    yield Bullets(tuple(said))
