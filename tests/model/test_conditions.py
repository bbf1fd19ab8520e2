"""Conditions: what is so (for the scenario) and what is known to be so (for a seat that wants to order)."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from crisis_sim.model.holds import holds
from crisis_sim.model.mandate import satisfied
from crisis_sim.scenario.condition import Condition
from tests.stage import Stage

CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
FACTS: dict[str, Any] = {
    "wave-coming": {"text": "A wave", "truth": True},
    "leak": {"text": "Broken into", "truth": True, "clocks": ["breach"]},
}
LATER = {"id": "later", "at": "2h", "kind": "condition"}
MANUAL = {"id": "left", "manual": {"suggest": {"at": "1m"}, "unattended": "skip"}, "kind": "condition"}


@pytest.fixture
def scene() -> Stage:
    """Ten minutes in: amber alert, crisis and a local phase, a wave known to the centre, a clock that runs."""
    effects = [{"level": "alert", "to": "amber"}, {"phase": "crisis"}]
    injects = [
        {"id": "begin", "at": "1m", "from": "minister", "kind": "condition", "effects": effects},
        {"id": "town", "at": "1m", "from": "mayor-north", "kind": "condition", "effects": [{"phase": "local"}]},
        LATER,
        MANUAL,
    ]
    gauge = {"gauge": {"label": "Gauge", "start": 50}}
    boats = {"boats": {"owner": "centre", "count": 2, "label": "Boats"}}
    made = Stage(
        injects=injects, facts=FACTS, indicators=gauge, means=boats, draws={"tide": {"high": 1.0, "low": 0.0}}
    ).to(600)
    return made.learn("centre", "wave-coming").learn("mayor-north", "leak")


def test_what_is_so(scene: Stage) -> None:
    def so(condition: dict[str, Any]) -> bool:
        engine = scene.session.engine
        return holds(engine.index, engine.state, CONDITION.validate_python(condition), engine.now)

    true: list[dict[str, Any]] = [
        {"level": "alert", "is": "amber"},
        {"level": "alert", "at_least": "green"},
        {"level": "alert", "at_least": "amber"},
        {"phase": "crisis"},
        {"phase": "local"},
        {"phase": "local", "territory": "north"},
        {"clock": "breach", "status": "started"},
        {"clock": "breach", "status": "started", "actor": "mayor-north"},
        {"draw": "tide", "is": "high"},
        {"means": "boats", "free": 2},
        {"inject": "begin"},
        {"inject": "left", "status": "skipped"},
        {"elapsed": "10m"},
        {"indicator": "gauge", "above": 49, "below": 51},
        {"fact": "wave-coming", "known_to": "centre"},
        {"knows": {"actor": "centre", "fact": "wave-coming", "before": "later"}},
        {"any": [{"phase": "crisis"}, {"elapsed": "1d"}]},
        {"not": {"convened": "cell"}},
    ]
    false: list[dict[str, Any]] = [
        {"level": "alert", "is": "red"},
        {"level": "alert", "at_least": "red"},
        {"phase": "local", "territory": "south"},
        {"clock": "breach", "status": "met"},
        {"clock": "breach", "status": "started", "actor": "centre"},
        {"draw": "tide", "is": "low"},
        {"means": "boats", "free": 3},
        {"inject": "later"},
        {"inject": "begin", "status": "skipped"},
        {"elapsed": "11m"},
        {"indicator": "gauge", "above": 50},
        {"fact": "wave-coming", "known_to": "media"},
        {"knows": {"actor": "centre", "fact": "wave-coming", "before": "begin"}},
        {"measure": "warn", "status": "proposed"},
        {"decision": "begin"},
        {"move": "day"},
        {"product": "sitrep"},
        {"asked": {"actor": "centre", "of": "police"}},
        {"all": [{"phase": "crisis"}, {"elapsed": "1d"}]},
        {"not": {"phase": "crisis"}},
    ]
    assert [so(condition) for condition in true] == [True] * len(true)
    assert [so(condition) for condition in false] == [False] * len(false)


def test_a_measure_has_reached_every_status_up_to_its_own(scene: Stage) -> None:
    def so(status: str, **more: str) -> bool:
        engine = scene.session.engine
        condition = CONDITION.validate_python({"measure": "convene-cell", "status": status, **more})
        return holds(engine.index, engine.state, condition, engine.now)

    scene.do("OrderMeasure", "ministry", measure="convene-cell")
    assert [so(status) for status in ("proposed", "ordered", "started", "refused")] == [True, True, False, False]
    scene.to(900)
    assert all(so(status) for status in ("proposed", "ordered", "transmitted", "started", "completed", "confirmed"))
    assert so("ordered", by="minister")
    assert not so("ordered", by="centre")
    scene.do("Propose", "centre", measure="patrol", to="harbour", channel="mail")
    scene.to(9000)
    engine = scene.session.engine
    for status, expected in (("refused", True), ("proposed", False)):
        condition = CONDITION.validate_python({"measure": "patrol", "status": status})
        assert holds(engine.index, engine.state, condition, engine.now) is expected


@pytest.mark.parametrize(
    ("condition", "centre", "minister"),
    [
        (None, True, True),
        ({"phase": "crisis"}, False, True),
        ({"not": {"phase": "crisis"}}, True, False),
        ({"level": "alert", "is": "amber"}, False, True),
        ({"level": "alert", "is": "green"}, True, False),
        ({"level": "alert", "at_least": "amber"}, False, True),
        ({"fact": "wave-coming", "known_to": "centre"}, True, True),
        ({"not": {"fact": "wave-coming", "known_to": "centre"}}, False, True),
        ({"knows": {"actor": "minister", "fact": "wave-coming"}}, True, False),
        ({"convened": "cell"}, False, False),
        ({"indicator": "gauge", "below": 10}, True, True),
        ({"not": {"indicator": "gauge", "above": 10}}, True, True),
        ({"all": [{"indicator": "gauge", "below": 10}, {"phase": "crisis"}]}, False, True),
        ({"any": [{"indicator": "gauge", "below": 10}, {"phase": "crisis"}]}, True, True),
        ({"any": [{"convened": "cell"}, {"phase": "crisis"}]}, False, True),
    ],
)
def test_what_is_known_to_be_so(scene: Stage, condition: Any, centre: bool, minister: bool) -> None:
    """What an actor can't know, one way or the other, does not stand in its way."""
    engine = scene.session.engine
    wanted = CONDITION.validate_python(condition) if condition is not None else None
    found = [satisfied(engine.index, engine.state, wanted, (actor,)) for actor in ("centre", "minister")]
    assert found == [centre, minister]
