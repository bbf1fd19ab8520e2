"""Every screen as a picture that a person can open: `__snapshots__/test_pictures/test_SCRIPT[SCENE-LOOK].svg`.

Renew them with `pytest tests/tui/test_pictures.py --snapshot-update`, and look at what has changed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from .desk import Player
from .scenes import LOOKS, SCRIPTS, Look, leave, look, stopped_clock
from .svg import svg_of


class Pictures(SingleFileSnapshotExtension):
    """One SVG a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def same(snapshot: SnapshotAssertion, tmp_path: Path) -> Callable[[str], Awaitable[None]]:
    """Plays a script and compares every picture of it."""

    async def compare(script: str) -> None:
        with contextlib.chdir(tmp_path):
            taken = await pictures(script)
        shots = snapshot.use_extension(Pictures)
        changed = [name for name, svg in taken.items() if shots(name=name) != svg]
        assert not changed, "look at them: --snapshot-update renews what is right"

    return compare


async def test_start(same: Callable[[str], Awaitable[None]]) -> None:
    await same("start")


async def test_first_drill(same: Callable[[str], Awaitable[None]]) -> None:
    await same("first-drill")


async def test_shape(same: Callable[[str], Awaitable[None]]) -> None:
    await same("shape")


async def test_hot_wash(same: Callable[[str], Awaitable[None]]) -> None:
    await same("hot-wash")


async def test_jump(same: Callable[[str], Awaitable[None]]) -> None:
    await same("jump")


async def test_settings(same: Callable[[str], Awaitable[None]]) -> None:
    await same("settings")


async def test_refused(same: Callable[[str], Awaitable[None]]) -> None:
    await same("refused")


async def test_replay(same: Callable[[str], Awaitable[None]]) -> None:
    await same("replay")


async def pictures(script: str) -> dict[str, str]:
    """Every scene of a script in every look."""
    taken: dict[str, str] = {}
    with stopped_clock():
        played = SCRIPTS[script]
        app = played.begin()
        async with app.run_test(size=Look().size) as pilot:
            player = Player(app, pilot)
            await player.settle()
            async for scene in played.script(player):
                for name, wanted in LOOKS.items():
                    await look(player, wanted)
                    taken[f"{scene}-{name}"] = svg_of(app, f"{script}: {scene}")
                await look(player, Look())
        await leave(app)
    return taken
