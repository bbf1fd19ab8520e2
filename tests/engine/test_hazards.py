"""Hazards in a run: when they start and step, what they show, what effects and measures change in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis_sim.engine.hazards.processes import PROCESSES
from crisis_sim.engine.hazards.world import World
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.hazard.base import HazardBase
from tests.stage import Stage

from .tide import Calm, Course, Shore

HOUR = 3600
WATER = {"water": {"label": "Water", "start": 0, "max": 1000}}
TO_LEVEL = {"water": {"reads": "level"}}
HOOT = {"names": "Sound the horn", "family": "protection", "by": ["centre"], "staff": "1m", "duration": "20m"}


@pytest.fixture(autouse=True, scope="module")
def _scripted() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for model in (Calm, Shore):
            patch.setitem(PROCESSES, model, Course)
        yield


def sea(model: type[HazardBase] = Calm, **keys: Any) -> HazardBase:
    return model.model_validate({"population": 1000, "drives": TO_LEVEL} | keys)


def stage(hazard: HazardBase | None = None, *effects: dict[str, Any], **parts: Any) -> Stage:
    """A world with this hazard, in which these effects happen, each at its `at`."""
    injects = [
        {"id": f"x{n}", "at": one.pop("at", "0s"), "kind": "condition", "effects": [{"hazard": "sea"} | one]}
        for n, one in enumerate(effects)
    ]
    if injects:
        parts.setdefault("injects", injects)
    parts.setdefault("indicators", WATER)
    return Stage(hazards={"sea": hazard or sea()}, **parts)


def course(scene: Stage, indicator: str = "water") -> list[tuple[int, int]]:
    """(minute, value) of an indicator."""
    return [(t // 60, value) for t, value in scene.state.indicators[indicator]]


def world_of(scene: Stage, hazard: str = "sea") -> World:
    """What a hazard of a running scene has around it."""
    process = scene.session.engine.parts.hazards.process(hazard)
    assert isinstance(process, Course)
    return process.world


# time


def test_a_hazard_starts_at_startex_and_steps_on_its_grid() -> None:
    scene = stage().to(1800)
    started = scene.one("HazardStarted")
    assert (started.t, started.p) == (0, {"hazard": "sea", "model": "rumour"})
    assert started.audience == ()
    assert course(scene) == [(0, 0), (10, 10), (20, 20), (30, 30)]


def test_it_starts_at_a_moment_or_when_something_comes_true() -> None:
    assert course(stage(sea(starts={"at": "25m"})).to(2400)) == [(0, 0), (35, 10)]
    when = {"when": {"indicator": "alarm", "above": 3}}
    scene = stage(
        sea(starts=when),
        indicators=WATER | {"alarm": {"label": "Alarm", "start": 0}},
        injects=[{"id": "x", "at": "7m", "kind": "condition", "effects": [{"indicator": "alarm", "change": 5}]}],
    ).to(1800)
    moved = scene.one("IndicatorMoved", indicator="alarm")
    assert (scene.one("HazardStarted").t, scene.one("HazardStarted").cause) == (420, moved.seq)
    assert course(scene) == [(0, 0), (17, 10), (27, 20)]


def test_the_grid_can_be_chosen_and_it_moves_no_longer_than_it_lasts() -> None:
    assert course(stage(sea(step="5m", lasts="12m")).to(HOUR)) == [(0, 0), (5, 10), (10, 20)]


def test_those_that_others_read_step_first_whatever_the_order_in_the_file() -> None:
    hazards = {"shore": sea(Shore, drives={"water": {"reads": "seen"}}), "sea": sea(drives={})}
    scene = Stage(hazards=hazards, indicators=WATER).to(1200)
    assert course(scene) == [(0, 0), (10, 10), (20, 20)]


def test_before_it_has_started_its_outputs_are_nought() -> None:
    hazards = {"shore": sea(Shore, drives={"water": {"reads": "seen"}}), "sea": sea(drives={}, starts={"at": "15m"})}
    scene = Stage(hazards=hazards, indicators=WATER).to(1800)
    assert course(scene) == [(0, 0), (30, 10)]


# indicators


def test_an_indicator_shows_an_output_rounded_half_up() -> None:
    drives = {"water": {"reads": "level", "times": 3, "per": 20, "plus": 5}}
    scene = stage(sea(drives=drives)).to(1800)
    assert course(scene) == [(0, 0), (0, 5), (10, 7), (20, 8), (30, 10)]  # 5 + 1.5, 3, 4.5


def test_an_amount_comes_in_the_measure_of_the_strength_on_top_of_what_else_moves() -> None:
    effects = [{"indicator": "water", "change": 100}]
    scene = stage(
        sea(drives={"water": -50}),
        indicators={"water": {"label": "Water", "start": 500, "max": 1000}},
        injects=[{"id": "x", "at": "15m", "kind": "condition", "effects": effects}],
    ).to(1800)
    assert course(scene) == [(0, 500), (10, 495), (15, 595), (20, 590), (30, 585)]


def test_it_moves_in_steps_of_the_resolution_and_is_logged_only_then() -> None:
    scene = stage(indicators={"water": {"label": "Water", "start": 0, "max": 1000, "resolution": 25}}).to(HOUR)
    assert course(scene) == [(0, 0), (20, 25), (40, 50)]


def test_bounds_stop_it_and_it_comes_back_from_its_own_value() -> None:
    """Above the bound the indicator waits there; it falls as soon as the output is below the bound again."""
    fall = {"lever": "gate", "to": -100, "at": "45m"}
    scene = stage(sea(), fall, indicators={"water": {"label": "W", "start": 0, "max": 25}}).to(100 * 60)
    # The level goes up to 40 and comes down by 10 a step: 30, 20, 10, 0, and on below the indicator's lower bound.
    assert course(scene) == [(0, 0), (10, 10), (20, 20), (30, 25), (60, 20), (70, 10), (80, 0)]


def test_what_a_bound_hid_of_a_hazard_comes_when_an_effect_makes_room() -> None:
    effects = [{"indicator": "water", "change": 30, "for": "20m"}]
    scene = stage(
        sea(),
        indicators={"water": {"label": "W", "start": 0, "max": 40}},
        injects=[{"id": "x", "at": "25m", "kind": "condition", "effects": effects}],
    ).to(50 * 60)
    # At 45 the effect takes back the 20 that it moved, and the hazard, which stands at 40, gives what the bound hid.
    assert course(scene) == [(0, 0), (10, 10), (20, 20), (25, 40)]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 100), st.integers(-80, 80), st.one_of(st.none(), st.integers(1, 90))), max_size=5
    ),
    st.integers(-200, 200),
    st.integers(0, 50),
)
def test_whatever_happens_the_indicator_is_the_sum_within_its_bounds(
    effects: list[tuple[int, int, int | None]], gate: int, start: int
) -> None:
    """Effects that bounds hid, or that were undone while a hazard took all the room, leave nothing behind."""
    injects = [
        {"id": f"x{n}", "at": f"{at}m", "kind": "condition", "effects": [_moves(change, for_)]}
        for n, (at, change, for_) in enumerate(effects)
    ] or [{"id": "never", "at": "9d", "kind": "condition"}]
    water = {"label": "Water", "start": start, "max": 50}
    lever = {"id": "gate", "at": "0s", "kind": "condition", "effects": [{"hazard": "sea", "lever": "gate", "to": gate}]}
    scene = Stage(hazards={"sea": sea()}, indicators={"water": water}, injects=[*injects, lever])
    for minute in range(10, 200, 10):
        scene.to(minute * 60)
        level = minute // 10 * (10 * gate // 100)
        there = sum(c for at, c, for_ in effects if at <= minute and (for_ is None or at + for_ > minute))
        assert scene.state.indicators["water"][-1][1] == min(50, max(0, level + there))


def _moves(change: int, for_: int | None) -> dict[str, Any]:
    return {"indicator": "water", "change": change} | ({"for": f"{for_}m"} if for_ else {})


def test_its_moves_are_caused_by_what_last_changed_it() -> None:
    scene = stage(sea(), {"lever": "gate", "to": 200, "at": "15m"}).to(1800)
    first, second, third = scene.events("IndicatorMoved")
    assert first.cause == scene.one("HazardStarted").seq
    assert second.cause == third.cause == scene.one("HazardChanged").seq


# levers


def levers(scene: Stage) -> list[tuple[int, int]]:
    """(minute, value) of what the log says of the gate."""
    return [(e.t // 60, e.p["value"]) for e in scene.events("HazardChanged", hazard="sea", lever="gate")]


def test_a_lever_gets_a_value_at_once_or_evenly_and_the_log_says_when_it_is_there() -> None:
    scene = stage(sea(), {"lever": "gate", "to": 0, "at": "15m"}).to(HOUR)
    assert levers(scene) == [(15, 0)]
    assert course(scene) == [(0, 0), (10, 10)]
    scene = stage(sea(), {"lever": "gate", "to": 200, "over": "20m", "at": "10m"}).to(HOUR)
    assert levers(scene) == [(30, 200)]
    assert course(scene) == [(0, 0), (10, 10), (20, 25), (30, 45), (40, 65), (50, 85), (60, 105)]
    assert scene.one("HazardChanged").audience == ()


def test_changes_work_on_what_earlier_ones_have_left_and_stop_at_bounds() -> None:
    scene = stage(sea(), {"lever": "gate", "to": 150}, {"lever": "gate", "by": 80}, {"lever": "gate", "by": -30}).to(60)
    assert world_of(scene).lever("gate") == 170


def test_a_passing_change_is_undone_and_leaves_what_others_did() -> None:
    scene = stage(sea(), {"lever": "gate", "by": 50, "for": "20m"}, {"lever": "gate", "by": -10, "at": "10m"}).to(HOUR)
    assert levers(scene) == [(0, 150), (10, 140), (20, 90)]


def test_a_range_is_drawn_for_each_run_and_alike_for_the_same_seed() -> None:
    drawn = {"low": 0, "mode": 40, "high": 99}

    def value(seed: int) -> int:
        return world_of(stage(sea(), {"lever": "gate", "by": drawn}, seed=seed).to(60)).lever("gate")

    values = [value(seed) for seed in range(1, 13)]
    assert values == [value(seed) for seed in range(1, 13)]
    assert len(set(values)) > 6
    assert all(100 <= one <= 199 for one in values)
    assert Spread(**drawn).high == 99


def test_what_the_scenario_does_not_have_is_left_alone() -> None:
    """A measure of the pack may name a hazard or a lever that this scenario lacks."""
    hoot = HOOT | {
        "effects": [{"hazard": "fire", "lever": "gate", "to": 1}, {"hazard": "sea", "lever": "wind", "to": 1}]
    }
    scene = stage(pack={"measures": {"hoot": hoot}})
    scene.to(60)
    scene.do("OrderMeasure", "centre", measure="hoot")
    scene.to(2 * HOUR)
    assert scene.ticks("MeasureCompleted")
    assert not scene.events("HazardChanged")


# measures


def test_measures_change_it_when_they_start_or_when_they_are_done() -> None:
    changed = [
        {"measure": "hoot", "lever": "gate", "to": 50, "on": "started"},
        {"measure": "hoot", "lever": "gate", "by": -20, "over": "5m", "for": "1h"},
        {"measure": "no-other", "lever": "gate", "to": 0},
    ]
    scene = stage(sea(changed_by=changed), pack={"measures": {"hoot": HOOT}}).to(60)
    scene.do("OrderMeasure", "centre", measure="hoot")
    scene.to(3 * HOUR)
    started, completed = scene.one("MeasureStarted"), scene.one("MeasureCompleted")
    first, second, third = scene.events("HazardChanged")
    assert (first.t, first.p["value"], first.cause) == (started.t, 50, started.seq)
    assert (second.t, second.p["value"], second.cause) == (completed.t + 300, 30, completed.seq)
    assert (third.t, third.p["value"]) == (completed.t + HOUR, 50)


def test_measures_that_slow_it_halve_what_growth_is_left() -> None:
    scene = stage(sea(slowed_by=["hoot"]), pack={"measures": {"hoot": HOOT | {"repeatable": True}}}).to(60)
    for n in range(1, 4):
        scene.do("OrderMeasure", "centre", measure="hoot")
        scene.to(n * HOUR)
    assert [e.p["value"] for e in scene.events("HazardChanged", lever="slowed")] == [50, 75, 88]
    assert world_of(scene).lever("slowed") == 88


# the world around it


def test_a_hazard_hinders_a_channel_and_the_worst_hindrance_counts() -> None:
    effects = [{"channel": "phone", "availability": 0.5, "for": "10m"}]
    injects = [{"id": "x", "at": "10m", "kind": "condition", "effects": effects}]
    scene = stage(injects=injects).to(60)
    world = world_of(scene)
    world.channel("phone", 30)
    assert scene.state.channels["phone"] == 300
    world.channel("phone", 80)
    scene.to(700)
    assert scene.state.channels["phone"] == 500
    scene.to(1300)
    assert scene.state.channels["phone"] == 800
    world.channel("phone", 100)
    scene.to(1300)
    assert scene.state.channels["phone"] == 1000
    kinds = [e.kind for line in ("ChannelDegraded", "ChannelRestored") for e in scene.events(line)]
    assert kinds == ["ChannelDegraded"] * 2 + ["ChannelRestored"] * 3


def test_a_hazard_takes_means_and_gives_them_back() -> None:
    scene = stage(means={"pumps": {"owner": "centre", "count": 3, "label": "Pumps"}}).to(60)
    world = world_of(scene)
    assert world.hold("pumps", 2)
    assert scene.state.means["pumps"] == 1
    assert not world.hold("pumps", 2)
    assert not world.hold("pumps", 2)
    scene.to(60)
    assert len(scene.events("MeansExhausted")) == 1
    world.release("pumps", 2)
    assert world.hold("pumps", 2)


def test_a_hazard_knows_the_time_and_the_draws() -> None:
    scene = stage(sea(starts={"at": "1h"}), draws={"wind": {"north": 1.0}}).to(HOUR)
    world = world_of(scene)
    assert (world.started(), world.moment("d1 12:00"), world.wall_hour(3 * HOUR)) == (HOUR, 2 * HOUR, 13)
    assert world.drawn("wind") == "north"
    assert world.indicator("water") == 0
    assert 0 <= world.draw("gust", "1") < 2**53
    assert world.draw("gust", "1") != world.draw("gust", "1")


def test_control_can_move_a_lever() -> None:
    scene = stage().to(60)
    scene.do("Adjudicate", None, text="They open the gate", effects=[{"hazard": "sea", "lever": "gate", "to": 150}])
    assert world_of(scene).lever("gate") == 150
    wrong = [{"hazard": "sea", "lever": "gate", "to": 900}]
    assert scene.refused("Adjudicate", None, text="Too far", effects=wrong) == "no-such-thing"
    wrong = [{"hazard": "fire", "lever": "gate", "to": 1}]
    assert scene.refused("Adjudicate", None, text="No such fire", effects=wrong) == "no-such-thing"
