"""A screen as a small SVG that anybody can open: text stays text, nothing is fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App

WIDTH, HEIGHT = 8.4, 18
"""Of a cell."""
FONT = "ui-monospace,'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace"


class Run(NamedTuple):
    """Signs of one look beside each other."""

    column: int
    cells: int
    text: str
    look: str
    """The class: what is the same everywhere is said once."""
    ground: str


class Looks:
    """Gives every look a short name."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name(self, css: str) -> str:
        """The class of a look, made when it is new."""
        return self._names.setdefault(css, f"s{len(self._names)}")

    def sheet(self) -> str:
        """The style sheet."""
        return "".join(f".{name}{{{css}}}" for css, name in self._names.items())


def svg_of(app: App[Any], title: str) -> str:
    """The screen that is open now."""
    looks = Looks()
    columns, rows = app.size
    inside = "".join(picture(app, looks))
    return framed(inside, title, columns, rows, looks.sheet())


def framed(inside: str, title: str, columns: int, rows: int, sheet: str) -> str:
    """A whole SVG with that inside."""
    width, height = columns * WIDTH, rows * HEIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 {width:g} {height:g}" role="img">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>text{{font:14px {FONT};white-space:pre}}{sheet}</style>\n{inside}</svg>\n"
    )


def picture(app: App[Any], looks: Looks) -> Iterator[str]:
    """The screen's rows: a ground of one colour, what is of another colour on it, then the text."""
    columns, rows = app.size
    lines = [list(_runs(strip, looks)) for strip in app.screen._compositor.render_strips()]
    areas: dict[str, int] = {}
    for run in (run for line in lines for run in line):
        areas[run.ground] = areas.get(run.ground, 0) + run.cells
    ground = max(areas, key=lambda colour: (areas[colour], colour))
    yield f'<rect width="{columns * WIDTH:g}" height="{rows * HEIGHT}" fill="{ground}"/>\n'
    for y, line in enumerate(lines):
        yield from _row(y, line, ground)


def _row(y: int, line: list[Run], ground: str) -> Iterator[str]:
    for column, cells, colour in _grounds(line):
        if colour != ground:
            place = f'x="{column * WIDTH:g}" y="{y * HEIGHT}" width="{cells * WIDTH:g}" height="{HEIGHT}"'
            yield f'<rect {place} fill="{colour}"/>\n'
    spans = []
    for run in line:
        if not run.text.strip():
            continue
        lead = len(run.text) - len(run.text.lstrip(" "))
        text = run.text.strip(" ")
        place = f'x="{(run.column + lead) * WIDTH:g}" textLength="{cell_len(text) * WIDTH:g}"'
        spans.append(f'<tspan {place} class="{run.look}">{escape(text, quote=False)}</tspan>')
    if spans:
        yield f'<text y="{y * HEIGHT + 14}">{"".join(spans)}</text>\n'


def _grounds(line: list[Run]) -> Iterator[tuple[int, int, str]]:
    """Neighbours of one ground together."""
    held: tuple[int, int, str] | None = None
    for run in line:
        if held is not None and held[2] == run.ground:
            held = (held[0], held[1] + run.cells, run.ground)
            continue
        if held is not None:
            yield held
        held = (run.column, run.cells, run.ground)
    if held is not None:
        yield held


def _runs(strip: Sequence[Segment], looks: Looks) -> Iterator[Run]:
    column = 0
    held: Run | None = None
    for text, style, _ in strip:
        front, ground = _colours(style)
        look, cells = looks.name(_css(style, front)), cell_len(text)
        if held is not None and (held.look, held.ground) == (look, ground):
            held = held._replace(cells=held.cells + cells, text=held.text + text)
        else:
            if held is not None:
                yield held
            held = Run(column, cells, text, look, ground)
        column += cells
    if held is not None:
        yield held


def _colours(style: Style | None) -> tuple[str, str]:
    """Of the signs and behind them."""
    front, ground = "#ffffff", "#000000"
    if style is not None:
        front = style.color.get_truecolor().hex if style.color is not None else front
        ground = style.bgcolor.get_truecolor().hex if style.bgcolor is not None else ground
        if style.reverse:
            front, ground = ground, front
    return front, ground


def _css(style: Style | None, front: str) -> str:
    parts = [f"fill:{front}"]
    if style is not None:
        lines = [word for word, on in (("underline", style.underline), ("line-through", style.strike)) if on]
        parts += ["font-weight:700"] if style.bold else []
        parts += ["font-style:italic"] if style.italic else []
        parts += ["opacity:.65"] if style.dim else []
        parts += [f"text-decoration:{' '.join(lines)}"] if lines else []
    return ";".join(parts)
