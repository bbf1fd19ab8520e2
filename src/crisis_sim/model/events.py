"""The two kinds of line in a log: commands, which people and policies give, and events, which follow from them."""

from __future__ import annotations

from typing import Any

import msgspec


class Command(msgspec.Struct, frozen=True, omit_defaults=True):
    """What somebody wants to happen; handles in `p` are the seat's own.

    `seat` is None for control. `person`, `wall` and `id` are recorded inputs: who, at what wall time, which command of
    a remote client. Policies leave them out.
    """

    kind: str
    seat: str | None = None
    p: dict[str, Any] = {}
    as_: str | None = msgspec.field(name="as", default=None)
    id: str | None = None
    by: str | None = None
    """The principal who gives it, as `principals.slots` names them; None: the seat's chair, or the director."""
    person: str | None = None
    wall: str | None = None


class CommandLine(msgspec.Struct, frozen=True, omit_defaults=False):
    """A command as it stands in the log."""

    seq: int
    t: int
    kind: str
    seat: str | None
    p: dict[str, Any]
    as_: str | None = msgspec.field(name="as", default=None)
    id: str | None = None
    by: str | None = None
    person: str | None = None
    wall: str | None = None
    cmd: bool = True

    def command(self) -> Command:
        """The command without its place in the log."""
        return Command(self.kind, self.seat, self.p, self.as_, self.id, self.by, self.person, self.wall)


class Event(msgspec.Struct, frozen=True, gc=False):
    """What has happened at tick `t`, because of line `cause`, visible to the seats in `audience` (and to control)."""

    seq: int
    t: int
    kind: str
    cause: int
    audience: tuple[str, ...]
    p: dict[str, Any]


Line = Event | CommandLine

PLAYER_COMMANDS = (
    "Open", "Decline", "Acknowledge", "Decide", "Commit", "OrderMeasure", "Propose", "Request", "SendMessage", "Verify",
    "Retract", "SubmitProduct", "LogContact", "WriteLog", "AnswerProbe",
)  # fmt: skip
CONTROL_COMMANDS = (
    "Start", "Pause", "Resume", "SetPace", "AdvanceTo", "Suspend", "Release", "Hold", "Skip", "Retime", "Edit",
    "Insert", "Recall", "Impersonate", "Adjudicate", "Observe", "Rate", "HandSeat", "Freeze", "End",
)  # fmt: skip
