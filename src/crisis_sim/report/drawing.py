"""Hand-written SVG: a sheet with text, lines and marks, and an axis. The same bytes on every machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10
from xml.sax.saxutils import escape

from crisis_sim.report.network.words import EXERCISE
from crisis_sim.scenario.text import clean

INK = "#1b1f24"
GREY = "#6b7280"
RULE = "#d5d9df"
COLOURS = ("#0072b2", "#d55e00", "#007a5a", "#a3478a", "#8a6100", "#1c7ea6", "#1b1f24")
"""Told apart by colour-blind people too (after Okabe and Ito 2008, darkened for contrast on white)."""
DASHES = ("", "9 4", "2 3", "12 3 2 3", "5 2", "1 5", "14 4 2 4 2 4", "6 6", "3 1")
FONT = "system-ui, 'DejaVu Sans', 'Segoe UI', Arial, sans-serif"
MINUTES = (0.5, 1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7200, 14400)


def coordinate(value: float) -> str:
    """A coordinate with one decimal at most, and never a negative zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def written(text: str) -> str:
    """A text as XML, on one line."""
    return escape(" ".join(clean(text).split()), {'"': "&quot;"})


class Sheet:
    """A drawing under way; heights grow downwards."""

    def __init__(self, width: int, height: int, title: str, about: str) -> None:
        self.width, self.height = width, height
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'aria-labelledby="title about" font-family="{FONT}" font-size="14" fill="{INK}">'
        )
        self._parts = [
            head,
            f'<title id="title">{written(title)}</title>',
            f'<desc id="about">{written(about)}</desc>',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        ]
        self.text(16, 28, shortened(title, width - 32, size=17), size=17, bold=True)
        self.text(width - 16, height - 10, EXERCISE, anchor="end", colour=GREY, size=11)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        anchor: str = "start",
        colour: str = INK,
        size: int = 14,
        bold: bool = False,
    ) -> None:
        """A line of text; `y` is its base line."""
        weight = ' font-weight="bold"' if bold else ""
        tint = f' fill="{colour}"' if colour != INK else ""
        self._parts.append(
            f'<text x="{coordinate(x)}" y="{coordinate(y)}" text-anchor="{anchor}" font-size="{size}"{weight}{tint}>'
            f"{written(text)}</text>"
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, colour: str = RULE, width: float = 1, dash: str = ""
    ) -> None:
        """A straight line."""
        self.path([(x1, y1), (x2, y2)], colour=colour, width=width, dash=dash)

    def path(self, points: Sequence[tuple[float, float]], *, colour: str, width: float = 2, dash: str = "") -> None:
        """A line through points."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        where = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
        self._parts.append(
            f'<polyline points="{where}" fill="none" stroke="{colour}" stroke-width="{coordinate(width)}"{dashes}/>'
        )

    def box(self, x: float, y: float, width: float, height: float, *, colour: str, fill: str = "none") -> None:
        """A rectangle."""
        self._parts.append(
            f'<rect x="{coordinate(x)}" y="{coordinate(y)}" width="{coordinate(max(0.5, width))}" '
            f'height="{coordinate(height)}" fill="{fill}" stroke="{colour}"/>'
        )

    def mark(self, x: float, y: float, shape: int, *, colour: str, size: float = 5, hollow: bool = False) -> None:
        """One of six marks: disc, square, triangle, diamond, triangle upside down, hourglass."""
        s = size
        fill = "#ffffff" if hollow else colour
        outline = f'fill="{fill}" stroke="{colour}" stroke-width="1.5"'
        if shape % 6 == 0:
            self._parts.append(f'<circle cx="{coordinate(x)}" cy="{coordinate(y)}" r="{coordinate(s)}" {outline}/>')
            return
        corners = {
            1: [(-s, -s), (s, -s), (s, s), (-s, s)],
            2: [(0, -s), (s, s), (-s, s)],
            3: [(0, -s * 1.3), (s * 1.3, 0), (0, s * 1.3), (-s * 1.3, 0)],
            4: [(0, s), (s, -s), (-s, -s)],
            5: [(-s, -s), (s, -s), (-s, s), (s, s)],
        }[shape % 6]
        where = " ".join(f"{coordinate(x + dx)},{coordinate(y + dy)}" for dx, dy in corners)
        self._parts.append(f'<polygon points="{where}" {outline}/>')

    def done(self) -> str:
        """The whole file."""
        return "\n".join([*self._parts, "</svg>"]) + "\n"


class Axis:
    """A horizontal axis from `least` to `most` between two places of a sheet."""

    def __init__(self, least: float, most: float, left: float, right: float, *, times: bool = False) -> None:
        if most <= least:
            least, most = least - 0.5, most + 0.5
        self.least, self.most, self.left, self.right = least, most, left, right
        self.step = _time_step(most - least) if times else _step(most - least)

    def at(self, value: float) -> float:
        """The place of a value, within the axis."""
        share = (min(max(value, self.least), self.most) - self.least) / (self.most - self.least)
        return self.left + share * (self.right - self.left)

    def ticks(self) -> list[float]:
        """Round values along the axis."""
        first, last = ceil(self.least / self.step - 1e-9), floor(self.most / self.step + 1e-9)
        return [n * self.step for n in range(first, last + 1)]

    def draw(self, sheet: Sheet, top: float, bottom: float, label: Callable[[float], str]) -> None:
        """Rules from top to bottom, and a label under each."""
        for tick in self.ticks():
            x = self.at(tick)
            sheet.line(x, top, x, bottom)
            sheet.text(x, bottom + 18, label(tick), anchor="middle", colour=GREY, size=12)


def _step(span: float) -> float:
    raw = span / 5
    power = 10.0 ** floor(log10(raw))
    return next((n * power for n in (1, 2, 5) if n * power >= raw * 0.999), 10 * power)


def _time_step(span: float) -> float:
    if span < 60:
        return _step(span)
    return next((60.0 * minutes for minutes in MINUTES if 60 * minutes * 6 >= span), 60.0 * MINUTES[-1])


def shortened(text: str, room: float, size: int = 14) -> str:
    """The text cut to about so many pixels."""
    most = max(4, int(room / (size * 0.56)))
    text = " ".join(clean(text).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def room_for(texts: Sequence[str], least: int = 90, most: int = 300) -> int:
    """Pixels that the longest of some texts takes, within limits."""
    return int(min(most, max(least, *(len(text) * 8 + 12 for text in texts))))
