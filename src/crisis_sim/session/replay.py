"""Replay: commands come from a log, and the events must come out identical, byte for byte."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from crisis_sim.engine.engine import Engine
from crisis_sim.model.events import CommandLine, Line
from crisis_sim.session import header as headers
from crisis_sim.session.seal import Sealer, decode, digest_of, unsealed
from crisis_sim.session.trouble import LogError


class Difference(NamedTuple):
    """Where a log and its replay part."""

    line: int
    """Line of the file, counted from 1."""
    logged: str
    replayed: str


class Verdict(NamedTuple):
    """What a replay showed."""

    lines: int
    finished: bool
    digest: str
    difference: Difference | None


def rerun(header: dict[str, Any], lines: list[bytes], where: str, sealer: Sealer) -> tuple[Engine, list[bytes]]:
    """Run a log's commands again, without policies. Returns the engine and the lines it made, header first.

    Raises:
        LogError: a line is damaged, or the log does not follow from its commands.
    """
    engine, regenerated = play_again(header, lines, where, sealer)
    found = _difference(lines, regenerated)
    if found is not None:
        raise LogError(
            "G007",
            "does not follow from its commands",
            "it was edited, or is damaged: restore a copy",
            f"{where}:{found.line}",
        )
    return engine, regenerated


def verify(header: dict[str, Any], lines: list[bytes], where: str) -> Verdict:
    """Replay a log and compare every byte. An unfinished log must be what its replay begins with.

    Raises:
        LogError: a line is damaged, or the header does not fit.
    """
    sealer = Sealer()
    _, regenerated = play_again(header, lines, where, sealer)
    return Verdict(len(lines), _has_endex(lines), digest_of(lines), _difference(lines, regenerated))


def play_again(header: dict[str, Any], lines: list[bytes], where: str, sealer: Sealer) -> tuple[Engine, list[bytes]]:
    """The engine after a log's commands, and every line it made.

    It stops where the log has nothing more to compare with, so that no log can make it run for ever.

    Raises:
        LogError: a line is damaged, or the header does not fit.
    """
    compiled = headers.compiled_of(header, where)
    commands, last = _commands(lines, where)
    body, _ = unsealed(lines[0])
    regenerated = [sealer.header(msgspec.json.decode(body))[:-1]]
    try:
        engine = Engine(compiled, header["seed"])
        for line in commands:
            if line.t < engine.now:
                raise LogError("G007", "has a command out of order", "it was edited: restore a copy", where)
            give_again(engine, line, len(lines))
            _collect(engine, sealer, regenerated)
        _advance(engine, last, len(lines))
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError, ArithmeticError, RecursionError):
        # A scenario that was checked does not do this: somebody has changed the one in the header.
        raise LogError("G006", "has a scenario that cannot be run", "restore the file from a copy", where) from None
    _collect(engine, sealer, regenerated)
    return engine, regenerated


def give_again(engine: Engine, line: CommandLine, most: int) -> None:
    """Let time pass to a command of a log and give it again; at `most` lines of log time stands still."""
    _advance(engine, line.t, most)
    engine.submit(line.command())


def _advance(engine: Engine, t: int, most: int) -> None:
    """Let time pass while the exercise runs, and while the log is longer than what has come out so far."""
    while engine.state.status == "running":
        if engine.lines >= most:
            return
        upcoming = engine.next_tick()
        if upcoming is None or upcoming > t:
            break
        engine.settle(upcoming)
    if engine.state.status == "running" and t > engine.now:
        engine.settle(t)


def _collect(engine: Engine, sealer: Sealer, into: list[bytes]) -> None:
    into += sealer.lines(engine.log).split(b"\n")[:-1]
    engine.log = []


def _commands(lines: list[bytes], where: str) -> tuple[list[CommandLine], int]:
    commands: list[CommandLine] = []
    last = 0
    for number, raw in enumerate(lines[1:], start=2):
        line = parse(raw, f"{where}:{number}")
        last = max(last, line.t)
        if isinstance(line, CommandLine):
            commands.append(line)
    return commands, last


def parse(raw: bytes, where: str) -> Line:
    """A line of a log.

    Raises:
        LogError: it is damaged.
    """
    try:
        line = decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, AttributeError):
        raise LogError("G008", "is damaged", "restore the file from a copy", where) from None
    if not 0 <= line.t < 2**40:
        raise LogError("G008", "has an impossible time", "restore the file from a copy", where)
    return line


def _has_endex(lines: list[bytes]) -> bool:
    """Whether ENDEX stands in a log itself, not only in what it leads to."""
    return any(b'"kind":"ExerciseEnded"' in line for line in lines)


def _difference(logged: list[bytes], replayed: list[bytes]) -> Difference | None:
    for number, raw in enumerate(logged):
        again = replayed[number] if number < len(replayed) else b""
        if raw != again:
            return Difference(number + 1, raw.decode(errors="replace"), again.decode(errors="replace"))
    return None
