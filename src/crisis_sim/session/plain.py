"""Commands as plain data: what is handed to the gate is what the log will say was handed to it."""

from __future__ import annotations

import msgspec

from crisis_sim.model.events import Command

MAX_COMMAND = 65_536
"""Bytes of a command as JSON, at most."""


def plain(command: Command) -> Command:
    """The command as it would come back from the log, so that replay sees the very same."""
    try:
        raw = msgspec.json.encode(command)
        if len(raw) > MAX_COMMAND:
            raise ValueError
        return msgspec.json.decode(raw, type=Command)
    except (ValueError, TypeError, msgspec.MsgspecError, RecursionError):
        seat = command.seat if isinstance(command.seat, str) and command.seat.isascii() else None
        return Command(str(command.kind)[:40] if str(command.kind).isascii() else "", seat)
