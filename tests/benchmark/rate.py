"""Messages a second with every rule on, beside bare models of the same traffic."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crisis_sim.cli.progress import to_endex
from crisis_sim.model.events import Event
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session
from tests.benchmark.bare import BARE
from tests.benchmark.measure import Figures, Row, in_turns, ratio
from tests.benchmark.traffic import scenario

HOURS = 3
LONGER = {"bare simpy.Store": 3, "bare deque and Event": 7, "bare heap": 17}
"""How many times as long the bare models run, so that a busy machine interrupts all of them about as often."""
SEED = 7
STORE = "bare simpy.Store"


class Rate(NamedTuple):
    """Messages a second, of the wall's clock and of the processor's, which leaves out the disk and other programs."""

    wall: float
    processor: float


def rows(rounds: int) -> list[Row]:
    """The rates, and ours as a share of each bare model's."""
    compiled = scenario(HOURS)
    subjects: dict[str, Callable[[], Rate]] = {
        "every rule on, log on disk": partial(_rate, lambda: served(run(compiled))),
        **{name: partial(_rate, partial(model, HOURS * LONGER[name] * 3600, SEED)) for name, model in BARE.items()},
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


def run(compiled: Compiled) -> Session:
    """The way that `crisis-sim run --log` goes: an fsync every half hour of the exercise, 1,200 messages."""
    with TemporaryDirectory() as folder:
        session = begin(compiled, SEED, {"office": "silent"}, Path(folder) / "log.jsonl")
        to_endex(session, Script(), quiet=True)
    return session


def served(session: Session) -> int:
    """Messages that were sent, carried, queued for and served."""
    return sum(isinstance(line, Event) and line.kind == "MessageRead" for line in session.lines)


def _rate(messages: Callable[[], int]) -> Rate:
    wall, processor = time.perf_counter(), time.process_time()
    count = messages()
    return Rate(count / (time.perf_counter() - wall), count / (time.process_time() - processor))
