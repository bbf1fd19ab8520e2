"""A line of a form before a drill: a label, and a value to choose or to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Select, Static


class Row(Horizontal):
    """Label and field, one line high."""

    DEFAULT_CSS: ClassVar[str] = """
    Row {
        height: 1; width: 100%; padding: 0 1;
        & > .row-label { width: 12; text-style: bold; }
        & Select { width: 1fr; }
        & .row-label, & SelectCurrent Static, & SelectOverlay { text-wrap: nowrap; text-overflow: ellipsis; }
        & SelectCurrent { width: 1fr; height: 1; background: $panel; }
        & Select:focus > SelectCurrent {
            background: $block-cursor-background; color: $block-cursor-foreground; border: none;
            & Static#label, & Static { color: $block-cursor-foreground; }
        }
        & Input { width: 1fr; background: $panel; border: none; padding: 0; }
        & Input:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    def __init__(self, label: str, field: Widget, *, half: bool = False) -> None:
        super().__init__(classes="half" if half else None)
        self._label = label
        self._field = field

    def compose(self) -> ComposeResult:
        """Beside each other."""
        yield Static(self._label, classes="row-label", markup=False)
        yield self._field


def select(options: Sequence[tuple[str, Any]], value: Any, *, id: str) -> Select[Any]:
    """One of these; texts are never read as markup."""
    shown = [(Content(text), each) for text, each in options]
    return Select(shown, value=value, allow_blank=False, compact=True, id=id)
