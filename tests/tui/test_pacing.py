"""Pacing: exercise seconds are wall seconds times the pace, and no wall second counts twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.session.pacing import LADDER, LONGEST_GAP, Pacer, faster, slower


def test_a_held_clock_stands_still() -> None:
    pacer = Pacer(tick=100, pace=6000)
    assert pacer.tick(0.0) == pacer.tick(1000.0) == 100


def test_exercise_time_is_wall_time_times_pace() -> None:
    pacer = Pacer(tick=0, pace=6000)
    pacer.run(10.0)
    assert pacer.tick(12.0) == 12
    pacer.set_pace(1000, 12.0)
    assert pacer.tick(14.0) == 14


def test_a_laptop_that_slept_costs_five_seconds_at_most() -> None:
    pacer = Pacer(tick=0, pace=1000)
    pacer.run(0.0)
    assert pacer.tick(8 * 3600.0) == LONGEST_GAP


def test_after_a_step_time_goes_on_from_there() -> None:
    pacer = Pacer(tick=0, pace=1000)
    pacer.run(0.0)
    pacer.hold(1.0)
    pacer.jump(500, 2.0)
    pacer.run(10.0)
    assert pacer.tick(11.0) == 501


@given(st.lists(st.floats(0, 4), max_size=50), st.sampled_from(LADDER))
def test_how_often_one_looks_does_not_matter(gaps: list[float], pace: int) -> None:
    """The same wall time gives the same exercise time, to a second."""
    often, once = Pacer(0, pace), Pacer(0, pace)
    often.run(0.0)
    wall = 0.0
    for gap in gaps:
        wall += gap
        often.tick(wall)
    once.run(0.0)
    looked = 0.0
    while looked < wall:
        looked = min(wall, looked + LONGEST_GAP)
        once.tick(looked)
    assert abs(often.tick(wall) - once.tick(wall)) <= 1


def test_the_ladder_goes_up_and_down_and_ends() -> None:
    assert faster(6000) == 8000
    assert slower(7330) == 6000
    assert faster(LADDER[-1]) == LADDER[-1]
    assert slower(LADDER[0]) == LADDER[0]
