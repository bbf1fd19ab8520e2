"""The network panel: who is around the seat and what passes between them, as lanes or as a list."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from crisis_sim.model.traffic import circle, traffic
from crisis_sim.tui.acting.contacts import ContactPage, Contacts
from crisis_sim.tui.board.board import Board
from crisis_sim.tui.board.lanes import Drawing, draw, key
from crisis_sim.tui.board.whole import Whole
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.prose import Prose

_BEAT = 0.25
"""Wall seconds between two pictures while something travels and the clock runs."""


class Network(Board):
    """Lanes, with a list of all contacts behind them: `v` turns from one to the other, `f` takes the whole screen."""

    TITLE = "Network"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "list", show=False), Binding("f", "whole", show=False)]
    DEFAULT_CSS = """
    Network { layout: vertical; }
    Network > #lanes { width: 100%; height: 1fr; }
    Network > #people { width: 100%; height: 1fr; display: none; }
    Network > #key { width: 100%; height: auto; max-height: 3; }
    """

    def __init__(self, drill: Drill, *, id: str | None = None, at: str | None = None) -> None:
        super().__init__(drill, id=id)
        self._at = at
        self._drawing: Drawing | None = None
        self._drawn: object = None
        self._moving = False

    def compose(self) -> ComposeResult:
        """Lanes, what their signs mean, and the list."""
        yield Lanes(id="lanes")
        yield Prose(id="key")
        yield Contacts(self.drill, id="people")

    def on_mount(self) -> None:
        """Let messages travel, as long as somebody looks."""
        self.set_interval(_BEAT, self._move)

    @property
    def walked(self) -> Widget:
        """What is shown of the two."""
        people = self.query_one("#people")
        return people if people.display else self.query_one("#lanes")

    def draw(self) -> None:
        """Draw who is around and what passes, if that is anything new."""
        people = self.query_one(Contacts)
        if people.display:
            people.update_rows()
            self.query_one("#key", Prose).show(Text(self.drill.words.say("v goes back to the lanes"), style="dim"))
            return
        drill, lanes = self.drill, self.query_one(Lanes)
        if not drill.view.brief:
            return
        size = (lanes.size.width, lanes.size.height)
        new = (drill.view.n, drill.now, size, self._at, drill.words.language, self.app.theme)
        if new == self._drawn or size[0] < 24 or size[1] < 4:
            return
        self._drawn = new
        legs = traffic(drill.view, drill.now)
        nodes = circle(drill.view, legs)
        self._moving = any(leg.stage in ("under-way", "written") for leg in legs)
        self._drawing = draw(drill, nodes, size, self._at, self.inks)
        lanes.show(self._drawing)
        drawn = [node for node in nodes if node.actor in self._drawing.order]
        self.query_one("#key", Prose).show(key(drill, drawn, self.inks))
        self.call_after_refresh(self.update_rows)  # it may take more lines, or fewer, from the lanes

    def _move(self) -> None:
        """The next picture, where something travels on a running clock."""
        if self._moving and self.in_sight and self.drill.conductor.mode == "running" and not self._still:
            self.draw()

    @property
    def _still(self) -> bool:
        """Whether nothing may move by itself: something lies over it, or animation is turned off."""
        return self.app.screen is not self.screen or self.app.animation_level == "none"

    # walking

    def on_lanes_walked(self, event: Lanes.Walked) -> None:
        """To the next one up or down."""
        event.stop()
        order = self._drawing.order if self._drawing else ()
        if order:
            here = order.index(self._at) if self._at in order else -event.step if event.step < 0 else -1
            self._at = order[(here + event.step) % len(order)]
            self.draw()

    def on_lanes_crossed(self, event: Lanes.Crossed) -> None:
        """To the other side of the seat."""
        event.stop()
        for left, right in (self._drawing.spots if self._drawing else {}).values():
            if self._at in (left, right) and left and right:
                self._at = right if self._at == left else left
                self.draw()
                return

    def on_lanes_picked(self, event: Lanes.Picked) -> None:
        """A click: go there; a second one opens."""
        event.stop()
        if event.actor == self._at:
            self.action_open()
        self._at = event.actor
        self.draw()

    def action_open(self) -> None:
        """Open whom the cursor stands on."""
        if self._at is not None:
            self.app.push_screen(ContactPage(self.drill, self._at))

    def action_list(self) -> None:
        """From the lanes to the list, or back."""
        people, lanes = self.query_one("#people"), self.query_one("#lanes")
        people.display = not people.display
        lanes.display = not people.display
        self._drawn = None
        self.focus()
        self.call_after_refresh(self.update_rows)

    def action_whole(self) -> None:
        """The whole screen, or back."""
        Whole.toggle(self, lambda drill: Network(drill, at=self._at))


class Lanes(Static, can_focus=True):
    """The drawing, which takes keys and clicks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(-1)", show=False),
        Binding("down", "walk(1)", show=False),
        Binding("left,right", "cross", show=False),
        Binding("enter", "open", show=False),
        Binding("slash", "search", show=False),
    ]
    ALLOW_SELECT = False

    class Walked(Message):
        """An arrow key up or down."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Crossed(Message):
        """An arrow key left or right."""

    class Picked(Message):
        """A click on somebody."""

        def __init__(self, actor: str) -> None:
            super().__init__()
            self.actor = actor

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._drawing: Drawing | None = None

    def show(self, drawing: Drawing) -> None:
        """Show a drawing."""
        self._drawing = drawing
        self.update(drawing.text)

    def action_walk(self, step: int) -> None:
        """To the next one."""
        self.post_message(self.Walked(step))

    def action_cross(self) -> None:
        """To the other side."""
        self.post_message(self.Crossed())

    def action_open(self) -> None:
        """Open whom the cursor stands on."""
        self.query_ancestor(Network).action_open()

    def action_search(self) -> None:
        """Search in the list of all contacts."""
        panel = self.query_ancestor(Network)
        panel.action_list()
        panel.query_one(Contacts).begin_search()

    def on_click(self, event: events.Click) -> None:
        """To whoever stands on that side of the line."""
        left, right = (self._drawing.spots if self._drawing else {}).get(event.y, (None, None))
        actor = right if right and (event.x > self.size.width // 2 or not left) else left
        if actor is not None:
            self.post_message(self.Picked(actor))
