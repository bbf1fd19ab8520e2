"""Legal clocks: they start with awareness, bind whom they bind, and are met in time or missed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage import Stage

FACTS: dict[str, Any] = {"leak": {"text": "Broken into", "truth": True, "clocks": ["breach"]}}
TOWN = [{"id": "town", "plays": ["mayor-north"]}]


def test_a_clock_starts_when_a_bound_actor_learns_and_only_once() -> None:
    scene = Stage(facts=FACTS, seats=TOWN)
    for actor in ("mayor-north", "mayor-south", "centre"):
        scene.learn(actor, "leak")
    started = scene.one("ClockStarted")
    assert (started.p["actor"], started.p["deadline"], started.audience) == ("mayor-north", 3600, ("town",))
    scene.to(100).learn("mayor-north", "leak")
    assert len(scene.events("ClockStarted")) == 1


def test_only_its_victims_have_to_report() -> None:
    scene = Stage(facts={"leak": FACTS["leak"] | {"victims": ["harbour"]}}, seats=TOWN)
    scene.learn("mayor-north", "leak").learn("harbour", "leak")
    assert [e.p["actor"] for e in scene.events("ClockStarted")] == ["harbour"]


def test_a_seat_that_does_nothing_misses_it() -> None:
    scene = Stage(facts=FACTS, seats=TOWN).learn("mayor-north", "leak").to(4000)
    assert scene.ticks("ClockMissed") == [3600]
    assert scene.session.views["town"].clocks["breach", "mayor-north"]["status"] == "missed"
    scene.do("OrderMeasure", "town", measure="report-breach")
    scene.to(8000)
    assert not scene.events("ClockMet")


@pytest.mark.parametrize(("ordered", "met"), [(3299, True), (3300, False), (3301, False)])
def test_a_report_at_the_deadline_tick_is_late(ordered: int, met: bool) -> None:
    scene = Stage(facts=FACTS, seats=TOWN).learn("mayor-north", "leak").to(ordered)
    scene.do("OrderMeasure", "town", measure="report-breach")
    scene.to(8000)
    assert bool(scene.events("ClockMet")) is met
    assert bool(scene.events("ClockMissed")) is not met


def test_a_desk_sees_to_its_clock_after_half_the_time() -> None:
    scene = Stage(facts=FACTS, seats=TOWN).learn("harbour", "leak").to(8000)
    assert scene.ticks("MeasureOrdered", measure="report-breach") == [1800]
    assert scene.ticks("ClockMet", actor="harbour") == [1800 + 300]
    assert not scene.events("ClockMissed")


def test_a_measure_may_start_a_clock_that_another_one_meets() -> None:
    clock = {"names": "Review", "kind": "legal", "within": "2h", "binds": ["centre"], "started_by": ["hurry"]}
    hurry = {"names": "Hurry", "family": "coordination", "by": ["centre", "minister"], "staff": "1m"}
    review = hurry | {"names": "Review", "effects": [{"meets": "review"}]}
    seats = [{"id": "centre", "plays": ["centre"]}, {"id": "ministry", "plays": ["minister"]}]
    scene = Stage(pack={"clocks": {"review": clock}}, measures={"hurry": hurry, "look-again": review}, seats=seats)
    scene.do("OrderMeasure", "ministry", measure="hurry")
    scene.to(600)
    assert scene.events("ClockStarted") == [], "it binds the centre only"
    scene.do("OrderMeasure", "centre", measure="hurry")
    scene.to(1200)
    started = scene.one("ClockStarted")
    assert (started.p["actor"], started.p["deadline"]) == ("centre", started.t + 7200)
    scene.do("OrderMeasure", "centre", measure="look-again")
    scene.to(3600)
    assert scene.one("ClockMet").p["clock"] == "review"
