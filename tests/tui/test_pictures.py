"""Every screen as a picture that a person can open: `__snapshots__/test_pictures/`.

Renew them with `pytest tests/tui/test_pictures.py --snapshot-update`, and look at what has changed.
"""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from .desk import Player
from .openings import leave, stopped_clock
from .scenes import LOOKS, SCRIPTS, Look, looks
from .svg import svg_of

SAME = 3
"""Looks in a row that must show the same."""


class Pictures(SingleFileSnapshotExtension):
    """One SVG a picture."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.mark.parametrize("script", SCRIPTS)
async def test_screens(script: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        taken = await pictures(script)
    shots = snapshot.use_extension(Pictures)
    changed = [name for name, svg in taken.items() if shots(name=name) != svg]
    assert not changed, f"look at them, --snapshot-update renews what is right: {changed}"


async def pictures(script: str) -> dict[str, str]:
    """Every scene of a script in every look that it is given; it is played once for each language."""
    taken: dict[str, str] = {}
    for language in dict.fromkeys(LOOKS[name].language for name in SCRIPTS[script].looks):
        Path(language).mkdir()
        with contextlib.chdir(language), stopped_clock():
            taken |= await spoken(script, language)
    return taken


async def spoken(script: str, language: str) -> dict[str, str]:
    """The pictures of one language."""
    taken: dict[str, str] = {}
    app = SCRIPTS[script].begin()
    app.lobby.words.language = language
    async with app.run_test(size=Look().size) as pilot:
        player = Player(app, pilot)
        await player.settle()
        async for scene in SCRIPTS[script].script(player):
            for name in looks(script, scene):
                if LOOKS[name].language == language:
                    await resize(player, LOOKS[name].size)
                    await pilot.wait_for_scheduled_animations()
                    taken[f"{scene}-{name}"] = await at_rest(player, f"{script}: {scene}")
            await resize(player, Look().size)
    await leave(app)
    return taken


async def resize(player: Player, size: tuple[int, int]) -> None:
    """Another window."""
    if tuple(player.app.size) != size:
        await player.pilot.resize_terminal(*size)
        await player.when(lambda: tuple(player.app.screen.size) == size)
        await player.settle()


async def at_rest(player: Player, title: str) -> str:
    """The picture, once it stays the same: on a busy machine the last repaint may still be under way."""
    shown: list[str] = []
    for _ in range(60):
        shown.append(svg_of(player.app, title))
        if len(shown) >= SAME and len(set(shown[-SAME:])) == 1:
            break
        await asyncio.sleep(0.04)
        await player.pilot.pause()
    return shown[-1]
