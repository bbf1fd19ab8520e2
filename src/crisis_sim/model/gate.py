"""The only way in: a command becomes events, or a rejection that says why.

Checks run in a fixed order: principal, seat, state of the exercise, existence of what is named, mandate and
jurisdiction, requirements, handling, means. The reason given is computable from what the seat may know.
"""

from __future__ import annotations

from typing import Any

from crisis_sim.model.asks import answer
from crisis_sim.model.control import control
from crisis_sim.model.events import CONTROL_COMMANDS, PLAYER_COMMANDS, Command
from crisis_sim.model.index import Index
from crisis_sim.model.messages import decline, log_contact, open_message, product, retract, send
from crisis_sim.model.orders import order, propose
from crisis_sim.model.principals import may_give
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.seat import Seated
from crisis_sim.model.state import State, exists
from crisis_sim.model.table import WHY_NOT, allowed

Outcome = list[tuple[str, dict[str, Any]]]

_PLAYER = {
    "Open": open_message,
    "Decline": decline,
    "Acknowledge": open_message,
    "Decide": answer,
    "Commit": answer,
    "OrderMeasure": order,
    "Propose": propose,
    "Request": send,
    "Verify": send,
    "SendMessage": send,
    "Retract": retract,
    "SubmitProduct": product,
    "LogContact": log_contact,
}


def decide(index: Index, state: State, command: Command, now: int) -> Outcome:
    """The events that a command brings about: (kind, payload) in order. A refusal is one CommandRejected."""
    try:
        return _decide(index, state, command, now)
    except Rejected as no:
        shown = {"kind": command.kind, "p": command.p, **({"as": command.as_} if command.as_ else {})}
        seat = command.seat if command.seat in index.seats else None
        return [("CommandRejected", {"seat": seat, **no.told(), "command": shown})]


def _decide(index: Index, state: State, command: Command, now: int) -> Outcome:
    is_control = command.kind in CONTROL_COMMANDS
    if is_control != (command.seat is None):
        raise Rejected("not-yours", "this command is for control" if is_control else "this command needs a seat")
    if not is_control and not may_give(index, command):
        known = command.kind in PLAYER_COMMANDS
        raise Rejected("not-yours" if known else "no-such-command", "your role may not do that" if known else "unknown")
    if is_control and not may_give(index, command):
        raise Rejected("not-yours", "your role may not do that")
    if not is_control and command.seat not in index.seats:
        raise Rejected("no-such-seat", "there is no seat {seat}", seat=repr(str(command.seat)[:64]))
    if not is_control and not exists(index, state, index.address(command.seat or "")) and state.status == "running":
        raise Rejected("not-convened", "this body has not been convened yet")
    if not allowed(state.status, command.kind):
        known = is_control or command.kind in _PLAYER or command.kind in ("WriteLog", "AnswerProbe")
        raise Rejected("not-now" if known else "no-such-command", WHY_NOT[state.status] if known else "unknown command")
    if is_control:
        return control(index, state, command, now)
    seat = Seated(index, state, command, now)
    if command.kind == "WriteLog":
        return [("LogWritten", {"seat": seat.id, "text": seat.text("text", needed=True)})]
    if command.kind == "AnswerProbe":
        return _probe(seat)
    return _PLAYER[command.kind](seat)


def _probe(seat: Seated) -> Outcome:
    """An empty answer passes the question over: it is closed, and nothing is scored."""
    probe = seat.handle("probe", "b")
    if (probe, seat.id) not in seat.state.probes:
        raise Rejected("no-such-thing", "no question by that name was asked")
    if seat.state.probes[probe, seat.id] is not None:
        raise Rejected("too-late", "the question is answered")
    confidence = seat.command.p.get("confidence")
    if confidence is not None and (type(confidence) is not int or not 0 <= confidence <= 100):
        raise Rejected("bad-parameter", "confidence is 0 to 100 percent")
    sure = {"confidence": confidence} if confidence is not None else {}
    return [("ProbeAnswered", {"probe": probe, "seat": seat.id, "answer": seat.text("answer"), **sure})]
