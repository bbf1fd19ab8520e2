"""A list that shows entries and keeps its place when they change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from crisis_sim.tui.widgets.finding import found, marked
from crisis_sim.tui.widgets.prose import NARROW, hung
from crisis_sim.tui.widgets.searching import Searchable

if TYPE_CHECKING:
    from crisis_sim.tui.drill import Drill  # the list before a drill has none, and should not wait for one

TALL = 24
"""Lines of an entry at most: who wants to read more opens it."""
LONGEST = 2000
"""Characters of an entry while its width is not known."""


class Entry(NamedTuple):
    """One thing in a list. Texts are never read as markup."""

    id: str
    text: Text
    heading: bool = False
    """Only tells what the entries below have in common: it can't be opened."""


class Listing(OptionList):
    """Entries to walk through with the arrow keys and open with Enter."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._entries: list[Entry] = []
        self._empty = empty

    def on_mount(self) -> None:
        """Show that there is nothing yet."""
        self._rebuild([])

    @property
    def current(self) -> str | None:
        """The id of the highlighted entry."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries; the highlight stays on the same one where it is still there."""
        new = list(entries)
        if new == self._entries:
            return
        if [e.id for e in new] == [e.id for e in self._entries]:
            for old, entry in zip(self._entries, new, strict=True):
                if old.text != entry.text:
                    self.replace_option_prompt(entry.id, self._hang(entry.text))
            self._entries = new
        else:
            self._rebuild(new)

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._entries:
            self._rebuild(self._entries)

    def go_to(self, id: str) -> None:
        """Highlight this entry if it is there."""
        if any(entry.id == id for entry in self._entries):
            self.highlighted = self.get_option_index(id)

    def _rebuild(self, entries: list[Entry]) -> None:
        current = self.current
        self._entries = entries
        self.clear_options()
        if entries:
            options = [Option(self._hang(entry.text), id=entry.id, disabled=entry.heading) for entry in entries]
            self.add_options(options)
            ids = [entry.id for entry in entries]
            first = next((n for n, entry in enumerate(entries) if not entry.heading), None)
            self.highlighted = ids.index(current) if current in ids else first
        elif self._empty:
            self.add_option(Option(Text(self._empty, style="dim"), disabled=True))

    def _hang(self, text: Text) -> Text:
        """Wrapped; no more of it than an entry shows, for nobody wraps a hundred thousand letters to hide them."""
        width = self.scrollable_content_region.width
        if width < NARROW:
            return text[:LONGEST]
        shown = cut(text, width * TALL)
        lines = hung(shown, width, self.app.console)
        if len(lines) > TALL:
            lines = [*lines[: TALL - 1], Text("…")]
        return Text("\n").join(lines)


def cut(text: Text, most: int) -> Text:
    """The beginning of a text, with a sign where it goes on.

    >>> cut(Text("one two"), 4).plain
    'one…'
    """
    return text if len(text) <= most else text[: most - 1].append("…")


class Panel(Listing, Searchable):
    """A list of one kind of thing that the seat knows; each kind has a module of its own. `/` searches it."""

    TITLE = ""
    """What its tab says."""
    EMPTY = ""

    def __init__(self, drill: Drill, *, id: str) -> None:
        super().__init__(id=id, empty=drill.words.say(self.EMPTY) if self.EMPTY else "")
        self.drill = drill

    def rows(self) -> list[Entry]:
        """What to show now."""
        raise NotImplementedError

    def chosen(self, id: str) -> None:
        """Enter was pressed on an entry."""

    def update_rows(self) -> None:
        """Show what is so now, as far as it is looked for."""
        if self._sought is None:
            self.narrow()
        else:
            self.show_search()

    def narrow(self) -> int:
        """Entries with every word looked for, and headings while nothing is."""
        rows, wanted = self.rows(), self.wanted
        if wanted:
            fit = (entry for entry in rows if not entry.heading and found(entry.text.plain, wanted))
            rows = [entry._replace(text=marked(entry.text, wanted)) for entry in fit]
        self.show(rows)
        return len(rows)

    def on_resize(self) -> None:
        """Some rows depend on the width."""
        self.update_rows()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the entry."""
        event.stop()
        if event.option.id is not None:
            self.chosen(event.option.id)
