"""The flood on the Vesdre, played: the book against nobody, the colours, and when the municipality acts."""

from __future__ import annotations

from functools import cache

from crisis_sim.model.state import State

from .test_headless import met, played


@cache
def _run(policy: str, variant: str = "base", seed: int = 2) -> State:
    return played("flood-vesdre", policy, seed, variant)


def _end(state: State, indicator: str) -> int:
    return state.indicators[indicator][-1][1]


def test_doing_nothing_is_worse_in_what_people_notice() -> None:
    book, nobody = _run("by-the-book"), _run("silent")
    assert met(nobody) < 0.4 < met(book)
    for indicator in ("warned-ahead", "public-trust", "cooperation", "eu-standing"):
        assert _end(book, indicator) > _end(nobody, indicator), indicator
    for indicator in ("boat-gap", "damage", "drivers-caught", "rumour-believed"):
        assert _end(book, indicator) < _end(nobody, indicator), indicator
    assert _end(book, "alarm-cost") > _end(nobody, "alarm-cost")
    assert _end(book, "crews") < _end(nobody, "crews")


def test_the_colours_come_from_the_forecaster_and_red_comes_late() -> None:
    state = _run("by-the-book")
    came = {value: t for t, value in reversed(state.indicators["warning"])}
    first_water = state.releases["first-water"][0]
    assert came[2] <= 3 * 3600
    assert first_water - 12 * 3600 <= came[3] < first_water


def test_when_the_municipality_acts_decides_who_is_warned_two_hours_ahead() -> None:
    early, orange, red = (_run("by-the-book", v) for v in ("base", "on-orange", "on-red"))  # the book acts at once
    assert _end(orange, "warned-ahead") > _end(red, "warned-ahead")
    assert _end(red, "alarm-cost") < _end(orange, "alarm-cost") < _end(early, "alarm-cost")


def test_what_the_coordinator_advises_the_mayor_orders() -> None:
    orders = _run("by-the-book").orders.values()
    assert {o.by for o in orders if o.measure == "declare-municipal-phase"} == {"mayor-rochevesdre"}
    assert not [o.measure for o in orders if o.by == "coordinator-rochevesdre" and o.measure == "ask-provincial-phase"]
