"""The schematic map: places, the water between them, a wind sector over them, and the last readings of the seat."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Any

from rich.cells import cell_len
from rich.text import Text
from textual.containers import VerticalScroll
from textual.widgets import Static

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.words import Words, amount

P = dict[str, Any]
SYMBOLS = {"town": "●", "district": "□", "site": "▲", "hospital": "✚", "reservoir": "▼", "station": "◆"}
"""Each kind of place in its own shape: nothing depends on colour. The kinds are texts of the interface."""
WATER, WIND = "~", "░"
_HIGH = 2
"""Lines of the map for each step down, at least: one for the name, one for the reading."""
_TALLEST = 200
"""Lines of the map at the most."""
_TREND = 2


class MapPanel(VerticalScroll):
    """The map, as wide as there is room."""

    TITLE = "Map"

    def __init__(self, drill: Drill, *, id: str) -> None:
        super().__init__(id=id)
        self.drill = drill
        self._map = Static(markup=False)

    def compose(self) -> Any:
        """Only the map."""
        yield self._map

    def on_resize(self) -> None:
        """Draw anew."""
        self.update_rows()

    def update_rows(self) -> None:
        """Draw what is known now."""
        if self.is_mounted and self.size.width > 20:
            self._map.update(map_text(self.drill, self.scrollable_content_region.width, self.size.height))


def map_text(drill: Drill, width: int, height: int) -> Text:
    """The map in so many columns and, if it fits, lines; a word where there is none."""
    words, view = drill.words, drill.view
    found = view.brief.get("map", {}) if view.brief else {}
    places: list[P] = found.get("places", [])
    if not places:
        return Text(words.say("This exercise has no map."), style="dim")
    canvas = _Canvas(places, width, max(8, height - 4))
    if (sector := found.get("sector")) is not None:
        canvas.wind(_sector(drill, sector, places, found.get("scale", 1000)))
    for place in places:
        if (to := place.get("flows_to")) is not None:
            canvas.river(place, places[to])
    for place in places:
        canvas.symbol(place)
    for place in sorted(places, key=lambda place: "shows" not in place):  # what has a reading is named first
        canvas.name(place, words.pick(place["label"]), _reading(drill, place))
    return canvas.text().append("\n\n").append_text(_legend(words, places, found))


def _reading(drill: Drill, place: P) -> str:
    """The last reading beside a place, with its trend and age; nothing where the seat has none."""
    figure = drill.view.indicators.get(place.get("shows", ""))
    if figure is None:
        return ""
    values = [value for _, value in figure["history"][-_TREND:]]
    trend = "" if len(values) < _TREND or values[0] == values[-1] else "↑" if values[-1] > values[0] else "↓"
    age = drill.words.span(max(0, drill.now - figure["history"][-1][0]))
    return f"{amount(figure['value'], figure.get('unit'))}{trend} ({age})"


def _sector(drill: Drill, sector: P, places: list[P], scale: int) -> tuple[float, float, float, float, float] | None:
    """(column, row, towards, opening, reach in steps) of the wind sector as far as it was read."""
    towards, reach = (drill.view.indicators.get(sector[name]) for name in ("towards", "reach"))
    if towards is None or reach is None or reach["value"] <= 0:
        return None
    column, row = places[sector["at"]]["at"]
    return column, row, towards["value"], sector["width"], reach["value"] / scale


def _legend(words: Words, places: list[P], found: P) -> Text:
    kinds = [kind for kind in SYMBOLS if any(place["kind"] == kind for place in places)]
    parts = [f"{SYMBOLS[kind]} {words.say(kind)}" for kind in kinds]
    if any("flows_to" in place for place in places):
        parts.append(f"{WATER} {words.say('water')}")
    if "sector" in found:
        parts.append(f"{WIND} {words.say('downwind')}")
    return Text("  ".join(parts), style="dim")


class _Canvas:
    """A field of characters onto which places are drawn at scale."""

    def __init__(self, places: list[P], width: int, height: int) -> None:
        columns, rows = ([place["at"][i] for place in places] for i in (0, 1))
        self._west, self._north = min(columns), min(rows)
        across, down = max(1, max(columns) - self._west), max(1, max(rows) - self._north)
        self._x = max(1, width - 24) / across
        self._y = max(min(_HIGH, _TALLEST / down), (height - 3) / down)
        self._width, self._height = width, round(down * self._y) + 3
        self._cells = [[" "] * width for _ in range(self._height)]
        self._styles = [[""] * width for _ in range(self._height)]
        self._taken = [[False] * width for _ in range(self._height)]

    def _spot(self, column: float, row: float) -> tuple[int, int]:
        return 2 + round((column - self._west) * self._x), 1 + round((row - self._north) * self._y)

    def _put(self, x: int, y: int, sign: str, style: str) -> None:
        if 0 <= x < self._width and 0 <= y < self._height and not self._taken[y][x]:
            self._cells[y][x], self._styles[y][x] = sign, style

    def wind(self, sector: tuple[float, float, float, float, float] | None) -> None:
        """Shade what lies downwind."""
        if sector is None:
            return
        column, row, towards, opening, reach = sector
        for y in range(self._height):
            for x in range(self._width):
                east = (x - 2) / self._x + self._west - column
                south = (y - 1) / self._y + self._north - row
                off = (degrees(atan2(east, -south)) - towards + 180) % 360 - 180
                if 0 < hypot(east, south) <= reach and abs(off) <= opening / 2:
                    self._put(x, y, WIND, "yellow")

    def river(self, a: P, b: P) -> None:
        """Water from one place to the next."""
        (x1, y1), (x2, y2) = self._spot(*a["at"]), self._spot(*b["at"])
        steps = max(abs(x2 - x1), abs(y2 - y1), 1)
        for n in range(steps + 1):
            self._put(x1 + (x2 - x1) * n // steps, y1 + (y2 - y1) * n // steps, WATER, "cyan")

    def symbol(self, place: P) -> None:
        """Its sign, which nothing may cover."""
        x, y = self._spot(*place["at"])
        if x < self._width:
            self._put(x, y, SYMBOLS[place["kind"]], "bold")
            self._taken[y][x] = True

    def name(self, place: P, label: str, reading: str) -> None:
        """Its name, with the reading below, wherever around the sign both are free; cut short where nothing is."""
        x, y = self._spot(*place["at"])
        lines = [label, *([reading] if reading else [])]
        width = max(cell_len(line) for line in lines)
        sides = (x + 2, x - 1 - width)
        spots = [(left, top) for top in (y, y - len(lines), y + 1) for left in sides]
        spots += [(x - width // 2, y + 1), (x - width // 2, y - len(lines))]
        left, top = next((spot for spot in spots if self._free(*spot, width, len(lines))), (x + 2, y))
        for number, line in enumerate(lines):
            self._put(left - 1, top + number, " ", "")
            self._put(left + cell_len(line), top + number, " ", "")
            self._write(left, top + number, line, "bold" if number == 0 else "reverse")

    def _free(self, left: int, top: int, width: int, lines: int) -> bool:
        inside = left >= 0 and left + width <= self._width and top >= 0 and top + lines <= self._height
        return inside and not any(
            any(row[max(0, left - 1) : left + width + 1]) for row in self._taken[top : top + lines]
        )

    def _write(self, x: int, y: int, words: str, style: str) -> None:
        for sign in words:
            if cell_len(sign) != 1:
                continue
            if not 0 <= y < self._height or x >= self._width or self._taken[y][x]:
                return
            self._cells[y][x], self._styles[y][x], self._taken[y][x] = sign, style, True
            x += 1

    def text(self) -> Text:
        """Line by line, runs of one style together."""
        text = Text(no_wrap=True)
        for number, (cells, styles) in enumerate(zip(self._cells, self._styles, strict=True)):
            if number:
                text.append("\n")
            for sign, style in zip(cells, styles, strict=True):
                text.append(sign, style or None)
        return text
