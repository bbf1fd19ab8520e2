"""Searching in a list: `/` begins, what is typed narrows, Esc clears. The search stands in the top border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.content import Content
from textual.widget import Widget

from crisis_sim.scenario.text import clean
from crisis_sim.tui.widgets.finding import plain, typed

if TYPE_CHECKING:
    from crisis_sim.tui.drill import Drill

_LONGEST = 200
"""Characters of a search."""


class Searchable(Widget):
    """A list in which `/` searches. Whoever is one says in `narrow` how it shows what is wanted."""

    drill: Drill
    _sought: str | None = None
    """What is typed; None while nothing is searched."""

    @property
    def wanted(self) -> list[str]:
        """The words looked for, made plain."""
        return plain(self._sought or "").split()

    def begin_search(self) -> None:
        """As if `/` had been pressed here."""
        self._sought = ""
        self.show_search()

    def narrow(self) -> int:
        """Show only what is wanted. Returns how many entries that are."""
        raise NotImplementedError

    def show_search(self) -> None:
        """Show the line of the search as it stands now, and what fits it."""
        count = self.narrow()
        if self._sought is None:
            self.border_title = ""
            self.styles.border_top = None
            return
        say = self.drill.words.say
        shown = say("{n} found", n=count) if self.wanted else say("type to search")
        self.border_title = Content(f"/{typed(self._sought)}▏ {shown} · Esc {say('clear')}")
        self.styles.border_top = ("solid", self.app.theme_variables["accent"])

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """While it is searched, what can be typed is typed."""
        return self._sought is not None and character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """`/` begins; letters, Backspace and Esc belong to the search until it is cleared."""
        if self._sought is None:
            if event.character != "/":
                return
            self._sought = ""
        elif event.key == "escape":
            self._sought = None
        elif event.key == "backspace":
            self._sought = self._sought[:-1]
        elif event.is_printable and event.character:
            self._sought = (self._sought + event.character)[:_LONGEST]
        else:
            return
        event.stop()
        event.prevent_default()
        self.show_search()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is looked for."""
        if self._sought is not None:
            event.stop()
            self._sought = (self._sought + " ".join(clean(event.text[:_LONGEST]).split()))[:_LONGEST]
            self.show_search()
