"""Who may know what of each event: the one secrecy boundary.

Every kind has one rule: which seats it is addressed to, and which fields of its payload they get. Control sees every
line whole. A field that is not listed is not shown; a field with a letter is shown as the seat's own handle.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, NamedTuple

from crisis_sim.model.index import Index
from crisis_sim.model.state import State

P = dict[str, Any]
Seats = Callable[[Index, State, P], Collection[str]]


class Rule(NamedTuple):
    """Audience and visible fields of one kind of event.

    A field's value is "" (as it is), a letter (handle), a letter with `*` (list of handles), `option` and `options`
    (letters instead of ids), `figure` (an indicator's handle with its name, bounds and interest) or `brief` (made by
    `briefing.brief`).
    """

    seats: Seats
    fields: dict[str, str]


def _nobody(index: Index, state: State, p: P) -> Collection[str]:
    return ()


def _all(index: Index, state: State, p: P) -> Collection[str]:
    return index.seat_ids


def _seat(index: Index, state: State, p: P) -> Collection[str]:
    return (p["seat"],) if p["seat"] is not None else ()


def _seats(index: Index, state: State, p: P) -> Collection[str]:
    return p["seats"]  # type: ignore[no-any-return]


def _actor(name: str) -> Seats:
    """The seat of the actor that this field names."""

    def seats(index: Index, state: State, p: P) -> Collection[str]:
        seat = index.seat_of.get(p.get(name, ""))
        return () if seat is None else (seat,)

    return seats


def _actors(*names: str) -> Seats:
    """The seats of the actors that these fields name."""
    each = [_actor(name) for name in names]

    def seats(index: Index, state: State, p: P) -> Collection[str]:
        return [seat for of in each for seat in of(index, state, p)]

    return seats


_SENDER, _RECEIVER = _actor("from"), _actor("to")


def _with_receipt(index: Index, state: State, p: P) -> Collection[str]:
    return _SENDER(index, state, p) if index.channels[p["channel"]].receipts else ()


def _lost(index: Index, state: State, p: P) -> Collection[str]:
    """Whoever did not take a call sees that it has stopped ringing."""
    missed = _RECEIVER(index, state, p) if p["why"] in ("unanswered", "declined") else ()
    return (*missed, *_with_receipt(index, state, p))


def _guided(index: Index, state: State, p: P) -> Collection[str]:
    """A seat that is guided hears what it missed, unless a policy stands in for it while the clock jumps."""
    return (p["seat"],) if p["seat"] in state.guided and state.jump is None else ()


def _arrived(index: Index, state: State, p: P) -> Collection[str]:
    """Who never got a message does not hear that it was taken back."""
    return _RECEIVER(index, state, p) if state.messages[p["msg"]].delivered is not None else ()


def _sensors(index: Index, state: State, p: P) -> Collection[str]:
    """Those whom this sensor tells, else those who see the indicator at once."""
    actors = p["by"] if "by" in p else index.scenario.indicators[p["indicator"]].seen_by
    return [index.seat_of[actor] for actor in actors if actor in index.seat_of]


CONTROL_ONLY = Rule(_nobody, {})


def _shown(to: Seats, fields: str) -> Rule:
    """A rule from `name` or `name:how` words."""
    return Rule(to, {name: how for name, _, how in (word.partition(":") for word in fields.split())})


_MESSAGE = "msg:m from to channel title text priority reply_to:m request about:f"
_MEASURE = "order:o measure by value facts:f* executor"
_DECISION = "decision:d option:option answer by binds final reason"
_FACT = (
    "fact:f actor text content unit as_of source channel reliability marking owner tlp release topics language"
    " msg:m withdrawn reads:figure"
)
_QUESTION = "decision:d title options:options form form_labels free deadline needs seats chair msg:m proposal:o"

RULES: dict[str, Rule] = {
    "ExerciseStarted": _shown(_all, "start pace title briefing"),
    "ExercisePaused": _shown(_all, "why"),
    "ExerciseResumed": _shown(_all, ""),
    "ExerciseSuspended": _shown(_all, "why"),
    "ExerciseEnded": _shown(_all, "why"),
    "PaceSet": _shown(_all, "pace"),
    "MoveStarted": _shown(_all, "move:v clock title text until to handover minutes questions product"),
    "SeatBriefed": _shown(_seat, "seat:brief guided"),
    "PersonJoined": _shown(_seat, "seat person role"),
    "PersonLeft": _shown(_seat, "seat person"),
    "SeatHanded": _shown(_seat, "seat person note"),
    "CommandRejected": _shown(_seat, "code why says values command"),
    "InjectDue": CONTROL_ONLY,
    "InjectReleased": CONTROL_ONLY,
    "InjectHeld": CONTROL_ONLY,
    "InjectSkipped": CONTROL_ONLY,
    "InjectRetimed": CONTROL_ONLY,
    "InjectEdited": CONTROL_ONLY,
    "InjectInserted": CONTROL_ONLY,
    "InjectRecalled": CONTROL_ONLY,
    "MessageSent": _shown(_actor("from"), f"{_MESSAGE} facts:f* proposal:o improvised"),
    "MessageQueued": _shown(_with_receipt, "msg:m why"),
    "MessageLost": _shown(_lost, "msg:m why"),
    "MessageDelivered": _shown(_actor("to"), f"{_MESSAGE} rings files kind"),
    "MessageRead": _shown(_actor("to"), "msg:m"),
    "MessageRecalled": _shown(_arrived, "msg:m"),
    "MessageAnswered": _shown(_actors("from", "to"), "msg:m reply:m how"),
    "FactLearned": _shown(_actor("actor"), _FACT),
    "ConsentGiven": _shown(_actors("to", "by"), "fact:f to by"),
    "DecisionOpened": _shown(_seats, _QUESTION),
    "DecisionMade": _shown(_seats, _DECISION),
    "DecisionExpired": _shown(_seats, "decision:d option:option"),
    "MeasureProposed": _shown(_actor("by"), f"{_MEASURE} to text"),
    "MeasureRefused": _shown(_actor("to"), "order:o measure by to why asks"),
    "MeasureOrdered": _shown(_actors("by", "carried_by"), _MEASURE),
    "MeasureTransmitted": _shown(_actors("by", "carried_by"), "order:o measure executor"),
    "MeasureStarted": _shown(_actor("executor"), f"{_MEASURE} until"),
    "MeasureCompleted": _shown(_actor("executor"), "order:o measure"),
    "MeasureConfirmed": _shown(_actor("by"), "order:o measure executor"),
    "MeansCommitted": _shown(_actor("owner"), "means:r label count free until at_work"),
    "MeansArrived": _shown(_actor("owner"), "means:r label count at_work"),
    "MeansReleased": _shown(_actor("owner"), "means:r label count free at_work"),
    "MeansResting": _shown(_actor("owner"), "means:r label count free at_work until"),
    "MeansOnDuty": _shown(_actor("owner"), "means:r label count free"),
    "MeansExhausted": _shown(_actor("owner"), "means:r label"),
    "IndicatorMoved": CONTROL_ONLY,
    "IndicatorReported": _shown(_sensors, "indicator:i label value unit min max as_of"),
    "HazardStarted": CONTROL_ONLY,
    "HazardChanged": CONTROL_ONLY,
    "PhaseDeclared": _shown(_actor("by"), "phase territory by"),
    "PhaseEnded": _shown(_actor("by"), "phase territory by"),
    "LevelSet": _shown(_actor("by"), "level value by"),
    "BodyConvened": _shown(_actors("by", "actor"), "actor by"),
    "ChannelDegraded": CONTROL_ONLY,
    "ChannelRestored": CONTROL_ONLY,
    "ClockStarted": _shown(_actor("actor"), "clock actor deadline fact:f"),
    "ClockMet": _shown(_actor("actor"), "clock actor"),
    "ClockMissed": _shown(_actor("actor"), "clock actor"),
    "StaffCommitted": _shown(_seat, "task:k what from until to facts:f* about:f question:q reply_to:m"),
    "ExpectationMet": CONTROL_ONLY,
    "ExpectationMissed": _shown(_guided, "text why source"),
    "ExpectationWaived": CONTROL_ONLY,
    "ProbeAsked": _shown(_seat, "probe:b ask level about"),
    "ProbeAnswered": _shown(_seat, "probe:b answer confidence"),
    "ProductSubmitted": _shown(_seat, "product text facts:f* to"),
    "LogWritten": _shown(_seat, "text"),
    "ActionAdjudicated": CONTROL_ONLY,
    "ObservationNoted": CONTROL_ONLY,
    "RatingGiven": CONTROL_ONLY,
}


def audience(index: Index, state: State, kind: str, p: P) -> tuple[str, ...]:
    """The seats that an event is addressed to, sorted, each once."""
    seats = RULES[kind].seats(index, state, p)
    return tuple(sorted(set(seats))) if seats else ()
