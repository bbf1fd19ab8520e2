"""Drawing the schematic map: places at scale, the water between them, a wind sector, the last readings of the seat."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from crisis_sim.language.mark import mark
from crisis_sim.tui.board.board import Inks
from crisis_sim.tui.board.canvas import Canvas
from crisis_sim.tui.drill import Drill

P = dict[str, Any]
SYMBOLS = {
    "town": ("●", mark("town")),
    "district": ("□", mark("district")),
    "site": ("▲", mark("site")),
    "hospital": ("✚", mark("hospital")),
    "reservoir": ("▼", mark("reservoir")),
    "station": ("◆", mark("station or post")),
}
"""Each kind of place in its own shape: nothing depends on colour."""
WATER, WIND, OWN = "~", "░", "■"
_HIGH = 2
"""Lines of the map for each step down, at least: one for the name, one for the reading."""
_TALLEST = 200
"""Lines of the map at the most."""

Sector = tuple[float, float, float, float, float]
"""Column, row, direction in degrees, opening, reach in steps."""


class Place(NamedTuple):
    """A place with what is written beside it."""

    number: int
    p: P
    label: str
    reading: str
    own: bool
    """Whether means of the seat stand there."""


class Chart:
    """A map drawn once."""

    def __init__(self, places: list[Place], size: tuple[int, int], sector: Sector | None, inks: Inks, at: int) -> None:
        width, height = size
        columns, rows = ([place.p["at"][i] for place in places] for i in (0, 1))
        self._west, self._north = min(columns), min(rows)
        across, down = max(1, max(columns) - self._west), max(1, max(rows) - self._north)
        self._x = max(1, width - 24) / across
        self._y = max(min(_HIGH, _TALLEST / down), (height - 3) / down)
        self.canvas = Canvas(width, round(down * self._y) + 3)
        self._inks = inks
        self._at = at
        self.cut = 0
        """How many names don't fit."""
        if sector is not None:
            self._wind(sector)
        for place in places:
            if (to := place.p.get("flows_to")) is not None:
                self._river(place.p, places[to].p)
        for place in places:
            self._symbol(place)
        order = sorted(places, key=lambda place: (place.number != at, not place.reading, not place.own))
        for place in order:
            self._name(place)

    def spot(self, column: float, row: float) -> tuple[int, int]:
        """Where a column and row of the map are on the canvas."""
        return 2 + round((column - self._west) * self._x), 1 + round((row - self._north) * self._y)

    def _wind(self, sector: Sector) -> None:
        """Shade what lies downwind."""
        column, row, towards, opening, reach = sector
        for y in range(self.canvas.height):
            for x in range(self.canvas.width):
                east = (x - 2) / self._x + self._west - column
                south = (y - 1) / self._y + self._north - row
                off = (degrees(atan2(east, -south)) - towards + 180) % 360 - 180
                if 0 < hypot(east, south) <= reach and abs(off) <= opening / 2:
                    self.canvas.put(x, y, WIND, self._inks.get("warning", ""))

    def _river(self, a: P, b: P) -> None:
        """Water from one place to the next."""
        (x1, y1), (x2, y2) = self.spot(*a["at"]), self.spot(*b["at"])
        steps = max(abs(x2 - x1), abs(y2 - y1), 1)
        for n in range(steps + 1):
            x, y = x1 + (x2 - x1) * n // steps, y1 + (y2 - y1) * n // steps
            self.canvas.put(x, y, WATER, self._inks.get("primary", ""))

    def _symbol(self, place: Place) -> None:
        """Its sign, which nothing may cover."""
        x, y = self.spot(*place.p["at"])
        here = place.number == self._at
        style = f"bold {self._inks.get('accent', '')} {'reverse' if here else ''}".strip()
        if here:
            self.canvas.put(x - 1, y, "[", "bold")
            self.canvas.put(x + 1, y, "]", "bold")
        self.canvas.reserve(x, y, SYMBOLS[place.p["kind"]][0], style, place.number)

    def _name(self, place: Place) -> None:
        """Its name, with the reading below, wherever around the sign both are free; cut short where nothing is."""
        x, y = self.spot(*place.p["at"])
        here = place.number == self._at
        lines = [place.label + (f" {OWN}" if place.own else ""), *([place.reading] if place.reading else [])]
        width = max(cell_len(line) for line in lines)
        sides = (x + 2, x - 1 - width)
        spots = [(left, top) for top in (y, y - len(lines), y + 1) for left in sides]
        spots += [(x - width // 2, y + 1), (x - width // 2, y - len(lines))]
        left, top = next((spot for spot in spots if self.canvas.free(*spot, width, len(lines))), (x + 2, y))
        whole = True
        for number, line in enumerate(lines):
            if not here or top + number != y:  # there the cursor's bracket stands
                self.canvas.put(left - 1, top + number, " ")
            self.canvas.put(left + cell_len(line), top + number, " ")
            style = ("bold underline" if here else "bold") if number == 0 else "reverse"
            whole = self.canvas.write(left, top + number, line, style, place.number) and whole
        self.cut += not whole


def legend(drill: Drill, places: Iterable[Place], found: P, inks: Inks, cut: int) -> Text:
    """What the signs mean, and how many names there is no room for."""
    words, shown = drill.words, list(places)
    kinds = {place.p["kind"] for place in shown}
    parts = [(sign, words.say(name), "accent") for kind, (sign, name) in SYMBOLS.items() if kind in kinds]
    if any("flows_to" in place.p for place in shown):
        parts.append((WATER, words.say("water"), "primary"))
    if "sector" in found:
        parts.append((WIND, words.say("downwind"), "warning"))
    if any(place.own for place in shown):
        parts.append((OWN, words.say("own means"), "accent"))
    text = Text()
    for sign, name, ink in parts:
        text.append(sign, inks.get(ink, "")).append(f" {name}  ", "dim")
    text.append(f"({words.say('not to scale')})  ", "dim")
    if cut:
        said = words.many(cut, "{n} name has no room: walk there to read it", "{n} names have no room: walk there")
        text.append(said, "bold")
    return text
