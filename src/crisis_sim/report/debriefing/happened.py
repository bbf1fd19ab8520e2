"""Single events of the log as sentences."""

from __future__ import annotations

from typing import Any

from crisis_sim.language.mark import mark
from crisis_sim.model.events import CommandLine, Event, Line
from crisis_sim.model.filled_in import filled_in
from crisis_sim.report.debriefing.frame import Frame

_MEASURE = {
    "MeasureProposed": mark("{who} proposed to {to}: {measure}"),
    "MeasureOrdered": mark("{who} ordered: {measure}"),
    "MeasureTransmitted": mark("the order to {executor} went out: {measure}"),
    "MeasureStarted": mark("{executor} began: {measure}"),
    "MeasureCompleted": mark("{executor} completed: {measure}"),
    "MeasureConfirmed": mark("{who} knew that it was done: {measure}"),
    "MeasureRefused": mark("{to} did not agree ({why}): {measure}"),
}


def happened(frame: Frame, event: Event) -> str:
    """What happened, without the time."""
    n, p, kind = frame.names, event.p, event.kind
    if kind in _MEASURE:
        order = frame.parts.course.state.orders.get(p["order"])
        value = order.value if order is not None else None
        why = n.code(p.get("why", ""))
        parts = {"who": n.actor(p["by"]), "to": n.actor(p.get("to")), "executor": n.actor(p.get("executor"))}
        return n.say(_MEASURE[kind], measure=n.quote(n.measure(p["measure"], value)), why=why, **parts)
    match kind:
        case "FactLearned":
            return learned(frame, p)
        case "MessageSent":
            what = n.fact(p["about"]) if p.get("about") else n.text(p.get("title"))
            return n.say("{who} asked {to}: {what}", who=n.actor(p["from"]), to=n.actor(p["to"]), what=n.quote(what))
        case "MessageDelivered" | "MessageRead" | "InjectReleased" | "InjectSkipped":
            return n.say("inject {inject}: {status}", inject=n.quote(n.inject(p.get("inject"))), status=n.code(kind))
        case "DecisionMade":
            return n.say("{who} chose {what}", who=n.seat(p["by"]), what=n.quote(chosen(frame, p), 120))
        case "DecisionExpired":
            if p.get("option") is None:
                return n.say("nobody decided in time")
            return n.say("nobody decided in time; it came to {what}", what=n.quote(chosen(frame, p)))
        case "IndicatorMoved":
            now = n.value(p["indicator"], p["value"])
            return n.say("{what} stood at {value}", what=n.indicator(p["indicator"]), value=now) + _after(frame, event)
        case "LevelSet":
            return n.say("{who} set {what}", who=n.actor(p["by"]), what=n.level(p["level"], p["value"]))
        case "PhaseDeclared":
            return n.say("{who} declared: {what}", who=n.actor(p["by"]), what=n.phase(p["phase"]))
        case "PhaseEnded":
            return n.say("{who} ended: {what}", who=n.actor(p["by"]), what=n.phase(p["phase"]))
        case "BodyConvened":
            return n.say("{who} was convened", who=n.actor(p["actor"]))
        case "ProductSubmitted":
            return n.say("{who} submitted: {what}", who=n.seat(p["seat"]), what=n.code(p["product"]))
        case "ClockStarted" | "ClockMet" | "ClockMissed":
            return f"{n.clock(p['clock'])} ({n.actor(p['actor'])}){n.colon} {n.code(kind)}"
        case "HazardStarted":
            return n.say("{what} began", what=n.quote(n.hazard(p["hazard"])))
        case "MoveStarted":
            return n.say("the move {what} began", what=n.quote(n.text(p.get("title")) or p["move"]))
        case _:
            return n.code(kind)


def learned(frame: Frame, p: dict[str, Any]) -> str:
    """Who learned what, from whom and over what."""
    n = frame.names
    who, fact = n.actor(p["actor"]), n.quote(n.fact(p["fact"], p.get("content")))
    if p.get("source") is None:
        return n.say("{who} saw for itself: {fact}", who=who, fact=fact)
    source = n.actor(p["source"])
    if p.get("channel") is None:
        return n.say("{who} learned from {source}: {fact}", who=who, source=source, fact=fact)
    channel = n.channel(p["channel"])
    return n.say("{who} learned from {source} ({channel}): {fact}", who=who, source=source, channel=channel, fact=fact)


def chosen(frame: Frame, p: dict[str, Any]) -> str:
    """The words of the option that was chosen, or the free answer."""
    decision = frame.parts.course.state.decisions.get(p["decision"])
    option = p.get("option")
    options = decision.p.get("options", ()) if decision is not None else ()
    if option is not None and option < len(options):
        return frame.names.text(options[option]["text"])
    labels = decision.p.get("form_labels", {}) if decision is not None else {}
    return frame.names.joined(filled_in(p.get("answer"), labels, frame.names.text, frame.names.colon))


def origin(frame: Frame, line: Line) -> str:
    """What an effect came from: an inject, a measure, a choice, a hazard."""
    n, course = frame.names, frame.parts.course
    for step in (line, *course.causes(line)):
        if isinstance(step, CommandLine):
            break
        p = step.p
        if step.kind in ("InjectReleased", "InjectDue"):
            return n.quote(n.inject(p["inject"]), 80)
        if step.kind.startswith("Measure"):
            return n.quote(n.measure(p["measure"]), 80)
        if step.kind in ("DecisionMade", "DecisionExpired"):
            return n.quote(chosen(frame, p), 80)
        if step.kind in ("HazardStarted", "HazardChanged"):
            return n.quote(n.hazard(p["hazard"]), 80)
        if step.kind == "ActionAdjudicated":
            return n.quote(str(p.get("text") or n.say("control's ruling")), 80)
    return n.code(line.kind)


def _after(frame: Frame, event: Event) -> str:
    cause = frame.parts.course.line(event.cause)
    return frame.names.say(", moved by {what}", what=origin(frame, cause)) if cause is not None else ""
