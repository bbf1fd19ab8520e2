"""One panel of the board on the whole screen, as a trainer would project it. Banner and clock stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from crisis_sim.tui.board.board import Board
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.sheet import key_line

_BEAT = 0.5
"""Wall seconds between two looks at what is new."""


class Whole(ModalScreen[None]):
    """A panel over everything. f or Esc goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f", "close", show=False)]
    DEFAULT_CSS = """
    Whole { align: center top; background: $background; }
    Whole > #whole { margin-top: 2; width: 100%; height: 1fr; border: round $primary; border-title-style: bold;
                     padding: 0 1; background: $background; }
    Whole #whole > * { width: 100%; height: 1fr; }
    Whole #whole > #whole-keys { height: 1; }
    """

    def __init__(self, drill: Drill, make: Callable[[Drill], Board]) -> None:
        super().__init__()
        self.drill = drill
        self._panel = make(drill)

    @classmethod
    def toggle(cls, panel: Board, make: Callable[[Drill], Board]) -> None:
        """Give a panel the whole screen; from there, go back."""
        if isinstance(panel.screen, cls):
            panel.screen.dismiss(None)
        else:
            panel.app.push_screen(cls(panel.drill, make))

    def compose(self) -> ComposeResult:
        """The panel in a frame, and the keys."""
        say = self.drill.words.say
        with Container(id="whole") as frame:
            frame.border_title = Content(say(self._panel.TITLE))
            yield self._panel
            keys = (("↑↓←→", say("walk")), ("Enter", say("open")), ("f", say("back")), ("Esc", say("close")))
            yield Static(key_line(self.drill.words, keys), id="whole-keys", markup=False)

    def on_mount(self) -> None:
        """Keep up with what happens."""
        self._panel.focus()
        self.set_interval(_BEAT, self._panel.update_rows)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
