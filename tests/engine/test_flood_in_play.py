"""A flood in play: rain, dam, towns, people who leave, are warned or fetched, and a forecaster who may err."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from crisis_sim.engine.hazards.flood_process import Process
from crisis_sim.model.draws import draw
from crisis_sim.scenario.hazard.flood import Flood
from crisis_sim.scenario.time import tick

START = "2027-01-01T00:00+01:00"
TOWN = {
    "id": "town",
    "stage": [[0, 0], [500, 500]],
    "floods_at": 100,
    "people": [[100, 0], [500, 4000]],
    "damage": [[100, 0], [500, 10_000]],
}
VALLEY: dict[str, Any] = {
    "model": "flood",
    "rain": {"hills": [["0s", 0], ["6h", 12], ["24h", 0]]},
    "catchments": [{"id": "hills", "to": "lake", "area": 100, "runoff": 80, "k": "2h", "base": 5}],
    "reservoirs": [
        {"id": "lake", "to": "gauge", "capacity": 9000, "start": 6000, "spills_above": 9000, "spill": "2h",
         "release": 5, "gates": 100},
    ],
    "reaches": [{"id": "river", "from": "gauge", "to": "town", "k": "1h", "x": 0.2}],
    "towns": [TOWN],
    "forecast": {"above": {"yellow": 25, "orange": 50, "red": 100}},
}  # fmt: skip


class Calm:
    """A world in which only levers and means move, at the times that the test says."""

    def __init__(self, flood: Flood, script: Mapping[tuple[int, str], int], boats: int = 0, seed: int = 1) -> None:
        self.levers = {name: lever.start for name, lever in flood.every_lever().items()}
        self.script = sorted((hours * 3600, lever, value) for (hours, lever), value in script.items())
        self.boats, self.seed, self.now = boats, seed, 0

    def started(self) -> int:
        return 0

    def lever(self, name: str) -> int:
        for at, lever, value in self.script:
            if at <= self.now and lever == name:
                self.levers[name] = value
        return self.levers[name]

    def deployed(self, means: str) -> int:
        return self.boats

    def draw(self, purpose: str, cause: str = "") -> int:
        return draw(self.seed, purpose, cause=cause)

    def moment(self, moment: int | str) -> int:
        return tick(moment, START)


def course(
    script: Mapping[tuple[int, str], int] | None = None, boats: int = 0, seed: int = 1, **changes: Any
) -> Iterator[tuple[int, dict[str, int]]]:
    flood = Flood.model_validate(VALLEY | changes)
    world = Calm(flood, script or {}, boats, seed)
    process = Process(flood, world)  # type: ignore[arg-type]
    assert set(process.outputs) == set(flood.outputs())
    for t in range(0, 48 * 3600 + 1, flood.grid):
        world.now = t
        process.step(t)
        yield t, dict(process.outputs)


def most(name: str, *arguments: Any, **changes: Any) -> int:
    return max(outputs[name] for _, outputs in course(*arguments, **changes))


def first(name: str, value: int, *arguments: Any, **changes: Any) -> float:
    """Hours until an output reaches a value."""
    return next(t / 3600 for t, outputs in course(*arguments, **changes) if outputs[name] >= value)


def test_the_lake_fills_spills_and_the_town_floods() -> None:
    assert first("warning", 1) == 0
    assert 6 < first("volume:lake", 80) < first("spilling:lake", 1) < first("exposed", 1) < 24
    last = list(course())[-1][1]
    assert last["towns"] == 0, "it runs off again"
    assert last["touched"] == 1
    assert last["damage"] == most("damage") > 0, "damage stays"
    assert most("strength") <= 1000


def test_water_that_is_let_out_early_lowers_the_crest() -> None:
    early = {(0, "release:lake"): 60}
    assert most("level:town", early) < most("level:town")
    assert first("spilling:lake", 1, early) > first("spilling:lake", 1)


def test_rain_can_be_turned_up_and_held_on_the_land() -> None:
    assert most("rain", {(0, "rain"): 50}) == pytest.approx(most("rain") / 2, abs=1)
    assert most("level:town", {(0, "rain"): 80}) < most("level:town")
    assert most("level:town", {(0, "slowed"): 30}) < most("level:town")
    assert most("rain", {(0, "slowed"): 30}) == most("rain")
    assert most("rain", scale=50) == pytest.approx(most("rain") / 2, abs=1)


def test_people_leave_while_they_can() -> None:
    alone = most("exposed")
    assert most("exposed", {(1, "evacuated:town"): 75}) == pytest.approx(alone / 4, abs=2)
    late = {(20, "evacuated:town"): 75}
    assert first("trapped", 1) < 20
    assert most("exposed", late) == alone, "who is trapped does not walk out"
    assert most("exposed", {(1, "warned:town"): 100}) == pytest.approx(alone * 0.6, abs=2)
    assert most("damage", {(1, "warned:town"): 100}) == pytest.approx(most("damage") * 0.9, abs=2)
    assert most("danger", {(1, "upstairs:town"): 100}) == 0
    assert most("trapped", {(1, "upstairs:town"): 100}) == most("trapped") > 0
    assert most("exposed", {(1, "barriers:town"): 400}) == 0


def test_a_warning_counts_when_it_comes_before_the_water() -> None:
    wet = first("exposed", 1)
    early, late = (list(course({(round(wet) - hours, "warned:town"): 80}))[-1][1] for hours in (4, 0))
    assert early["in-time"] == 80
    assert 0 <= late["in-time"] < 80
    assert early["reached"] == late["reached"] == most("reached"), "homes are reached whoever has left"


def test_boats_fetch_the_trapped_and_those_who_wait_are_counted() -> None:
    crews = [{"means": "boats", "rate": 10}]
    none, some = (list(course(boats=boats, rescue=crews, dies=200))[-1][1] for boats in (0, 5))
    assert none["rescued"] == 0 < some["rescued"]
    assert some["waiting"] < none["waiting"]
    assert 0 < some["dead"] < none["dead"]


def test_colours_come_no_earlier_than_they_are_given_and_the_lever_is_no_news() -> None:
    """Of 12 mm an hour from 06:00 on, 100 mm have fallen at 14:20."""
    for seed in range(5):
        assert first("warning", 3, seed=seed) >= 14.33 - 12 - 2
    certain = {"forecast": VALLEY["forecast"] | {"spread": 0}}
    assert first("warning", 3, **certain) == 3, "the first forecast within 12 hours"
    assert first("warning", 3, {(0, "rain"): 50}, **certain) == 3
    blind = {"forecast": VALLEY["forecast"] | {"spread": 0, "bias": -70}}
    assert first("warning", 3, **blind) > 3, "measured rain convinces in the end"
    assert list(course(**certain))[-1][1]["warning"] == 0


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({"reaches": [{"id": "river", "from": "gauge", "to": "town", "k": "0s"}]}, "greater than or equal"),
        ({"reaches": [{"id": "river", "from": "gauge", "to": "town", "k": "1h", "x": 0.6}]}, "less than or equal"),
        ({"reaches": [{"id": "river", "from": "gauge", "to": "lake", "k": "1h"}]}, "circle"),
        ({"reaches": [{"id": "river", "from": "gauge", "to": "town", "k": "30d", "x": 0.4}]}, "2Kx"),
        ({"reservoirs": [VALLEY["reservoirs"][0] | {"start": 9001}]}, "start <= capacity"),
        ({"reservoirs": [VALLEY["reservoirs"][0] | {"release": 101}]}, "release <= gates"),
        ({"catchments": [VALLEY["catchments"][0] | {"area": -1}]}, "greater than or equal to 0.001"),
        ({"catchments": [VALLEY["catchments"][0] | {"k": "0s"}]}, "greater than or equal"),
        ({"towns": [TOWN | {"stage": [[0, 0], [0, 5]]}]}, "must rise"),
        ({"step": "10s"}, "a minute or longer"),
        ({"scale": {"low": -5, "mode": 0, "high": 5}}, "scale"),
        ({"rain": {"hills": []}}, "at least 1"),
        ({"rain": {"hills": [["0s", -1]]}}, "greater than or equal"),
        ({"rain": {"hills": [["0s", float("nan")]]}}, "than or equal"),
    ],
)  # fmt: skip
def test_hostile_numbers_are_refused(changes: dict[str, Any], condition: str) -> None:
    with pytest.raises(ValidationError, match=condition):
        Flood.model_validate(VALLEY | changes)


def test_names_that_stand_for_nothing_are_pointed_at() -> None:
    flood = Flood.model_validate(VALLEY | {"rain": {"sea": [["0s", 1]]}, "towns": [TOWN | {"id": "desert"}]})
    assert [misnomer.path for misnomer in flood.misnomers()] == [("catchments", 0, "id"), ("towns", 0, "id")]
