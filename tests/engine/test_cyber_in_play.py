"""The hazard `cyber` in play: it spreads, is seen, isolated, cleaned; links to nowhere and wild numbers are refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from crisis_sim.scenario.hazard.cyber import Cyber
from tests.stage import Stage

INDICATORS = {
    "hit": {"label": "Hit", "start": 0, "max": 1000, "seen_by": ["centre"]},
    "service": {"label": "Service", "start": 100},
    "warned": {"label": "Warned", "start": 0},
}
WORM: dict[str, Any] = {
    "model": "cyber",
    "kind": "worm",
    "assets": [{"id": "desk", "count": 1}, {"id": "clients", "count": 200, "service": 80}],
    "links": [{"from": "desk", "to": "clients", "rate": 4}, {"from": "clients", "to": "clients", "rate": 2}],
    "entry": "desk",
    "harm": 50,
    "drives": {"hit": {"reads": "hit:clients"}, "service": {"reads": "service"}},
}


def stage(hazard: dict[str, Any], *moves: dict[str, Any], seed: int = 1, **parts: Any) -> Stage:
    """A world with this hazard, in which these levers are moved, each at its `at`."""
    injects = [
        {"id": f"x{n}", "at": move["at"], "kind": "condition", "effects": [{"hazard": "him"} | _without_at(move)]}
        for n, move in enumerate(moves)
    ]
    if injects:
        parts["injects"] = injects
    return Stage(seed=seed, indicators=INDICATORS, hazards={"him": hazard}, **parts)


def _without_at(move: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in move.items() if key != "at"}


def value(scene: Stage, indicator: str) -> int:
    """What an indicator says now."""
    return scene.state.indicators[indicator][-1][1]


def output(scene: Stage, name: str) -> int:
    """What the hazard says now."""
    return scene.session.engine.parts.hazards.output("him", name)


def test_a_worm_spreads_until_nothing_is_open_and_service_falls() -> None:
    scene = stage(WORM)
    course = []
    for hour in range(1, 13):
        scene.to(hour * 3600)
        course.append((value(scene, "hit"), value(scene, "service")))
    hits = [hit for hit, _ in course]
    assert hits == sorted(hits)
    assert course[0][0] < 40
    assert course[-1] == (200, 60)  # 80 percent of service, of which a held client loses half


def test_the_same_seed_gives_the_same_course_and_another_another() -> None:
    one, same, other = (stage(WORM, seed=seed).to(3 * 3600) for seed in (1, 1, 2))
    assert one.state.indicators == same.state.indicators
    assert one.state.indicators != other.state.indicators


def test_isolation_stops_it_and_costs_service() -> None:
    scene = stage(WORM, {"at": "1h", "lever": "isolated:clients", "to": 100}).to(3600 + 300)
    early = value(scene, "hit")
    assert value(scene, "service") == 20
    scene.to(12 * 3600)
    assert value(scene, "hit") == early < 60


def test_slowing_it_by_all_stops_it() -> None:
    scene = stage(WORM, {"at": "0s", "lever": "slowed", "to": 100}).to(12 * 3600)
    assert value(scene, "hit") == 0


def test_the_warned_close_the_door_or_find_him() -> None:
    """A warning before it spreads protects half; the same warning afterwards only finds what is there."""
    early = stage(WORM, {"at": "0s", "lever": "warned", "to": 50}).to(12 * 3600)
    late = stage(WORM, {"at": "10h", "lever": "warned", "to": 50}).to(12 * 3600)
    assert 95 <= output(early, "hit:clients") <= 105
    assert output(late, "hit:clients") == 200
    assert 90 <= output(late, "detected") <= 110
    assert value(late, "service") < value(early, "service")


def test_an_indicator_can_say_who_is_warned() -> None:
    raised = {"id": "raise", "at": "10m", "kind": "condition", "effects": [{"indicator": "warned", "change": 100}]}
    scene = stage(WORM | {"warned": {"indicator": "warned"}}, injects=[raised]).to(12 * 3600)
    assert output(scene, "hit:clients") < 10
    assert output(scene, "active") == 0


def test_found_assets_are_cleaned_by_analysts_and_come_back() -> None:
    hazard = WORM | {"detect": "4h", "eradicate": "30m", "recover": "1h"}
    alone = stage(hazard).to(24 * 3600)
    helped = stage(hazard, {"at": "0s", "lever": "analysts", "to": 10}).to(24 * 3600)
    assert output(alone, "restored") == 0
    assert output(alone, "isolated") == output(alone, "detected") > 100
    assert output(helped, "restored") > 100
    assert value(helped, "service") > value(alone, "service")


def test_an_intruder_goes_hop_by_hop_in_a_race_with_those_who_look() -> None:
    chain = WORM | {
        "kind": "intrusion",
        "assets": [{"id": name, "count": 1} for name in ("desk", "clients", "core")],
        "links": [{"from": "desk", "to": "clients", "rate": 1}, {"from": "clients", "to": "core", "rate": 1}],
    }
    reached = {
        name: [output(stage(chain | look, seed=seed).to(24 * 3600), "hit:core") for seed in range(1, 41)]
        for name, look in (("nobody looks", {}), ("watched", {"detect": "30m"}))
    }
    assert sum(reached["nobody looks"]) == 40
    assert sum(reached["watched"]) < 20


def test_a_denial_of_service_grows_and_is_filtered_with_collateral() -> None:
    hazard = {
        "model": "cyber",
        "kind": "denial",
        "assets": [{"id": "edge", "service": 100}],
        "attack": 300,
        "demand": 60,
        "collateral": 10,
        "drives": {"service": {"reads": "service"}},
    }
    scene = stage(hazard, {"at": "1h", "lever": "filter", "to": 100, "over": "30m"})
    scene.to(1800)
    assert output(scene, "load") == 72  # of 3.6 times what the edge can carry, 1 / 3.6 passes
    assert value(scene, "service") == 28
    scene.to(2 * 3600)
    assert (output(scene, "load"), value(scene, "service")) == (10, 90)


def test_every_output_is_there_from_the_start_and_nothing_is_lost() -> None:
    scene = stage(WORM | {"detect": "2h", "recover": "1h"}, {"at": "1h", "lever": "analysts", "to": 2})
    for hour in range(1, 10):
        scene.to(hour * 3600)
        out = {name: output(scene, name) for name in scene.world.scenario.hazards["him"].outputs()}
        assert out["hit"] == out["active"] + out["isolated"] + out["restored"] <= 201
        assert out["hit"] == out["hit:desk"] + out["hit:clients"]
        assert 0 <= out["service"] <= 100
        assert 0 <= out["strength"] <= 1000


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"assets": [{"id": "desk", "count": -1}]}, "greater than or equal"),
        ({"assets": [{"id": "desk", "count": 2_000_000}]}, "less than or equal"),
        ({"assets": [{"id": f"a{n}"} for n in range(2001)]}, "at most 2000"),
        ({"assets": [{"id": "desk", "service": 60}, {"id": "clients", "service": 60}]}, "more than 100 percent"),
        ({"assets": []}, "at least 1"),
        ({"links": [{"from": "desk", "to": "clients", "rate": -1}]}, "greater than or equal"),
        ({"links": [{"from": "desk", "to": "clients", "rate": 1e9}]}, "less than or equal"),
        ({"entry": []}, "where the intruder stands"),
        ({"detect": "0s"}, "greater than or equal"),
        ({"pace": {"low": -5, "mode": 0, "high": 9}}, "pace"),
        ({"pace": 10**9}, "pace"),
        ({"harm": 101}, "less than or equal"),
        ({"kind": "virus"}, "worm"),
        ({"exploit": "x"}, "Extra inputs"),
    ],
)
def test_what_cannot_be_is_refused(change: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        TypeAdapter(Cyber).validate_python(WORM | change)


def test_unknown_and_doubled_assets_are_named_with_their_place() -> None:
    hazard = TypeAdapter(Cyber).validate_python(
        WORM | {"links": [{"from": "desk", "to": "cleints", "rate": 1}], "entry": ["nowhere"]}
    )
    assert [(wrong.path, wrong.message) for wrong in hazard.misnomers()] == [
        (("entry", 0), "there is no asset `nowhere`"),
        (("links", 0, "to"), "there is no asset `cleints`"),
    ]
    twice = TypeAdapter(Cyber).validate_python(WORM | {"assets": [{"id": "desk"}, {"id": "desk"}], "links": []})
    assert [wrong.path for wrong in twice.misnomers()] == [("assets", 1, "id")]


def test_the_largest_hazard_still_steps() -> None:
    assets = [{"id": f"a{n}", "count": 1_000_000} for n in range(2000)]
    links = [{"from": f"a{n}", "to": f"a{(n + 1) % 2000}", "rate": 10_000} for n in range(2000)]
    scene = stage(WORM | {"assets": assets, "links": links, "entry": "a0", "drives": {}}).to(1200)
    assert output(scene, "hit") > 1
