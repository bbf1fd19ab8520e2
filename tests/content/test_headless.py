"""Played by the book and by nobody: both come to an end, and the book does better, but not everything."""

from __future__ import annotations

import pytest

from crisis_sim.model.state import State
from crisis_sim.scenario.check import load
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.begin import begin
from tests.stage import to_endex

LONG = 60 * 86400


def played(name: str, policy: str, seed: int = 1, variant: str = "base") -> State:
    """The state at ENDEX of one run with the same policy on every seat."""
    loaded = load(name)
    assert loaded.scenario is not None
    assert loaded.pack is not None
    compiled = compile_scenario(loaded.scenario, loaded.pack, variant=variant)
    session = begin(compiled, seed, {seat.id: policy for seat in loaded.scenario.seats})
    session.frame(LONG)
    to_endex(session)
    assert session.ended
    return session.engine.state


def met(state: State) -> float:
    """Share of closed expectations that were met."""
    results = list(state.expectations.values())
    return sum(r == "met" for r in results) / len(results)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_book_meets_a_good_part_and_not_all(seed: int) -> None:
    state = played("shape-cyberattack", "by-the-book", seed)
    assert 0.5 <= met(state) <= 0.9
    assert {"policy-cell", "info-cell"} <= set(state.convened)


def test_doing_nothing_is_worse_in_everything_that_people_notice() -> None:
    book, nobody = played("shape-cyberattack", "by-the-book"), played("shape-cyberattack", "silent")
    assert met(nobody) < 0.4
    for indicator in ("operators-warned", "hospital-care", "public-trust", "allied-confidence", "evidence"):
        assert book.indicators[indicator][-1][1] > nobody.indicators[indicator][-1][1], indicator
    assert book.indicators["operators-hit"][-1][1] < nobody.indicators["operators-hit"][-1][1]


def test_most_injects_are_released_by_somebody() -> None:
    names = {i.id for i in load("shape-cyberattack").scenario.injects}  # type: ignore[union-attr]
    seen = {
        inject
        for policy in ("by-the-book", "silent")
        for seed in (1, 2, 3)
        for inject in played("shape-cyberattack", policy, seed).releases
    }
    assert len(seen) >= 0.8 * len(names), sorted(names - seen)


@pytest.mark.parametrize("variant", ["delegated", "direct-line"])
def test_variants_run(variant: str) -> None:
    assert played("shape-cyberattack", "by-the-book", 1, variant).status == "ended"


def test_the_first_drill_runs() -> None:
    assert played("first-drill", "by-the-book").status == "ended"
