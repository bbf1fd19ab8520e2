"""Opening something of one's own: a scenario file, or a folder in which scenarios are looked for from now on."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from crisis_sim.scenario.at_hand import at_hand
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.typed import CleanInput

MOST = 20
"""Folders that are remembered."""


class OpenSheet(ModalScreen[Path | None]):
    """Gives the file, or None after a folder was added or nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]
    AUTO_FOCUS = "#place"

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self._lobby = lobby

    def compose(self) -> ComposeResult:
        """One line to write in."""
        say = self._lobby.words.say
        with Vertical(id="sheet") as sheet:
            sheet.border_title = Content(say("Open"))
            yield Static(say("A scenario file, or a folder to look in:"), markup=False)
            yield CleanInput(placeholder="~/scenarios", compact=True, id="place", max_length=4000)
            yield Prose(id="trouble")
            yield Foot((("enter", "Enter", say("open")), ("escape", "Esc", say("close"))))

    async def retranslate(self) -> None:
        """In another language, with what was typed."""
        typed = self.query_one("#place", Input).value
        await self.recompose()
        self.query_one("#place", Input).value = typed
        self.query_one("#place").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look what it is."""
        say = self._lobby.words.say
        place = _place(event.value.strip())
        if place is not None and place.is_file():
            self.dismiss(place)
        elif place is None:
            self._trouble(say("There is no such file or folder."))
        elif not any(not found.shipped for found in at_hand([place])):
            self._trouble(say("No scenario was found there: a scenario is a .yaml file."))
        else:
            preferences = self._lobby.preferences
            others = [folder for folder in preferences.folders if folder != str(place)]
            preferences.folders = [*others, str(place)][-MOST:]
            preferences.save()
            self.dismiss(None)

    def _trouble(self, text: str) -> None:
        line = self.query_one("#trouble", Prose)
        line.display = True
        line.show(Text(text))


def _place(text: str) -> Path | None:
    """The file or folder that is meant, if there is one."""
    try:
        place = Path(text).expanduser().resolve()
        return place if text and (place.is_file() or place.is_dir()) else None
    except (OSError, ValueError, RuntimeError):
        return None
