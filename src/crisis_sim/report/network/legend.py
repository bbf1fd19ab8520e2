"""How lines and boxes look, and the legend that says what each look means."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from crisis_sim.report.network.lettering import wide
from crisis_sim.report.network.picture import FAMILIES, Picture
from crisis_sim.report.network.words import word

STYLES: dict[str, tuple[str, str, str, int]] = {
    "command": ("#1f2a44", "", "solid", 3),
    "duty": ("#9c2f13", "", "solid", 1),
    "exchange": ("#1d6a96", "7 4", "dashed", 1),
    "alongside": ("#5d6b2f", "2 4", "dotted", 2),
}
"""Family of relations: colour, dash pattern, the same as a style of dot, width."""
INK, PLAYED = "#1f2a44", "#ffe9b8"
_SWATCH, _GAP, _SIZE = 56, 24, 13


def shape(x: int, y: int, width: int, height: int, cut: bool) -> str:
    """The path of a box; one with cut corners is a single point of failure."""
    right, foot = x + width, y + height
    if not cut:
        return f"M{x} {y} H{right} V{foot} H{x} z"
    c = min(12, height // 3)
    return (
        f"M{x + c} {y} H{right - c} L{right} {y + c} V{foot - c} L{right - c} {foot} "
        f"H{x + c} L{x} {foot - c} V{y + c} z"
    )


def outline(cut: bool, played: bool, convened: bool) -> str:
    """Fill and stroke of a box."""
    width = 3 if played else 2 if cut else 1
    dash = ' stroke-dasharray="5 3"' if convened else ""
    fill = PLAYED if played else "#ffffff"
    return f'fill="{fill}" stroke="{INK}" stroke-width="{width}" stroke-linejoin="round"{dash}'


def legend(picture: Picture, left: int, top: int) -> Iterator[str]:
    """What lines and boxes mean: only those that are drawn."""
    x, y = left, top + 34
    for family in FAMILIES:
        if any(tie.family == family for tie in picture.ties):
            colour, dash, _, thick = STYLES[family]
            style = f' stroke-dasharray="{dash}"' if dash else ""
            yield (
                f'<path d="M{x} {y - 4} H{x + _SWATCH}" stroke="{colour}" stroke-width="{thick}"{style} '
                f'marker-end="url(#{family})"/>'
            )
            yield _named(word(family, picture.lang), x, y)
            x += _room(word(family, picture.lang))
    looks = (
        ("played", (False, True, False), any(node.seat for node in picture.nodes)),
        ("only convened", (False, False, True), any(node.convened for node in picture.nodes)),
        ("single", (True, False, False), any(node.cut_off for node in picture.nodes)),
    )
    x, y = left, top + 68
    for key, look, used in looks:
        if used:
            yield f'<path d="{shape(x, y - 14, _SWATCH, 18, look[0])}" {outline(*look)}/>'
            yield _named(word(key, picture.lang), x, y)
            x += _room(word(key, picture.lang))


def _named(label: str, x: int, y: int) -> str:
    return f'<text x="{x + _SWATCH + 8}" y="{y}" font-size="{_SIZE}">{plain(label)}</text>'


def _room(label: str) -> int:
    return _SWATCH + 8 + wide(label, _SIZE) + _GAP


def plain(text: str) -> str:
    """A text in SVG, where nothing in it is markup."""
    return escape(text, quote=False)
