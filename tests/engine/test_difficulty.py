"""Difficulty: more or fewer people, noise, time and lies; what is not touched stays as it was."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage import Stage

LINE = {"channels": {"line": {"names": "Line"}}}


def letter(id_: str, at: str, **changes: Any) -> dict[str, Any]:
    """A letter to the centre."""
    return {"id": id_, "at": at, "from": "police", "to": ["centre"], "channel": "line", "title": id_} | changes


@pytest.mark.parametrize(("factor", "people"), [(0.1, 1), (0.5, 2), (1.0, 3), (1.5, 5), (2.0, 6)])
def test_staff_scales_people_rounded_and_at_least_one(factor: float, people: int) -> None:
    seats = [{"id": "centre", "plays": ["centre"], "people": 3}]
    scene = Stage(seats=seats, factors={"staff": factor})
    assert scene.session.views["centre"].brief["people"] == people
    for _ in range(people + 1):
        scene.do("SendMessage", "centre", to="police", text="Hello", channel="mail")
    assert [e.p["from"] for e in scene.events("StaffCommitted")] == [0] * people + [60]


@pytest.mark.parametrize(("factor", "ticks"), [(0.5, [180, 240]), (1.0, [180, 180]), (2.0, [180, 180])])
def test_staff_scales_desks(factor: float, ticks: list[int]) -> None:
    injects = [letter(f"n{n}", "2m", to=["police"]) for n in range(2)]
    scene = Stage(injects=injects, factors={"staff": factor}, pack=LINE).to(600)
    assert scene.ticks("MessageRead") == ticks


def test_noise_scales_background_traffic() -> None:
    traffic = [{"from": "citizens", "to": "police", "channel": "line", "every": "10m", "spread": "constant"}]
    counts = {}
    for noise in (0.0, 0.5, 1.0, 2.0):
        scene = Stage(traffic=traffic, factors={"noise": noise}, pack=LINE).to(36_000)
        counts[noise] = len(scene.events("MessageSent", to="police"))
    assert counts == {0.0: 0, 0.5: 30, 1.0: 60, 2.0: 120}


def test_deadlines_scale_questions_and_expectations() -> None:
    asks = {"within": "10m", "options": [{"id": "go", "text": "Go"}, {"id": "stay", "text": "Stay"}]}
    expects = {"id": "exp", "seat": "centre", "within": "20m", "objective": "aim", "decision": {"inject": "note"}}
    scene = Stage(
        injects=[letter("note", "1m", asks=asks, expects=[expects])], factors={"deadlines": 0.5}, pack=LINE
    ).to(3600)
    assert scene.one("DecisionOpened").p["deadline"] == 60 + 300
    assert scene.ticks("ExpectationMissed") == [60 + 600]


def test_fewer_false_facts_leave_out_injects_that_carry_nothing_else() -> None:
    facts = {"lie": {"text": "A lie", "truth": False}, "truth": {"text": "A truth", "truth": True}}
    injects = [letter(f"lie-{n}", f"{n}m", facts=["lie"]) for n in range(1, 101)]
    injects += [letter("both", "3h", facts=["lie", "truth"]), letter("none", "3h")]
    left: dict[float, set[str]] = {}
    for share in (0.0, 0.3, 0.6, 1.0):
        scene = Stage(injects=injects, facts=facts, factors={"false_facts": share}, pack=LINE).to(5 * 3600)
        left[share] = {e.p["inject"] for e in scene.events("InjectReleased")}
        assert {e.p["why"] for e in scene.events("InjectSkipped")} <= {"difficulty"}
        assert {"both", "none"} <= left[share]
    assert [len(left[share]) for share in (0.0, 1.0)] == [2, 102]
    assert 20 <= len(left[0.3]) - 2 <= 40
    assert 50 <= len(left[0.6]) - 2 <= 70
    assert left[0.3] < left[0.6]  # common random numbers: an easier setting leaves out more of the same


def test_draws_of_a_run_follow_the_seed() -> None:
    draws = {"tide": {"spring": 0.7, "neap": 0.3}}
    injects = [letter("high", "1m", **{"if": {"draw": "tide", "is": "spring"}})]
    high = [
        bool(Stage(seed=n, draws=draws, injects=injects, pack=LINE).to(100).events("InjectReleased"))
        for n in range(100)
    ]
    assert 60 <= sum(high) <= 80
