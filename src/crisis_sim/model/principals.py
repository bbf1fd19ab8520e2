"""Principals: the role slots of an exercise, and what each may do and see. Persons stand on command lines only."""

from __future__ import annotations

from crisis_sim.model.events import CONTROL_COMMANDS, PLAYER_COMMANDS, Command, Event
from crisis_sim.model.index import Index
from crisis_sim.scenario.people import ControlCell, ControlEvaluator

_CONTROLLER = {"Release", "Hold", "Skip", "Retime", "Edit", "Insert", "Recall", "Impersonate", "Observe"}
_LOGGER = {"Open", "WriteLog", "LogContact", "AnswerProbe"}

MAY: dict[str, frozenset[str]] = {
    "chair": frozenset(PLAYER_COMMANDS),
    "member": frozenset(PLAYER_COMMANDS) - {"Commit"},
    "logger": frozenset(_LOGGER),
    "director": frozenset(CONTROL_COMMANDS),
    "controller": frozenset(_CONTROLLER),
    "evaluator": frozenset({"Observe", "Rate"}),
    "observer": frozenset(),
}
"""Role: the commands that it may give."""
ABOUT_ONE_INJECT = frozenset({"Release", "Hold", "Skip", "Retime", "Edit", "Recall"})


def slots(index: Index) -> list[str]:
    """All principals: `director`, `controller:SEAT`, `evaluator:OBJECTIVE`, `observer`, `chair:SEAT`, …"""
    found = ["director"]
    for control in index.scenario.control:
        if isinstance(control, ControlCell):
            found.append(f"controller:{control.controller}")
        elif isinstance(control, ControlEvaluator):
            found.append(f"evaluator:{control.evaluator}")
        elif isinstance(control, str):
            found.append(control)
    found += ["evaluator", "observer", *(f"{role}:{seat.id}" for seat in index.scenario.seats for role in seat.roles)]
    return list(dict.fromkeys(found))


def role_of(command: Command) -> str:
    """The role behind a command; one that names none comes from the chair of its seat, or from the director."""
    if command.by is None:
        return "director" if command.seat is None else "chair"
    return command.by.partition(":")[0]


def may_give(index: Index, command: Command) -> bool:
    """Whether a command's principal exists, sits at its seat, and may give it."""
    role = role_of(command)
    if command.kind not in MAY.get(role, frozenset()):
        return False
    if command.by is None:
        return True
    if command.by not in slots(index):
        return False
    where = command.by.partition(":")[2]
    if command.seat is not None:
        return where == command.seat
    if role == "controller" and command.kind in ABOUT_ONE_INJECT:
        inject = index.injects.get(str(command.p.get("inject")))
        return inject is not None and where in inject.to
    return True


def sees(index: Index, principal: str, event: Event) -> bool:
    """Whether a principal may see an event: control whole, players in their slice, an observer what players see."""
    role, _, where = principal.partition(":")
    if role in ("director", "controller"):
        return True
    if role == "evaluator":
        return not (event.kind == "ObservationNoted" and event.p.get("private"))
    if role == "observer":
        return bool(event.audience)
    return where in event.audience
