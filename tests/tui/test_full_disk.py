"""A disk that is full in the middle of a drill: it is said in the room, and can be tried again."""

from __future__ import annotations

import errno
import io
from pathlib import Path
from typing import Any

import pytest

from crisis_sim.session.store import RealDisk, read
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.full import FullSheet
from crisis_sim.tui.room.screen import DrillScreen

from .conftest import TidyDisk
from .desk import Player, at_the_desk
from .test_screen import drill


class Full:
    """Whether the disk is full now."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = False
        full = self

        class File(io.FileIO):
            def write(self, data: Any) -> int:
                if full.now:
                    raise OSError(errno.ENOSPC, "No space left on device")
                return super().write(data)

        monkeypatch.setattr(RealDisk, "open", lambda disk, path: File(path, "ab"))


async def stopped(player: Player) -> None:
    """Until it is said."""
    await player.when(lambda: isinstance(player.app.screen, FullSheet))


async def test_a_drill_goes_on_when_there_is_room_again(
    disk: TidyDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, full = tmp_path / "log.jsonl", Full(monkeypatch)
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a", "n", "c")
        await player.type("belnet")
        await player.press("enter", "tab", "tab", "tab", "tab", "tab")
        await player.type("not lost")
        full.now = True
        await player.pilot.press("f2")
        await stopped(player)
        assert "No space left" in player.text
        await player.pilot.press("enter")
        await player.pilot.pause(0.5)
        full.now = False
        if isinstance(player.app.screen, FullSheet):
            await player.pilot.press("enter")
        await player.when(lambda: isinstance(player.app.screen, DrillScreen))
        assert len([letter for letter in player.view.inbox.values() if letter.read is not None]) == 1
        assert "not lost" in await player.press("c")
        await player.press("f2")
        assert [task["what"] for task in player.view.tasks] == ["message"]
        player.app.sitting.started.session.close()
    kinds = [line for line in read(log)[1] if b'"SendMessage"' in line]
    assert len(kinds) == 1


async def test_a_full_disk_can_be_left_too(disk: TidyDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, full = tmp_path / "log.jsonl", Full(monkeypatch)
    async with at_the_desk(drill(disk, log), "cyber-cell", log) as player:
        await player.press("n", "a")
        full.now = True
        await player.pilot.press("n")
        await stopped(player)
        await player.pilot.press("escape")
        await player.pilot.pause()
    assert isinstance(player.app.return_value, LogError)


def test_a_folder_that_is_closed_is_not_told_to_free_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(disk: RealDisk, path: Path, content: bytes) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(RealDisk, "create", refuse)
    with pytest.raises(LogError, match="G012") as trouble:
        drill(TidyDisk(), tmp_path / "log.jsonl")
    assert "space" not in str(trouble.value)
    assert "another folder" in str(trouble.value)
