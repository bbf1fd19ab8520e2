"""A basin: rain in, water out, a dam that keeps back and spills, and rivers that cannot run uphill."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis_sim.hazards.basin import LITRES, Basin, Catchment, Reach, Reservoir, level, order

HILL = Catchment("hill", "lake", area=100, runoff=80, k=2, base=3)
VALE = Catchment("vale", "town", area=50, runoff=50, k=3, base=1)
LAKE = Reservoir("lake", "gauge", start=4_000_000, spills_above=5_000_000, spill=2)
RIVER = Reach("river", "gauge", "town", k=1.5, x=0.2)


def basin(release: int = 3) -> Basin:
    return Basin([HILL, VALE], [LAKE], [RIVER], 0.25, {"lake": release})


def test_without_rain_nothing_moves() -> None:
    water = basin()
    for _ in range(200):
        water.step({}, {"lake": 3})
    assert water.flows == {"lake": 3000, "gauge": 3000, "town": 4000}
    assert water.lakes["lake"].volume == 4_000_000


@given(st.lists(st.integers(0, 40), min_size=1, max_size=48), st.integers(0, 60))
def test_what_rains_has_flowed_off_or_stands_in_the_lake(rain: list[int], release: int) -> None:
    water = basin(release)
    out = 0
    for step in range(len(rain) * 4 + 400):
        fall = rain[step // 4] if step // 4 < len(rain) else 0
        water.step({"hill": fall, "vale": fall}, {"lake": release})
        out += water.flows["town"] * 900
        assert all(flow >= 0 for flow in water.flows.values())
    steps = len(rain) * 4 + 400
    fallen = sum(rain) * (100 * 0.8 + 50 * 0.5) * 1000
    came = fallen + 4 * 900 * steps
    stored = water.lakes["lake"].volume - 4_000_000
    still_under_way = 60_000 + 2 * 3600 * 60
    assert abs(came - stored - out / LITRES) <= still_under_way + 0.001 * came


@given(st.lists(st.integers(0, 40), min_size=1, max_size=24), st.integers(0, 23), st.integers(1, 40))
def test_more_rain_is_never_less_water(rain: list[int], hour: int, more: int) -> None:
    less, greater = basin(), basin()
    for step in range(200):
        fall = rain[step // 4] if step // 4 < len(rain) else 0
        extra = more if step // 4 == hour else 0
        less.step({"hill": fall}, {"lake": 3})
        greater.step({"hill": fall + extra}, {"lake": 3})
        assert greater.flows["town"] >= less.flows["town"] - 3


def test_a_dam_keeps_back_until_it_is_full() -> None:
    water = basin()
    spilled_at = None
    for step in range(160):
        water.step({"hill": 12}, {"lake": 3})
        lake = water.lakes["lake"]
        if lake.spilled and spilled_at is None:
            spilled_at = step
        if spilled_at is None:
            assert lake.outflow == 3000
    assert spilled_at is not None
    assert water.lakes["lake"].outflow == pytest.approx(water.lakes["lake"].inflow, rel=0.01), "at last all goes over"


def test_an_empty_dam_lets_out_what_comes_in() -> None:
    water = Basin([HILL], [Reservoir("lake", "town", 1000, 5_000_000, 2)], [], 0.25, {"lake": 500})
    for _ in range(10):
        water.step({}, {"lake": 500})
    assert water.lakes["lake"].volume == 0
    assert water.lakes["lake"].outflow == 3000


def test_soil_soaks_first() -> None:
    dry = Basin([Catchment("hill", "town", 100, 80, 2, soak=10)], [], [], 0.25, {})
    for _ in range(8):
        dry.step({"hill": 5}, {})
    assert dry.flows["town"] == 0
    dry.step({"hill": 5}, {})
    assert dry.flows["town"] > 0


def test_rivers_run_down_and_one_way() -> None:
    assert order([HILL, VALE], [LAKE], [RIVER]) == ["lake", "gauge", "town"]
    with pytest.raises(ValueError, match="circle"):
        order([], [], [Reach("a", "x", "y", 1, 0.2), Reach("b", "y", "x", 1, 0.2)])
    with pytest.raises(ValueError, match="two ways"):
        order([], [], [Reach("a", "x", "y", 1, 0.2), Reach("b", "x", "z", 1, 0.2)])


def test_a_curve_is_read_between_its_points_and_flat_beyond() -> None:
    curve = [(10, 100), (20, 300)]
    assert [level(curve, at) for at in (0, 10, 15, 20, 99)] == [100, 100, 200, 300, 300]
    assert level(curve, 12_500, LITRES) == 150
    assert level([], 7) == 0
