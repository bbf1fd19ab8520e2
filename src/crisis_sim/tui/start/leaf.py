"""A leaf of text over the screens before a drill: help, a refusal, a question with two answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.said import Said, Written, say_now, write_now


class Leaf(ModalScreen[bool]):
    """Gives True where there is something to agree to and Enter was pressed; Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "agree", show=False, priority=True),
        Binding("escape,q", "close", show=False),
    ]
    AUTO_FOCUS = "#body"

    def __init__(self, lobby: Lobby, title: Said, text: Written, agree: Said = "") -> None:
        super().__init__()
        self._lobby = lobby
        self._title = title
        self._text = text
        self._agree = agree

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        say = self._lobby.words.say
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(" ".join(say_now(self._title).split()))
            with VerticalScroll(id="body", can_focus=True):
                yield Prose(write_now(self._text), classes="page")
            close = ("escape", "Esc", say("no, keep it") if self._agree else say("close"))
            agree = [("enter", "Enter", say_now(self._agree))] if self._agree else []
            yield Foot([*agree, close])

    async def retranslate(self) -> None:
        """In another language."""
        await self.recompose()
        self.query_one("#body").focus()

    def action_agree(self) -> None:
        """Yes; on a leaf that asks nothing, closed."""
        self.dismiss(bool(self._agree))

    def action_close(self) -> None:
        """No."""
        self.dismiss(False)
