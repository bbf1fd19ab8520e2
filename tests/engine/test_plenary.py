"""Plenaries: the clock stands still, every seat may put one product, and control goes on."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis_sim.model.events import Command, Event
from crisis_sim.session.begin import begin, go_on
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.script import Script
from crisis_sim.session.replay import verify
from tests.stage import Stage, raw_of

MOVES: list[dict[str, Any]] = [
    {"id": "morning", "clock": "live", "until": "1h"},
    {
        "id": "plenary",
        "clock": "stopped",
        "minutes": 20,
        "title": "Look back",
        "questions": ["What would you delegate?"],
        "product": "options-paper",
    },
    {"id": "noon", "clock": "live", "until": "2h"},
]
INJECTS = [
    {"id": "at-the-hour", "at": "1h", "from": "observatory", "to": ["centre"], "channel": "mail", "title": "Due then"},
    {"id": "later", "at": "70m", "from": "observatory", "to": ["centre"], "channel": "mail", "title": "Due later"},
]


def stage(**parts: Any) -> Stage:
    """An hour, a plenary, another hour."""
    return Stage(**({"moves": MOVES, "end": None, "injects": INJECTS} | parts))


def test_time_stands_still_until_control_goes_on() -> None:
    scene = stage().to(5 * 3600)
    assert (scene.now, scene.state.status) == (3600, "stopped")
    scene.to(9 * 3600)
    assert scene.now == 3600
    assert [e.kind for e in scene.do("Resume")] == ["ExerciseResumed", "MoveStarted"]
    assert scene.state.status == "running"
    scene.to(9 * 3600)
    assert scene.state.status == "ended"
    assert scene.ticks("ExerciseEnded") == [7200]


def test_everybody_is_told_the_questions() -> None:
    scene = stage().to(5 * 3600)
    for seat in ("centre", "ministry"):
        told = scene.session.views[seat].move
        assert told["questions"] == [{"en": "What would you delegate?"}]
        assert (told["minutes"], told["product"], told["clock"]) == (20, "options-paper", "stopped")


def test_what_is_due_at_that_instant_still_happens() -> None:
    scene = stage().to(5 * 3600)
    assert scene.ticks("InjectReleased", inject="at-the-hour") == [3600]
    assert scene.ticks("InjectReleased", inject="later") == []


def test_discussing_is_free_and_acting_waits() -> None:
    scene = stage().to(5 * 3600)
    events = scene.do("SubmitProduct", "centre", product="options-paper", text="We would delegate the closing.")
    assert [e.kind for e in events] == ["ProductSubmitted"]
    assert scene.refused("OrderMeasure", "centre", measure="warn") == "not-now"
    assert scene.refused("SendMessage", "centre", to="minister", text="hello") == "not-now"
    assert [e.kind for e in scene.do("WriteLog", "centre", text="noted")] == ["LogWritten"]
    assert scene.refused("SubmitProduct", "centre", product="options-paper", text="") == "bad-parameter"


def test_an_emergency_in_a_plenary_comes_back_to_the_plenary() -> None:
    scene = stage().to(5 * 3600)
    scene.do("Suspend", why="fire alarm")
    assert scene.state.status == "suspended"
    scene.do("Resume")
    assert scene.state.status == "stopped"
    assert scene.session.views["centre"].status == "stopped"
    scene.do("Resume")
    assert scene.state.status == "running"
    assert scene.session.views["centre"].status == "running"


def test_policies_put_their_product_once_and_at_once() -> None:
    held = {"centre": "by-the-book", "ministry": "hesitant"}
    scene = stage(policies=held).to(5 * 3600)
    products = scene.events("ProductSubmitted", product="options-paper")
    assert sorted(e.p["seat"] for e in products) == ["centre", "ministry"]
    assert {e.t for e in products} == {3600}
    assert all("What would you delegate?" in e.p["text"] for e in products)
    assert scene.state.status == "stopped"


def test_random_players_do_not_talk_for_ever() -> None:
    scene = stage(policies={"centre": "random", "ministry": "random"}, seed=3).to(5 * 3600)
    assert len([e for e in scene.events("ProductSubmitted") if e.t == 3600]) <= 2


def test_without_people_the_exercise_goes_on_by_itself_and_replays() -> None:
    world = stage().world
    held = {seat.id: "by-the-book" for seat in world.scenario.seats}
    session = begin(world, 5, held)
    for _ in steps(session, Script()):
        pass
    assert session.ended
    kinds = [line.kind for line in session.lines if isinstance(line, Event)]
    assert kinds.index("ProductSubmitted") < kinds.index("ExerciseResumed")
    raw = raw_of(session, world, 5, held)
    assert verify(msgspec.json.decode(raw[0]), raw, "log").difference is None


def test_a_session_that_stopped_in_a_plenary_goes_on_there() -> None:
    world = stage().world
    held = {seat.id: "human" for seat in world.scenario.seats}
    session = begin(world, 5, held)
    session.frame(5 * 3600)
    raw = raw_of(session, world, 5, held)
    again = go_on(msgspec.json.decode(raw[0]), raw)
    assert (again.now, again.engine.state.status) == (3600, "stopped")
    again.frame(again.now, [Command("Resume")])
    again.frame(5 * 3600)
    assert again.ended
