"""What people type or paste, without anything that a terminal would obey."""

from __future__ import annotations

from dataclasses import replace

from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.widgets import Input, TextArea

from crisis_sim.scenario.text import clean


class CleanInput(Input):
    """A line that takes nothing that a terminal would obey."""

    def validate_value(self, value: str) -> str:
        """What is pasted is cleaned before it shows."""
        return clean(value)


class CleanArea(TextArea):
    """Lines that take nothing that a terminal would obey."""

    def edit(self, edit: Edit) -> EditResult:
        """What is pasted is cleaned before it shows."""
        return super().edit(replace(edit, text=clean(edit.text)))

    def load_text(self, text: str) -> None:
        """So is what stands there at first."""
        super().load_text(clean(text))
