"""Messages a second with every rule on, beside bare models of the same traffic."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from crisis_sim.cli.progress import to_endex
from crisis_sim.model.events import Event
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.session.begin import begin
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session
from tests.benchmark.bare import BARE
from tests.benchmark.measure import Figures, Row, in_turns, ratio, seconds
from tests.benchmark.traffic import scenario

HOURS = 3
SEED = 7
AIM = {"bare simpy.Store": "≥ 0.3"}


def rows(rounds: int) -> list[Row]:
    """The rates, and ours as a share of each bare model's."""
    compiled = scenario(HOURS)
    taken = in_turns(
        {
            "every rule on, log on disk": partial(_rate, compiled),
            **{name: partial(_bare_rate, name) for name in BARE},
        },
        rounds,
    )
    ours = next(iter(taken.values()))
    return [
        *(Row(name, "messages/s", Figures.of(rates)) for name, rates in taken.items()),
        *(Row(f"share of {name}", "×", ratio(ours, taken[name]), AIM.get(name, "")) for name in BARE),
    ]


def run(compiled: Compiled) -> Session:
    """The way that `crisis-sim run --log` goes: an fsync every half hour of the exercise, 1,200 messages."""
    with TemporaryDirectory() as folder:
        session = begin(compiled, SEED, {"office": "silent"}, Path(folder) / "log.jsonl")
        to_endex(session, Script(), quiet=True)
    return session


def _rate(compiled: Compiled) -> float:
    done: list[Session] = []
    took = seconds(lambda: done.append(run(compiled)))
    return served(done[0]) / took


def served(session: Session) -> int:
    """Messages that were sent, carried, queued for and served."""
    return sum(isinstance(line, Event) and line.kind == "MessageRead" for line in session.lines)


def _bare_rate(name: str) -> float:
    done: list[int] = []
    took = seconds(lambda: done.append(BARE[name](HOURS * 3600, SEED)))
    return done[0] / took
