"""The first line of every screen."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

BANNER = "EXERCISE / OEFENING / EXERCICE / ÜBUNG"


class Banner(Static):
    """Says that this is an exercise, in every language, on every screen."""

    def __init__(self, title: str) -> None:
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f" {BANNER} ", "bold reverse").append(f" {title}", "not bold not reverse")
        super().__init__(line, markup=False, classes="banner")
