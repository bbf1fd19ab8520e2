"""Casualties in play: lines that means shorten, doors, triage, beds that run out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crisis_sim.engine.hazards.casualties_process import Process
from crisis_sim.model.draws import draw
from crisis_sim.scenario.hazard.casualties import Casualties
from tests.engine.station import CARE, Move, seen, station
from tests.stage import Stage

HOUR = 3600
OUTPUTS = Casualties.model_validate(CARE).outputs()


def after(*moves: Move, hours: int = 6, **care: Any) -> dict[str, int]:
    """All outputs some hours later."""
    scene = station(*moves, care=care).to(hours * HOUR)
    config = Casualties.model_validate(CARE | care)
    return {name: seen(scene, name, "care") for name in config.outputs()}


def with_tents(count: int) -> Stage:
    """The station, with so many tents ordered at its start."""
    scene = station()
    for _ in range(count):
        scene.do("OrderMeasure", "town", measure="shower")
    return scene


def test_more_decontamination_lines_shorten_the_wait() -> None:
    waits, served, dead = [], [], []
    for count in (0, 1, 2, 4):
        scene = with_tents(count).to(90 * 60)
        assert scene.state.deployed.get("tents", 0) == count
        waits.append(seen(scene, "wait:showers", "care"))
        served.append(seen(scene, "served:showers", "care"))
        dead.append(seen(scene.to(5 * HOUR), "dead", "care"))
    assert waits[0] == 9999  # nobody is served
    assert waits == sorted(waits, reverse=True)
    assert waits[1] > waits[3] > 0
    assert served == sorted(served)
    assert dead == sorted(dead, reverse=True)


def test_a_unit_passes_what_re_robing_lets_through() -> None:
    scene = with_tents(1).to(60 * 60)
    before = seen(scene, "served:showers", "care")
    assert seen(scene.to(120 * 60), "served:showers", "care") - before == pytest.approx(200, abs=1)
    quick = station((60, "care", "rerobing:showers", 150))
    quick.do("OrderMeasure", "town", measure="shower")
    before = seen(quick.to(61 * 60), "served:showers", "care")
    assert seen(quick.to(121 * 60), "served:showers", "care") - before == pytest.approx(300, abs=2)
    best = station((60, "care", "rerobing:showers", 300))  # then the shower is the slowest
    best.do("OrderMeasure", "town", measure="shower")
    before = seen(best.to(61 * 60), "served:showers", "care")
    assert seen(best.to(121 * 60), "served:showers", "care") - before == pytest.approx(300, abs=2)


def test_who_comes_by_himself_contaminates_unless_the_doors_are_shut() -> None:
    open_, half, shut = (after((1, "care", "doors", percent)) for percent in (100, 50, 0))
    assert open_["walk-ins"] == half["walk-ins"] == shut["walk-ins"] > 500
    assert open_["contaminated"] == pytest.approx(open_["walk-ins"] * 0.2, abs=2)
    assert half["contaminated"] == pytest.approx(open_["contaminated"] / 2, abs=2)
    assert shut["contaminated"] == 0
    assert shut["waiting:doors"] > half["waiting:doors"] > open_["waiting:doors"] == 0


def test_without_lines_that_decontaminate_nobody_contaminates() -> None:
    lines = [{"id": "boats", "own": 50}]
    assert after(lines=lines)["contaminated"] == 0


def test_decontaminating_only_who_has_symptoms_is_quicker_and_less_safe() -> None:
    tents = {"own:showers": 600}
    moves = [(10, "care", lever, value) for lever, value in tents.items()]
    everybody, few = after(*moves, hours=2), after(*moves, (1, "care", "symptomatic-only", 100), hours=2)
    assert few["waiting:showers"] < everybody["waiting:showers"]
    assert few["contaminated"] > everybody["contaminated"]
    assert few["dead"] <= everybody["dead"]


def test_beds_run_dry_and_surge_helps() -> None:
    moves: list[Move] = [(10, "care", "own:showers", 2000), (10, "care", "own:ward-door", 1000)]
    moves.append((10, "care", "own:transport", 2000))
    dry, surge = after(*moves), after(*moves, (60, "care", "surge", 100))
    assert dry["beds"] == dry["icu"] == 100
    assert dry["waiting:beds"] > surge["waiting:beds"] > 0
    assert surge["admitted"] > dry["admitted"]
    assert surge["dead"] < dry["dead"]
    enough = after(*moves, beds={"normal": 5000, "icu": 2000})
    assert (enough["waiting:beds"], enough["t1"]) == (0, 0)
    assert enough["beds"] < 100


def test_beds_that_are_means_run_out_in_the_log() -> None:
    means = {
        "tents": {"owner": "mayor-north", "count": 4, "label": "Tents"},
        "cots": {"owner": "mayor-north", "count": 5, "label": "Cots"},
    }
    moves: list[Move] = [(10, "care", f"own:{line}", 2000) for line in ("showers", "transport", "ward-door")]
    scene = station(*moves, care={"beds": {"normal": 60, "icu": "cots", "stay": "2h"}}, means=means).to(3 * HOUR)
    assert scene.state.means["cots"] == 0
    assert scene.events("MeansExhausted", means="cots")
    assert seen(scene, "icu", "care") == 100
    scene.to(20 * HOUR)
    assert 0 <= scene.state.means["cots"] <= 5
    held = sum(event.p["count"] for event in scene.events("MeansCommitted", means="cots"))
    back = sum(event.p["count"] for event in scene.events("MeansReleased", means="cots"))
    assert held - back == 5 - scene.state.means["cots"]


def test_waiting_makes_worse_and_slowing_that_spares_lives() -> None:
    assert after(worsens={})["dead"] == 0
    assert after((1, "care", "slowed", 50))["dead"] < after()["dead"]
    unmet = [after(hours=hours)["unmet"] for hours in (1, 2, 4)]
    assert unmet == sorted(unmet)
    assert unmet[2] > unmet[0]
    assert after(target="5h")["unmet"] < after()["unmet"]


def test_nobody_comes_twice() -> None:
    """Severe, harmed and exposed overlap; who comes is once each: all harmed, and sixty of a hundred others."""
    scene = station(care={"worsens": {}}).to(3 * HOUR)
    exposed, harmed, severe = (seen(scene, name) for name in ("exposed", "harmed", "severe"))
    arrived = seen(scene, "arrived", "care")
    assert harmed <= arrived <= 1.02 * (harmed + 0.6 * (exposed - harmed))
    assert severe > 0


class Scripted:
    """A world in which another hazard hurts people as drawn, and levers and means jump."""

    def __init__(self, config: Casualties, seed: int) -> None:
        self.levers, self.seed, self.t = config.every_lever(), seed, 0
        self.hurt = {"severe": 0, "harmed": 0, "exposed": 0}
        self.left = 7

    def output(self, hazard: str, name: str) -> int:
        return self.hurt[name]

    def lever(self, name: str) -> int:
        lever = self.levers[name]
        u = draw(self.seed, name, cause=f"{self.t // 1800}")
        return lever.start if u % 2 else lever.low + u // 2 % (min(lever.high, 5000) - lever.low + 1)

    def deployed(self, means: str) -> int:
        return draw(self.seed, means, cause=f"{self.t // 3600}") % 5

    def free(self, means: str) -> int:
        return self.left

    def hold(self, means: str, count: int) -> bool:
        if count > self.left:
            return False
        self.left -= count
        return True

    def release(self, means: str, count: int) -> None:
        self.left += count


@given(st.integers(0, 10**6), st.sampled_from([10, "icu-beds"]), st.lists(st.integers(0, 3000), max_size=60))
@settings(max_examples=40, deadline=None)
def test_people_are_conserved_whatever_happens(seed: int, icu: int | str, course: list[int]) -> None:
    config = Casualties.model_validate(CARE | {"beds": {"normal": 60, "surge": 60, "icu": icu, "stay": "6h"}})
    world = Scripted(config, seed)
    process = Process(config, world)  # type: ignore[arg-type]
    so_far = dict.fromkeys(("arrived", "served", "home", "dead", "unmet", "contaminated", "walk-ins", "admitted"), 0)
    for n, new in enumerate([0, *course]):
        world.t = n * 300
        for share, name in ((9, "severe"), (3, "harmed"), (1, "exposed")):
            world.hurt[name] += new // share
        process.step(world.t)
        out = process.outputs
        assert set(out) == set(OUTPUTS)
        assert all(type(value) is int and value >= 0 for value in out.values())
        assert max(out["beds"], out["icu"]) <= 100
        assert out["strength"] <= 1000
        assert 0 <= world.left <= 7
        for name, value in so_far.items():
            assert out[name] >= value
            so_far[name] = out[name]
        assert process._wards is not None
        in_beds = process._wards.normal.taken + process._wards.icu.taken
        waiting = sum(line.length for line in process._queues())
        assert process._arrived == waiting + in_beds + process._home + process._dead


@pytest.mark.parametrize(
    ("bad", "condition"),
    [
        ({"arrivals": []}, "at least 1"),
        ({"arrivals": [{**CARE["arrivals"][0], "classes": {"t1": 70, "t2": 40}}]}, "at most 100 percent"),
        ({"arrivals": [{**CARE["arrivals"][0], "classes": {"t9": 70}}]}, "Input should be 't1'"),
        ({"arrivals": [{**CARE["arrivals"][0], "walk_in": 101}]}, "less than or equal to 100"),
        ({"lines": [{"id": "a", "own": -1}]}, "greater than or equal to 0"),
        ({"lines": [{"id": "a", "own": float("inf")}]}, "less than or equal|finite"),
        ({"lines": [{"id": "a"}] * 2}, "`a` stands there twice"),
        ({"lines": [{"id": "beds"}]}, "no line can be called `beds`"),
        ({"lines": [{"id": "a", "doors": True}, {"id": "b", "doors": True}]}, "only one line"),
        ({"lines": [{"id": f"l{n}"} for n in range(201)]}, "at most 200"),
        ({"worsens": {"t1": {"to": "t2", "after": "1h"}}}, "t1 can't get worse to t2"),
        ({"worsens": {"t2": {"to": "t2", "after": "1h"}}}, "t2 can't get worse to t2"),
        ({"worsens": {"t2": {"to": "t1", "after": 0}}}, "greater than or equal to 60"),
        ({"beds": {"normal": -1}}, "greater than or equal to 0"),
        ({"beds": {"normal": 10**9}}, "less than or equal to 1000000"),
    ],
)
def test_hostile_parameters_are_refused(bad: dict[str, Any], condition: str) -> None:
    with pytest.raises(ValidationError, match=condition):
        Casualties.model_validate(CARE | bad)


def test_a_rate_without_means_is_told_with_its_place() -> None:
    config = Casualties.model_validate(CARE | {"lines": [{"id": "a", "rate": 5}]})
    assert [one.path for one in config.misnomers()] == [("lines", 0, "rate")]
