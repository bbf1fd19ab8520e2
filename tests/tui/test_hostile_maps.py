"""Maps that nobody would draw: far apart, all on one spot, a thousand names, winds without sense, screens too small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crisis_sim.session.begin import begin
from tests.stage import Stage

from .conftest import TidyDisk
from .desk import at_the_desk
from .test_map_and_plenary import GAUGES, LETTER, RISES, SEATS

LONG = "L" * 300
MAPS: dict[str, dict[str, Any]] = {
    "far apart": {
        "a": {"at": [-10_000, -10_000], "label": "A", "flows_to": "b", "shows": "water"},
        "b": {"at": [10_000, 10_000], "label": LONG, "people": 10**15},
    },
    "a long row": {f"p{n}": {"at": [n, 0], "label": f"Place {n}"} for n in range(300)},
    "a long column": {f"p{n}": {"at": [0, n], "label": f"Place {n}"} for n in range(300)},
    "one spot": {f"p{n}": {"at": [7, 7], "label": f"Place {n}", "flows_to": "p0"} for n in range(20)},
    "a thousand": {
        f"p{n}": {"at": [n % 40, n // 40], "label": f"Place {n}", "flows_to": f"p{(n + 500) % 1000}"}
        for n in range(1000)
    },
    "no names": {"a": {"at": [0, 0]}, "b": {"at": [1, 1], "label": "\u4e2d\u6587 \u0301\u200b[bold]"}},
}


@pytest.mark.parametrize("name", MAPS)
async def test_no_map_breaks_the_screen(disk: TidyDisk, tmp_path: Path, name: str) -> None:
    log, places = tmp_path / "log.jsonl", MAPS[name]
    sector = {"at": next(iter(places)), "towards": "wind", "reach": "reach", "width": 180}
    for number, scale in enumerate((1, 1_000_000)):
        gauges = GAUGES | {
            "wind": GAUGES["wind"] | {"min": -(10**15), "max": 10**15},
            "reach": GAUGES["reach"] | {"min": -(10**15), "max": 10**15},
        }
        changes = [
            {"indicator": "wind", "change": -(10**14)},
            {"indicator": "reach", "change": (10**14, -(10**14))[number]},
        ]
        scene = Stage(
            seats=SEATS,
            places=places,
            map={"scale": scale, "sector": sector},
            indicators=gauges,
            injects=[RISES | {"effects": [*RISES["effects"], *changes]}, LETTER],  # type: ignore[misc]
        )
        path = log.with_name(f"{number}.jsonl")
        session = begin(scene.world, 1, {"town": "human"}, path, disk)
        async with at_the_desk(session, "town", path, size=((80, 24), (40, 12))[number]) as player:
            await player.press("0")
            await player.press("n")
            assert player.app.is_running
            if number == 0:
                assert "●" in player.text
