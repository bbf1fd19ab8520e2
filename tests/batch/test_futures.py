"""Futures of a choice: the past stays, other luck follows, and arms differ by the option alone."""

from __future__ import annotations

from functools import cache

import pytest

from crisis_sim.analysis.lookback import LookBack, look_back
from crisis_sim.batch import futures as module
from crisis_sim.batch.executors import Here
from crisis_sim.batch.futures import Choice, Futures, Task, choice_of, futures, measure, other_seed, rebuilt
from crisis_sim.batch.processes import Processes
from crisis_sim.model.events import Command, CommandLine
from crisis_sim.session.header import make, prepare
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.seal import Sealer
from crisis_sim.session.session import Session
from tests.drilled import drilled
from tests.stage import compiled

WORLDS = ("first-drill", "shape-cyberattack", "flood-vesdre", "cbrne-brussels")


@cache
def played(world: str) -> tuple[Session, LookBack, Choice]:
    seat = compiled(world).scenario.seats[0].id
    session = drilled(world, seat)
    back = look_back(session.engine.index, session.lines, seat, 3)
    assert back.key is not None
    return session, back, choice_of(prepare(compiled(world)), 3, session.lines, back.key.command)


def raw(session: Session, choice: Choice) -> bytes:
    sealer = Sealer()
    return sealer.header(make(choice.prepared, 3, {})) + sealer.lines(session.lines)


@pytest.mark.parametrize("world", WORLDS)
def test_until_the_choice_every_byte_is_that_of_the_drill(world: str) -> None:
    session, back, choice = played(world)
    again = rebuilt(choice)
    assert again.now == choice.command.t
    whole, part = raw(session, choice), raw(again, choice)
    assert whole.startswith(part)
    assert part.count(b"\n") == choice.command.seq, "the header and every line before the command"
    assert back.key is not None


@pytest.mark.parametrize("world", ["first-drill", "shape-cyberattack"])
def test_with_its_own_seed_the_book_repeats_the_drill_to_the_end(world: str) -> None:
    """The seat was played by the book: with the same seed and option the future is the drill, byte for byte."""
    session, _, choice = played(world)
    again = rebuilt(choice)
    given = choice.command
    again.submit(Command(given.kind, given.seat, given.p, given.as_))
    for _ in steps(again, Script()):
        pass
    assert raw(again, choice) == raw(session, choice)


def test_draws_made_before_stay_and_later_ones_are_made_anew() -> None:
    _, _, choice = played("shape-cyberattack")
    ends = {Futures(choice)(Task(str(choice.command.p["option"]), run)) for run in range(0)}
    assert not ends
    session = rebuilt(choice)
    drawn = dict(session.engine.state.draws)
    session.engine.seed = other_seed(choice.seed, 0)
    session.submit(Command(choice.command.kind, choice.command.seat, choice.command.p))
    for _ in steps(session, Script()):
        pass
    assert session.engine.state.draws == drawn, "the scenario's own draws were made at STARTEX"
    original, _, _ = played("shape-cyberattack")
    assert session.lines[: choice.lines] == original.lines[: choice.lines]
    assert session.lines != original.lines


def test_a_future_is_the_same_wherever_and_whenever_it_is_worked_out() -> None:
    _, back, choice = played("first-drill")
    assert back.key is not None
    options = list(back.key.options)
    here = sorted(futures(choice, options, Here(), runs=4))
    there = sorted(futures(choice, options, Processes(2), runs=4))
    assert here == there
    assert len(here) == 4 * len(options)
    assert [f.run for f in futures(choice, options, Here(), runs=2)] == [0, 0, 1, 1], "fair to every option"


def test_options_meet_the_same_luck() -> None:
    """Where the option makes no difference, run n of one arm is run n of the other."""
    assert other_seed(3, 7) == other_seed(3, 7)
    assert len({other_seed(3, n) for n in range(100)}) == 100
    assert other_seed(3, 0) != other_seed(4, 0)


def test_it_ends_when_it_is_told_to() -> None:
    _, back, choice = played("first-drill")
    assert back.key is not None
    came = 0

    def stop() -> bool:
        return came >= 3

    for _ in futures(choice, list(back.key.options), Here(), stop=stop):
        came += 1
    assert came == 3


def test_an_option_whose_means_are_not_free_is_no_future() -> None:
    _, _, choice = played("first-drill")
    future = Futures(choice)(Task("z9", 0))
    assert future.came is None


def test_what_the_drill_came_to_is_measured_as_its_futures_are() -> None:
    session, back, _ = played("shape-cyberattack")
    real = measure(session.engine.index, session.lines, session.engine.state)
    assert 0 <= real.share <= 100
    ended = {one.id: one.standing for one in back.parts.stakes[1].interests if one.standing is not None}
    assert {key: int(value + 0.5) for key, value in ended.items()} == real.interests
    judged = [e for e in back.parts.expected if e.result in ("met", "missed")]
    assert real.judged == sum(e.weight for e in judged)
    assert module.RUNS == 100
    assert all(isinstance(line, CommandLine) for line in played("first-drill")[2].before)
