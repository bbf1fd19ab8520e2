"""The desk: inbox on the left, one panel beside it, an overview where there is room. It shows; it does nothing."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from crisis_sim.tui import attention
from crisis_sim.tui.acting import decisions
from crisis_sim.tui.board.overview import Overview
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.inbox import Inbox
from crisis_sim.tui.room.panels import IDS, PANELS
from crisis_sim.tui.room.reading import Reading
from crisis_sim.tui.room.tabs import Tabs
from crisis_sim.tui.widgets.roll import Roll

WIDE = 110
"""Columns from which there is room for the overview."""


@runtime_checkable
class Updating(Protocol):
    """A panel that shows what is so now when it is told to."""

    def update_rows(self) -> None:
        """Show it."""


class Place(NamedTuple):
    """Where somebody is at the desk."""

    tab: int
    msg: str | None
    current: str | None
    scroll: float
    focus: str | None


class Desk(Vertical):
    """Tabs, inbox and panels of one seat."""

    DEFAULT_CSS = """
    Desk { height: 1fr; }
    Desk #tabs { height: auto; max-height: 2; background: $surface; }
    Desk #left { width: 42%; min-width: 26; max-width: 56; border-right: solid $panel; }
    Desk #counts { height: 1; padding: 0 1; text-style: bold; background: $panel; }
    Desk #counts { text-wrap: nowrap; text-overflow: ellipsis; }
    Desk #inbox { height: 1fr; }
    Desk #right { width: 1fr; height: 1fr; }
    Desk #right > * { width: 100%; height: 100%; background: $background; border: none; padding: 0 1; }
    Desk #right > Reading { padding: 0; }
    Desk #aside { width: 32; border-left: solid $panel; display: none; }
    Desk.-wide #left { width: 34%; }
    Desk.-wide #aside { display: block; }
    """

    class Wanted(Message):
        """The player wants to read a message."""

        def __init__(self, msg: str) -> None:
            super().__init__()
            self.msg = msg

    def __init__(self, drill: Drill, panels: tuple[tuple[str, Any], ...] = PANELS, *, acts: bool = True) -> None:
        super().__init__(id="desk")
        self.drill = drill
        self._panels = panels
        self._acts = acts

    def compose(self) -> ComposeResult:
        """Tabs on top; inbox, panels, overview."""
        drill, say = self.drill, self.drill.words.say
        yield Tabs([say("Read"), *(say(panel.TITLE) for _, panel in self._panels)])
        with Horizontal():
            with Vertical(id="left"):
                yield Static(id="counts", markup=False)
                yield Inbox(drill)
            with ContentSwitcher(initial="reading", id="right"):
                yield Reading(drill, acts=self._acts)
                for key, panel in self._panels:
                    yield panel(drill, id=key)
            with Vertical(id="aside"):
                yield Overview(drill)

    def on_mount(self) -> None:
        """Laid out for this width from the first."""
        self.set_class(self.app.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.query_one(Overview).update_rows)

    def on_resize(self) -> None:
        """The overview comes and goes with the width."""
        wide = self.size.width >= WIDE
        if wide != self.has_class("-wide"):
            self.set_class(wide, "-wide")
            self.call_after_refresh(self.query_one(Overview).update_rows)

    # what is shown

    @property
    def active(self) -> str:
        """The id of the panel that is open."""
        return self.query_one(ContentSwitcher).current or "reading"

    @property
    def reading(self) -> Reading:
        """The reading pane."""
        return self.query_one(Reading)

    @property
    def inbox(self) -> Inbox:
        """The inbox."""
        return self.query_one(Inbox)

    @property
    def panel(self) -> Widget:
        """The panel that is open."""
        return self.query_one(f"#{self.active}")

    def refresh_all(self) -> None:
        """What is in sight, as it is now; each part repaints only what changed."""
        self.inbox.update_rows()
        _show(self.query_one("#counts", Static), self.inbox.counts)
        if self.active == "reading":
            self.reading.update_text()
        elif isinstance(panel := self.panel, Updating):
            panel.update_rows()
        self.query_one(Overview).update_rows()
        view = self.drill.view
        waiting = [IDS.index("reading")] if attention.unread(view) else []
        if decisions.pending(view) or decisions.questions(view):
            waiting.append(IDS.index("decide"))
        self.query_one(Tabs).show(IDS.index(self.active), waiting)

    def show(self, number: int) -> None:
        """Open a panel by its digit; 0 is the tenth. With 1 the arrow keys walk through the inbox."""
        key = IDS[(number - 1) % len(IDS)]
        self.query_one(ContentSwitcher).current = key
        self.refresh_all()
        self.query_one("#inbox" if key == "reading" else f"#{key}").focus()

    def read(self, msg: str) -> None:
        """Show a message in the reading pane."""
        self.query_one(ContentSwitcher).current = "reading"
        self.inbox.go_to(msg)
        self.reading.read(msg)
        self.refresh_all()

    def point_at(self, msg: str) -> None:
        """Make a message the current one, without opening it or leaving the panel that is open."""
        self.inbox.go_to(msg)
        if self.active == "reading":
            self.reading.read(msg)

    # where the player is

    def place(self) -> Place:
        """Where the player is now, to be there again after the texts have changed."""
        reading, focused = self.reading, self.screen.focused
        number = IDS.index(self.active) + 1
        return Place(number, reading.msg, self.inbox.current, reading.page.scroll_y, focused.id if focused else None)

    def back_to(self, place: Place) -> None:
        """Be there again."""
        if place.msg is not None:
            self.reading.read(place.msg)
        self.show(place.tab)
        if place.current is not None:
            self.inbox.go_to(place.current)
        if place.focus and (found := self.query(f"#{place.focus}")):
            found.first().focus()
        self.call_after_refresh(self.reading.page.scroll_to, y=place.scroll, animate=False)

    # what the player does here

    def on_tabs_chosen(self, event: Tabs.Chosen) -> None:
        """A tab was clicked."""
        self.show(event.number)

    def on_roll_walked(self, event: Roll.Walked) -> None:
        """Walking through the inbox shows what one comes to; nothing is opened by that."""
        if isinstance(event.roll, Inbox) and self.active == "reading":
            self.reading.read(event.id)

    def on_roll_opened(self, event: Roll.Opened) -> None:
        """Open a message."""
        if isinstance(event.roll, Inbox):
            self.post_message(self.Wanted(event.id))


def _show(line: Static, text: str) -> None:
    if str(line.content) != text:
        line.update(text)
