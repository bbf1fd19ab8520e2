"""A field of characters to draw on: a sign may be reserved, then nothing covers it."""

from __future__ import annotations

from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.text import Text


class Canvas:
    """So many columns and lines of signs, each with a style and with what it belongs to."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]
        self._taken = [[False] * width for _ in range(height)]
        self._owners: dict[tuple[int, int], int] = {}

    def put(self, x: int, y: int, sign: str, style: str = "") -> None:
        """Draw one sign where nothing is reserved."""
        if 0 <= x < self.width and 0 <= y < self.height and not self._taken[y][x]:
            self._cells[y][x] = (sign, style)

    def reserve(self, x: int, y: int, sign: str, style: str, owner: int) -> None:
        """Draw one sign of something, so that nothing covers it."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._cells[y][x], self._taken[y][x] = (sign, style), True
            self._owners[x, y] = owner

    def free(self, left: int, top: int, width: int, lines: int) -> bool:
        """Whether a text fits there without covering anything or touching another."""
        inside = left >= 0 and left + width <= self.width and top >= 0 and top + lines <= self.height
        return inside and not any(
            any(row[max(0, left - 1) : left + width + 1]) for row in self._taken[top : top + lines]
        )

    def write(self, x: int, y: int, words: str, style: str, owner: int) -> bool:
        """Write as much as there is room for; what is cut short ends in `…`. Returns whether all of it stands there."""
        wanted = cell_len(words)
        room = 0
        while room < wanted and 0 <= x + room < self.width and 0 <= y < self.height and not self._taken[y][x + room]:
            room += 1
        shown = words if room == wanted else set_cell_size(words, room - 1) + "…" if room > 0 else ""
        for sign in shown:
            if cells := cell_len(sign):
                self.reserve(x, y, sign, style, owner)
                if cells == 2:
                    self.reserve(x + 1, y, "", style, owner)
                x += cells
        return room == wanted

    def owner(self, x: int, y: int) -> int | None:
        """What the sign there belongs to."""
        return self._owners.get((x, y))

    def text(self) -> Text:
        """Line by line, runs of one style together."""
        text = Text(no_wrap=True, overflow="crop")
        for number, row in enumerate(self._cells):
            if number:
                text.append("\n")
            for style, run in groupby(row, key=lambda cell: cell[1]):
                text.append("".join(sign for sign, _ in run), style or None)
        return text
