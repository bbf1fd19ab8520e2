"""Messages a second with every rule on, beside bare models of the same traffic."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crisis_sim.cli.progress import to_endex
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from tests.benchmark.bare import BARE
from tests.benchmark.measure import Figures, Row, in_turns, ratio
from tests.benchmark.traffic import scenario

HOURS = 2
LONGER = {"bare simpy.Store": 3, "bare deque and Event": 7, "bare heap": 17}
"""How many times as long the bare models run, so that a busy machine interrupts all of them about as often."""
SEED = 7
STORE = "bare simpy.Store"


class Both(NamedTuple):
    """The same by the wall's clock and by the processor's, which leaves out the disk and other programs."""

    wall: float
    processor: float


def rows(rounds: int) -> list[Row]:
    """The rates, and ours as a share of each bare model's."""
    compiled = scenario(HOURS)
    subjects: dict[str, Callable[[], Both]] = {
        "every rule on, log on disk": partial(run, compiled),
        **{name: partial(_bare, model, HOURS * LONGER[name]) for name, model in BARE.items()},
    }
    taken = in_turns(subjects, rounds)
    wall = {name: [rate.wall for rate in rates] for name, rates in taken.items()}
    processor = {name: [rate.processor for rate in rates] for name, rates in taken.items()}
    ours = next(iter(taken))
    return [
        *(Row(name, "messages/s", Figures.of(rates)) for name, rates in wall.items()),
        *(Row(f"share of {name}", "×", ratio(wall[ours], wall[name]), _aim(name)) for name in BARE),
        Row("share of simpy.Store in processor time", "×", ratio(processor[ours], processor[STORE])),
    ]


def _aim(name: str) -> str:
    return "≥ 0.3" if name == STORE else ""


def run(compiled: Compiled) -> Both:
    """Messages a second as with `crisis-sim run --log`: an fsync every half hour of it, or 1,200 messages."""
    with TemporaryDirectory() as folder:
        session = begin(compiled, SEED, {"office": "silent"}, Path(folder) / "log.jsonl")
        took = _times(lambda: to_endex(session, Script(), quiet=True))
    served = sum(line.kind == "MessageRead" for line in session.lines)
    return Both(served / took.wall, served / took.processor)


def _bare(model: Callable[[int, int], int], hours: int) -> Both:
    served: list[int] = []
    took = _times(lambda: served.append(model(hours * 3600, SEED)))
    return Both(served[0] / took.wall, served[0] / took.processor)


def _times(work: Callable[[], None]) -> Both:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return Both(time.perf_counter() - wall, time.process_time() - processor)
