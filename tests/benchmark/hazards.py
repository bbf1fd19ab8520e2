"""What hazards cost: a replication of each shipped scenario that has some, beside the same without them."""

from __future__ import annotations

from typing import NamedTuple

from crisis_sim.cli.progress import to_endex
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.shipped import scenarios
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from tests.benchmark.measure import Figures, Row, in_turns, ratio, seconds

SEED = 7
DAY = 86_400


class Run(NamedTuple):
    """Seconds it took, lines of its log, and exercise days."""

    took: float
    lines: int
    days: float


def rows(rounds: int) -> list[Row]:
    """For each scenario with hazards: how many times as long, and how many lines of log a day of exercise has."""
    found: list[Row] = []
    for name in scenarios():
        compiled = _compiled(name)
        if compiled.scenario.hazards:
            found += rows_of(name, compiled, rounds)
    return found


def rows_of(name: str, compiled: Compiled, rounds: int) -> list[Row]:
    """The figures of one scenario."""
    bare = compiled.model_copy(update={"scenario": compiled.scenario.model_copy(update={"hazards": {}})})
    taken = in_turns({"with": lambda: run(compiled), "without": lambda: run(bare)}, rounds)
    took = {what: [one.took for one in runs] for what, runs in taken.items()}
    return [
        Row(f"{name}: with hazards, of without", "×", ratio(took["with"], took["without"])),
        *(
            Row(f"{name}: {what} hazards", "lines/day", Figures.of([one.lines / one.days for one in runs]))
            for what, runs in taken.items()
        ),
    ]


def _compiled(name: str) -> Compiled:
    sound = load_or_raise(name)
    return compile_scenario(sound.scenario, sound.pack)


def run(compiled: Compiled) -> Run:
    """One run by the book, its log sealed but not kept."""
    session = begin(compiled, SEED, {})
    took = seconds(lambda: to_endex(session, Script(), quiet=True))
    return Run(took, len(session.lines), max(session.now, 1) / DAY)
