"""The line of news under the desk never says otherwise than the clock above it."""

from __future__ import annotations

from pathlib import Path

from crisis_sim.tui.room.notice import Notice

from .conftest import TidyDisk
from .desk import Player, at_the_desk
from .test_screen import drill


def said(player: Player) -> str:
    """What the line says."""
    return str(player.app.screen.query_one(Notice).content)


async def test_another_pace_is_said_where_the_pace_was_said(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(drill(disk, log), "cyber-cell", log, pace=8_000) as player:
        await player.pilot.press("space")
        await player.pilot.pause()
        assert "×8" in said(player)
        await player.pilot.press("plus")
        await player.pilot.pause()
        assert "×8" not in said(player)
        assert player.app.drill.words.pace(player.app.drill.conductor.pacer.pace) in said(player)
        await player.pilot.press("space")


async def test_the_way_back_is_told_only_while_there_is_one(disk: TidyDisk, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    async with at_the_desk(drill(disk, log), "cyber-cell", log, pace=60_000) as player:
        await player.pilot.press("space")
        await player.when(lambda: player.app.drill.live.former is not None)
        await player.when(lambda: "goes back" in said(player))
        await player.pilot.press("plus")
        await player.pilot.pause()
        assert "goes back" not in said(player)
        assert "rings" in said(player) or "decide" in said(player).lower()
        await player.pilot.press("space")
