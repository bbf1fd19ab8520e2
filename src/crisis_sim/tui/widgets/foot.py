"""The last line of a screen: keys that work here, which can be clicked too."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.widgets import Static

Shown = tuple[str, str, str]
"""A key as Textual names it, as people read it, and what it does."""


class Foot(Static):
    """As many keys as fit on the line; the first ones matter most."""

    def __init__(self, keys: Sequence[Shown]) -> None:
        super().__init__(markup=False, classes="foot")
        self._shown = tuple(keys)

    def show(self, keys: Sequence[Shown]) -> None:
        """Other keys from now on."""
        if tuple(keys) != self._shown:
            self._shown = tuple(keys)
            self.on_resize()

    def on_resize(self) -> None:
        """Fit the line."""
        self.update(clickable(self._shown, self.size.width))


def clickable(keys: Sequence[Shown], width: int = 10_000) -> Text:
    """Keys and what they do on one line, as many as fit; a click presses the key."""
    line = Text(no_wrap=True, overflow="ellipsis")
    for key, shown, label in keys:
        part = Text.assemble((f" {shown} ", "bold reverse"), f" {label}  ")
        if line.cell_len + part.cell_len > width + 2:
            continue
        part.stylize(Style(meta={"@click": f"app.simulate_key('{key}')"}))
        line.append_text(part)
    return line
