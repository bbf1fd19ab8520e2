"""The situation manual on the screen: sections to walk through, before STARTEX and at any time in the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
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
SHORTEST = 4
"""Letters that a title keeps at least, a full stop among them."""


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
        self.opened = 1
        """The section that is open, counted from 1."""
        self._texts: tuple[Text, ...] = ()
        self._titles: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Titles, text."""
        yield Static(id="sections", markup=False)
        with VerticalScroll(id="section", can_focus=True):
            yield Prose(id="section-text")

    def on_mount(self) -> None:
        """What was given before there was anything to show it in."""
        self.open(self.opened)

    def show(self, words: Words, view: SeatView) -> None:
        """The manual of a view."""
        self._titles = tuple(words.say(title) for title, _ in SECTIONS)
        self._texts = tuple(make(words, view) for _, make in SECTIONS)
        self.open(self.opened)

    def open(self, number: int) -> None:
        """Open a section, counted from 1."""
        if not self._texts:
            return
        other = number != self.opened
        self.opened = (number - 1) % len(self._texts) + 1
        if not self.query("#section-text"):
            return  # not composed yet
        self.query_one("#section-text", Prose).show(self._texts[self.opened - 1])
        self.query_one("#sections", Static).update(self._line())
        if other:
            self.query_one("#section", VerticalScroll).scroll_home(animate=False)

    def walk(self, by: int) -> None:
        """The next section, or the one before."""
        self.open(self.opened + by)

    def on_resize(self) -> None:
        """Shorter titles where they do not fit."""
        if self._texts:
            self.query_one("#sections", Static).update(self._line())

    def _line(self) -> Text:
        return section_line(self._titles, self.opened, self.size.width or self.app.size.width)


def section_line(titles: Sequence[str], opened: int, width: int) -> Text:
    """Digits and titles: close together where they do not fit, then cut short, at last digits alone but for the open.

    >>> section_line(["Setting", "Seat"], 2, 80).plain
    ' 1 Setting   2 Seat  '
    >>> section_line(["Setting", "Seat"], 2, 18).plain
    '1 Setting  2 Seat  '
    >>> section_line(["Setting", "Seat"], 2, 15).plain
    '1 Set.  2 Seat  '
    """
    labels = _labels(titles, opened)
    for longest in (*range(max(map(len, titles), default=0), SHORTEST - 1, -1), 0):
        if sum(cell_len(label) + 1 for label in labels) <= width + 1:
            break
        labels = _labels([t if n == opened else _cut(t, longest) for n, t in enumerate(titles, 1)], opened, gap="")
    line = Text(no_wrap=True, overflow="ellipsis")
    for n, label in enumerate(labels, 1):
        style = Style(bold=n == opened, reverse=n == opened, meta={"@click": f"app.simulate_key('{n}')"})
        line.append(label, style).append(" ")
    return line


def _labels(titles: Sequence[str], opened: int, gap: str = " ") -> list[str]:
    shown = [f"{n} {title}".rstrip() for n, title in enumerate(titles, 1)]
    return [f" {label} " if n == opened else f"{gap}{label}{gap}" for n, label in enumerate(shown, 1)]


def _cut(title: str, longest: int) -> str:
    return title if len(title) <= longest else f"{title[: longest - 1]}." if longest else ""


class ManualPage(Sheet[None]):
    """The manual of the present view, over the room."""

    BINDINGS: ClassVar[list[BindingType]] = [*WALK]
    AUTO_FOCUS = "#section"

    def __init__(self, drill: Drill) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("Briefing"), lambda: (("← →", say("sections")), ("↑ ↓", say("scroll"))))

    def body(self) -> ComposeResult:
        """The manual."""
        yield Manual()

    def drawn(self) -> None:
        """As the seat knows things now."""
        self.query_one(Manual).show(self.drill.words, self.drill.view)

    def kept(self) -> int:
        """The section that is open."""
        return self.query_one(Manual).opened

    def put_back(self, kept: int) -> None:
        """Open it again."""
        self.query_one(Manual).opened = kept

    def action_section(self, number: int) -> None:
        """Open a section."""
        self.query_one(Manual).open(number)

    def action_walk(self, by: int) -> None:
        """Next or before."""
        self.query_one(Manual).walk(by)
