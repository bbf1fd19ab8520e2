"""A list of any length of which only what is in sight is drawn: for what grows all day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip


class Roll(ScrollView, can_focus=True):
    """Entries of a line or some, to walk through with the arrow keys and open with Enter or a click.

    Whoever fills it says in which order the entries stand (`put`), what changes an entry (`stamp`) and how it looks
    (`lines`). An entry is drawn when it comes in sight, and again only when its stamp is another.
    """

    ROWS: ClassVar[int] = 2
    """Lines of an entry at most."""
    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"roll--current"}
    DEFAULT_CSS = """
    Roll { overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; background: $background; }
    Roll > .roll--current { background: $panel; }
    Roll:focus > .roll--current { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(-1_000_000_000)", show=False),
        Binding("end", "move(1_000_000_000)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Walked(Message):
        """Another entry is the current one."""

        def __init__(self, roll: Roll, id: str) -> None:
            super().__init__()
            self.roll, self.id = roll, id

        @property
        def control(self) -> Roll:
            """The list that sent it."""
            return self.roll

    class Opened(Walked):
        """An entry was opened."""

    def __init__(self, *, id: str | None = None, empty: str = "") -> None:
        super().__init__(id=id)
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._tops = [0]
        """Line at which each entry begins; last, how many there are."""
        self._current: str | None = None
        self._empty = empty
        self._drawn: dict[str, tuple[Hashable, list[Strip]]] = {}
        self._seen: list[Hashable] = []

    # what stands in it

    def stamp(self, id: str) -> Hashable:
        """What an entry's look depends on, besides the width."""
        raise NotImplementedError

    def lines(self, id: str, width: int) -> Sequence[Text]:
        """An entry as lines of at most `width` cells."""
        raise NotImplementedError

    def high(self, id: str, width: int) -> int:
        """How many lines an entry has."""
        return self.ROWS

    def put(self, ids: Sequence[str]) -> None:
        """These entries in this order. The current one stays current, and stays where it is on the screen."""
        if ids != self._ids:
            before = self._places.get(self._current or "")
            top = self._tops[before] if before is not None else None
            self._ids = list(ids)
            self._places = {id: place for place, id in enumerate(self._ids)}
            self._stack()
            if self._current not in self._places:
                self._current = self._ids[min(before or 0, len(self._ids) - 1)] if self._ids else None
                self._scroll_to_current()
            else:
                self._keep_place(top, self._places[self._current])
            self._measure()
            self.refresh()
        elif self._seen != self._in_sight():
            self._stack()
            self._measure()
            self.refresh()

    @property
    def current(self) -> str | None:
        """The id of the current entry."""
        return self._current

    def go_to(self, id: str) -> None:
        """Make this entry the current one, if it is there."""
        if id in self._places and id != self._current:
            before, self._current = self._current, id
            self._scroll_to_current()
            for changed in (before, id):
                if (place := self._places.get(changed or "")) is not None:
                    self.refresh_lines(self._tops[place], self._tops[place + 1] - self._tops[place])
            self.post_message(self.Walked(self, id))

    def forget(self) -> None:
        """Draw everything anew: colours have changed."""
        self._drawn.clear()
        self.refresh()

    # walking

    def action_move(self, by: int) -> None:
        """So many entries down, as far as there are."""
        if self._ids:
            place = self._places[self._current or self._ids[0]]
            self.go_to(self._ids[max(0, min(len(self._ids) - 1, place + by))])

    def action_page(self, by: int) -> None:
        """A screenful."""
        self.action_move(by * max(1, self.size.height // self.ROWS - 1))

    def action_open(self) -> None:
        """Open the current entry."""
        if self._current is not None:
            self.post_message(self.Opened(self, self._current))

    def on_click(self, event: events.Click) -> None:
        """Open what was clicked."""
        at = event.get_content_offset(self)
        place = self._place(at.y + self.scroll_offset.y) if at is not None else -1
        if 0 <= place < len(self._ids):
            event.stop()
            self.go_to(self._ids[place])
            self.action_open()

    # drawing

    def on_resize(self) -> None:
        """Another width, other lines."""
        self._drawn.clear()
        self._stack()
        self._measure()
        self._scroll_to_current()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if y == 0:
            self._seen = self._in_sight()
        width = self.scrollable_content_region.width
        place = self._place(y + self.scroll_offset.y)
        if place >= len(self._ids):
            text = Text(self._empty if y == 0 and not self._ids else "", style="dim", no_wrap=True)
            return self._strip(text, width, current=False)
        return self._entry(self._ids[place], width)[y + self.scroll_offset.y - self._tops[place]]

    def _entry(self, id: str, width: int) -> list[Strip]:
        current = id == self._current
        stamp = (self.stamp(id), width, current, current and self.has_focus)
        kept = self._drawn.get(id)
        if kept is None or kept[0] != stamp:
            lines = [*self.lines(id, width)[: self.ROWS]]
            lines += [Text()] * (self.ROWS - len(lines))
            kept = self._drawn[id] = (stamp, [self._strip(line, width, current=current) for line in lines])
        return kept[1]

    def _strip(self, text: Text, width: int, *, current: bool) -> Strip:
        style = self.get_component_rich_style("roll--current") if current else self.rich_style
        strip = Strip(text.render(self.app.console)).adjust_cell_length(width)
        return strip.apply_style(style)

    def _in_sight(self) -> list[Hashable]:
        first = self._place(self.scroll_offset.y)
        ids = self._ids[first : self._place(self.scroll_offset.y + self.size.height) + 1]
        return [(id, self.stamp(id)) for id in ids]

    def _stack(self) -> None:
        """Where each entry begins."""
        width = self.scrollable_content_region.width
        self._tops = [0, *accumulate(self.high(id, width) for id in self._ids)]

    def _place(self, line: int) -> int:
        """Which entry stands there; behind the last one where none does."""
        return bisect_right(self._tops, line) - 1

    def _measure(self) -> None:
        self.virtual_size = Size(self.size.width, max(1, self._tops[-1]))

    def _keep_place(self, before: int | None, now: int) -> None:
        """What is current stays under the cursor; at the very top the list stays at its top while that shows it.

        `before` is the line at which it began, `now` its place.
        """
        top = self.scroll_offset.y
        if before is None or self._tops[now] == before:
            return
        if top == 0 and self._tops[now + 1] <= self.size.height:
            return
        self._measure()
        self.scroll_to(y=max(0, top + self._tops[now] - before), animate=False)

    def _scroll_to_current(self) -> None:
        if self._current is not None and self.size.height:
            self._measure()
            place = self._places[self._current]
            region = Region(0, self._tops[place], 1, self._tops[place + 1] - self._tops[place])
            self.scroll_to_region(region, animate=False, force=True)

    def watch_has_focus(self, value: bool) -> None:
        """The current entry looks different with the focus."""
        super().watch_has_focus(value)
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        self._drawn.clear()
        super().notify_style_update()
