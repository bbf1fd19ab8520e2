"""Effects: ramps are summed per tick and clamped, undone in time, drawn by key; channels, means, levels and phases."""

from __future__ import annotations

from typing import Any

from tests.stage import Stage

GAUGE = {"gauge": {"label": "Gauge", "start": 50, "seen_by": ["centre"]}}


def stage(*moves: dict[str, Any], gauge: dict[str, Any] | None = None, **parts: Any) -> Stage:
    """A world in which these moves of the gauge happen, each at its `at`."""
    injects = []
    for n, move in enumerate(moves):
        at = move.pop("at", "0s")
        injects.append({"id": f"x{n}", "at": at, "kind": "condition", "effects": [{"indicator": "gauge", **move}]})
    parts.setdefault("injects", injects)
    return Stage(indicators={"gauge": GAUGE["gauge"] | (gauge or {})}, **parts)


def course(scene: Stage) -> list[tuple[int, int]]:
    """(tick, value) of the gauge."""
    return scene.state.indicators["gauge"]


def test_a_change_comes_at_once_or_evenly() -> None:
    assert course(stage({"change": -7, "at": "1m"}).to(100)) == [(0, 50), (60, 43)]
    assert course(stage({"change": 4, "over": "1m"}).to(100)) == [(0, 50), (15, 51), (30, 52), (45, 53), (60, 54)]


def test_a_resolution_is_the_step_of_the_course() -> None:
    scene = stage({"change": 17, "over": "1m"}, gauge={"resolution": 5}).to(100)
    assert course(scene) == [(0, 50), (20, 55), (40, 60), (60, 65)]


def test_overlapping_ramps_are_one_event_a_tick() -> None:
    scene = stage({"change": 10, "over": "10m"}, {"change": 10, "over": "10m"}, {"change": -10, "over": "5m"})
    scene.to(3600)
    moved = scene.events("IndicatorMoved")
    assert len({e.t for e in moved}) == len(moved)
    assert course(scene)[-1] == (600, 60)
    # Until the fifth minute the two up and the one down cancel each other out whenever they meet.
    assert all(49 <= value <= 50 for tick, value in course(scene) if tick <= 300)


def test_the_sum_is_clamped_not_its_parts() -> None:
    scene = stage({"change": 80, "at": "1m"}, {"change": -60, "at": "1m"}).to(100)
    assert course(scene) == [(0, 50), (60, 70)]
    scene = stage({"change": 80, "at": "1m"}, {"change": -20, "at": "2m"}).to(200)
    assert course(scene) == [(0, 50), (60, 100), (120, 80)]


def test_a_passing_change_is_undone() -> None:
    assert course(stage({"change": -10, "for": "5m"}).to(400)) == [(0, 50), (0, 40), (300, 50)]


def test_undoing_gives_back_no_more_than_was_taken() -> None:
    scene = stage({"change": 80, "for": "5m"}).to(400)
    assert course(scene) == [(0, 50), (0, 100), (300, 50)]
    scene = stage({"change": 40, "over": "10m", "for": "5m"}).to(1000)
    assert max(value for _, value in course(scene)) == 69  # what was due at that very tick is not begun
    assert course(scene)[-1] == (300, 50)
    scene = stage({"change": 80, "for": "5m"}, {"change": -30, "at": "2m"}).to(400)
    assert course(scene) == [(0, 50), (0, 100), (120, 70), (300, 20)]


def test_a_huge_change_takes_no_longer_than_a_small_one() -> None:
    scene = stage({"change": 10**15, "over": "1h"}, {"change": -(10**15), "over": "1h", "at": "2h"}).to(4 * 3600)
    assert course(scene)[-1] == (7201, 0)


def test_seats_with_sensors_see_it_and_others_do_not() -> None:
    scene = stage({"change": 5, "at": "1m"}).to(100)
    assert [line.p["value"] for line in scene.seen("centre", "IndicatorReported")] == [55]
    assert not scene.seen("ministry", "IndicatorReported")
    assert scene.one("IndicatorMoved").audience == ()


def test_chance_effects_are_drawn_by_seed_and_origin() -> None:
    def spread(seed: int, *more: dict[str, Any]) -> int:
        chance = {"change": {"low": -20, "mode": 0, "high": 20}}
        return course(stage(dict(chance), *more, seed=seed).to(50))[-1][1]

    values = [spread(seed) for seed in range(40)]
    assert len(set(values)) > 10
    assert all(30 <= value <= 70 for value in values)
    assert values == [spread(seed, {"change": 1, "at": "1h"}) for seed in range(40)]


def test_means_come_and_go_but_never_below_nothing() -> None:
    def change(at: str, by: int) -> dict[str, Any]:
        return {"id": f"at-{at}", "at": at, "kind": "condition", "effects": [{"means": "boats", "change": by}]}

    means = {"boats": {"owner": "centre", "count": 3, "label": "Boats"}}
    scene = stage(injects=[change("1m", -2), change("2m", -4), change("3m", -1), change("4m", 5)], means=means).to(600)
    assert [(e.p["count"], e.p["free"]) for e in scene.events("MeansCommitted")] == [(2, 1), (1, 0)]
    assert [(e.p["count"], e.p["free"]) for e in scene.events("MeansReleased")] == [(5, 5)]


def test_facts_are_taught_phases_end_and_levels_are_set_by_injects() -> None:
    effects: list[dict[str, Any]] = [
        {"fact": "wave-coming", "learned_by": ["centre", "media"]},
        {"phase": "crisis"},
        {"level": "alert", "to": "amber"},
    ]
    injects = [
        {"id": "begin", "at": "1m", "from": "minister", "kind": "condition", "effects": effects},
        {
            "id": "finish",
            "at": "2m",
            "from": "minister",
            "kind": "condition",
            "effects": [{"phase": "crisis", "ends": True}],
        },
    ]
    facts = {"wave-coming": {"text": "A wave", "truth": True}}
    scene = stage(injects=injects, facts=facts).to(60)
    assert ("crisis", None) in scene.state.phases
    assert scene.state.levels["alert"] == ("amber", "minister")
    assert "crisis" in scene.session.views["ministry"].phases
    scene.to(120)
    assert not scene.state.phases
    assert scene.one("PhaseEnded").audience == ("ministry",)
    assert "crisis" not in scene.session.views["ministry"].phases


def test_a_territorial_phase_stands_for_the_territory_of_its_decider() -> None:
    injects = [
        {"id": town, "at": "1m", "from": f"mayor-{town}", "kind": "condition", "effects": [{"phase": "local"}]}
        for town in ("north", "south")
    ]
    scene = stage(injects=injects).to(100)
    assert set(scene.state.phases) == {("local", "north"), ("local", "south")}
