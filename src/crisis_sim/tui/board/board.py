"""What the panels of the board share: they draw only while they are in sight, and only what is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from rich.text import Text
from textual.containers import Container
from textual.widget import Widget

from crisis_sim.tui.drill import Drill

Inks = Mapping[str, str]
"""The theme's colours by name."""


def heading(words: str) -> Text:
    """The name of a part."""
    return Text(words.upper(), style="bold dim")


class Board(Container):
    """A panel that shows how something stands."""

    TITLE: ClassVar[str] = ""
    """What its tab says."""

    def __init__(self, drill: Drill, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drill = drill

    @property
    def inks(self) -> Inks:
        """The theme's colours by name; where they help, never alone."""
        return self.app.theme_variables

    @property
    def in_sight(self) -> bool:
        """Whether there is anything to draw on."""
        return self.is_mounted and self.display and self.size.width >= 12

    def update_rows(self) -> None:
        """Show what is so now, if it is in sight."""
        if self.in_sight:
            self.draw()

    def draw(self) -> None:
        """Show what is so now."""
        raise NotImplementedError

    @property
    def walked(self) -> Widget:
        """The part that takes the focus."""
        raise NotImplementedError

    def focus(self, scroll_visible: bool = True) -> Self:
        """Focus what can be walked through."""
        self.walked.focus(scroll_visible)
        return self

    def on_resize(self) -> None:
        """Rows depend on the width, which the parts get later than the whole."""
        self.call_after_refresh(self.update_rows)

    def on_show(self) -> None:
        """Come into sight with what is so now."""
        self.call_after_refresh(self.update_rows)
