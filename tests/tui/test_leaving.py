"""Leaving: Enter does what is safe, ending for good is asked once more, Ctrl+C loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from crisis_sim.tui.acting.compose import ComposeSheet
from crisis_sim.tui.room.leaving import LeavePage
from crisis_sim.tui.room.screen import DrillScreen

from .conftest import TidyDisk
from .desk import at_the_desk
from .test_screen import drill


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Where the log lies."""
    return tmp_path / "log.jsonl"


async def test_enter_leaves_and_keeps_the_drill(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        assert "Enter leave now" in await player.press("n", "q")
        await player.press("enter")
    assert player.app.return_value == "left"
    assert b"ExerciseEnded" not in log.read_bytes()


async def test_ending_for_good_is_asked_once_more(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        player.app.drill.preferences.confirm = False
        assert "can't be taken back" in await player.press("n", "q", "e"), "whatever the settings say"
        await player.press("escape")
        assert isinstance(player.app.screen, LeavePage)
        await player.press("escape")
        assert isinstance(player.app.screen, DrillScreen)
        assert player.app.drill.conductor.mode == "held"
        await player.press("q", "e", "enter")
        await player.until("ENDEX: the exercise is over.")


async def test_ctrl_c_asks_first_and_leaves_when_it_comes_again(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        assert "Leave?" in await player.press("n", "ctrl+c")
        await player.press("escape")
        assert isinstance(player.app.screen, DrillScreen)
        await player.press("ctrl+c", "ctrl+c")
    assert player.app.return_value == "left"


async def test_ctrl_c_copies_what_is_marked(disk: TidyDisk, log: Path) -> None:
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "c")
        assert isinstance(player.app.screen, ComposeSheet)
        area = player.app.screen.query_one("#text", TextArea)
        area.focus()
        await player.type("what is said")
        area.select_all()
        await player.press("ctrl+c")
        assert player.app.clipboard == "what is said"
        assert isinstance(player.app.screen, ComposeSheet)
