"""Hazards with parameters made to hurt: each is refused with its place, or runs to the end and replays alike."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stage import PACKS, raw_of, to_endex

from crisis_sim.engine import sensors
from crisis_sim.engine.hazards import runner
from crisis_sim.engine.kernel import EndlessError
from crisis_sim.model.events import Command
from crisis_sim.scenario.check import load
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.scenario.suggest import nearest
from crisis_sim.session.begin import begin
from crisis_sim.session.replay import verify

HOURS = 6
SCENE: dict[str, Any] = {
    "format": 1, "id": "scene", "title": "A scene", "doctrine": "islet", "start": "2026-05-04T10:00+02:00",
    "seats": [{"id": "centre", "plays": ["centre"]}],
    "objectives": [{"id": "aim", "text": "Aim", "capability": "warning"}],
    "draws": {"luck": {"good": 1, "bad": 1}},
    "places": {"near": {"at": [0, 0]}, "far": {"at": [2, 1]}},
    "means": {"boats": {"owner": "police", "count": 4, "label": "Boats", "rest": {"after": "1h", "for": "1h"}}},
    "indicators": {"trust": {"label": "Trust", "start": 50}, "seen": {"label": "Seen", "start": 0, "max": 10**12}},
    "injects": [{"id": "go", "at": "2h", "kind": "condition"}],
    "end": {"elapsed": f"{HOURS}h"},
}  # fmt: skip
FLOOD = {
    "model": "flood", "step": "15m", "scale": {"low": 90, "mode": 100, "high": 110},
    "rain": {"hills": [["0s", 2], ["1h", 12], ["5h", 0]]},
    "catchments": [
        {"id": "valley", "to": "lake", "area": 80, "runoff": 70, "k": "90m", "base": 2, "soak": 5, "rain": "hills"}
    ],
    "reservoirs": [
        {"id": "lake", "to": "weir", "capacity": 40, "start": 3, "spills_above": 4, "spill": "2h", "release": 2}
    ],
    "reaches": [{"id": "lower", "from": "weir", "to": "quay", "k": "1h", "x": 0.2}],
    "towns": [{"id": "quay", "stage": [[0, 0], [200, 400]], "floods_at": 1, "people": [[2, 0], [400, 900]], "deep": 0}],
    "forecast": {
        "of": "24h", "every": "1h", "ahead": {"red": "12h"}, "above": {"yellow": 25, "orange": 50, "red": 100},
        "certainty": 65, "members": 20, "spread": 1, "bias": -5,
    },
    "rescue": [{"means": "boats", "rate": 6}], "early": "2h", "heeds": 40, "saves": 10, "dies": 2,
    "drives": {"trust": -5, "seen": {"reads": "level:quay", "times": 1, "per": 1, "plus": 0}},
}  # fmt: skip
PLUME = {
    "model": "plume", "step": "5m", "source": {"rate": 40, "height": 2, "lasts": "20m", "place": "near"},
    "wind": {"speed": 3, "from": 270, "wander": 10, "turns": [{"at": "2h", "from": 120, "speed": 4}]},
    "thresholds": {"notice": 0.2, "harm": 10, "severe": 80, "minutes": 10, "exponent": 1.5},
    "air_changes": 1.5, "sheltered_air_changes": 0.3, "way_out": "10m",
    "districts": [{"id": "centre", "place": "near", "people": 9000, "indoors": 85, "radius": 1500}],
    "rooms": [
        {"id": "hall", "place": "near", "volume": 40000, "air_changes": 6, "leak": 0.5, "share": 20, "people": 400,
         "flow": 4000, "to": "next", "passes": 15},
        {"id": "next", "place": "far", "volume": 25000, "to": "hall", "passes": 90},
    ],
    "drives": {"seen": {"reads": "level:hall"}},
}  # fmt: skip
CARE = {
    "model": "casualties", "step": "10m",
    "arrivals": [
        {"hazard": "plume", "output": "exposed", "classes": {"t1": 10, "t2": 20, "t3": 50, "unhurt": 20}, "walk_in": 40}
    ],
    "lines": [
        {"id": "rinse", "means": "boats", "rate": 300, "own": 40, "rerobes": 200, "decontaminates": True},
        {"id": "gate", "own": 3, "doors": True, "decontaminates": True},
    ],
    "worsens": {"t1": {"to": "dead", "after": "4h"}}, "beds": {"normal": 40, "surge": 20, "icu": "boats", "stay": "9h"},
    "target": "30m", "contaminates": 20, "takes_home": 2, "drives": {"seen": {"reads": "wait:rinse"}},
}  # fmt: skip
NET = {
    "model": "infrastructure",
    "assets": [
        {"id": "feed", "sector": "energy", "weight": 3, "serves": 60000, "repair": "1h",
         "crews": {"means": "boats", "count": 2}},
        {"id": "node", "sector": "transport", "carries": [{"channel": "phone", "percent": 80}],
         "needs": [{"asset": "feed", "kind": "physical", "backup": "20m", "left": 0}],
         "fails": [{"hazard": "rumour", "output": "heard", "above": 0, "chance": 50}]},
    ],
    "economy": {
        "sectors": ["energy", "offices"], "coefficients": [[0.1, 0.2], [0.1, 0.3]], "demand": [4, 40],
    },
    "drives": {"seen": {"reads": "loss"}},
}  # fmt: skip
RUMOUR = {
    "model": "rumour", "population": 50000, "rate": 6, "spreaders": 25, "prebunked": 10, "trust": 40, "press": 80,
    "starts": {"at": "1h"}, "lasts": "3h", "drives": {"trust": -2},
}  # fmt: skip
CYBER = {
    "model": "cyber", "kind": "worm",
    "assets": [{"id": "desk", "count": 2, "service": 10, "exposed": 50, "heeds": 0}, {"id": "rest", "count": 40}],
    "links": [{"from": "desk", "to": "rest", "rate": 1.5}, {"from": "rest", "to": "rest", "rate": 0.5}],
    "entry": "desk", "pace": {"low": 60, "mode": 100, "high": 150}, "harm": 20, "warned": 30,
    "detect": "6h", "eradicate": "1h", "recover": "4h", "analysts": "boats", "drives": {"seen": {"reads": "hit:rest"}},
}  # fmt: skip
DENIAL = CYBER | {"kind": "denial", "demand": 60, "attack": 250, "builds": "20m", "collateral": 15}
HAZARDS = {
    "flood": FLOOD, "plume": PLUME, "care": CARE, "net": NET, "rumour": RUMOUR, "worm": CYBER, "denial": DENIAL
}  # fmt: skip
READ = {"care": "plume", "net": "rumour"}
"""What it reads comes along."""
LEVERS = {
    "flood": "release:lake", "plume": "ventilation:hall", "care": "own:rinse", "net": "hit:feed",
    "rumour": "prebunked", "worm": "isolated:rest", "denial": "filter",
}  # fmt: skip
NUMBERS: list[Any] = [
    0, -1, 1, 2, 7, 100, 10**4, 10**6, 10**9, 10**15, 10**40, 0.5, 0.499, 1e-9, 1e-300, 5e-324, 1e300, float("inf"),
    float("nan"),
]  # fmt: skip
SPANS = ["0s", "1s", "10s", "1m", "17m", "6h", "1d", "30d", "9999d"]
PLACE = re.compile(r"\S+:\d+:\d+: [A-Z]\d{3} .+")


def _leaves(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from _leaves(value, (*path, key))
    if not isinstance(node, (dict, list, bool)):
        yield path, node


def _nasty(model: str) -> list[tuple[tuple[Any, ...], list[Any]]]:
    """Every number and every span of time in a hazard, and what to put there."""
    return [
        (path, SPANS if isinstance(value, str) else NUMBERS)
        for path, value in _leaves(HAZARDS[model])
        if isinstance(value, (int, float)) or re.fullmatch(r"(\d+[smhd])+", value)
    ]


def _yaml(data: Any) -> str:
    text = json.dumps(data)
    return re.sub(r"-?\b(NaN|Infinity)\b", lambda found: "." + found[1].lower()[:3], text)


def _answered(data: Any, folder: Path, more: Any = ()) -> bool:
    """Whether a scenario was sound and has run to its end; if not, every finding has its place."""
    path = folder / "hostile.yaml"
    path.write_text(_yaml(data), encoding="utf-8")
    loaded = load(path, PACKS)
    for problem in loaded.problems:
        assert PLACE.fullmatch(str(problem)), str(problem)
        assert problem.code == "Y014" or not re.search(r"\b(nan|inf)\b", str(problem))
    if not loaded.sound:
        return False
    assert loaded.scenario is not None
    assert loaded.pack is not None
    world = compile_scenario(loaded.scenario, loaded.pack)
    session = begin(world, 1, {"centre": "silent"})
    for command in more:
        session.frame(7200, [command])
    to_endex(session)
    assert session.now <= HOURS * 3600
    hazards = session.engine.parts.hazards
    for id in data["hazards"]:
        if process := hazards.process(id):
            assert all(type(value) is int for value in process.outputs.values())
    raw = raw_of(session, world, 1, {"centre": "silent"})
    assert b"NaN" not in b"".join(raw)
    verdict = verify(msgspec.json.decode(raw[0]), raw, "log")
    assert verdict.finished
    assert verdict.difference is None
    return True


def _scene(model: str) -> dict[str, Any]:
    names = [READ[model], model] if model in READ else [model]
    return deepcopy(SCENE | {"hazards": {name: HAZARDS[name] for name in names}})


def _put(node: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value


@pytest.mark.parametrize("model", HAZARDS)
def test_any_number_anywhere_is_refused_or_runs(model: str, tmp_path: Path) -> None:
    places = _nasty(model)
    assert _answered(_scene(model), tmp_path)

    @given(st.data())
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    def put_some(data: st.DataObject) -> None:
        made = _scene(model)
        for _ in range(data.draw(st.integers(1, 3))):
            path, values = data.draw(st.sampled_from(places))
            _put(made["hazards"][model], path, data.draw(st.sampled_from(values)))
        _answered(made, tmp_path)

    put_some()


@pytest.mark.parametrize("model", HAZARDS)
def test_levers_stay_within_their_bounds(model: str, tmp_path: Path) -> None:
    """Effects of the story and of whoever leads push a lever as far as numbers go."""
    lever, far = LEVERS[model], 10**16
    made = _scene(model)
    made["injects"][0]["effects"] = [
        {"hazard": model, "lever": lever, "by": {"low": -far, "mode": 0, "high": far}, "basis": "training default"},
        {"hazard": model, "lever": lever, "by": far, "over": "9999d", "for": "1s"},
        {"hazard": model, "lever": lever, "by": -far, "over": "1s"},
        {"means": "boats", "change": -1_000_000},
        {"means": "boats", "change": 1_000_000},
    ]
    effects = [{"hazard": model, "lever": lever, "to": far}, {"hazard": model, "lever": lever, "to": -far, "for": "1h"}]
    assert _answered(made, tmp_path, [Command("Adjudicate", p={"text": "x", "effects": effects})])


def _assets(count: int, needs: Any) -> dict[str, Any]:
    return {
        "model": "infrastructure",
        "step": "10s",
        "assets": [{"id": f"a{n}", "sector": "energy", "needs": needs(n)} for n in range(count)],
    }


DISTRICTS = [{"id": f"d{n}", "place": "near", "people": 9000} for n in range(200)]
WAYS_IN = [{"hazard": "plume", "output": "exposed", "classes": {"t1": 50, "t2": 50}} for _ in range(200)]
LINES = [{"id": f"l{n}", "own": 9} for n in range(200)]
TOO_MUCH: dict[str, tuple[dict[str, Any], str]] = {
    "assets": (_assets(2000, lambda n: [{"asset": f"a{n // 2}", "kind": "physical", "backup": "1m"}]), "T006"),
    "wrong needs": (_assets(500, lambda n: [{"asset": f"b{n}{m}", "kind": "physical"} for m in range(9)]), "R041"),
    "a great circle": (_assets(2000, lambda n: [{"asset": f"a{(n + 1) % 2000}", "kind": "cyber"}]), "R043"),
    "districts": (PLUME | {"step": "10s", "districts": DISTRICTS}, "T006"),
    "lines": (CARE | {"step": "10s", "arrivals": WAYS_IN, "lines": LINES}, "T006"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_no_run_could_get_through_is_refused(name: str, tmp_path: Path) -> None:
    hazard, code = TOO_MUCH[name]
    made = SCENE | {"hazards": {"plume": PLUME, "big": hazard}}
    path = tmp_path / "much.yaml"
    path.write_text(_yaml(made), encoding="utf-8")
    found = load(path, PACKS).problems
    assert code in {problem.code for problem in found}
    assert all(PLACE.fullmatch(str(problem)) for problem in found)


def test_beds_that_are_means_are_taken_at_once(tmp_path: Path) -> None:
    """A million beds for millions of people: a few lines of log, not one for each bed."""
    made = _scene("care")
    made["means"]["boats"]["count"] = 1_000_000
    made["hazards"]["plume"]["districts"][0]["people"] = 10_000_000
    assert _answered(made, tmp_path)


@pytest.mark.parametrize("where", [runner, sensors])
def test_an_exercise_without_an_end_does_not_compute_for_ever(
    where: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, "LONGEST", 10_000)
    made = _scene("rumour")
    made["hazards"]["rumour"] = {"model": "rumour", "population": 1000}
    made["indicators"]["seen"]["sensors"] = {"by": ["centre"], "every": "60s", "error": 10**9}
    del made["end"]
    made["moves"] = [{"id": "on", "clock": "live", "until": {"indicator": "trust", "above": 90}}]
    with pytest.raises(EndlessError, match="no ENDEX after"):
        _answered(made, tmp_path)


def test_a_name_among_thousands_is_still_proposed() -> None:
    known = [f"asset-{n}" for n in range(5000)]
    assert nearest("asset-4321x", known) is not None
    assert nearest("asst-77", known[:150]) == "asset-77"
