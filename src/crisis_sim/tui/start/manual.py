"""The situation manual on the screen: sections to walk through, before STARTEX and at any time in the room."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from crisis_sim.language.mark import mark
from crisis_sim.model.seat_view import SeatView
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.start.sections import SECTIONS
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Sheet
from crisis_sim.tui.words import Words

WALK: tuple[Binding, ...] = (
    *(Binding(str(n), f"section({n})", show=False) for n in range(1, len(SECTIONS) + 1)),
    Binding("left", "walk(-1)", mark("section before"), show=False),
    Binding("right", "walk(1)", mark("next section"), show=False),
)
"""How any screen with a manual walks through it."""


class Manual(Vertical):
    """A line of section titles, and the section that is open."""

    DEFAULT_CSS: ClassVar[str] = """
    Manual {
        & > #sections { height: 1; background: $panel; }
        & > #section { height: 1fr; padding: 0 1; }
        & #section-text { width: 100%; height: auto; }
    }
    """

    def __init__(self, *, id: str = "manual") -> None:
        super().__init__(id=id)
        self._open = 1
        self._texts: tuple[Text, ...] = ()
        self._titles: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Titles, text."""
        yield Static(id="sections", markup=False)
        with VerticalScroll(id="section", can_focus=True):
            yield Prose(id="section-text")

    def on_mount(self) -> None:
        """What was given before there was anything to show it in."""
        self.open(self._open)

    def show(self, words: Words, view: SeatView) -> None:
        """The manual of a view."""
        self._titles = tuple(words.say(title) for title, _ in SECTIONS)
        self._texts = tuple(make(words, view) for _, make in SECTIONS)
        self.open(self._open)

    def open(self, number: int) -> None:
        """Open a section, counted from 1."""
        if not self._texts:
            return
        other = number != self._open
        self._open = (number - 1) % len(self._texts) + 1
        if not self.query("#section-text"):
            return  # not composed yet
        self.query_one("#section-text", Prose).show(self._texts[self._open - 1])
        self.query_one("#sections", Static).update(self._line())
        if other:
            self.query_one("#section", VerticalScroll).scroll_home(animate=False)

    def walk(self, by: int) -> None:
        """The next section, or the one before."""
        self.open(self._open + by)

    def on_resize(self) -> None:
        """Shorter titles where they do not fit."""
        if self._texts:
            self.query_one("#sections", Static).update(self._line())

    def _line(self) -> Text:
        """Digits and titles; where there is no room, only the open one has its title."""
        whole = sum(len(title) + 4 for title in self._titles) <= (self.size.width or 80)
        line = Text(no_wrap=True, overflow="ellipsis")
        for n, title in enumerate(self._titles, 1):
            label = f" {n} {title} " if whole or n == self._open else f" {n} "
            style = Style(bold=n == self._open, reverse=n == self._open, meta={"@click": f"app.simulate_key('{n}')"})
            line.append(label, style).append(" ")
        return line


class ManualPage(Sheet[None]):
    """The manual of the present view, over the room."""

    BINDINGS: ClassVar[list[BindingType]] = [*WALK]
    AUTO_FOCUS = "#section"
    DEFAULT_CSS: ClassVar[str] = """
    ManualPage {
        & #sheet { height: 100%; }
        & #body { height: 1fr; }
        & Manual { height: 100%; }
    }
    """

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say
        super().__init__(drill, say("Briefing"), (("← →", say("sections")), ("↑ ↓", say("scroll"))))

    def body(self) -> ComposeResult:
        """The manual."""
        yield Manual()

    def on_mount(self) -> None:
        """As the seat knows things now."""
        self.query_one(Manual).show(self.drill.words, self.drill.view)

    def action_section(self, number: int) -> None:
        """Open a section."""
        self.query_one(Manual).open(number)

    def action_walk(self, by: int) -> None:
        """Next or before."""
        self.query_one(Manual).walk(by)
