"""How the work grows: with the actors of the network, and with the events of the log."""

from __future__ import annotations

from math import log
from statistics import median
from typing import NamedTuple

from crisis_sim.cli.progress import to_endex
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from tests.benchmark.measure import Figures, Row, in_turns, seconds
from tests.benchmark.traffic import scenario

FEW, MANY = 60, 2_000
SHORT, LONG = 1, 140
"""Hours of the ring of 40 desks: about 10,000 lines of the log, and a million."""
AIM = "≤ 1.1"


class Run(NamedTuple):
    """Seconds it took, and lines of its log."""

    took: float
    lines: int


def rows(rounds: int) -> list[Row]:
    """Exponents: work grows as actors (or events) to this power; 1 is linear."""
    actors = in_turns({"few": lambda: run(SHORT, FEW), "many": lambda: run(SHORT, MANY)}, rounds)
    events = in_turns({"short": lambda: run(SHORT), "long": lambda: run(LONG)}, rounds)
    by_actors = [_power(a.took, b.took, FEW, MANY) for a, b in zip(actors["few"], actors["many"], strict=True)]
    by_events = [_power(a.took, b.took, a.lines, b.lines) for a, b in zip(events["short"], events["long"], strict=True)]
    return [
        Row(f"lines of the log with {MANY:,} actors", "lines", Figures.of([r.lines for r in actors["many"]])),
        Row(f"exponent from {FEW} to {MANY:,} actors", "", Figures.of(by_actors), AIM),
        Row("lines of the long log", "lines", Figures.of([r.lines for r in events["long"]])),
        Row(
            f"exponent from {_about(events['short'])} to {_about(events['long'])} lines", "", Figures.of(by_events), AIM
        ),
        Row("lines a second in the long log", "lines/s", Figures.of([r.lines / r.took for r in events["long"]])),
    ]


def run(hours: int, actors: int = 40) -> Run:
    """One run, its log sealed but not kept."""
    session = begin(scenario(hours, actors), 7, {"office": "silent"})
    took = seconds(lambda: to_endex(session, Script(), quiet=True))
    return Run(took, len(session.lines))


def _power(less: float, more: float, small: int, large: int) -> float:
    return log(more / less) / log(large / small)


def _about(runs: list[Run]) -> str:
    return f"{round(median(run.lines for run in runs), -4):,.0f}"
