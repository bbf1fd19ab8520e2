"""The map shows what the seat has read, and a plenary is discussed, written up and left by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import TextArea

from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from crisis_sim.tui.acting.products import Sections
from tests.stage import Stage

from .conftest import TidyDisk
from .desk import at_the_desk

SEATS: list[dict[str, Any]] = [
    {"id": "town", "plays": ["mayor-north"], "people": 2},
    {"id": "centre", "plays": ["centre"]},
]
PLACES: dict[str, Any] = {
    "lake": {"at": [0, 0], "label": {"en": "The lake", "nl": "Het meer"}, "kind": "reservoir", "flows_to": "north"},
    "north": {"at": [4, 2], "label": "North", "people": 4000, "flows_to": "south", "shows": "water"},
    "south": {"at": [8, 3], "label": "South", "kind": "district"},
    "plant": {"at": [3, 4], "label": "Plant", "kind": "site"},
}
GAUGES: dict[str, Any] = {
    "water": {"label": "Water", "unit": "cm", "start": 40, "max": 300, "seen_by": ["mayor-north"]},
    "wind": {"label": "Wind towards", "unit": "°", "start": 0, "max": 359, "seen_by": ["mayor-north"]},
    "reach": {"label": "Reach", "unit": "m", "start": 0, "max": 9000, "seen_by": ["mayor-north"]},
}
RISES = {
    "id": "rises",
    "at": "1m",
    "kind": "condition",
    "effects": [
        {"indicator": "water", "change": 100},
        {"indicator": "wind", "change": 90},
        {"indicator": "reach", "change": 5000},
    ],
}
LETTER = {"id": "seen", "at": "2m", "from": "observatory", "to": ["town"], "channel": "mail", "title": "It rises"}
MOVES: list[dict[str, Any]] = [
    {"id": "live", "clock": "live", "until": "1h"},
    {
        "id": "look-back",
        "clock": "stopped",
        "minutes": 15,
        "title": "Look back",
        "questions": ["Who should have closed it?", "What [bold]now[/bold]?"],
        "product": "options-paper",
    },
    {"id": "on", "clock": "live", "until": "2h"},
]


def drill(disk: TidyDisk, log: Path, **parts: Any) -> Session:
    """A session on a small map with one person."""
    scene = Stage(
        seats=SEATS,
        places=PLACES,
        map={"scale": 1000, "sector": {"at": "plant", "towards": "wind", "reach": "reach", "width": 60}},
        indicators=GAUGES,
        injects=[RISES, LETTER],
        **parts,
    )
    return begin(scene.world, 1, {"town": "human"}, log, disk)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log goes."""
    return tmp_path / "log.jsonl"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_map_shows_places_water_and_readings(disk: TidyDisk, log: Path, size: tuple[int, int]) -> None:
    async with at_the_desk(drill(disk, log), "town", log, size=size) as player:
        before = await player.press("0")
        for shown in ("▼ The lake", "● North", "□ South", "▲ Plant", "~", "reservoir", "downwind"):
            assert shown in before
        assert "cm" not in before, "nothing was read yet"
        assert "░ downwind" in before
        assert before.count("░") == 1, "no wind either"
        after = await player.press("n")
        assert "140 cm" in after
        shaded = [line for line in after.splitlines() if "░" in line and "downwind" not in line]
        assert shaded, after
        plant = next(line for line in after.splitlines() if "▲" in line)
        assert "░" not in plant.split("▲")[0], "east is right of the plant"


async def test_a_seat_without_readings_has_a_map_without_figures(disk: TidyDisk, log: Path) -> None:
    session = drill(disk, log)
    session.frame(600)
    brief = session.views["centre"].brief
    assert "sector" not in brief["map"]
    assert all("shows" not in place for place in brief["map"]["places"])
    assert "'north'" not in str(brief["map"]), "author's ids stay behind"


async def test_an_exercise_without_places_says_so(disk: TidyDisk, log: Path) -> None:
    scene = Stage(seats=SEATS, indicators=GAUGES)
    session = begin(scene.world, 1, {"town": "human"}, log, disk)
    async with at_the_desk(session, "town", log) as player:
        assert "no map" in await player.press("0")


async def test_a_plenary_is_written_up_and_left(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log, moves=MOVES, end=None), "town", log) as player:
        while player.app.drill.conductor.mode != "plenary":
            await player.press("n")
        text = player.text
        assert "PLENARY" in text
        assert "1. Who should have closed it?" in text
        assert "2. What [bold]now[/bold]?" in text, "never markup"
        assert "15 minutes" in text
        await player.press("escape")
        assert "PLENARY" in player.text
        await player.press("n")
        assert "Look back" in player.text, "the clock's key leads back to the discussion"
        fields = list(player.app.screen.query(Sections).first().query(TextArea))
        assert [area.id for area in fields] == [f"options-paper-{key}" for key in ("question", "options", "advice")]
        for area in fields:
            area.text = ""
        await player.press("f2")
        assert "Write something first." in player.text, "an empty product is not handed in, the sheet stays"
        fields[2].text = "We would delegate it."
        await player.press("escape", "n")
        assert "Here is what you had begun." in player.text, "a draft outlives Esc"
        await player.press("f2")
        assert player.view.products[-1]["text"] == "What we advise\nWe would delegate it."
        assert player.app.drill.conductor.mode == "held"
        assert player.view.move["title"] == {} or player.view.move["clock"] == "live"
        while player.app.drill.conductor.mode != "ended":
            await player.press("n")


async def test_a_plenary_can_be_left_without_a_word(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log, moves=MOVES, end=None), "town", log, language="fr") as player:
        while player.app.drill.conductor.mode != "plenary":
            await player.press("n")
        assert "PLÉNIÈRE" in player.text
        await player.press("f4")
        assert player.app.drill.conductor.mode == "held"
        assert not player.view.products
