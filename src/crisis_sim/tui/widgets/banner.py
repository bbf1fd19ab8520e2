"""The first line of every screen."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

BANNER = "EXERCISE / OEFENING / EXERCICE / ÜBUNG"


class Banner(Static):
    """Says that this is an exercise, in every language, on every screen."""

    def __init__(self, title: str) -> None:
        super().__init__(Text.assemble((f" {BANNER} ", "bold reverse"), f" {title}"), markup=False, classes="banner")
