"""Which command is allowed in which state of the exercise: the command × state table."""

from __future__ import annotations

from crisis_sim.language.mark import mark
from crisis_sim.model.events import CONTROL_COMMANDS, PLAYER_COMMANDS

_READING = {"Open", "Decline", "Acknowledge", "WriteLog", "AnswerProbe"}
_AFTER_ENDEX = {"WriteLog", "AnswerProbe", "Observe", "Rate", "Freeze"}
_MSEL = {"Hold", "Skip", "Retime", "Edit"}
_ANY_TIME = {"Observe", "Rate", "SetPace", "HandSeat", "End"}

TABLE: dict[str, frozenset[str]] = {
    "ready": frozenset({"Start", "SetPace", "HandSeat", "Edit", "Retime"}),
    "running": frozenset({*PLAYER_COMMANDS, *CONTROL_COMMANDS} - {"Start", "Resume"}),
    "stopped": frozenset(_READING | _ANY_TIME | _MSEL | {"SubmitProduct", "Resume", "Suspend"}),
    "paused": frozenset(_READING | _ANY_TIME | _MSEL | {"Resume", "Suspend", "Recall"}),
    "suspended": frozenset(_ANY_TIME - {"SetPace"} | {"Resume"}),
    "ended": frozenset(_AFTER_ENDEX),
}
"""Exercise state: commands. `stopped` is a plenary: people discuss and write its product while the clock stands still.
`suspended` is a real emergency: nobody plays on."""

WHY_NOT: dict[str, str] = {
    "ready": mark("the exercise has not started"),
    "running": mark("the exercise is already running"),
    "stopped": mark("the clock stands still for a plenary: discuss, submit its product, then go on"),
    "paused": mark("the exercise is paused: reading and writing the log go on, acting waits until it resumes"),
    "suspended": mark("the exercise is suspended because of a real emergency"),
    "ended": mark("the exercise has ended"),
}


def allowed(status: str, kind: str) -> bool:
    """Whether a command of this kind may be given while the exercise is in this state."""
    return kind in TABLE[status]
