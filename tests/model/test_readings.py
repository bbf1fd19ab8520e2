"""Figures that a seat gets or was told of: grouped by interest, with their age, and nothing of what it may not see."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.fleet import fleets
from crisis_sim.model.readings import Reading, readings, telling
from tests.stage import Stage

SEATS: list[dict[str, Any]] = [
    {"id": "town", "plays": ["mayor-north"]},
    {"id": "centre", "plays": ["centre"]},
    {"id": "ministry", "plays": ["minister"]},
]
INDICATORS: dict[str, Any] = {
    "water": {"label": "Water", "unit": "cm", "start": 40, "max": 300, "better": "less", "seen_by": ["mayor-north"]},
    "trust": {"label": "Trust", "start": 50, "better": "more"},
    "quiet": {"label": "Quiet", "start": 5, "sensors": [{"by": ["mayor-north"], "every": "10m", "delay": "5m"}]},
}
FACTS: dict[str, Any] = {
    "height": {"text": "The water stands at", "truth": True, "reads": {"indicator": "water"}, "reliability": "B2"},
    "mood": {"text": "People who trust us:", "truth": True, "reads": {"indicator": "trust"}},
}
RISE = {"id": "rise", "at": "10m", "kind": "condition", "effects": [{"indicator": "water", "change": 100}]}


def scene(**parts: Any) -> Stage:
    """Three seats, three figures."""
    return Stage(seats=SEATS, indicators=INDICATORS, facts=FACTS, injects=[RISE], **parts)


def of(stage: Stage, seat: str) -> dict[str, Reading]:
    """What a seat knows, by name."""
    return {one.label["en"]: one for one in readings(stage.session.views[seat])}


def test_a_seat_is_told_at_its_briefing_which_readings_it_gets() -> None:
    stage = scene().to(1)
    brief = stage.session.views["town"].brief
    assert [figure["label"]["en"] for figure in brief["readings"].values()] == ["Water", "Quiet"]
    assert stage.session.views["centre"].brief["readings"] == {}
    assert "'water'" not in str(brief["readings"]), "author's ids stay behind"
    assert of(stage, "town")["Water"].latest is None, "nothing has come in yet"


def test_readings_carry_bounds_direction_and_history() -> None:
    stage = scene().to(700)
    water = of(stage, "town")["Water"]
    assert (water.low, water.high, water.better, water.unit) == (0, 300, "less", "cm")
    assert water.latest == (600, 140)
    assert water.hearsay is None


def test_what_others_tell_is_hearsay_until_the_own_sensor_shows_more() -> None:
    stage = scene().to(60).learn("mayor-north", "height")
    fact = stage.fact("town", "height")
    stage.do("SendMessage", "town", to=["centre"], channel="mail", facts=[fact], text="Look")
    stage.to(2000).do("Open", "centre", msg="m1")
    assert of(stage, "ministry") == {}
    heard = of(stage, "centre")["Water"]
    assert heard.hearsay is not None
    assert (heard.hearsay.source, heard.hearsay.value, heard.hearsay.as_of) == ("mayor-north", 40, 120)
    assert not heard.measured
    own = of(stage, "town")["Water"]
    assert [told.source for told in own.told] == [None], "their own people saw it"
    assert own.hearsay is None
    assert own.points == [(60, 40), (600, 140)]


def test_a_seat_that_was_not_told_knows_of_no_figure() -> None:
    stage = scene().to(60).learn("mayor-north", "height").to(3000)
    assert of(stage, "ministry") == {}
    assert "Water" not in str(stage.seen("ministry"))
    assert "Trust" not in str(stage.seen("town")) + str(stage.seen("centre"))


def test_other_values_of_what_nobody_reads_change_nothing_for_anybody() -> None:
    other = {**INDICATORS, "trust": {"label": "Confidence", "start": 10, "max": 20, "better": "less"}}
    slices = []
    for indicators in (INDICATORS, other):
        stage = Stage(seats=SEATS, indicators=indicators, facts=FACTS, injects=[RISE]).to(3000)
        slices.append({seat["id"]: stage.seen(seat["id"]) for seat in SEATS})
    assert slices[0] == slices[1]


def test_the_most_telling_is_near_its_worst_or_on_the_move() -> None:
    view = scene().to(1300).session.views["town"]
    assert [one.label["en"] for one in telling(view, 1300, 1)] == ["Water"]
    assert len(telling(view, 1300, 9)) == 2


def test_means_on_their_way_at_work_and_at_rest_are_counted() -> None:
    boats = {"owner": "mayor-north", "count": 3, "label": "Boats", "travel": "10m", "place": "quay",
             "rest": {"after": "5m", "for": "1h"}}  # fmt: skip
    places = {"hill": {"at": [0, 0], "label": "Hill"}, "quay": {"at": [1, 1], "label": "Quay"}}
    stage = scene(means={"boats": boats}, places=places).to(10)
    view = stage.session.views["town"]
    assert [(fleet.all, fleet.free, fleet.at) for fleet in fleets(view, 10)] == [(3, 3, 1)]
    stage.do("OrderMeasure", "town", measure="evacuate")
    seen = set()
    for t in range(60, 9000, 60):
        stage.to(t)
        (fleet,) = fleets(view, t)
        assert fleet.free + fleet.travelling + fleet.at_work + fleet.resting == 3
        seen.add((fleet.travelling, fleet.at_work, fleet.resting))
    assert seen == {(0, 0, 0), (2, 0, 0), (0, 2, 0), (0, 0, 2)}
