"""What any application of ours is made of: themes, languages, the palette, signals, and how it is left."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.filter import LineFilter

from crisis_sim.language.catalogue import LANGUAGES
from crisis_sim.tui.commands import Actions
from crisis_sim.tui.readable import Readable
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.themes import THEMES
from crisis_sim.tui.uncoloured import Uncoloured

Ending = Literal["finished", "left", "interrupted"] | BaseException
"""How the program was left: after ENDEX, before it, by a signal, or as something could not be read or written."""
SELDOM = (20_000, 20, 20)
"""Thresholds of the garbage collector; a search of everything takes a tenth of a second in a crowded room."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class House(App[Ending]):
    """Looks and speaks as the preferences say, and can be told otherwise at any time."""

    CSS_PATH = "style.tcss"
    COMMANDS = {Actions}  # Textual's own commands about the application make no sense in a drill
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "stop", show=False, priority=True),
        Binding("ctrl+c", "copy_or_stop", show=False, priority=True),
    ]

    def __init__(self, lobby: Lobby) -> None:
        self._uncoloured = Uncoloured() if os.environ.get("NO_COLOR") else None  # Textual takes it out of there
        super().__init__()
        self.lobby = lobby
        self._readable: dict[str, Readable] = {}
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "mono" if self._uncoloured is not None else lobby.preferences.theme

    def on_load(self) -> None:
        """Whoever presses a key waits while everything is searched for garbage: seldom, and not among what stays."""
        gc.freeze()
        gc.set_threshold(*SELDOM)

    # leaving

    def action_stop(self) -> None:
        """Leave the program now; everything is on disk."""
        self.exit("left")

    def action_copy_or_stop(self) -> None:
        """Copy what is selected; with nothing selected, see whether the player wants to leave."""
        selected = getattr(self.focused, "selected_text", "") or self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
        else:
            self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Where nothing is under way there is nothing to ask."""
        self.interrupt()

    def interrupt(self) -> None:
        """Be left now, from outside."""
        self.exit("interrupted")

    def listen_to_signals(self) -> None:
        """Be left in good order whatever ends the terminal."""
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                # Windows has no signal handlers on its loop; Ctrl+C comes as a key there.
                with suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self.interrupt)

    # how it looks and speaks

    async def action_language(self, code: str) -> None:
        """Speak another language from now on, on every screen."""
        self.lobby.words.language = code
        self.lobby.preferences.language = code
        self.lobby.preferences.save()
        await self.redraw()

    async def action_next_language(self) -> None:
        """English, Dutch, French, and round again."""
        await self.action_language(LANGUAGES[(LANGUAGES.index(self.lobby.words.language) + 1) % len(LANGUAGES)])

    async def action_theme(self, name: str) -> None:
        """Another theme from now on."""
        self.theme = name
        self.lobby.preferences.theme = name
        self.lobby.preferences.save()
        await self.redraw()

    async def action_next_theme(self) -> None:
        """The themes in turn."""
        names = [theme.name for theme in THEMES]
        await self.action_theme(names[(names.index(self.theme) + 1) % len(names)])

    def action_settings(self) -> None:
        """Language, theme and habits."""
        from crisis_sim.tui.start.settings import SettingsSheet

        if not isinstance(self.screen, SettingsSheet):
            self.push_screen(SettingsSheet(self.lobby))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What a line goes through once it is drawn; ours first, for the others dim what is quiet."""
        if self._uncoloured is not None and self.theme == "mono":
            return (self._uncoloured,)
        if self.theme not in self._readable:
            self._readable[self.theme] = Readable(self.current_theme.to_color_system().generate())
        return (self._readable[self.theme], *super().get_line_filters())

    async def redraw(self) -> None:
        """Every screen anew: texts and colours are made when a screen is."""
        with self.batch_update():  # nothing is painted before every screen stands again
            for screen in self.screen_stack:
                if (retranslate := getattr(screen, "retranslate", None)) is not None:
                    await retranslate()
            for screen in self.screen_stack[:-1]:
                screen._refresh_layout()  # Textual lays out the one on top alone, and would paint what is gone
        self.screen.refresh()

    def action_command_palette(self) -> None:
        """All actions by name."""
        if not isinstance(self.screen, CommandPalette):
            placeholder = self.lobby.words.say("search all actions")
            self.push_screen(CommandPalette(placeholder=placeholder, id="--command-palette"))
