"""The screen before STARTEX: the manual of the seat as chosen, and what there is to choose."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.events import Resize
from textual.message import Message
from textual.screen import Screen

from crisis_sim.language.mark import mark
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.solo import Choice, Offer
from crisis_sim.tui.start import told
from crisis_sim.tui.start.choices import Choices
from crisis_sim.tui.start.leaf import Leaf
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.manual import WALK, Manual
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.words import Words

WIDE = 100
"""Columns from which on the choices stand beside the manual."""


class BriefingScreen(Screen[None]):
    """Nothing is begun and nothing written before the player says so."""

    CSS_PATH = "briefing.tcss"
    AUTO_FOCUS = "#section"
    BINDINGS: ClassVar[list[BindingType]] = [
        *WALK,
        Binding("enter", "begin", mark("start the exercise"), show=False),
        Binding("f2", "begin", mark("start the exercise"), show=False, priority=True),
        Binding("question_mark,f1", "help", mark("help"), show=False),
        Binding("escape,q", "back", mark("back"), show=False),
    ]

    class Begin(Message):
        """The player wants to start."""

        def __init__(self, offer: Offer, choice: Choice) -> None:
            super().__init__()
            self.offer = offer
            self.choice = choice

    def __init__(self, lobby: Lobby, offer: Offer, choice: Choice) -> None:
        super().__init__()
        self.lobby = lobby
        self.offer = offer
        self.choice = choice
        self._view: SeatView | None = None
        self._begun = False

    def compose(self) -> ComposeResult:
        """Banner, manual, choices, keys."""
        yield Banner(told.one_line(self.lobby.words, self.offer.abstract.title))
        with Container(id="briefing"):
            yield Manual()
            yield Choices(self.lobby, self.offer, self.choice)
        say = self.lobby.words.say
        yield Foot(
            (
                ("f2", "F2", say("start the exercise")), ("right", "← →", say("sections")),
                ("tab", "Tab", say("choose")), ("question_mark", "?", say("help")), ("escape", "Esc", say("back")),
            )
        )  # fmt: skip

    def on_mount(self) -> None:
        """The manual comes as soon as it is made."""
        self.preview()

    def on_resize(self, event: Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "wide")

    async def retranslate(self) -> None:
        """Everything anew, in another language."""
        opened = self.query_one(Manual).opened
        await self.recompose()
        self.query_one(Manual).opened = opened
        self._show()
        self.query_one("#section").focus()

    # the manual follows the choice

    def on_choices_changed(self, event: Choices.Changed) -> None:
        """Another seat or difficulty has another manual."""
        event.stop()
        before, self.choice = self.choice, event.choice
        if (before.seat, before.difficulty) != (self.choice.seat, self.choice.difficulty):
            self.preview()

    @work(thread=True, exclusive=True, group="preview")
    def preview(self) -> None:
        """Made in a session in memory, off the screen's loop."""
        choice = self.choice
        view = self.offer.preview(choice.seat or self.offer.seats[0], choice.difficulty or "standard")
        self.app.call_from_thread(self._take, choice, view)

    def _take(self, choice: Choice, view: SeatView) -> None:
        if (choice.seat, choice.difficulty) == (self.choice.seat, self.choice.difficulty):
            self._view = view
            self._show()

    def _show(self) -> None:
        if self._view is not None and self.query("#manual"):
            self.query_one(Manual).show(Words(self._view, self.lobby.words.language), self._view)

    # acting

    def action_section(self, number: int) -> None:
        """Open a section."""
        self.query_one(Manual).open(number)

    def action_walk(self, by: int) -> None:
        """Next or before."""
        self.query_one(Manual).walk(by)

    def action_begin(self) -> None:
        """STARTEX, once."""
        if not self._begun:
            self._begun = True
            self.post_message(self.Begin(self.offer, self.choice))

    def refuse(self, why: str) -> None:
        """The drill could not begin; the player may mend it and try again."""
        self._begun = False
        say = self.lobby.words.say
        self.app.push_screen(Leaf(self.lobby, lambda: say("The exercise can't start"), Text(why)))

    def action_help(self) -> None:
        """The keys of this screen."""
        say = self.lobby.words.say

        def text() -> Text:
            lines = (
                ("F2, Enter", say("start the exercise, as chosen below or beside")),
                ("1–6, ← →", say("the sections of the manual")),
                ("Tab", say("to the choices; Enter opens one, Esc closes it")),
                ("Esc, q", say("back; nothing has begun yet")),
            )
            text = Text()
            for key, label in lines:
                text.append(f" {key:<10}", "bold").append(f"{label}\n")
            text.append("\n" + say("In the room the manual is one key away: b."))
            return text

        self.app.push_screen(Leaf(self.lobby, lambda: say("Help"), text))

    def action_back(self) -> None:
        """To the browser, or out."""
        self.app.call_later(self.app.run_action, "app.back_from_briefing")
