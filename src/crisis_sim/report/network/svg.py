"""The drawing as SVG: readable without colour, the same bytes from the same network."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.report.network.layout import BOX, Box, Layout, Line, layout
from crisis_sim.report.network.legend import STYLES, legend, outline, plain, shape
from crisis_sim.report.network.lettering import wide
from crisis_sim.report.network.picture import Node, Picture
from crisis_sim.report.network.words import EXERCISE, word

FONT = "Helvetica, Arial, 'DejaVu Sans', sans-serif"
HEAD, FOOT, SIDE, EDGE = 86, 92, 150, 24


def svg(picture: Picture) -> str:
    """A whole SVG document. Names are text, never markup; coordinates are whole pixels."""
    drawn = layout(picture)
    width = max(SIDE + drawn.width + EDGE, 960, wide(picture.title, 24) + wide(EXERCISE, 13) + 3 * EDGE)
    height = HEAD + drawn.height + FOOT
    return "\n".join(_document(picture, drawn, width, height)) + "\n"


def _document(picture: Picture, drawn: Layout, width: int, height: int) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{FONT}" font-size="12" role="img" xml:lang="{picture.lang}">'
    )
    yield f"<title>{plain(picture.title)}</title>"
    yield f"<desc>{plain(picture.subtitle)}</desc>"
    yield "<defs>"
    for family, (colour, *_) in STYLES.items():
        yield (
            f'<marker id="{family}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" '
            f'markerUnits="userSpaceOnUse" orient="auto-start-reverse">'
            f'<path d="M0 1 L10 5 L0 9 z" fill="{colour}"/></marker>'
        )
    yield "</defs>"
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    yield f'<text x="{EDGE}" y="38" font-size="24" font-weight="bold" fill="#1f2a44">{plain(picture.title)}</text>'
    yield f'<text x="{EDGE}" y="62" font-size="13" fill="#444444">{plain(picture.subtitle)}</text>'
    yield (
        f'<text x="{width - EDGE}" y="36" font-size="13" font-weight="bold" text-anchor="end" fill="#9c2f13">'
        f"{EXERCISE}</text>"
    )
    for n, (top, bottom, name) in enumerate(drawn.bands):
        shade = "#f4f6f8" if n % 2 == 0 else "#ffffff"
        yield f'<rect x="0" y="{HEAD + top}" width="{width}" height="{bottom - top}" fill="{shade}"/>'
        for m, part in enumerate(name):
            y = HEAD + top + 26 + 15 * m
            yield f'<text x="{EDGE}" y="{y}" font-weight="bold" fill="#444444">{plain(part)}</text>'
    yield f'<g transform="translate({SIDE} {HEAD})">'
    for line in drawn.lines:
        yield _line(line, drawn.faint)
    for box in drawn.boxes:
        yield from _box(box, picture.lang)
    yield "</g>"
    yield from legend(picture, EDGE, HEAD + drawn.height)
    yield "</svg>"


def _line(line: Line, faint: bool) -> str:
    colour, dash, _, thick = STYLES[line.tie.family]
    style = f' stroke-dasharray="{dash}"' if dash else ""
    style += ' opacity="0.45"' if faint else ""
    ends = f' marker-end="url(#{line.tie.family})"' if line.tie.there else ""
    ends += f' marker-start="url(#{line.tie.family})"' if line.tie.back else ""
    told = [f"{line.one} → {line.other}: {', '.join(line.tie.there)}"] if line.tie.there else []
    told += [f"{line.other} → {line.one}: {', '.join(line.tie.back)}"] if line.tie.back else []
    return (
        f'<path d="{line.path}" fill="none" stroke="{colour}" stroke-width="{thick}"{style}{ends}>'
        f"<title>{plain('; '.join(told))}</title></path>"
    )


def _box(box: Box, lang: str) -> Iterator[str]:
    node = box.node
    look = outline(bool(node.cut_off), bool(node.seat), node.convened)
    yield f"<g><title>{plain(_tooltip(node, lang))}</title>"
    yield f'<path d="{shape(box.x - BOX // 2, box.y, BOX, box.height, bool(node.cut_off))}" {look}/>'
    at = box.y + 4
    for text, size, style in box.text:
        at += size + 3
        yield f'<text x="{box.x}" y="{at}" font-size="{size}" text-anchor="middle"{style}>{plain(text)}</text>'
    yield "</g>"


def _tooltip(node: Node, lang: str) -> str:
    told = node.name
    if node.seat:
        told += f" · {word('seat', lang)}: {node.seat}"
    if node.convened:
        told += f" · {word('only convened', lang)}"
    if node.cut_off:
        told += f" · {word('without', lang)}: {', '.join(node.cut_off)}"
    return told
