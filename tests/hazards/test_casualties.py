"""Erlang's figures, and lines in which nobody is lost."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.casualties import TRIAGE, Line, Ward, erlang_b, erlang_c, share_within, throughput

loads = st.floats(0, 500)
servers = st.integers(0, 300)


@pytest.mark.parametrize(
    ("count", "load", "lost"), [(10, 10, 0.2146), (1, 1, 0.5), (2, 1, 0.2), (0, 3, 1.0), (5, 0, 0.0)]
)
def test_erlang_b(count: int, load: float, lost: float) -> None:
    assert erlang_b(count, load) == pytest.approx(lost, abs=5e-5)


@pytest.mark.parametrize(("count", "load", "waits"), [(3, 2, 4 / 9), (1, 0.7, 0.7), (2, 1, 1 / 3), (5, 0, 0.0)])
def test_erlang_c(count: int, load: float, waits: float) -> None:
    assert erlang_c(count, load) == pytest.approx(waits, abs=1e-12)


@pytest.mark.parametrize(("count", "load"), [(3, 3), (3, 3.5), (0, 0), (0, 2), (1, 1e300)])
def test_too_much_load_always_waits(count: int, load: float) -> None:
    assert erlang_c(count, load) == 1.0


@given(servers, loads)
def test_they_are_probabilities_and_waiting_is_likelier_than_loss(count: int, load: float) -> None:
    assert 0 <= erlang_b(count, load) <= erlang_c(count, load) <= 1


@given(st.integers(1, 100), st.floats(0.01, 100))
def test_a_server_more_helps_and_more_load_hurts(count: int, load: float) -> None:
    assert erlang_b(count + 1, load) <= erlang_b(count, load) <= erlang_b(count, load * 1.1)
    assert erlang_c(count + 1, load) <= erlang_c(count, load) <= erlang_c(count, load * 1.1) * (1 + 1e-12)


@given(st.integers(1, 60), st.floats(0.1, 60))
def test_erlang_b_is_the_truncated_poisson(count: int, load: float) -> None:
    terms = [math.exp(k * math.log(load) - math.lgamma(k + 1)) for k in range(count + 1)]
    assert erlang_b(count, load) == pytest.approx(terms[-1] / math.fsum(terms), rel=1e-9)


@pytest.mark.parametrize(
    ("count", "load", "condition"),
    [
        (-1, 1, "servers"),
        (1.5, 1, "servers"),
        (math.nan, 1, "servers"),
        (10**9, 1, "servers"),
        (1, -1, "load"),
        (1, math.nan, "load"),
        (1, math.inf, "load"),
    ],
)
def test_impossible_queues_are_refused(count: float, load: float, condition: str) -> None:
    for function in (erlang_b, erlang_c):
        with pytest.raises(ValueError, match=f"^{condition} must be"):
            function(count, load)  # type: ignore[arg-type]


def test_the_slowest_stage_sets_the_pace() -> None:
    assert throughput([400, 300, 200]) == 200  # re-robing
    for stages in ([], [-1.0], [math.nan]):
        with pytest.raises(ValueError, match="a line needs one stage or more"):
            throughput(stages)


def test_worsening() -> None:
    assert share_within(3600, 3600) == pytest.approx(1 - math.exp(-1))
    for seconds, mean in ((-1, 1), (1, 0), (math.nan, 1)):
        with pytest.raises(ValueError, match="the mean above 0"):
            share_within(seconds, mean)


def test_the_worst_go_first() -> None:
    line = Line()
    line.join({"t3": 50, "t1": 10, "unhurt": 5, "t2": 20})
    assert line.serve(35) == {"t1": 10, "t2": 20, "t3": 5, "unhurt": 0}
    assert line.waiting == {"t1": 0, "t2": 0, "t3": 45, "unhurt": 5}
    with pytest.raises(ValueError, match="nobody can be taken out"):
        line.join({"t1": -1})


def test_those_who_wait_longer_than_the_target() -> None:
    """600 come at once, 100 pass an hour: after an hour 500 have waited that long, after two 400."""
    line = Line()
    line.join({"t3": 600})
    late = [line.late(0, 3600)]
    for hour in range(1, 8):
        line.serve(100)
        late.append(line.late(hour * 3600, 3600))
    assert late == [0, 500, 400, 300, 200, 100, 0, 0]


people = st.dictionaries(st.sampled_from(TRIAGE), st.integers(0, 10_000))
courses = st.lists(st.tuples(people, st.integers(-10, 8_000), st.floats(0, 1), st.floats(0, 1)), max_size=30)


@given(courses)
def test_everybody_is_somewhere(course: list[tuple[dict[str, int], int, float, float]]) -> None:
    first, second, ward = Line(), Line(), Ward()
    ward.beds = 4_000
    came = dead = home = 0
    for n, (arrivals, capacity, worse, leaving) in enumerate(course):
        first.join(arrivals)
        came += sum(arrivals.values())
        second.join(first.serve(capacity))
        lost = int(second.waiting["t1"] * worse)
        second.change("t1", lost, None)
        dead += lost
        second.change("t2", int(second.waiting["t2"] * worse), "t1")
        admitted = ward.admit(second.waiting["t1"])
        second.change("t1", admitted, None)
        home += ward.discharge(leaving)
        assert came == first.length + second.length + ward.taken + dead + home
        assert 0 <= ward.taken <= ward.beds
        assert 0 <= first.late(n * 60, 600) <= first.length
        assert min((*first.waiting.values(), *second.waiting.values())) >= 0
