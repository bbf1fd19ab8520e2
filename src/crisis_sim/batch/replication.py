"""One replication: a run of one arm with one seed, and the line of results that it leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from traceback import walk_tb
from types import FrameType
from typing import NamedTuple

import msgspec

from crisis_sim.analysis.measured import Measured, measured
from crisis_sim.batch.arms import Arm
from crisis_sim.scenario.study import Outcome
from crisis_sim.scenario.text import clean
from crisis_sim.session.begin import begin
from crisis_sim.session.header import Prepared, make
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.seal import Sealer
from crisis_sim.session.session import Session

_ENCODER = msgspec.json.Encoder()
_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][\w.~+-]+)+[\\/]([\w.+-]+)")
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")
DEEPEST = 3
"""Functions named of a failure, innermost first."""


class Ready(NamedTuple):
    """An arm of which replications can be run."""

    arm: Arm
    prepared: Prepared
    held: dict[str, str]
    script: Script
    wanted: Sequence[Outcome]
    source: str


class Failure(msgspec.Struct, frozen=True):
    """Why a replication has no result, and how to see it happen again."""

    what: str
    where: str
    reproduce: str


class Result(msgspec.Struct, frozen=True):
    """What one replication leaves: a line of results.jsonl."""

    arm: int
    run: int
    seed: int
    digest: str | None
    """The hash at ENDEX, as `crisis-sim run` prints it."""
    failure: Failure | None
    measured: Measured | None


class Done(NamedTuple):
    """A replication that came to an end, as it travels from a worker."""

    arm: int
    run: int
    failed: bool
    line: bytes
    """A `Result` as JSON."""
    log: bytes | None
    """The log, where it is kept."""


def replicate(ready: Ready, arm: int, run: int, seed: int, keep: bool) -> Done:
    """Run one replication. Whatever goes wrong inside it is its result; only an interrupt gets out."""
    log = None
    try:
        session = begin(ready.prepared, seed, ready.held)
        for _ in steps(session, ready.script):
            pass
        numbers = measured(ready.prepared.index, session.lines, ready.wanted)
        result = Result(arm, run, seed, session.digest, None, numbers)
        if keep:
            log = _log(ready, seed, session)
    except Exception as error:  # noqa: BLE001  # one replication never sinks a batch
        failure = Failure(_what(error), _where(error), ready.arm.command(ready.source, seed))
        result = Result(arm, run, seed, None, failure, None)
    return Done(arm, run, result.failure is not None, _ENCODER.encode(result), log)


def lost(ready_command: str, arm: int, run: int, seed: int, why: str) -> Done:
    """The result of a replication that killed every worker that tried it."""
    failure = Failure(why, "", ready_command)
    return Done(arm, run, True, _ENCODER.encode(Result(arm, run, seed, None, failure, None)), None)


def _log(ready: Ready, seed: int, session: Session) -> bytes:
    sealer = Sealer()
    held = {seat.id: ready.held[seat.id] for seat in ready.prepared.compiled.scenario.seats}
    return sealer.header(make(ready.prepared, seed, held)) + sealer.lines(session.lines)


def _what(error: Exception) -> str:
    """The error in a line, without what differs between machines: folders and addresses."""
    text = (error.strerror or "") if isinstance(error, OSError) else str(error)
    text = _ADDRESS.sub("0x…", _PATH.sub(r"\1", " ".join(clean(text).split())))
    return f"{type(error).__name__}: {text}"[:300]


def _where(error: Exception) -> str:
    """The innermost of our own functions, innermost first."""
    names: list[str] = []
    link: BaseException | None = error
    while link is not None:
        ours = [name for frame, _ in walk_tb(link.__traceback__) if (name := _own(frame))]
        names += ours[1:] if names[-1:] == ours[:1] else ours  # where one was made of another stands in both
        link = link.__cause__
    return " < ".join(reversed(names[-DEEPEST:]))


def _own(frame: FrameType) -> str:
    module = str(frame.f_globals.get("__name__", ""))
    return frame.f_code.co_qualname if module.startswith("crisis_sim.") else ""
