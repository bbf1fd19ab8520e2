"""Inks that can be read: what is quiet in the theme's quiet ink, and a chosen row in one ink.

Half-bright text is too faint on some grounds, and a sign in a colour of its own cannot be seen on the ground of the
row that is chosen. Both are mended here, for every screen, after a line is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_QUIET = 0.8
"""How much of the ink is left to what is quiet on a chosen row."""
_BRIGHT = Style(dim=False)


class Inks(NamedTuple):
    """Colours that stand in for others."""

    muted: RichColor
    """Of what is quiet."""
    block: RichColor
    """The ground of a chosen row."""
    over: RichColor
    """On that ground."""
    over_muted: RichColor
    """The same of what is quiet."""


class Readable(LineFilter):
    """Gives a line the inks of a theme in which it can be read. One object for each theme: lines are kept by it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        super().__init__()
        names = ("text-muted", "block-cursor-background", "block-cursor-foreground")
        muted, block, over = (Color.parse(variables[name]) for name in names)
        self._inks = Inks(*(one.rich_color for one in (muted, block, over, block.blend(over, _QUIET))))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same signs, to be read."""
        ground, inks = background.rich_color, self._inks
        return [Segment(text, style and _inked(style, ground, inks), None) for text, style, _ in segments]


@lru_cache(4096)
def _inked(style: Style, ground: RichColor, inks: Inks) -> Style:
    """A style with the ink that can be read on its ground."""
    if (style.bgcolor or ground) == inks.block:
        ink = inks.over_muted if style.dim else inks.over
    elif style.dim:
        ink = inks.muted
    else:
        return style
    return style + Style.from_color(ink) + _BRIGHT
