"""The SHAPE cyberattack in play: its models answer to what people do. The same seeds, so that luck is the same."""

from __future__ import annotations

from functools import cache

from crisis_sim.model.state import State

from .test_headless import played

SEEDS = range(1, 5)


@cache
def runs(policy: str, variant: str = "base") -> list[State]:
    """The states at ENDEX, one for each seed."""
    return [played("shape-cyberattack", policy, seed, variant) for seed in SEEDS]


def end(states: list[State], indicator: str) -> int:
    """Sum of an indicator at ENDEX over the seeds."""
    return sum(state.indicators[indicator][-1][1] for state in states)


def least(states: list[State], indicator: str) -> int:
    """Sum over the seeds of the lowest value that an indicator had."""
    return sum(min(value for _, value in state.indicators[indicator]) for state in states)


def test_who_warns_early_has_fewer_operators_hit() -> None:
    early, late = runs("by-the-book", "early-with-less"), runs("by-the-book", "late-with-more")
    assert end(runs("by-the-book"), "operators-hit") <= end(early, "operators-hit") < end(late, "operators-hit")
    assert end(late, "operators-hit") + 4 < end(runs("silent"), "operators-hit")


def test_he_reaches_some_whatever_is_done_and_luck_decides_how_many() -> None:
    for states in (runs("by-the-book"), runs("silent")):
        hits = [state.indicators["operators-hit"][-1][1] for state in states]
        assert min(hits) >= 2
        assert len(set(hits)) > 1


def test_paper_lasts_eighty_minutes_and_then_the_wards_do_less() -> None:
    course = runs("silent")[0].indicators["hospital-care"]
    laboratory = next(t for t, value in course if value <= 75)
    wards = next(t for t, value in course if value <= 63)
    assert 27 * 60 <= laboratory <= 32 * 60
    assert 80 * 60 <= wards - laboratory <= 95 * 60


def test_crisis_tools_fall_with_the_links_that_they_need() -> None:
    """Nobody moves them: they lose more than half when the links falter, and messages with them."""
    state = runs("silent")[0]
    assert min(value for _, value in state.indicators["crisis-tools"]) < 50
    assert state.indicators["crisis-tools"][-1][1] == 100
    assert least(runs("by-the-book"), "crisis-tools") >= least(runs("silent"), "crisis-tools")


def test_a_story_that_nobody_answers_reaches_most_and_costs_trust() -> None:
    answered, silent = runs("by-the-book"), runs("silent")
    assert end(silent, "story-heard") > 70 * len(silent)
    assert end(answered, "story-heard") < end(silent, "story-heard")
    assert end(answered, "media-pressure") < end(silent, "media-pressure")
