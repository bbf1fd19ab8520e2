"""The pictures of the documentation still show the product: what the scripts meet now is what they say."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

from .pictures import DOCS, KEPT, animation, take
from .svg import Looks

README = DOCS.parent / "README.md"
LARGEST = 600_000


def said(svg: str) -> list[str]:
    """The words of a picture, in order."""
    return [unescape(run) for run in re.findall(r"<tspan[^>]*>([^<]*)</tspan>", svg)]


async def test_the_pictures_are_what_one_sees() -> None:
    taken = await take()
    changed = [name for name, svg in taken.items() if said((DOCS / name).read_text(encoding="utf-8")) != said(svg)]
    assert not changed, "python -m tests.tui.pictures takes them anew"


def test_every_picture_is_shown_and_small() -> None:
    texts = "".join(page.read_text(encoding="utf-8") for page in (README, *DOCS.glob("*.md")))
    for picture in DOCS.glob("*.svg"):
        svg = picture.read_text(encoding="utf-8")
        assert picture.name in texts
        assert ElementTree.fromstring(svg).tag.endswith("svg")
        assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
        assert len(svg) < LARGEST
    assert {path.stem for path in DOCS.glob("*.svg")} >= {*KEPT, "drill"}


def test_one_frame_is_to_be_seen_where_nothing_can_move() -> None:
    svg = animation([f"<text>{n}</text>" for n in range(5)], Looks())
    still = re.sub(r"@\w[^{]*\{(?:[^{}]*\{[^{}]*\})*\}", "", svg)
    assert re.findall(r"(\.\w+)\{[^}]*opacity:1", still) == [".f3"]
    assert "animation-delay:0s" not in svg, "else the fourth would lie over the first"


def test_the_animation_stands_still_for_whoever_wants_that() -> None:
    assert "prefers-reduced-motion" in (DOCS / "drill.svg").read_text(encoding="utf-8")
