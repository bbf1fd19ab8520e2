"""Progress over drills, from the results kept on this computer: times, ratings, weaknesses that come again."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import OptionList

from crisis_sim.language.mark import mark
from crisis_sim.tui.start import told
from crisis_sim.tui.start.leaf import Leaf
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.over_drills import over_all
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.listing import Entry, Listing
from crisis_sim.tui.widgets.prose import Prose

WIDE = 100


class ProgressScreen(Screen[None]):
    """All finished drills on one side, what they have in common on the other."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#drills"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "delete", mark("delete this result"), show=False),
        Binding("D,shift+delete", "delete_all", mark("delete all results"), show=False),
        Binding("escape,q", "dismiss(None)", mark("back"), show=False),
    ]

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self.lobby = lobby
        self._results: list[dict[str, Any]] = []

    def compose(self) -> ComposeResult:
        """Banner, overview and list, keys."""
        say = self.lobby.words.say
        yield Banner(say("Your progress"))
        with Container(id="progress"):
            with VerticalScroll(id="overview", can_focus=True):
                yield Prose(id="over-all")
            yield Listing(id="drills", empty=say("No drill has been finished on this computer yet."))
        yield Foot(
            (
                ("tab", "Tab", say("other side")), ("d", "d", say("delete this result")),
                ("D", "D", say("delete all")), ("escape", "Esc", say("back")),
            )
        )  # fmt: skip

    def on_mount(self) -> None:
        """What is kept."""
        self.show()

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")

    async def retranslate(self) -> None:
        """In another language."""
        await self.recompose()
        self.show()
        self.query_one("#drills").focus()

    def show(self) -> None:
        """Everything as it is kept now."""
        words = self.lobby.words
        self._results = self.lobby.shelf.results() if self.lobby.shelf is not None else []
        rows = [Entry(str(n), told.result_row(words, entry)) for n, entry in reversed([*enumerate(self._results)])]
        self.query_one("#drills", Listing).show(rows)
        self.query_one("#over-all", Prose).show(over_all(words, self._results))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One result in full."""
        event.stop()
        if (entry := self._current()) is not None:
            words = self.lobby.words
            self.app.push_screen(
                Leaf(self.lobby, lambda: told.title_of(words, entry), lambda: told.result_text(words, entry))
            )

    def _current(self) -> dict[str, Any] | None:
        current = self.query_one("#drills", Listing).current
        return self._results[int(current)] if current is not None and int(current) < len(self._results) else None

    @work
    async def action_delete(self) -> None:
        """Delete one result; asks once."""
        words, entry = self.lobby.words, self._current()
        if entry is not None:
            text = Text(words.say("The log of the drill stays. This can't be taken back.") + "\n\n")
            text += told.result_text(words, entry)
            await self._forget(words.say("Delete this result?"), text, entry)

    @work
    async def action_delete_all(self) -> None:
        """Delete all of them; asks once."""
        words, n = self.lobby.words, len(self._results)
        if n:
            text = Text(words.many(n, "{n} result will be deleted.", "{n} results will be deleted.") + "\n")
            text.append(words.say("The logs of the drills stay. This can't be taken back."))
            await self._forget(words.say("Delete all results?"), text, None)

    async def _forget(self, title: str, text: Text, entry: dict[str, Any] | None) -> None:
        say, shelf = self.lobby.words.say, self.lobby.shelf
        if shelf is not None and await self.app.push_screen_wait(Leaf(self.lobby, title, text, say("delete"))):
            if not shelf.forget(entry):
                self.notify(say("The disk refuses: nothing was deleted."), severity="error", markup=False)
            self.show()
