"""Means: units travel, work, rest, change shifts and run out; each of these is an event of its own."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.scenario.means import Means
from tests.stage import Stage

SEATS: list[dict[str, Any]] = [{"id": "centre", "plays": ["centre"]}, {"id": "town", "plays": ["mayor-north"]}]


def stage(**boats: Any) -> Stage:
    """A town with three boats; `evacuate` needs two of them for ten minutes and starts 210 seconds after its order."""
    means = {"boats": {"owner": "mayor-north", "count": 3, "label": "Boats", **boats}}
    return Stage(seats=SEATS, means=means, indicators={"safety": {"label": "Safety", "start": 50}})


def free(scene: Stage) -> list[tuple[int, str, int]]:
    """(tick, kind, units free) of everything that moved boats."""
    kinds = ("MeansCommitted", "MeansReleased", "MeansResting", "MeansOnDuty")
    found = [event for kind in kinds for event in scene.events(kind)]
    return [(event.t, event.kind, event.p["free"]) for event in sorted(found, key=lambda e: e.seq)]


def test_work_begins_when_the_boats_arrive() -> None:
    scene = stage(travel="40m")
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(3 * 3600)
    assert scene.ticks("MeansCommitted") == [210]
    assert scene.ticks("MeansArrived") == [210 + 2400]
    assert scene.ticks("MeasureStarted") == [210 + 2400]
    assert scene.ticks("MeansReleased") == [210 + 2400 + 600]
    assert scene.one("MeansCommitted").p["until"] == 210 + 2400 + 600
    assert "at_work" not in scene.one("MeansCommitted").p


def test_boats_under_way_are_not_at_work() -> None:
    scene = stage(travel="40m")
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(1200)
    assert (scene.state.means["boats"], scene.state.deployed.get("boats", 0)) == (1, 0)
    scene.to(2700)
    assert (scene.state.means["boats"], scene.state.deployed["boats"]) == (1, 2)
    scene.to(2 * 3600)
    assert (scene.state.means["boats"], scene.state.deployed["boats"]) == (3, 0)


def test_a_drawn_travel_time_lies_within_its_bounds_and_is_the_same_again() -> None:
    spread = {"low": 600, "mode": 1200, "high": 3000}
    scenes = [stage(travel=spread) for _ in range(2)]
    for scene in scenes:
        scene.do("OrderMeasure", "town", measure="evacuate")
        scene.to(3 * 3600)
    arrived = [scene.ticks("MeansArrived") for scene in scenes]
    assert arrived[0] == arrived[1]
    assert 600 <= arrived[0][0] - 210 <= 3000


def test_a_second_order_waits_until_boats_are_back() -> None:
    scene = stage()
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(2 * 3600)
    assert len(scene.events("MeansExhausted")) == 1
    back = scene.ticks("MeansReleased")[0]
    assert scene.ticks("MeasureStarted")[1] == back
    shown = [line.kind for line in scene.seen("town") if line.kind.startswith("Means")]
    assert shown == ["MeansCommitted", "MeansExhausted", "MeansReleased", "MeansCommitted", "MeansReleased"]


def test_a_crew_that_has_worked_long_enough_rests_before_it_is_free_again() -> None:
    scene = stage(rest={"after": "10m", "for": "2h"})
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(4 * 3600)
    assert free(scene) == [(210, "MeansCommitted", 1), (810, "MeansResting", 1), (810 + 7200, "MeansReleased", 3)]


def test_work_adds_up_until_a_crew_rests() -> None:
    scene = stage(count=2, rest={"after": "15m", "for": "1h"})
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(1800)
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(3 * 3600)
    assert [kind for _, kind, _ in free(scene)] == [
        "MeansCommitted", "MeansReleased", "MeansCommitted", "MeansResting", "MeansReleased",
    ]  # fmt: skip


def test_the_most_rested_units_go_first() -> None:
    scene = stage(count=4, rest={"after": "15m", "for": "1h"})
    for at in (0, 1800):
        scene.to(at).do("OrderMeasure", "town", measure="evacuate")
    scene.to(3 * 3600)
    assert not scene.events("MeansResting")  # two crews did one turn each


def test_shifts_change_how_many_are_on_duty() -> None:
    # The scene starts at ten; from noon on one boat has a crew, at two all have.
    shifts = [{"from": 6, "to": 12, "staff": 3}, {"from": 12, "to": 14, "staff": 1}, {"from": 14, "to": 20, "staff": 3}]
    scene = stage(shifts=shifts)
    scene.to(5 * 3600)
    assert free(scene) == [(7200, "MeansOnDuty", 1), (14_400, "MeansOnDuty", 3)]


def test_what_waits_begins_when_the_next_shift_comes() -> None:
    scene = stage(shifts=[{"from": 6, "to": 11, "staff": 1}, {"from": 11, "to": 20, "staff": 3}])
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(2 * 3600)
    assert scene.state.means["boats"] == 3
    assert scene.ticks("MeansExhausted") == [210]
    assert scene.ticks("MeasureStarted") == [3600]


def test_who_works_when_the_shift_ends_stays_until_done() -> None:
    scene = stage(travel="55m", shifts=[{"from": 6, "to": 11, "staff": 3}, {"from": 11, "to": 20, "staff": 0}])
    scene.do("OrderMeasure", "town", measure="evacuate")
    scene.to(2 * 3600)
    assert scene.ticks("MeasureCompleted") == [210 + 3300 + 600]
    assert scene.state.means["boats"] == 0


def test_a_seat_is_told_of_its_means_at_its_briefing() -> None:
    scene = stage(shifts=[{"from": 6, "to": 11, "staff": 2}])
    view = scene.session.views["town"]
    assert [(m["label"]["en"], m["all"], m["free"]) for m in view.brief["means"]] == [("Boats", 3, 2)]
    assert [m["free"] for m in view.means.values()] == [2]
    assert scene.session.views["centre"].brief["means"] == []


@pytest.mark.parametrize(
    "bad",
    [
        {"count": -1},
        {"count": 2_000_000},
        {"travel": {"low": -5, "mode": 0, "high": 5}},
        {"travel": {"low": 5, "mode": 1, "high": 9}},
        {"rest": {"after": 0, "for": 60}},
        {"rest": {"after": 60}},
    ],
)
def test_means_that_make_no_sense_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Means.model_validate({"owner": "x", "count": 1, "label": {"en": "Boats"}, **bad})
