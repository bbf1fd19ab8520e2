"""Who may know what of each event: the one secrecy boundary.

Every kind has one rule: which seats it is addressed to, and which fields of its payload they get. Control sees every
line whole. A field that is not listed is not shown; a field with a letter is shown as the seat's own handle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from crisis_sim.model.index import Index
from crisis_sim.model.state import State

P = dict[str, Any]
Seats = Callable[[Index, State, P], Iterable[str | None]]


class Rule(NamedTuple):
    """Audience and visible fields of one kind of event.

    A field's value is "" (as it is), a letter (handle), a letter with `*` (list of handles), `option` and `options`
    (letters instead of ids) or `brief` (made by `briefing.brief`).
    """

    seats: Seats
    fields: dict[str, str]


def _nobody(index: Index, state: State, p: P) -> Iterable[str | None]:
    return ()


def _all(index: Index, state: State, p: P) -> Iterable[str | None]:
    return index.seat_ids


def _seat(index: Index, state: State, p: P) -> Iterable[str | None]:
    return (p["seat"],)


def _seats(index: Index, state: State, p: P) -> Iterable[str | None]:
    return p["seats"]  # type: ignore[no-any-return]


def _actor(*names: str) -> Seats:
    """The seats of the actors that these fields name."""

    def seats(index: Index, state: State, p: P) -> Iterable[str | None]:
        return [index.seat_of.get(p[name]) for name in names if p.get(name) is not None]

    return seats


def _with_receipt(index: Index, state: State, p: P) -> Iterable[str | None]:
    return (index.seat_of.get(p["from"]) if index.channels[p["channel"]].receipts else None,)


def _sensors(index: Index, state: State, p: P) -> Iterable[str | None]:
    return [index.seat_of.get(actor) for actor in index.scenario.indicators[p["indicator"]].seen_by]


CONTROL_ONLY = Rule(_nobody, {})
_MESSAGE = {"msg": "m", "from": "", "to": "", "channel": "", "title": "", "text": "", "priority": ""}
_MEASURE = {"order": "o", "measure": "", "by": "", "value": "", "facts": "f*", "executor": ""}
_DECISION = {"decision": "d", "option": "option", "answer": "", "by": "", "final": "", "reason": ""}

RULES: dict[str, Rule] = {
    "ExerciseStarted": Rule(_all, {"start": "", "pace": "", "title": "", "briefing": ""}),
    "ExercisePaused": Rule(_all, {"why": ""}),
    "ExerciseResumed": Rule(_all, {}),
    "ExerciseSuspended": Rule(_all, {"why": ""}),
    "ExerciseEnded": Rule(_all, {"why": ""}),
    "PaceSet": Rule(_all, {"pace": ""}),
    "MoveStarted": Rule(
        _all, {"move": "v", "clock": "", "title": "", "text": "", "until": "", "to": "", "handover": ""}
    ),
    "SeatBriefed": Rule(_seat, {"seat": "brief"}),
    "PersonJoined": Rule(_seat, {"seat": "", "person": "", "role": ""}),
    "PersonLeft": Rule(_seat, {"seat": "", "person": ""}),
    "SeatHanded": Rule(_seat, {"seat": "", "person": "", "note": ""}),
    "CommandRejected": Rule(_seat, {"code": "", "why": "", "command": ""}),
    **{
        f"Inject{what}": CONTROL_ONLY
        for what in ("Due", "Released", "Held", "Skipped", "Retimed", "Edited", "Inserted")
    },
    "InjectRecalled": CONTROL_ONLY,
    "MessageSent": Rule(
        _actor("from"),
        {**_MESSAGE, "facts": "f*", "reply_to": "m", "request": "", "about": "f", "proposal": "o", "improvised": ""},
    ),
    "MessageQueued": Rule(_with_receipt, {"msg": "m", "why": ""}),
    "MessageLost": Rule(_with_receipt, {"msg": "m", "why": ""}),
    "MessageDelivered": Rule(
        _actor("to"), {**_MESSAGE, "reply_to": "m", "rings": "", "request": "", "about": "f", "files": "", "kind": ""}
    ),
    "MessageRead": Rule(_actor("to"), {"msg": "m", "until": ""}),
    "MessageRecalled": Rule(_actor("to"), {"msg": "m"}),
    "MessageAnswered": Rule(_actor("from", "to"), {"msg": "m", "reply": "m", "how": ""}),
    "FactLearned": Rule(
        _actor("actor"),
        {
            "fact": "f",
            "actor": "",
            "text": "",
            "content": "",
            "unit": "",
            "as_of": "",
            "source": "",
            "channel": "",
            "reliability": "",
            "marking": "",
            "owner": "",
            "tlp": "",
            "release": "",
            "topics": "",
            "msg": "m",
            "withdrawn": "",
        },
    ),  # fmt: skip
    "ConsentGiven": Rule(_actor("to", "by"), {"fact": "f", "to": "", "by": ""}),
    "DecisionOpened": Rule(
        _seats,
        {
            "decision": "d",
            "title": "",
            "options": "options",
            "form": "",
            "free": "",
            "deadline": "",
            "needs": "",
            "seats": "",
            "chair": "",
            "msg": "m",
            "proposal": "o",
        },
    ),  # fmt: skip
    "DecisionMade": Rule(_seats, _DECISION),
    "DecisionExpired": Rule(_seats, {"decision": "d", "option": "option"}),
    "MeasureProposed": Rule(_actor("by"), {**_MEASURE, "to": "", "text": ""}),
    "MeasureRefused": Rule(
        _actor("by", "to"), {"order": "o", "measure": "", "by": "", "to": "", "why": "", "asks": ""}
    ),
    "MeasureOrdered": Rule(_actor("by", "carried_by", "proposed_by"), _MEASURE),
    "MeasureTransmitted": Rule(_actor("by", "carried_by"), {"order": "o", "measure": "", "executor": ""}),
    "MeasureStarted": Rule(_actor("executor"), {**_MEASURE, "until": ""}),
    "MeasureCompleted": Rule(_actor("executor"), {"order": "o", "measure": ""}),
    "MeasureConfirmed": Rule(_actor("by"), {"order": "o", "measure": "", "executor": ""}),
    "MeansCommitted": Rule(_actor("owner"), {"means": "r", "label": "", "count": "", "free": "", "until": ""}),
    "MeansReleased": Rule(_actor("owner"), {"means": "r", "label": "", "count": "", "free": ""}),
    "MeansExhausted": Rule(_actor("owner"), {"means": "r", "label": ""}),
    "IndicatorMoved": CONTROL_ONLY,
    "IndicatorReported": Rule(_sensors, {"indicator": "i", "label": "", "value": "", "unit": "", "min": "", "max": ""}),
    "PhaseDeclared": Rule(_actor("by"), {"phase": "", "territory": "", "by": ""}),
    "PhaseEnded": Rule(_actor("by"), {"phase": "", "territory": "", "by": ""}),
    "LevelSet": Rule(_actor("by"), {"level": "", "value": "", "by": ""}),
    "BodyConvened": Rule(_actor("by", "actor"), {"actor": "", "by": ""}),
    "ChannelDegraded": CONTROL_ONLY,
    "ChannelRestored": CONTROL_ONLY,
    "ClockStarted": Rule(_actor("actor"), {"clock": "", "actor": "", "deadline": "", "fact": "f"}),
    "ClockMet": Rule(_actor("actor"), {"clock": "", "actor": ""}),
    "ClockMissed": Rule(_actor("actor"), {"clock": "", "actor": ""}),
    "StaffCommitted": Rule(
        _seat,
        {
            "task": "k",
            "what": "",
            "from": "",
            "until": "",
            "to": "",
            "facts": "f*",
            "about": "f",
            "question": "q",
            "reply_to": "m",
        },
    ),  # fmt: skip
    "ExpectationMet": CONTROL_ONLY,
    "ExpectationMissed": CONTROL_ONLY,
    "ExpectationWaived": CONTROL_ONLY,
    "ProbeAsked": Rule(_seat, {"probe": "q", "ask": ""}),
    "ProbeAnswered": Rule(_seat, {"probe": "q", "answer": ""}),
    "ProductSubmitted": Rule(_seat, {"product": "", "text": "", "facts": "f*", "to": ""}),
    "LogWritten": Rule(_seat, {"text": ""}),
    "ActionAdjudicated": CONTROL_ONLY,
    "ObservationNoted": CONTROL_ONLY,
    "RatingGiven": CONTROL_ONLY,
}


def audience(index: Index, state: State, kind: str, p: P) -> tuple[str, ...]:
    """The seats that an event is addressed to, sorted, each once."""
    seats = {seat for seat in RULES[kind].seats(index, state, p) if seat is not None}
    return tuple(sorted(seats)) if len(seats) > 1 else tuple(seats)
