"""When a condition came true, judged after the fact, and what the engine's own watch saw while it happened."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from crisis_sim.analysis.measuring.conditions import first_true
from crisis_sim.model.events import Event
from crisis_sim.model.fold import apply
from crisis_sim.model.holds import holds
from crisis_sim.model.index import Index
from crisis_sim.model.state import fresh
from crisis_sim.scenario.compiled import Compiled
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.story import Inject
from tests.analysis.any_conditions import CONDITION
from tests.model.any_commands import HOLDERS, SEEDS, WORLD, fit, script
from tests.stage import Given, Stage, play

EXPLORE = int(os.environ.get("EXPLORE", "0"))
MANY = settings(
    max_examples=EXPLORE or 60,
    derandomize=not EXPLORE,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PARSED: TypeAdapter[Any] = TypeAdapter(Condition)


def watched(conditions: list[dict[str, Any]]) -> Compiled:
    """The small scenario with an inject that fires on each condition and does nothing."""
    probes = tuple(
        Inject.model_validate({"id": f"watch-{n}", "when": condition, "kind": "condition"})
        for n, condition in enumerate(conditions)
    )
    scenario = WORLD.scenario.model_copy(update={"injects": (*WORLD.scenario.injects, *probes)})
    return WORLD.model_copy(update={"scenario": scenario})


def ever(index: Index, events: list[Event], condition: Any) -> int | None:
    """The first tick at which the condition held for a moment, however short."""
    state = fresh(index)
    for event in events:
        apply(state, event)
        if event.kind != "SeatBriefed" and state.status != "ready" and holds(index, state, condition, state.now):
            return event.t
    return None


def assert_same(watch: int | None, judged: int | None, at_all: int | None, what: Any) -> None:
    """The watch sees some moments within a tick: it fires no later than judged, no earlier than true at all."""
    if at_all == judged:
        assert watch == judged, what
    elif watch != judged:
        assert at_all is not None
        assert watch is not None
        assert at_all <= watch, what
        assert judged is None or watch < judged, what


@MANY
@given(st.lists(CONDITION, min_size=3, max_size=8), script(), SEEDS, HOLDERS)
def test_it_is_the_tick_at_which_the_engine_fires(
    conditions: list[dict[str, Any]], given: list[Given], seed: int, seats: dict[str, str]
) -> None:
    world = watched(conditions)
    run = play(world, given, seed=seed, seats=seats, fit=fit)
    index = Index(world)
    parsed = [PARSED.validate_python(condition) for condition in conditions]
    fired = {e.p["inject"]: e.t for e in run.events if e.kind == "InjectReleased"}
    for n, tick in enumerate(first_true(index, run.session.lines, parsed)):
        assert_same(fired.get(f"watch-{n}"), tick, ever(index, run.events, parsed[n]), conditions[n])


def judged(stage: Stage, **condition: Any) -> int | None:
    """The tick of one condition in a scene so far."""
    (tick,) = first_true(Index(stage.world), stage.session.lines, [PARSED.validate_python(condition)])
    return tick


def gauge(change: int, at: str, over: str = "0s") -> dict[str, Any]:
    """An inject that moves the only indicator."""
    moves = {"indicator": "gauge", "change": change, "over": over}
    return {"id": f"move-{at.replace(' ', '-')}", "at": at, "kind": "condition", "effects": [moves]}


def test_for_a_while_means_without_a_break() -> None:
    injects = [gauge(10, "10m"), gauge(-10, "15m"), gauge(10, "20m")]
    stage = Stage(indicators={"gauge": {"label": "Gauge", "start": 0}}, injects=injects, end={"elapsed": "1h"}).to(4000)
    assert judged(stage, indicator="gauge", above=5) == 600
    assert judged(stage, indicator="gauge", above=5, **{"for": "6m"}) == 1200 + 360
    assert judged(stage, indicator="gauge", above=5, **{"for": "40m"}) == 3600
    assert judged(stage, indicator="gauge", above=5, **{"for": "2401s"}) is None
    assert judged(stage, indicator="gauge", below=5, **{"for": "9m"}) == 540


def test_time_alone_makes_it_true_between_events() -> None:
    stage = Stage(indicators={"gauge": {"label": "Gauge", "start": 0}}, end={"elapsed": "1h"}).to(4000)
    assert judged(stage, elapsed="17m") == 1020
    assert judged(stage, all=[{"elapsed": "17m"}, {"not": {"elapsed": "18m"}}]) == 1020
    assert judged(stage, all=[{"elapsed": "20m"}, {"not": {"elapsed": "18m"}}]) is None


def test_what_would_come_true_after_the_end_is_not_seen() -> None:
    stage = Stage(end={"elapsed": "30m"}).to(7200)
    assert judged(stage, elapsed="30m") == 1800
    assert judged(stage, elapsed="31m") is None


def test_true_for_a_part_of_one_tick_does_not_count() -> None:
    injects = [gauge(10, "10m"), {**gauge(-10, "10m"), "id": "back"}]
    stage = Stage(indicators={"gauge": {"label": "Gauge", "start": 0}}, injects=injects).to(1200)
    assert judged(stage, indicator="gauge", above=5) is None
