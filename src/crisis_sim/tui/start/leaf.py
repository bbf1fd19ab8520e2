"""A leaf of text over the screens before a drill: help, a refusal, a question with two answers."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.prose import Prose


class Leaf(ModalScreen[bool]):
    """Gives True where there is something to agree to and Enter was pressed; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", show=False, priority=True),
        Binding("escape,q", "close", show=False),
    ]
    AUTO_FOCUS = "#body"

    def __init__(self, lobby: Lobby, title: str, text: Text, agree: str = "") -> None:
        super().__init__()
        self._lobby = lobby
        self._title = " ".join(title.split())
        self._text = text
        self._agree = agree

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        say = self._lobby.words.say
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(self._title)
            with VerticalScroll(id="body", can_focus=True):
                yield Prose(self._text, classes="page")
            close = ("escape", "Esc", say("no, keep it") if self._agree else say("close"))
            yield Foot([*([("enter", "Enter", self._agree)] if self._agree else []), close])

    def action_agree(self) -> None:
        """Yes; on a leaf that asks nothing, closed."""
        self.dismiss(bool(self._agree))

    def action_close(self) -> None:
        """No."""
        self.dismiss(False)
