"""The first screen: drills to go on with, scenarios to play, drills that are finished; one of them told in full."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList
from textual.worker import get_current_worker

from crisis_sim.language.mark import mark
from crisis_sim.scenario.at_hand import AtHand
from crisis_sim.session.shelf import Unfinished, said
from crisis_sim.tui.start import told
from crisis_sim.tui.start.collection import Collection, Thing
from crisis_sim.tui.start.help import browser_help
from crisis_sim.tui.start.leaf import Leaf
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.listing import Listing
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.typed import CleanInput

WIDE = 100
"""Columns from which on the detail stands beside the list."""


class StartScreen(Screen[None]):
    """What there is to play. What is chosen is told to the application by a message."""

    CSS_PATH = "browser.tcss"
    AUTO_FOCUS = "#shelf"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", mark("play, or go on"), show=False),
        Binding("slash", "search", mark("search"), show=False),
        Binding("r", "replay", mark("replay the last drill of this scenario"), show=False),
        Binding("o", "add", mark("open a file or a folder of scenarios"), show=False),
        Binding("d,delete", "delete", mark("delete an unfinished drill"), show=False),
        Binding("p", "progress", mark("your progress"), show=False),
        Binding("s", "app.settings", mark("settings"), show=False),
        Binding("l", "app.next_language", mark("next language"), show=False),
        Binding("t", "app.next_theme", mark("next theme"), show=False),
        Binding("question_mark,f1", "help", mark("help"), show=False),
        Binding("escape", "leave_search", show=False),
        Binding("q", "app.stop", mark("leave"), show=False),
    ]

    class Play(Message):
        """A scenario was chosen."""

        def __init__(self, source: str) -> None:
            super().__init__()
            self.source = source

    class GoOn(Message):
        """An unfinished drill was chosen."""

        def __init__(self, log: Path) -> None:
            super().__init__()
            self.log = log

    class Replay(Message):
        """The log of a finished drill is to be shown."""

        def __init__(self, log: Path) -> None:
            super().__init__()
            self.log = log

    def __init__(self, lobby: Lobby) -> None:
        super().__init__()
        self.lobby = lobby
        self._all = Collection(lobby)
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """Banner, list and detail, keys."""
        say = self.lobby.words.say
        yield Banner("crisis-sim")
        with Container(id="start"):
            with Container(id="shelf-side"):
                yield CleanInput(self._wanted, placeholder=say("type to search"), compact=True, id="search")
                yield Listing(id="shelf", empty=say("Nothing found"))
            with VerticalScroll(id="detail", can_focus=True):
                yield Prose(id="told")
        yield Foot(self._keys())

    def on_mount(self) -> None:
        """Names at once; what is in the files comes as it is read."""
        self.query_one("#search").display = bool(self._wanted)
        self.show_rows()
        self.read()

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")

    def on_screen_resume(self) -> None:
        """Back from a drill: there may be another unfinished or finished one."""
        self.read()

    async def retranslate(self) -> None:
        """Everything anew, in another language."""
        current = self.query_one("#shelf", Listing).current
        await self.recompose()
        self.on_mount()
        self.query_one("#shelf", Listing).go_to(current or "")
        self.query_one("#shelf").focus()

    # reading, off the loop

    @work(thread=True, exclusive=True, group="reading")
    def read(self) -> None:
        """The own drills first, then one scenario after the other."""
        worker, app, lobby = get_current_worker(), self.app, self.lobby
        if lobby.shelf is not None:
            unfinished, strange = lobby.shelf.unfinished()
            results = lobby.shelf.results()
            app.call_from_thread(self._take, unfinished, strange, results)
        for found in self._all.scenarios:
            if worker.is_cancelled:
                return
            if lobby.looks.at(found.path) is None:
                lobby.looks.look(found.path)
                app.call_from_thread(self.show_rows)
            else:
                lobby.looks.look(found.path)

    def _take(self, unfinished: list[Unfinished], strange: list[Path], results: list[dict[str, Any]]) -> None:
        known = self._all
        first = not known.unfinished and not known.results
        known.unfinished, known.strange, known.results = unfinished, strange, results
        self.show_rows()
        if first and unfinished:
            self.query_one("#shelf", Listing).go_to(f"drill:{unfinished[0].log}")

    # showing

    def show_rows(self) -> None:
        """The list as far as it is known."""
        if not self.is_mounted or not self.query(Foot):
            return  # between two languages
        self.query_one("#shelf", Listing).show(self._all.rows(self._wanted))
        self.show_detail()

    def show_detail(self) -> None:
        """What is highlighted, in full."""
        if not self.query(Foot):
            return  # between two languages
        self.query_one("#told", Prose).show(self._all.text(self._current()))
        self.query_one(Foot).show(self._keys())

    def _current(self) -> Thing | None:
        return self._all.find(self.query_one("#shelf", Listing).current)

    def _keys(self) -> list[tuple[str, str, str]]:
        say = self.lobby.words.say
        current = self._current() if self.is_mounted and self.query("#shelf") else None
        enter = {Unfinished: say("go on"), dict: say("replay")}.get(type(current), say("play"))
        keys = [("enter", "Enter", enter)]
        if isinstance(current, Unfinished):
            keys.append(("d", "d", say("delete")))
        elif isinstance(current, AtHand) and self._all.last(current):
            keys.append(("r", "r", say("replay")))
        keys += [("slash", "/", say("search")), ("p", "p", say("progress")), ("question_mark", "?", say("help"))]
        keys += [("l", "l", self.lobby.words.language.upper()), ("s", "s", say("settings")), ("q", "q", say("leave"))]
        return [*keys, ("o", "o", say("open")), ("t", "t", say("theme"))]

    # acting

    def on_option_list_option_highlighted(self) -> None:
        """Tell about another one."""
        self.show_detail()
        self.query_one("#detail").scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list, or a click."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Play, go on, replay: whatever can be done with it."""
        words = self.lobby.words
        match self._current():
            case Unfinished() as drill if drill.resumable:
                self.post_message(self.GoOn(drill.log))
            case Unfinished() as drill:
                self.app.push_screen(self._leaf(mark("Another version"), lambda: told.drill_text(words, drill)))
            case AtHand() as found:
                look = self._all.look(found)
                if look is not None and look.abstract is None:

                    def title() -> str:
                        return words.say("Not a scenario yet: {name}", name=found.name)

                    self.app.push_screen(Leaf(self.lobby, title, lambda: told.broken(words, found, look)))
                else:
                    self.post_message(self.Play(found.source))
            case dict() as entry:
                self._replay(entry)

    def action_replay(self) -> None:
        """The last finished drill of the scenario."""
        match self._current():
            case AtHand() as found if (last := self._all.last(found)) is not None:
                self._replay(last)
            case dict() as entry:
                self._replay(entry)

    def _replay(self, entry: dict[str, Any]) -> None:
        words, log = self.lobby.words, Path(str(entry.get("log") or ""))
        if log.is_file():
            self.post_message(self.Replay(log))
        else:
            gone = mark("The log of this drill is no longer there: {log}")
            self.app.push_screen(self._leaf(mark("Replay"), lambda: Text(words.say(gone, log=str(log)))))

    def _leaf(self, title: str, text: Callable[[], Text]) -> Leaf:
        return Leaf(self.lobby, lambda: self.lobby.words.say(title), text)

    @work
    async def action_delete(self) -> None:
        """Delete the highlighted unfinished drill; asks first, as this can't be taken back."""
        words, drill = self.lobby.words, self._current()
        if not isinstance(drill, Unfinished) or self.lobby.shelf is None:
            return

        def text() -> Text:
            return Text(words.say("This can't be taken back.") + "\n\n") + told.drill_text(words, drill)

        def title() -> str:
            return words.say("Delete {title}?", title=said(drill.title, words.language) or drill.scenario)

        if await self.app.push_screen_wait(Leaf(self.lobby, title, text, lambda: words.say("delete"))):
            try:
                self.lobby.shelf.delete(drill.log)
            except OSError as error:
                self.notify(str(error.strerror or error), severity="error", markup=False)
            self.read()

    def action_add(self) -> None:
        """A file to play, or a folder to look in."""
        from crisis_sim.tui.start.opening import OpenSheet

        self.app.push_screen(OpenSheet(self.lobby), self._added)

    def _added(self, file: Path | None) -> None:
        self._all.scenarios = self.lobby.scenarios()
        self.show_rows()
        self.read()
        if file is not None:
            self.post_message(self.Play(str(file)))

    def action_progress(self) -> None:
        """Times, ratings and weaknesses over all drills."""
        from crisis_sim.tui.start.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self.lobby))

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        words = self.lobby.words
        self.app.push_screen(self._leaf(mark("Help"), lambda: browser_help(words)))

    # searching

    def action_search(self) -> None:
        """Narrow the list by typing."""
        line = self.query_one("#search", Input)
        line.display = True
        line.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow it."""
        if event.value != self._wanted:
            self._wanted = event.value
            self.show_rows()

    def on_input_submitted(self) -> None:
        """Go on in the list."""
        self.query_one("#shelf").focus()

    def action_leave_search(self) -> None:
        """The whole list again."""
        line = self.query_one("#search", Input)
        line.value = ""
        line.display = False
        self.query_one("#shelf").focus()
