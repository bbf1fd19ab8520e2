"""A scene for the hazards `plume` and `casualties`: two stations, two districts, and those who come for help."""

from __future__ import annotations

from typing import Any

from tests.stage import Stage

PLUME: dict[str, Any] = {
    "model": "plume",
    "starts": {"at": "10m"},
    "source": {"rate": 30, "lasts": "35m", "place": "central"},
    "wind": {"speed": 3, "from": 225},
    "thresholds": {"notice": 0.2, "harm": 10, "severe": 80, "minutes": 10},
    "districts": [
        {"id": "east", "place": "east", "people": 20_000, "indoors": 85},
        {"id": "south", "place": "south", "people": 15_000},
    ],
    "rooms": [
        {"id": "central", "place": "central", "volume": 40_000, "air_changes": 6, "share": 12, "people": 500,
         "flow": 5000, "to": "next", "passes": 15},
        {"id": "next", "place": "next", "volume": 25_000, "people": 250, "flow": 2500},
    ],
}  # fmt: skip
CARE: dict[str, Any] = {
    "model": "casualties",
    "step": "1m",
    "starts": {"at": "10m"},
    "arrivals": [
        {"hazard": "cloud", "output": "severe", "classes": {"t1": 70, "t2": 30}},
        {"hazard": "cloud", "output": "harmed", "beyond": "severe", "classes": {"t2": 20, "t3": 80}, "walk_in": 40},
        {"hazard": "cloud", "output": "exposed", "beyond": "harmed", "classes": {"unhurt": 60}, "walk_in": 10},
    ],
    "lines": [
        {"id": "showers", "means": "tents", "rate": 300, "rerobes": 200, "decontaminates": True},
        {"id": "transport", "own": 120, "classes": ["t1", "t2"]},
        {"id": "doors", "own": 60, "doors": True, "decontaminates": True},
        {"id": "ward-door", "own": 200, "classes": ["t1", "t2", "t3"]},
    ],
    "worsens": {"t2": {"to": "t1", "after": "6h"}, "t1": {"to": "dead", "after": "4h"}},
    "beds": {"normal": 60, "surge": 60, "icu": 10},
}
PLACES = {
    "central": {"at": [0, 0]},
    "next": {"at": [-2, 0]},
    "east": {"at": [1, -1]},
    "south": {"at": [2, 3]},
}
SHOWER = {
    "names": "Shower", "family": "protection", "by": ["mayor"], "duration": "9h",
    "means": [{"means": "tents", "count": 1}],
}  # fmt: skip
Move = tuple[int, str, str, int]
"""Minute of the exercise, hazard, lever, value."""


def station(
    *moves: Move, plume: dict[str, Any] | None = None, care: dict[str, Any] | None = None, **parts: Any
) -> Stage:
    """The station with these levers moved; `plume` and `care` change keys of the hazards."""
    injects = [
        {"id": f"move-{n}", "at": f"{minute}m", "kind": "condition",
         "effects": [{"hazard": hazard, "lever": lever, "to": to}]}
        for n, (minute, hazard, lever, to) in enumerate(moves)
    ]  # fmt: skip
    given: dict[str, Any] = {
        "places": PLACES,
        "map": {"scale": 250},
        "seats": [{"id": "centre", "plays": ["centre"]}, {"id": "town", "plays": ["mayor-north"], "people": 9}],
        "means": {"tents": {"owner": "mayor-north", "count": 4, "label": "Tents"}},
        "hazards": {"cloud": PLUME | (plume or {}), "care": CARE | (care or {})},
        "pack": {"measures": {"shower": SHOWER}},
    }
    if injects:
        given["injects"] = injects
    return Stage(**(given | parts))


def seen(scene: Stage, output: str, hazard: str = "cloud") -> int:
    """The latest output of a hazard."""
    return scene.session.engine.parts.hazards.output(hazard, output)
