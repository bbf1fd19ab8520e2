"""The decision log: what happened, what was decided and why, and what the seat wrote down. It can be searched."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content

from crisis_sim.language.mark import mark
from crisis_sim.model.slice import SliceLine
from crisis_sim.tui.acting.notes import LATE
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.told import KINDS, SIGNS, about, described, reason, said
from crisis_sim.tui.widgets.finding import marked, plain
from crisis_sim.tui.widgets.prose import wrapped
from crisis_sim.tui.widgets.roll import Roll
from crisis_sim.tui.widgets.searching import Searchable
from crisis_sim.tui.widgets.sheet import Page

__all__ = ["Journal", "described"]

_NAMES = {
    "": mark("all"),
    "decisions": mark("decisions"),
    "messages": mark("messages"),
    "measures": mark("measures"),
    "notes": mark("own notes"),
}
_EDGE = 4
"""Cells of the top border that no title covers."""


class Row(NamedTuple):
    """A line of the log, made once."""

    about: str
    time: str
    text: str
    reason: str
    plain: str
    """All of it, for searching."""
    cells: int
    """How wide time, sign and text are."""


class Journal(Roll, Searchable):
    """The latest first. Left and right choose what is shown, `/` searches, Enter shows a line in full."""

    TITLE = "Log"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    def __init__(self, drill: Drill, *, id: str) -> None:
        super().__init__(id=id, empty=drill.words.say("Nothing here."))
        self.drill = drill
        self._rows: dict[str, Row] = {}
        self._told = 0
        self._events: list[SliceLine] = []
        self._made_for: tuple[object, ...] = ()
        self._kind = ""

    def update_rows(self) -> None:
        """Take in what is new; nothing is described twice."""
        self.show_search()

    def narrow(self) -> int:
        """The lines of the kind chosen with every word looked for, the latest first."""
        self._take()
        wanted, kind = self.wanted, self._kind
        fit = [
            key
            for key, row in reversed(self._rows.items())
            if (not kind or row.about == kind) and all(word in row.plain for word in wanted)
        ]
        self.put(fit)
        return len(fit)

    def show_search(self) -> None:
        """The top border says what is shown, or what is looked for."""
        super().show_search()
        if self._sought is None:
            say = self.drill.words.say
            names = [f"[{say(_NAMES[k])}]" if k == self._kind else say(_NAMES[k]) for k in ("", *KINDS)]
            search, chosen = f"/ {say('search')}", f"← [{say(_NAMES[self._kind])}] →"
            fit = (f"← {' '.join(names)} →  {search}", f"← {' '.join(names)} →", f"{chosen}  {search}")
            title = Content(next((one for one in fit if cell_len(one) <= self.size.width - _EDGE), chosen))
            if title != self.border_title:
                self.border_title = title
                self.styles.border_top = ("solid", self.app.theme_variables["primary"])

    def on_resize(self) -> None:
        """More or less fits the border."""
        self.call_after_refresh(self.show_search)

    def action_turn(self, by: int) -> None:
        """Show another kind of lines."""
        kinds = ("", *KINDS)
        self._kind = kinds[(kinds.index(self._kind) + by) % len(kinds)]
        self.show_search()

    def stamp(self, id: str) -> tuple[object, ...]:
        """A line looks different only where other words are looked for."""
        return (*self.wanted, self._made_for)

    def high(self, id: str, width: int) -> int:
        """One line where everything fits it."""
        row = self._rows[id]
        return 1 if not row.reason and row.cells <= width else 2

    def lines(self, id: str, width: int) -> list[Text]:
        """Time, sign and text on the first line; its rest, or the reason, on the second."""
        row = self._rows[id]
        sign, style = SIGNS[row.about], "bold" if row.about in ("decisions", "notes") else ""
        late = self._late(row.about, row.text)
        lead = Text.assemble((row.time, "dim"), f" {sign} ")
        if late:
            lead.append(self.drill.words.say("late entry") + " ", "reverse")
        body = marked(Text(" ".join(row.text.split()), style=style), self.wanted)
        first, *rest = wrapped(body, max(8, width - lead.cell_len), self.app.console)
        indent = " " * (len(row.time) + 3)
        if row.reason:
            second = marked(Text(indent + " ".join(row.reason.split()), style="dim"), self.wanted)
        else:
            second = Text(indent).append_text(Text(" ").join(rest[:3]))
        for line in (first, second):
            line.no_wrap = True
        second.truncate(width, overflow="ellipsis")
        return [lead.append_text(first), second]

    def on_roll_opened(self, event: Roll.Opened) -> None:
        """The whole line."""
        event.stop()

        def text() -> Text:
            self._take()
            row = self._rows[event.id]
            text = Text.assemble((f"{row.time} ", "dim"), row.text)
            return text.append(f"\n\n{row.reason}") if row.reason else text

        self.app.push_screen(Page(self.drill, lambda: self.drill.words.say("In the log"), text))

    @staticmethod
    def _late(about: str, text: str) -> bool:
        """Whether a note says that it was written later."""
        return bool(about == "notes" and LATE.match(text))

    def _take(self) -> None:
        """Describe what came since; all of it anew in another language, on another day or in another view."""
        drill, events = self.drill, self.drill.view.events
        made_for = (drill.words.language, drill.words.moment(drill.now).date())
        if made_for != self._made_for or events is not self._events:
            self._rows, self._told, self._made_for, self._events = {}, 0, made_for, events
        for line in events[self._told :]:
            text = said(drill, line)
            if text is not None:
                why, time = reason(drill, line), drill.words.when(line.t, drill.now)
                late = cell_len(drill.words.say("late entry")) + 1 if self._late(about(line), text) else 0
                cells = cell_len(f"{time} · {' '.join(text.split())}") + late
                self._rows[f"n{line.n}"] = Row(about(line), time, text, why, plain(f"{time} {text} {why}"), cells)
        self._told = len(events)
