"""Sheets: what opens over the drill screen. The top lines stay free, so that banner and clock stay in sight."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import Prose

T = TypeVar("T")


class Sheet(ModalScreen[T], Generic[T]):
    """A title, a body that scrolls, and the keys that work here. Esc closes it without doing anything."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]
    AUTO_FOCUS = "#body *"

    def __init__(self, drill: Drill, title: str, keys: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__()
        self.drill = drill
        self._title = title
        self._keys = (*keys, ("Esc", drill.words.say("close")))

    def compose(self) -> ComposeResult:
        """Title, body, message, keys."""
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(self._title)
            with VerticalScroll(id="body", can_focus=False):
                yield from self.body()
            with Vertical(id="foot"):
                yield Static(id="trouble", markup=False)
                yield Static(key_line(self._keys), id="sheet-keys", markup=False)

    def body(self) -> ComposeResult:
        """What stands in the sheet."""
        return iter(())

    def trouble(self, text: str) -> None:
        """Say what is wrong, in words, above the keys."""
        line = self.query_one("#trouble", Static)
        line.display = bool(text)
        line.update(Text(text, style="bold"))

    def action_close(self) -> None:
        """Close without doing anything."""
        self.dismiss(None)


class Page(Sheet[None]):
    """A text to read."""

    def __init__(self, drill: Drill, title: str, text: Text, keys: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(drill, title, keys)
        self._text = text

    def body(self) -> ComposeResult:
        """The text."""
        yield Prose(self._text, classes="page")

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        body = self.query_one("#body", VerticalScroll)
        body.can_focus = True
        body.focus()


NAMES = {"Esc": "escape"}
"""Keys that people know by another name than Textual."""


def key_line(keys: tuple[tuple[str, str], ...], width: int = 10_000) -> Text:
    """Keys and what they do on one line, as many as fit; a click on one presses it."""
    line = Text(no_wrap=True, overflow="ellipsis")
    for key, label in keys:
        part = Text.assemble((key, "bold reverse"), f" {label}  ")
        if line.cell_len + part.cell_len > width + 2:
            break
        part.stylize(Style(meta={"@click": f"app.simulate_key('{NAMES.get(key, key.lower())}')"}))
        line.append_text(part)
    return line
