"""The names of the panels, with the digits that open them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Static

LOW = 14
"""Lines of a window below which the names have one line at most."""
SHORTEST = 3
"""Letters that a name keeps at least."""


class Tabs(Static):
    """One line where all names fit, else two; in a low window one, with names cut short. All can be clicked."""

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, titles: Sequence[str], *, id: str | None = "tabs") -> None:
        super().__init__(id=id, markup=False)
        self._titles = titles
        self._state: tuple[int, frozenset[int]] = (0, frozenset())

    def show(self, active: int, waiting: Collection[int] = ()) -> None:
        """Which one is open, and where something waits (counted from 0)."""
        state = (active, frozenset(waiting))
        if state != self._state:
            self._state = state
            self._draw()

    def on_resize(self) -> None:
        """Other lines for another width."""
        self._draw()

    def on_click(self, event: events.Click) -> None:
        """Open it."""
        number = event.style.meta.get("tab")
        if isinstance(number, int):
            event.stop()
            self.post_message(self.Chosen(number))

    def _draw(self) -> None:
        low = self.screen.size.height < LOW
        self.update(tab_text(self._titles, *self._state, self.size.width or self.app.size.width, rows=1 if low else 2))


def tab_text(titles: Sequence[str], active: int, waiting: Collection[int], width: int, rows: int = 2) -> Text:
    """All names, cut short where so many rows do not hold them; a dot stands where something waits.

    >>> tab_text(["Read", "Decide"], 0, {1}, 80).plain
    '1 Read  2•Decide'
    """
    longest, gap = max(map(len, titles)), 2
    while len(lines := _lines(titles, width, longest, gap)) > (1 if gap == 2 else rows) and longest > SHORTEST:
        longest, gap = longest - (gap == 1), 1
    text = Text(no_wrap=True, overflow="ellipsis")
    for row, line in enumerate(lines):
        for place, (n, title) in enumerate(line):
            style = "bold reverse" if n == active else "bold" if n in waiting else ""
            sign = "•" if n in waiting else " "
            text.append(" " * gap if place else "\n" if row else "")
            text.append(f"{(n + 1) % 10}{sign}{title}", Style.parse(style) + Style(meta={"tab": n + 1}))
    return text


def _lines(titles: Sequence[str], width: int, longest: int, gap: int) -> list[list[tuple[int, str]]]:
    """The names, each with its number, laid out in lines of that width."""
    lines: list[list[tuple[int, str]]] = [[]]
    used = 0
    for n, title in enumerate(titles):
        shown = title if len(title) <= longest else title[: longest - 1] + "."
        size = Text(shown).cell_len + 2
        if lines[-1] and used + gap + size > width:
            lines.append([])
            used = 0
        used += size + (gap if lines[-1] else 0)
        lines[-1].append((n, shown))
    return lines
