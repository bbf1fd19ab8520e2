"""Air that is exchanged, doses and crowds: closed forms, conservation, refusals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.exposure import Crowd, Effects, affected, air_exchange

amounts = st.floats(0, 1e4)
EFFECTS = Effects(notice=0.2, harm=100, severe=800)


def test_an_hour_at_one_change_lets_in_what_the_exponential_says() -> None:
    end, mean = air_exchange(0, 10, 1, 3600)
    assert end == pytest.approx(10 * (1 - math.exp(-1)))
    assert mean == pytest.approx(10 * math.exp(-1))


def test_a_room_with_a_source_tends_to_source_over_ventilation() -> None:
    end, mean = air_exchange(0, 0, 6, 36_000, source_g_s=2, volume_m3=40_000)
    assert end == pytest.approx(2 * 3600 / (40_000 * 6))
    assert mean < end


def test_an_airtight_room_keeps_what_is_in_it() -> None:
    assert air_exchange(3, 9, 0, 600) == (3, 3)
    assert air_exchange(0, 9, 0, 600, source_g_s=1, volume_m3=100) == (6, 3)


@given(amounts, amounts, st.floats(0, 100), st.floats(0, 86_400), st.floats(0, 100), st.floats(10, 1e6))
def test_air_stays_between_its_bounds_and_its_mass_adds_up(
    inside: float, outside: float, changes: float, seconds: float, source: float, volume: float
) -> None:
    end, mean = air_exchange(inside, outside, changes, seconds, source, volume)
    assert end >= min(inside, outside) * (1 - 1e-9)
    brought = (source + (outside - mean) * changes / 3600 * volume) * seconds
    scale = max(1.0, inside, outside, end) * volume * max(1.0, changes * seconds / 3600) + source * seconds
    assert (end - inside) * volume == pytest.approx(brought, abs=1e-6 * scale)


@given(amounts, st.floats(0.01, 10), st.floats(0.01, 10), st.floats(60, 86_400))
def test_tighter_houses_let_in_less(outside: float, one: float, other: float, seconds: float) -> None:
    tight, leaky = sorted((one, other))
    assert air_exchange(0, outside, tight, seconds)[1] <= air_exchange(0, outside, leaky, seconds)[1] * (1 + 1e-9)


@pytest.mark.parametrize("bad", [{"inside": -1}, {"outside": math.nan}, {"changes_h": -0.1}, {"seconds": -1}])
def test_impossible_rooms_are_refused(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="the volume above 0"):
        air_exchange(**{"inside": 1, "outside": 1, "changes_h": 1, "seconds": 1, **bad})
    with pytest.raises(ValueError, match="the volume above 0"):
        air_exchange(1, 1, 1, 1, 1, 0)


def test_the_median_dose_affects_half() -> None:
    assert affected(100, 100) == 0.5
    assert affected(50, 100) == pytest.approx(0.083, abs=0.001)  # Phi(2 ln 1/2)
    assert affected(0, 100) == 0


@given(amounts, amounts, st.floats(0.1, 1e4), st.floats(0.1, 10))
def test_more_dose_never_affects_fewer(one: float, other: float, median: float, slope: float) -> None:
    less, more = sorted((one, other))
    assert 0 <= affected(less, median, slope) <= affected(more, median, slope) <= 1


@pytest.mark.parametrize(("dose", "median", "slope"), [(-1, 1, 1), (1, 0, 1), (1, 1, 0), (math.nan, 1, 1)])
def test_impossible_doses_are_refused(dose: float, median: float, slope: float) -> None:
    with pytest.raises(ValueError, match="the dose must be 0 or more"):
        affected(dose, median, slope)


def test_below_what_is_noticed_nothing_happens() -> None:
    crowd = Crowd(10_000)
    assert crowd.breathe(0.19, 10_000, EFFECTS) == 0
    assert (crowd.noticed, crowd.dose, crowd.harmed) == (0, 0, 0)
    assert crowd.breathe(10, 10, EFFECTS) == 10_000
    assert crowd.harmed == 5_000  # the median dose


def test_peaks_count_more_where_the_exponent_says_so() -> None:
    """Ten minutes at the median concentration, or a tenth of the time at ten times as much."""
    for exponent, harmed in ((1, 5_000), (2, 10_000)):
        effects = Effects.of(0.2, 10, 80, 10, exponent)
        slow, fast = Crowd(10_000), Crowd(10_000)
        slow.breathe(10, 10, effects)
        fast.breathe(100, 1, effects)
        assert slow.harmed == 5_000
        assert fast.harmed == harmed


moves = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-5, 3_000_000), amounts), max_size=30)


@given(st.integers(0, 2_000_000), moves)
def test_nobody_is_lost_or_made_and_nobody_gets_well(people: int, happens: list[tuple[int, int, int, float]]) -> None:
    crowds = [Crowd(people), Crowd(), Crowd()]
    before = (0, 0, 0)
    for frm, to, count, level in happens:
        if frm != to:
            crowds[frm].move(count, crowds[to])
        crowds[to].breathe(level, 1.0, EFFECTS)
        assert sum(crowd.people for crowd in crowds) == people
        for crowd in crowds:
            assert 0 <= crowd.severe <= crowd.harmed <= crowd.noticed <= crowd.people
        now = tuple(sum(getattr(crowd, name) for crowd in crowds) for name in ("noticed", "harmed", "severe"))
        assert all(n >= b for n, b in zip(now, before, strict=True))
        before = now
