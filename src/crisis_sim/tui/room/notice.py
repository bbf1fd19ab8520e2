"""The line that says what matters most just now."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.widgets import Static

Say = Callable[[], str]


class Notice(Static):
    """One line; it stays until something else is said, and follows the language."""

    def __init__(self, said: Say = str, *, stress: bool = False, id: str = "notice") -> None:
        super().__init__(id=id, markup=False)
        self.said = said
        self.stress = stress

    def on_mount(self) -> None:
        """Say it."""
        self.say(self.said, stress=self.stress)

    def say(self, said: Say, *, stress: bool = False) -> None:
        """Show it until something else comes."""
        self.said, self.stress = said, stress
        text = " ".join(said()[:1000].split())
        self.update(Text(text, style="bold" if stress else "", no_wrap=True, overflow="ellipsis"))
