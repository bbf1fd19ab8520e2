"""Sensors: readings that come from time to time, late and not exact, and what actors make of them."""

from __future__ import annotations

from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.truth import Truth
from tests.stage import Stage

MINUTE, HOUR = 60, 3600


def stage(*sensors: dict[str, Any], seed: int = 1, **parts: Any) -> Stage:
    """The water stands at 100 and rises by 50 at minute 12."""
    water = {"label": "Water", "unit": "cm", "start": 100, "max": 1000, "sensors": list(sensors)}
    change = {"indicator": "water", "change": 50}
    return Stage(
        seed=seed,
        indicators={"water": water},
        facts={"high": {"text": "The water is high", "reads": {"indicator": "water"}, "truth": True}},
        injects=[{"id": "rise", "at": "12m", "kind": "condition", "effects": [change]}],
        **parts,
    )


def readings(scene: Stage, seat: str = "centre") -> list[tuple[int, int, int]]:
    """(minute it came, value, minute it was taken)."""
    return [
        (line.t // MINUTE, line.p["value"], line.p["as_of"] // MINUTE) for line in scene.seen(seat, "IndicatorReported")
    ]


def test_readings_come_late_and_only_when_they_differ() -> None:
    scene = stage({"by": "centre", "every": "10m", "delay": "5m"}).to(HOUR)
    assert readings(scene) == [(5, 100, 0), (25, 150, 20)]
    assert readings(scene, "ministry") == []
    shown = scene.session.views["centre"].indicators
    (figure,) = shown.values()
    assert (figure["value"], figure["as_of"], figure["unit"]) == (150, 20 * MINUTE, "cm")
    assert figure["history"] == [(0, 100), (20 * MINUTE, 150)]


def test_those_who_see_it_at_once_need_no_sensor() -> None:
    scene = stage({"by": "minister", "every": "10m"})
    assert scene.session.engine.index.readers("water") == ("minister",)
    scene.to(HOUR)
    assert readings(scene, "ministry") == [(0, 100, 0), (20, 150, 20)]


def test_an_error_stays_within_its_bound_and_is_drawn_anew_for_each_reading() -> None:
    scene = stage({"by": "centre", "every": "1m", "error": 7}).to(12 * MINUTE - 1)
    values = [value for _, value, _ in readings(scene)]
    assert len(set(values)) > 3
    assert all(93 <= value <= 107 for value in values)
    again = stage({"by": "centre", "every": "1m", "error": 7}).to(12 * MINUTE - 1)
    other = stage({"by": "centre", "every": "1m", "error": 7}, seed=2).to(12 * MINUTE - 1)
    assert readings(scene) == readings(again) != readings(other)


def test_a_reading_stays_within_the_bounds_of_the_indicator() -> None:
    scene = stage({"by": "centre", "every": "1m", "error": 1_000_000}).to(HOUR)
    values = {value for _, value, _ in readings(scene)}
    assert values <= set(range(1001))
    assert {0, 1000} <= values


def test_two_sensors_of_one_indicator_tell_their_own_actors() -> None:
    scene = stage({"by": "centre", "every": "30m"}, {"by": "minister", "every": "20m", "delay": "1m"}).to(HOUR)
    assert readings(scene) == [(0, 100, 0), (30, 150, 30)]
    assert readings(scene, "ministry") == [(1, 100, 0), (21, 150, 20)]


def test_what_an_actor_learns_is_what_its_sensor_last_said() -> None:
    scene = stage({"by": "centre", "every": "10m", "delay": "5m"}).to(24 * MINUTE)
    scene.learn("centre", "high").learn("minister", "high")
    known = scene.state.knowledge["centre", "high"]
    assert (known.content, known.as_of, known.tick) == (100, 10 * MINUTE, 24 * MINUTE)
    at_first_hand = scene.state.knowledge["minister", "high"]
    assert (at_first_hand.content, at_first_hand.as_of) == (150, 24 * MINUTE)


def test_before_the_first_reading_it_knows_how_things_stood_at_startex() -> None:
    scene = stage({"by": "centre", "every": "1h", "delay": "50m"}).to(24 * MINUTE)
    scene.learn("centre", "high")
    known = scene.state.knowledge["centre", "high"]
    assert (known.content, known.as_of) == (100, 0)


def test_an_actor_with_a_sensor_tells_others_its_last_reading() -> None:
    scene = stage({"by": "centre", "every": "10m", "delay": "5m"}).to(32 * MINUTE)
    knowledge = scene.session.engine.parts.knowledge
    assert knowledge.can_tell("centre", "high")
    assert knowledge.told_by("centre", "high") == (150, 20 * MINUTE)


def test_a_belief_within_the_error_of_the_worst_sensor_is_right() -> None:
    scene = stage({"by": "centre", "every": "10m", "error": 5}, {"by": "minister", "every": "10m", "error": 9})
    scene.to(HOUR)
    truth = Truth(Course(scene.session.engine.index, scene.session.lines))
    assert truth.of("high", 159, 0, HOUR) == "right"
    assert truth.of("high", 141, 0, HOUR) == "right"
    assert truth.of("high", 160, 0, HOUR) == "stale"
