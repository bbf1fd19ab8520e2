"""The pictures of the documentation still show the product: what the script meets now is what they say."""

from __future__ import annotations

import contextlib
import re
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

from .desk import Player
from .pictures import DOCS, KEPT, PLAYED
from .scenes import leave, stopped_clock
from .svg import svg_of


def said(svg: str) -> list[str]:
    """The words of a picture, in order."""
    return [unescape(run) for run in re.findall(r"<tspan[^>]*>([^<]*)</tspan>", svg)]


async def test_the_picture_of_the_readme_is_what_one_sees(tmp_path: Path) -> None:
    """The others come from the same script; to play it all would take half a minute."""
    begin, script, size = PLAYED[1]
    with contextlib.chdir(tmp_path), stopped_clock():
        app = begin()
        async with app.run_test(size=size) as pilot:
            player = Player(app, pilot)
            await player.settle()
            async for name in script(player):
                if name == "screen":
                    break
            now = said(svg_of(app, "now"))
        await leave(app)
    assert said((DOCS / "screen.svg").read_text(encoding="utf-8")) == now, "python -m tests.tui.pictures takes it anew"


def test_every_picture_is_there_and_small() -> None:
    for name in (*KEPT, "drill"):
        svg = (DOCS / f"{name}.svg").read_text(encoding="utf-8")
        assert ElementTree.fromstring(svg).tag.endswith("svg")
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        assert len(svg) < 600_000
    assert "prefers-reduced-motion" in svg
