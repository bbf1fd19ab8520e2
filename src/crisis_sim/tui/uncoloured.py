"""The terminal's own two colours and no other, where NO_COLOR asks for that: what stands out is bold or in reverse."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_BRIGHT = 128
"""Brightness, of 255, from which on a ground of the theme without colour is that of a chosen row."""
_OWN = RichColor.default()


class Uncoloured(LineFilter):
    """Takes all colours off a line of the dark theme without colour; what lay on a bright ground is in reverse."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same signs in the colours of the terminal."""
        ground = background.rich_color
        return [Segment(text, _bare(style or Style.null(), ground), None) for text, style, _ in segments]


@lru_cache(4096)
def _bare(style: Style, ground: RichColor) -> Style:
    chosen = _is_bright(style.bgcolor or ground)
    return style + Style(color=_OWN, bgcolor=_OWN, reverse=bool(style.reverse) != chosen, dim=False)


def _is_bright(colour: RichColor) -> bool:
    if colour.is_default:
        return False
    red, green, blue = colour.get_truecolor()
    return 0.299 * red + 0.587 * green + 0.114 * blue >= _BRIGHT
