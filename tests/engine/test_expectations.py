"""Expectations: met in time, missed, waived, avoided; counted from delivery to the seat."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stage import Stage

FACTS: dict[str, Any] = {"wave-coming": {"text": "A wave", "truth": True}, "lie": {"text": "A lie", "truth": False}}
KNOWS = {"knows": {"actor": "minister", "fact": "wave-coming"}}
RUMOUR = {"knows": {"actor": "media", "fact": "lie"}}


def stage(to: str = "centre", channel: str = "mail", **expectation: Any) -> Stage:
    """A letter at one minute, delivered at two, that expects something within ten."""
    expects = {"id": "exp", "seat": "centre", "within": "10m", "objective": "aim", "weight": 4} | expectation
    inject = {
        "id": "note",
        "at": "1m",
        "from": "police",
        "to": [to],
        "channel": channel,
        "title": "Note",
        "expects": [expects],
    }
    return Stage(injects=[inject], facts=FACTS)


def verdict(scene: Stage) -> tuple[str, int] | None:
    """How the expectation was closed, and when."""
    found = [e for e in scene.session.lines if e.kind.startswith("Expectation")]
    assert len(found) <= 1
    return (found[0].kind.removeprefix("Expectation"), found[0].t) if found else None


@pytest.mark.parametrize(
    ("tick", "expected"),
    [(90, ("Met", 120)), (300, ("Met", 300)), (719, ("Met", 719)), (720, ("Missed", 720)), (None, ("Missed", 720))],
)  # fmt: skip
def test_met_before_the_deadline_tick(tick: int | None, expected: tuple[str, int]) -> None:
    scene = stage(**KNOWS)
    if tick is not None:
        scene.to(tick).learn("minister", "wave-coming")
    scene.to(3600)
    assert verdict(scene) == expected
    closed = scene.events(f"Expectation{expected[0]}")[0]
    assert closed.p == {"expectation": "exp", "seat": "centre", "objective": "aim", "weight": 4}
    assert closed.audience == ()


@pytest.mark.parametrize(
    ("tick", "expected"), [(90, ("Missed", 120)), (300, ("Missed", 300)), (720, ("Met", 720)), (None, ("Met", 720))]
)
def test_what_is_to_be_avoided_must_not_come_true_before_the_deadline_tick(
    tick: int | None, expected: tuple[str, int]
) -> None:
    scene = stage(avoid=RUMOUR)
    if tick is not None:
        scene.to(tick).learn("media", "lie")
    scene.to(3600)
    assert verdict(scene) == expected


def test_a_result_at_the_deadline_tick_is_late_however_it_was_scheduled() -> None:
    measure = {"id": "warn", "status": "completed"}
    scene = stage(measure=measure)
    scene.to(720 - 240).do("OrderMeasure", "centre", measure="warn")  # three minutes of staff, one of work
    scene.to(3600)
    assert scene.state.orders["warn#1"].ticks["completed"] == 720
    assert verdict(scene) == ("Missed", 720)


def test_any_of_several_results_is_enough() -> None:
    results = [KNOWS, {"measure": {"id": "warn"}}, {"when": {"phase": "crisis"}}]
    scene = stage(any=results)
    scene.to(300).do("OrderMeasure", "centre", measure="warn")
    assert verdict(scene) == ("Met", 300)
    assert verdict(stage(any=results).to(3600)) == ("Missed", 720)


def test_something_avoided_among_several_results_counts_when_the_time_is_up() -> None:
    results = [KNOWS, {"avoid": RUMOUR}]
    assert verdict(stage(any=results).to(3600)) == ("Met", 720)
    assert verdict(stage(any=results).to(300).learn("minister", "wave-coming")) == ("Met", 300)
    scene = stage(any=results).to(300).learn("media", "lie")
    assert verdict(scene) is None
    assert verdict(scene.to(3600)) == ("Missed", 720)


def test_waived_when_there_is_nothing_left_to_do() -> None:
    scene = stage(**KNOWS, waived_if={"knows": {"actor": "minister", "fact": "wave-coming", "before": "note"}})
    scene.learn("minister", "wave-coming").to(3600)
    assert verdict(scene) == ("Waived", 120)


def test_a_decision_is_expected_in_time_and_for_an_option() -> None:
    asks = {"within": "8m", "options": [{"id": "go", "text": "Go"}, {"id": "stay", "text": "Stay"}]}
    for option, expected in (("a", ("Met", 180)), ("b", ("Missed", 720)), (None, ("Missed", 720))):
        expects = {
            "id": "exp",
            "seat": "centre",
            "within": "10m",
            "objective": "aim",
            "decision": {"inject": "note", "option": "go"},
        }
        inject = {
            "id": "note",
            "at": "1m",
            "from": "police",
            "to": ["centre"],
            "channel": "mail",
            "title": "Note",
            "asks": asks,
            "expects": [expects],
        }
        scene = Stage(injects=[inject]).to(180)
        if option:
            scene.do("Decide", "centre", decision="d1", option=option)
        assert verdict(scene.to(3600)) == expected


def test_the_time_counts_from_delivery_to_the_seat_or_from_release_to_others() -> None:
    assert verdict(stage(to="centre", **KNOWS).to(3600)) == ("Missed", 120 + 600)
    assert verdict(stage(to="minister", **KNOWS).to(3600)) == ("Missed", 60 + 600)
    scene = stage(to="minister", seat="ministry", **KNOWS)  # the actor is named, its seat is meant
    assert verdict(scene.to(3600)) == ("Missed", 120 + 600)


def test_nothing_is_expected_of_whom_the_inject_never_reaches() -> None:
    expects = {"id": "exp", "seat": "centre", "within": "10m", "objective": "aim", **KNOWS}
    inject = {
        "id": "note",
        "at": "1m",
        "from": "police",
        "to": ["centre"],
        "channel": "gone",
        "title": "Note",
        "expects": [expects],
    }
    channels = {"gone": {"names": "Gone", "availability": 0}}
    assert verdict(Stage(injects=[inject], facts=FACTS, pack={"channels": channels}).to(3600)) is None
