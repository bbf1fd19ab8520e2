"""July 2021 comes out as it was recorded, as far as the model claims it; November 2023 runs by the book."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest

from crisis_sim.scenario.check import load
from tests.docs.reconstruction import SCRIPT, Course, compiled, courses, deaths_class


@cache
def july() -> Course:
    return next(courses("vesdre-2021", f"script:{SCRIPT}", range(1, 2)))


def hour(text: str) -> datetime:
    return datetime.fromisoformat(f"2021-07-{text}+02:00")


def off(at: datetime | None, recorded: str) -> float:
    """Hours between the simulated and the recorded time."""
    assert at is not None
    return abs((at - hour(recorded)).total_seconds()) / 3600


@pytest.mark.parametrize("name", ["vesdre-2021", "west-flanders-2023"])
def test_they_are_sound(name: str) -> None:
    assert [str(problem) for problem in load(name).problems] == []


def test_the_script_is_carried_out_whole() -> None:
    refused = [event.p for event in july().events if event.kind == "CommandRejected"]
    assert refused == []
    orders = sum(event.kind == "MeasureOrdered" for event in july().events)
    assert orders >= len(SCRIPT.read_text(encoding="utf-8").splitlines())


def test_the_peaks_at_eupen() -> None:
    assert july().most("eupen-inflow") == pytest.approx(268, abs=5)
    assert july().most("eupen-outflow") == pytest.approx(196, abs=5)
    assert 100 <= july().most("rain") <= 115
    assert deaths_class(july().most("deaths")) == 4


def test_hours_that_follow_from_the_water() -> None:
    assert off(july().reaches("spilling", 1), "14T22:53") <= 1
    assert off(july().crest("verviers-level"), "15T03:00") <= 1
    assert july().most("municipalities") == 6


def test_phases_and_requests_come_on_the_recorded_day() -> None:
    assert off(july().at("PhaseDeclared", by="mayor-chaudfontaine"), "14T10:00") <= 0.25
    provincial, federal = (july().at("PhaseDeclared", phase=name) for name in ("provincial", "federal"))
    assert provincial is not None
    assert federal is not None
    assert (provincial.day, federal.day) == (14, 15)
    assert july().at("MeasureStarted", measure="request-eu-mechanism") is not None
    assert july().at_work("boats", 14) == 22
    assert 55 <= july().at_work("boats", 15) <= 61


def test_only_what_existed_then_takes_part() -> None:
    actors, channels = compiled("vesdre-2021").actors, compiled("vesdre-2021").channels
    assert "crc-w" in actors
    assert "cortex" not in actors
    assert "icms" in channels
    assert "paragon" not in channels
