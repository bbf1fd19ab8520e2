"""What happened, in order: the turning points, or with everything asked for, all that a debriefing speaks of."""

from __future__ import annotations

from crisis_sim.analysis.endex import why_ended
from crisis_sim.model.events import Event
from crisis_sim.report.debriefing.frame import Frame, Section
from crisis_sim.report.debriefing.happened import chosen, happened
from crisis_sim.report.document import Line, Prose, Strong, Table

_TURNS = (
    "MoveStarted", "DecisionMade", "DecisionExpired", "LevelSet", "PhaseDeclared", "PhaseEnded", "BodyConvened",
    "HazardStarted", "MeasureRefused", "ClockMissed", "ExpectationMissed", "ExerciseSuspended", "ExerciseEnded",
    "ActionAdjudicated",
)  # fmt: skip
_MORE = (
    "InjectReleased", "MeasureProposed", "MeasureOrdered", "MeasureCompleted", "ClockStarted", "ClockMet",
    "ExpectationMet", "ProductSubmitted", "ExercisePaused", "ExerciseResumed", "InjectSkipped", "ChannelDegraded",
    "ChannelRestored", "InjectInserted", "InjectRecalled", "MessageRecalled",
)  # fmt: skip
_EVERYBODY = ("Exercise", "Move", "Phase", "Level", "Body", "Channel", "Hazard")
"""What is no seat's alone."""


def timeline(frame: Frame) -> Section:
    """A table of time, elapsed time and what happened."""
    n, course = frame.names, frame.parts.course
    events = [e for e in course.of(*_TURNS, *(_MORE if frame.full else ())) if _belongs(frame, e)]
    if not events:
        return
    yield frame.section("Timeline")
    if not frame.full:
        yield Prose(n.say("Turning points only; all injects, measures and clocks with --full."))
    columns = (n.say("Time"), "T+", n.say("Line"), n.say("What happened"))
    rows = tuple((n.at(e.t), n.elapsed(e.t).removeprefix("T+"), str(e.seq + 1), _told(frame, e)) for e in events)
    yield Table(columns, rows, frozenset({1, 2}), wide=3)


def _belongs(frame: Frame, event: Event) -> bool:
    if event.kind == "DecisionMade" and not event.p["final"] and not frame.full:
        return False
    p = event.p
    if frame.seats is None or event.kind.startswith(_EVERYBODY):
        return True
    seats = {
        p.get("seat"),
        *p.get("seats", ()),
        *(frame.index.seat_of.get(p.get(k, "")) for k in ("by", "to", "actor")),
    }
    inject = frame.index.injects.get(p.get("inject", ""))
    for to in inject.to if inject is not None else ():
        seats.add(frame.index.seat_of.get(frame.index.actor_for(to)))
    return frame.shows(*(seat for seat in seats if seat is not None))


def _told(frame: Frame, event: Event) -> Line:
    n, p = frame.names, event.p
    match event.kind:
        case "DecisionMade" | "DecisionExpired":
            decision = frame.parts.course.state.decisions.get(p["decision"])
            title = n.text(decision.p["title"]) if decision is not None else p["decision"]
            who = n.short(p["by"]) if "by" in p else n.say("nobody decided in time")
            what = n.quote(chosen(frame, p), 120)
            return (Strong(title), f"{n.colon} {who} → {what}" if what else f"{n.colon} {who}")
        case "ExpectationMissed" | "ExpectationMet":
            e = frame.index.expectations.get(p["expectation"])
            text = n.text(e.text or e.note) if e is not None else p["expectation"]
            result = n.code(event.kind.removeprefix("Expectation").lower())
            return f"{n.say('expectation {result}', result=result)}{n.colon} {text} ({n.short(p['seat'])})"
        case "ExerciseEnded":
            why = why_ended(n.language, p.get("why") or "")
            return (Strong("ENDEX"), f"{n.colon} {why}" if why else "")
        case "MoveStarted":
            title = n.text(p.get("title")) or p["move"]
            return (Strong(title), f" {n.say('(the clock jumps)')}" if p["clock"] == "jump" else "")
        case "ChannelDegraded" | "ChannelRestored":
            share = p["availability"] // 10
            return n.say("{what} carries {share} % of its messages", what=n.channel(p["channel"]), share=share)
        case "ActionAdjudicated" | "ExerciseSuspended" | "ExercisePaused":
            return f"{n.code(event.kind)}{n.colon} {' '.join(str(p.get('text') or p.get('why') or '').split())}"
        case _:
            return happened(frame, event)
