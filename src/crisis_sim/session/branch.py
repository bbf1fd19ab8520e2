"""Once more from a choice: a new log that begins as the old one did, up to a command, and goes on otherwise."""

from __future__ import annotations

from pathlib import Path

from crisis_sim.language.mark import mark
from crisis_sim.model.events import Command, CommandLine
from crisis_sim.session.begin import resume
from crisis_sim.session.replay import parse
from crisis_sim.session.session import Session
from crisis_sim.session.store import Disk, RealDisk, read
from crisis_sim.session.trouble import LogError


def branch(log: Path, seq: int, option: str, new: Path, disk: Disk | None = None) -> Session:
    """The drill at a choice of the player, with another option chosen; its log is a proper one from STARTEX on.

    The new log's lines before the choice are those of the old one, byte for byte, so that every draw until then stays.

    Raises:
        LogError: not a log, no choice there, or the new one cannot be written or exists.
    """
    _, lines, _ = read(log)
    line = parse(lines[seq], f"{log}:{seq + 1}") if 0 < seq < len(lines) else None
    if not isinstance(line, CommandLine) or line.kind not in ("Decide", "Commit") or line.seq != seq:
        raise LogError("G017", "has no choice there", "replay shows where the choices are", f"{log}:{seq + 1}")
    if new.exists():
        raise LogError("G010", "the log exists already", "name another file", str(new))
    whole = b"".join(one + b"\n" for one in lines[:seq])
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
        (disk or RealDisk()).create(new, whole)
    except OSError as error:
        reason = error.strerror or str(error)
        advice = mark("free some space or choose another folder")
        raise LogError("G012", "cannot be written ({reason})", advice, str(new), reason=reason) from None
    session = resume(new, disk)
    p = {key: value for key, value in line.p.items() if key in ("decision", "option")} | {"option": option}
    session.frame(line.t, [Command(line.kind, line.seat, p, line.as_, person=line.person)])
    return session
