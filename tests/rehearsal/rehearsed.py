"""Rehearsals of small scenarios, made once a process."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.rehearsal import Rehearsal, judge
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.batch.executors import Here
from crisis_sim.batch.rehearsing import Rehearse, rehearse
from crisis_sim.scenario.check import load_or_raise

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"H\d{3}")


@cache
def traces(path: Path, runs: int, seed: int = 1) -> tuple[Rehearse, list[Trace]]:
    """The traces of a scenario's rehearsal in this process."""
    sound = load_or_raise(path)
    work = Rehearse(sound.scenario, sound.pack, "base", "standard", "en")
    return work, list(rehearse(work, Here(), runs, seed, lambda done, total: None))


def evidence(path: Path, runs: int, found: list[Trace] | None = None) -> Evidence:
    """The same as evidence; with other traces where given."""
    work, made = traces(path, runs)
    return Evidence(work.stage.ready, load_or_raise(path).marks, work.stage.grid, made if found is None else found)


@cache
def rehearsed(name: str, runs: int = 60) -> Rehearsal:
    """The rehearsal of a scenario of this folder."""
    return judge(evidence(DATA / name, runs))


def marked(name: str) -> set[tuple[str, int]]:
    """(code, line) of the findings that the comments of a scenario name."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {
        (code, number) for number, line in enumerate(lines, start=1) for code in _MARK.findall(line.partition(" # ")[2])
    }
