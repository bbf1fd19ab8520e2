"""Fields of forms: a line or a few lines of text, a yes or no, with a label in front."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Label, Static

from crisis_sim.tui.widgets.pick import LABEL, field_label
from crisis_sim.tui.widgets.typed import CleanArea, CleanInput

MOST = 8000
"""Characters that a text may have."""


class Labelled(Horizontal):
    """A field with its label in front."""

    def __init__(self, label: str, field: Widget, classes: str) -> None:
        super().__init__(classes=classes)
        self._label = label
        self._field = field

    def compose(self) -> ComposeResult:
        """Label and field."""
        yield Label(field_label(self._label), markup=False, classes="field-label")
        yield self._field


class Line(Labelled):
    """One line of text."""

    def __init__(self, label: str, *, id: str, value: str = "", placeholder: str = "") -> None:
        line = CleanInput(value, placeholder=placeholder, id=id, compact=True, max_length=MOST)
        super().__init__(label, line, "field")


class Lines(Labelled):
    """Several lines of text; Enter starts a new one, Tab leaves."""

    def __init__(self, label: str, *, id: str, value: str = "", placeholder: str = "") -> None:
        area = CleanArea(value, id=id, compact=True, highlight_cursor_line=False, placeholder=placeholder)
        super().__init__(label, area, "field lines")


class YesNo(Static, can_focus=True):
    """A yes or a no, and at first neither: arrow keys, Space or a click choose; so do the words' first letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,right,space", "turn", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]
    value: reactive[str] = reactive("")
    """`yes`, `no`, or empty."""

    def __init__(self, label: str, yes: str, no: str, *, id: str) -> None:
        super().__init__(id=id, classes="choice", markup=False)
        self._label = label
        self._shown = {"yes": yes, "no": no}

    def render(self) -> Text:
        """Both, the chosen one marked."""
        text = Text.assemble((field_label(self._label), "bold"), no_wrap=True, overflow="ellipsis")
        for value, word in self._shown.items():
            mark, style = ("● ", "bold") if value == self.value else ("○ ", "")
            text.append(f"{mark}{word}   ", style)
        return text

    def action_turn(self) -> None:
        """The other one."""
        self.value = "no" if self.value == "yes" else "yes"

    def on_key(self, event: events.Key) -> None:
        """A word's first letter chooses it."""
        for value, word in self._shown.items():
            if event.character and event.character.casefold() == word[:1].casefold():
                event.stop()
                self.value = value

    def on_click(self, event: events.Click) -> None:
        """Left of the middle is the first."""
        first = LABEL + len(self._shown["yes"]) + 4
        self.value = "yes" if event.x < first else "no"


def is_number(text: str) -> bool:
    """Whether a text is a number as people write it: `40`, `1 200`, `3,5`.

    >>> is_number("1 200"), is_number("3,5"), is_number("about 40")
    (True, True, False)
    """
    flat = "".join(text.split()).replace(",", ".")
    digits = flat.lstrip("+-").replace(".", "", 1)
    return digits.isascii() and digits.isdecimal() and len(flat) <= 20
