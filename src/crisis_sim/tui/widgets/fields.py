"""Fields of forms: a line or a few lines of text with a label in front."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, TextArea

from crisis_sim.tui.widgets.pick import field_label

MOST = 8000
"""Characters that a text may have."""


class Line(Horizontal):
    """One line of text."""

    def __init__(self, label: str, *, id: str, value: str = "", placeholder: str = "") -> None:
        super().__init__(classes="field")
        self._label = label
        self.input = Input(value, placeholder=placeholder, id=id, compact=True, max_length=MOST)

    def compose(self) -> ComposeResult:
        """Label and line."""
        yield Label(field_label(self._label), markup=False, classes="field-label")
        yield self.input


class Lines(Horizontal):
    """Several lines of text; Enter starts a new one, Tab leaves."""

    def __init__(self, label: str, *, id: str, value: str = "", placeholder: str = "") -> None:
        super().__init__(classes="field lines")
        self._label = label
        self.area = TextArea(value, id=id, compact=True, highlight_cursor_line=False, placeholder=placeholder)

    def compose(self) -> ComposeResult:
        """Label and lines."""
        yield Label(field_label(self._label), markup=False, classes="field-label")
        yield self.area
