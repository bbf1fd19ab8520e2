"""A plume in play: stations, districts, wind, and what people are told to do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from crisis_sim.engine.hazards.plume_process import Process
from crisis_sim.hazards.plume import concentration
from crisis_sim.model.draws import draw
from crisis_sim.scenario.hazard.plume import Plume
from tests.engine.station import PLACES, PLUME, Move, seen, station

HOUR = 3600


def after(*moves: Move, hours: int = 3, **plume: Any) -> dict[str, int]:
    """All outputs some hours later."""
    scene = station(*moves, plume=plume).to(hours * HOUR)
    return {name: seen(scene, name) for name in Plume.model_validate(PLUME | plume).outputs()}


def test_before_it_starts_there_is_nothing_and_at_its_start_people_are_there() -> None:
    scene = station().to(9 * 60)
    assert seen(scene, "inside:central") == 0
    scene.to(10 * 60)
    assert (seen(scene, "inside:central"), seen(scene, "exposed"), seen(scene, "towards")) == (500, 0, 45)


def test_a_release_is_noticed_harms_and_ends() -> None:
    scene = station()
    course = []
    for minute in range(10, 180, 5):
        scene.to(minute * 60)
        course.append({name: seen(scene, name) for name in ("exposed", "harmed", "severe", "strength", "reach")})
    for name in ("exposed", "harmed", "severe"):
        values = [now[name] for now in course]
        assert values == sorted(values), name
    assert all(now["severe"] <= now["harmed"] <= now["exposed"] for now in course)
    assert max(now["strength"] for now in course) == 1000
    assert 600 < max(now["reach"] for now in course) < 1500
    assert (course[-1]["strength"], course[-1]["reach"]) == (0, 0)
    assert 1000 < course[-1]["harmed"] < 6000


def test_closing_a_station_stops_the_inflow() -> None:
    scene = station((20, "cloud", "closed:central", 100)).to(20 * 60)
    at_the_order = seen(scene, "exposed:central")
    scene.to(HOUR)
    assert seen(scene, "exposed:central") - at_the_order <= 84  # those of the minute of the order
    assert seen(scene, "inside:central") < 10  # trains take the last away
    assert seen(scene, "inside:next") == 250
    assert after(hours=1)["exposed:central"] > at_the_order + 2000


def test_the_sooner_it_is_closed_and_emptied_the_fewer_are_harmed() -> None:
    results = [
        after((minute, "cloud", "closed:central", 100), (minute, "cloud", "evacuated:central", 100))
        for minute in (12, 20, 30, 50)
    ]
    for name in ("exposed", "harmed", "severe", "person-minutes"):
        values = [result[name] for result in results]
        assert values == sorted(values), name
        assert values[0] < after()[name]


def test_an_emptied_station_that_is_open_still_exposes_who_walks_in() -> None:
    emptied, closed = after((15, "cloud", "evacuated:central", 100)), after((15, "cloud", "closed:central", 100))
    assert emptied["inside:central"] == 0
    assert emptied["exposed:central"] > closed["exposed:central"] + 1000
    assert emptied["severe"] < closed["severe"] + 50


def test_shutting_a_station_s_ventilation_spares_street_and_next_station_but_not_those_inside() -> None:
    base, shut = after(hours=1), after((11, "cloud", "ventilation:central", 0), hours=1)
    assert shut["level:central"] > 2 * base["level:central"]
    assert shut["level:next"] < base["level:next"]
    assert shut["level:east"] <= base["level:east"]
    assert shut["harmed"] > base["harmed"]
    emptied = [(11, "cloud", "closed:central", 100), (11, "cloud", "evacuated:central", 100)]
    wise = after(*emptied, (11, "cloud", "ventilation:central", 0))
    assert wise["harmed"] < after(*emptied)["harmed"]


def test_shut_windows_and_ventilation_cut_exposure_in_the_districts() -> None:
    street = {"rooms": []}
    none = after(**street)
    vented = after((10, "cloud", "ventilation", 0), **street)
    sheltered = after((10, "cloud", "sheltered", 100), **street)
    assert vented["person-minutes"] < none["person-minutes"]
    assert sheltered["harmed"] < none["harmed"]
    assert sheltered["exposed"] <= none["exposed"]
    one = after((10, "cloud", "sheltered:east", 100), **street)
    assert one["harmed"] == sheltered["harmed"]  # the other district is upwind


def test_evacuating_through_the_plume_is_worse_than_staying_inside_and_before_it_is_better() -> None:
    street = {"rooms": [], "source": {**PLUME["source"], "rate": 120}}
    shut = (20, "cloud", "sheltered:east", 100)
    stay = after(shut, (47, "cloud", "sheltered:east", 0), (47, "cloud", "ventilation", 300), **street)
    assert stay["harmed"] < after(shut, **street)["harmed"]  # who does not air the house breathes it for hours
    through = after((20, "cloud", "evacuated:east", 100), **street)
    assert through["harmed"] > stay["harmed"]
    in_time = after((1, "cloud", "evacuated:east", 100), starts={"at": "2h"}, hours=5, **street)
    assert in_time["exposed"] <= stay["exposed"]


def test_a_turn_of_the_wind_brings_it_to_other_districts() -> None:
    turning = {**PLUME["wind"], "turns": [{"at": "20m", "from": 315}]}
    steady, turned = after(), after(wind=turning)
    assert steady["exposed:south"] == 0 < turned["exposed:south"]
    assert turned["exposed:east"] <= steady["exposed:east"]
    assert (steady["towards"], turned["towards"]) == (45, 135)


def test_a_turn_may_hang_on_a_draw() -> None:
    wind = {**PLUME["wind"], "turns": [{"at": "20m", "from": 315, "if_draw": {"draw": "wind", "is": "turns"}}]}
    towards = {}
    for value in ("turns", "stays"):
        scene = station(plume={"wind": wind}, draws={"wind": {value: 1}}).to(HOUR)
        towards[value] = seen(scene, "towards")
    assert towards == {"turns": 135, "stays": 45}


def test_the_wind_wanders_within_its_bounds_and_alike_in_the_same_run() -> None:
    wind = {**PLUME["wind"], "wander": 20}
    courses = []
    for _ in range(2):
        scene = station(plume={"wind": wind})
        courses.append([seen(scene.to(minute * 60), "towards") for minute in range(10, 200, 10)])
    assert courses[0] == courses[1]
    assert len(set(courses[0])) > 5
    assert all(25 <= degrees <= 65 for degrees in courses[0])


def test_it_takes_its_time_to_arrive() -> None:
    far = {**PLACES, "east": {"at": [3, -3]}}  # 1,060 m downwind: six minutes at 3 m/s
    scene = station(plume={"rooms": [], "source": {**PLUME["source"], "rate": 300}}, places=far)
    levels = [seen(scene.to(minute * 60), "level:east") for minute in range(10, 30)]
    first = next(n for n, level in enumerate(levels) if level)
    assert 3 <= first <= 6
    gone = [seen(scene.to(minute * 60), "level:east") for minute in range(45, 60)]
    assert gone[0] > 0 == gone[-1]


def test_the_level_is_that_of_the_published_plume() -> None:
    lone = {"rooms": [], "districts": [{"id": "spot", "place": "east", "people": 100, "radius": 1}]}
    scene = station(plume=lone).to(30 * 60)
    grams = concentration(30, 3, 1, 250 * 2**0.5, 0, 0, "D", "briggs-urban")
    assert seen(scene, "level:spot") == pytest.approx(grams * 10_000, rel=0.02)


def test_stopping_the_source_stops_it() -> None:
    less = after((20, "cloud", "source", 0))
    assert less["harmed"] < after()["harmed"]
    assert after((9, "cloud", "source", 0))["exposed"] == 0


def test_a_measure_that_slows_it_halves_what_is_given_off() -> None:
    half, none = after((9, "cloud", "slowed", 50), hours=1), after(hours=1)
    assert half["level:central"] < none["level:central"] * 0.6


class Still:
    """A world in which levers jump at random and nothing else happens."""

    def __init__(self, plume: Plume, seed: int) -> None:
        self.levers, self.seed, self.t = plume.every_lever(), seed, 0

    def started(self) -> int:
        return 0

    def position(self, place: str) -> tuple[int, int]:
        column, row = PLACES[place]["at"]
        return column * 250, -row * 250

    def lever(self, name: str) -> int:
        lever = self.levers[name]
        u = draw(self.seed, name, cause=f"{self.t // 600}")
        return lever.start if u % 2 else lever.low + u // 2 % (lever.high - lever.low + 1)

    def draw(self, purpose: str, cause: str = "") -> int:
        return draw(self.seed, purpose, cause=cause)


@given(st.integers(0, 10**6), st.sampled_from(["ABCDEF"[n] for n in range(6)]), st.floats(0.01, 1e5))
@settings(max_examples=12, deadline=None)
def test_people_are_conserved_whatever_happens(seed: int, stability: str, rate: float) -> None:
    wind = {**PLUME["wind"], "stability": stability, "wander": 60}
    config = Plume.model_validate(PLUME | {"wind": wind, "source": {**PLUME["source"], "rate": rate}})
    world = Still(config, seed)
    process = Process(config, world)  # type: ignore[arg-type]
    before = dict.fromkeys(("exposed", "harmed", "severe", "person-minutes"), 0)
    for t in range(0, HOUR, 60):
        world.t = t
        process.step(t)
        assert set(process.outputs) == set(config.outputs())
        assert all(type(value) is int and value >= 0 for value in process.outputs.values())
        assert 0 <= process.outputs["strength"] <= 1000
        for name, value in before.items():
            assert process.outputs[name] >= value
            before[name] = process.outputs[name]
    for district in process._districts:
        people = sum(crowd.people for spot in district.spots for crowd in spot.crowds)
        assert people == district.config.people * 1000
    for room in process._rooms.values():
        assert sum(crowd.people for crowd in room.crowds) == room.came


def test_what_is_given_off_reaches_the_street_or_stays_in_the_rooms() -> None:
    config = Plume.model_validate(PLUME)
    world = Still(config, 1)
    world.lever = lambda name: world.levers[name].start  # type: ignore[method-assign]
    process = Process(config, world)  # type: ignore[arg-type]
    for t in range(0, HOUR, 60):
        process.step(t)
    given_off = 30 * 35 * 60
    street = sum(sum(emitter.given) for emitter in process._emitters) * 60 / 1000
    rooms = sum(room.level / 1000 * room.config.volume + room.passed * 60 for room in process._rooms.values())
    assert street + rooms == pytest.approx(given_off, rel=1e-3)


@pytest.mark.parametrize(
    ("bad", "condition"),
    [
        ({"source": {**PLUME["source"], "rate": 0}}, "greater than or equal to 0.001"),
        ({"source": {**PLUME["source"], "rate": float("nan")}}, "less than or equal"),
        ({"source": {**PLUME["source"], "rate": 1e9}}, "less than or equal"),
        ({"source": {**PLUME["source"], "height": -1}}, "greater than or equal to 0"),
        ({"wind": {"speed": 0, "from": 0}}, "greater than or equal to 0.5"),
        ({"wind": {"speed": 3, "from": 400}}, "less than or equal to 360"),
        ({"wind": {"speed": 3, "from": 0, "stability": "G"}}, "Input should be 'A'"),
        ({"scheme": "magic"}, "briggs-rural"),
        ({"thresholds": {"notice": 10, "harm": 1, "severe": 2}}, "must rise: notice, harm, severe"),
        ({"thresholds": {"notice": 0, "harm": 1, "severe": 2}}, "greater than or equal to 0.0001"),
        ({"districts": [{**PLUME["districts"][0], "radius": -5}]}, "greater than or equal to 1"),
        ({"districts": [PLUME["districts"][0]] * 2}, "`east` stands there twice"),
        ({"districts": [{**PLUME["districts"][0], "id": f"d{n}"} for n in range(201)]}, "at most 200"),
        ({"rooms": [{**PLUME["rooms"][0], "volume": 0}]}, "greater than or equal to 10"),
        ({"rooms": [{**PLUME["rooms"][0], "share": 60, "id": id} for id in ("a", "b")]}, "at most 100 percent"),
        ({"air_changes": 0.1}, "shut windows let in less"),
        ({"step": "1s"}, "greater than or equal to 10"),
    ],
)
def test_hostile_parameters_are_refused(bad: dict[str, Any], condition: str) -> None:
    with pytest.raises(ValidationError, match=condition):
        Plume.model_validate(PLUME | bad)


def test_a_room_that_leads_nowhere_is_told_with_its_place() -> None:
    rooms = [{**PLUME["rooms"][0], "to": "nowhere"}, {**PLUME["rooms"][1], "to": "next"}]
    found = list(Plume.model_validate(PLUME | {"rooms": rooms}).misnomers())
    assert [one.path for one in found] == [("rooms", 0, "to"), ("rooms", 1, "to")]
    assert "`nowhere`" in found[0].message
