"""Recorded decisions: commands at their ticks, from a log or from a file with one command a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from crisis_sim.model.events import Command
from crisis_sim.session.store import whole_file
from crisis_sim.session.trouble import LogError


class Script:
    """Commands that play like people do: at a tick, after the world and the policies."""

    def __init__(self, commands: Iterable[tuple[int, Command]] = ()) -> None:
        self.commands = sorted(commands, key=lambda item: item[0])

    @classmethod
    def read(cls, path: Path, seat: str | None = None) -> Script:
        """The players' commands of a log, or of a file of lines `{"t": 300, "seat": "…", "kind": "Open", "p": {…}}`.

        With `seat`, only that seat's.

        Raises:
            LogError: the file cannot be read, or a line is no command.
        """
        lines = whole_file(path).splitlines()
        found = []
        for number, raw in enumerate(lines, start=1):
            command = _command(raw, f"{path}:{number}") if raw.strip() else None
            if command is not None and seat in (None, command[1].seat):
                found.append(command)
        return cls(found)

    @classmethod
    def merged(cls, scripts: Iterable[Script]) -> Script:
        """Several scripts as one; at the same tick, in the order given."""
        return cls(item for script in scripts for item in script.commands)


def _command(raw: bytes, where: str) -> tuple[int, Command] | None:
    try:
        data: Any = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise LogError(
            "G009", "is not a command", 'write {"t": 300, "seat": "…", "kind": "Open", "p": {"msg": "m1"}}', where
        )
    if data.get("log") == "crisis-sim" or "audience" in data or data.get("seat") is None:
        return None
    t, kind, p = data.get("t"), data.get("kind"), data.get("p", {})
    if not isinstance(t, int) or not 0 <= t < 2**40 or not isinstance(kind, str) or not isinstance(p, dict):
        raise LogError("G009", "is not a command", "it needs t (seconds), seat, kind and p", where)
    return t, Command(kind, str(data["seat"]), p, data.get("as"))
