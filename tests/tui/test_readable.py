"""Whatever is drawn can be read in every theme: also what is quiet, and also on the row that is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.style import Style

from crisis_sim.tui.house import House
from crisis_sim.tui.themes import THEMES

from .desk import Player
from .openings import leave
from .scenes import busy
from .test_themes import contrast

LINES = set("─│╭╮╰╯▏▁▎▊")
"""Borders: they part what could be told apart without them."""
SIGNS = set("▁▂▃▄▅▆▇█▰▱▓░▒■□▲◆●○◉◇✓✗├└┌┐┤┬┴┼┃━")
"""What is drawn rather than written: a lower contrast is enough."""


async def test_everything_can_be_read_in_every_theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = busy("dark")
    faint: dict[str, str] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        player = Player(app, pilot)
        await player.settle()
        for keys in ("1", "2", "3", "7", "8", "9", "8 /", "escape c", "tab tab tab tab", "tab", "escape m"):
            await player.press(*keys.split())
            for theme in THEMES:
                app.theme = theme.name
                await player.settle()
                faint |= {f"{theme.name} {keys}: {text}": f"{found:.1f}" for text, found in too_faint(app)}
    await leave(app)
    assert not faint


def too_faint(app: House) -> Iterator[tuple[str, float]]:
    """What is written or drawn in an ink too near to its ground, and the ratio."""
    for strip in app.screen._compositor.render_strips():
        for text, style, _ in strip:
            signs = set(text) - set(" ·…")
            if style is None or not signs - LINES:
                continue
            found = contrast(*inks(style))
            if found < (3 if signs <= SIGNS else 4.5):
                yield text, found


def inks(style: Style) -> tuple[str, str]:
    """Of the signs and behind them; what is dim is drawn at two thirds."""
    assert style.color is not None
    assert style.bgcolor is not None
    front, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    if style.reverse:
        front, ground = ground, front
    if style.dim:
        front = type(front)(*(round(a * 0.66 + b * 0.34) for a, b in zip(front, ground, strict=True)))
    return front.hex, ground.hex
