"""The worker behind `tests.prove`: does jobs read from stdin, one JSON object a line, and answers each with one line.

A job is {"do": "run", "scenario", "seed", "policies", "frame", "log"} or {"do": "verify", "log"}. It runs under the
interpreter and the PYTHONHASHSEED that it was started with. Seats whose policy is `human` are people who improvise.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.headless import leave_plenary
from crisis_sim.session.replay import verify
from crisis_sim.session.store import read
from tests.improviser import Improviser


@cache
def compiled(scenario: str) -> Compiled:
    """A shipped scenario, ready to run."""
    sound = load_or_raise(scenario)
    return compile_scenario(sound.scenario, sound.pack)


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Run to ENDEX in frames of so many seconds; the log stays on disk, its hash is the answer."""
    path = Path(job["log"])
    path.unlink(missing_ok=True)
    session = begin(compiled(job["scenario"]), job["seed"], job["policies"], path)
    people = [Improviser(seat, job["seed"]) for seat, policy in sorted(job["policies"].items()) if policy == HUMAN]
    while not session.ended:
        upcoming = session.engine.next_tick()
        acts = [command for person in people for command in person.acts(session.views[person.seat], session.now)]
        session.frame(max(session.now + job["frame"], upcoming if upcoming is not None else 0), acts)
        leave_plenary(session)
    session.close()
    return {"sha": hashlib.sha256(path.read_bytes()).hexdigest(), "lines": len(session.lines) + 1}


def check(job: dict[str, Any]) -> dict[str, Any]:
    """Replay a log and compare every byte."""
    header, lines, _ = read(Path(job["log"]))
    verdict = verify(header, lines, job["log"])
    found = verdict.difference
    return {"ok": found is None and verdict.finished, "difference": found.line if found else None}


def main() -> None:
    """Answer jobs until stdin ends."""
    for raw in sys.stdin:
        job = json.loads(raw)
        try:
            answer = run(job) if job["do"] == "run" else check(job)
        except Exception as error:  # noqa: BLE001 - a worker reports, the prover decides
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
