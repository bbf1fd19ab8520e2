"""An application that shows one word, and imports nothing but Textual."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

READY = "READY TO PRESS"


class Bare(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static(READY)


if __name__ == "__main__":
    Bare().run()
