"""The replay screen: the desk of the side shown, the event at the playhead, the timeline, the keys."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Static

from crisis_sim.model.slice import SliceLine
from crisis_sim.session.recording import Recording
from crisis_sim.tui.acting.decisions import Decisions, outcome_page
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.replay.bar import Timeline
from crisis_sim.tui.replay.control import Told
from crisis_sim.tui.replay.goto import GoTo
from crisis_sim.tui.replay.keys import FOOT, KEYS
from crisis_sim.tui.replay.playback import Playback
from crisis_sim.tui.replay.playhead import event_text, help_text, playhead_text
from crisis_sim.tui.room.desk import Desk
from crisis_sim.tui.room.panels import PANELS
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot, Shown
from crisis_sim.tui.widgets.sheet import Page
from crisis_sim.tui.words import Words

BEAT = 0.2
"""Wall seconds between two pictures while it plays."""
_AT_ONCE = {"left", "right", "home", "end", "shift+left", "shift+right", "ctrl+left", "ctrl+right"}
"""Keys that move the playhead whatever has the focus."""


class Asked(Decisions):
    """Decisions to look at: Enter shows what was asked and said, never a form."""

    def chosen(self, id: str) -> None:
        """Show it."""
        drill = self.drill
        if (question := drill.view.questions.get(id)) is not None:
            self.app.push_screen(outcome_page(drill, question))


class ReplayScreen(Screen[None]):
    """A recording on a screen; it changes nothing."""

    CSS_PATH = "replay.tcss"
    AUTO_FOCUS = "#inbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(name, key.action, key.label, show=False, priority=name in _AT_ONCE)
        for key in KEYS
        for name in key.keys.split(",")
    ]

    def __init__(self, recording: Recording, language: str, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.playback = Playback(recording, language)
        words = Words(self.playback.view, language)
        self.drill = Drill(self.playback, words, recording.path, "", preferences or Preferences())

    def compose(self) -> ComposeResult:
        """Banner, playhead, tabs; the desk or control's side; event, timeline, keys."""
        drill = self.drill
        panels = tuple((key, Asked if panel is Decisions else panel) for key, panel in PANELS)
        yield Banner(drill.words.pick(drill.view.title))
        yield Static(id="playhead", markup=False)
        with ContentSwitcher(initial="desk", id="sides"):
            yield Desk(drill, panels, acts=False)
            yield Told(drill, self.playback)
        yield Static(id="event", markup=False)
        yield Timeline(drill, self.playback)
        yield Foot(self._keys())

    def on_mount(self) -> None:
        """Where the exercise begins; time goes by when it is played."""
        self._beat = self.set_interval(BEAT, self._go_on, pause=True)
        self._show_side()

    def on_resize(self) -> None:
        """Another width, another line."""
        self._show_playhead()

    def _keys(self) -> list[Shown]:
        by = {key.shown: key for key in KEYS}
        return [by[shown].in_foot(self.drill.words) for shown in FOOT]

    async def retranslate(self) -> None:
        """Say everything in the language that was chosen meanwhile."""
        self.drill.words.language = self.drill.preferences.language or self.drill.words.language
        self.playback.speak(self.drill.words.language)
        await self.recompose()
        self._show_side()

    # what is shown

    def refresh_all(self) -> None:
        """The side shown, at the playhead."""
        self.drill.words.view = self.playback.view
        if self.playback.seat is None:
            self.query_one(Told).update_rows()
        else:
            self._follow()
            self.query_one(Desk).refresh_all()
        self._show_playhead()

    def _show_playhead(self) -> None:
        width = self.size.width
        self.query_one("#playhead", Static).update(playhead_text(self.drill, self.playback, width))
        self.query_one("#event", Static).update(event_text(self.drill, self.playback))
        self.query_one(Timeline).show_now()

    def _follow(self) -> None:
        """The message that the playhead is at stands in the reading pane."""
        last, desk, inbox = self.playback.last, self.query_one(Desk), self.drill.view.inbox
        msg = last.p.get("msg") if isinstance(last, SliceLine) else None
        if msg in inbox and msg != desk.reading.msg:
            desk.inbox.update_rows()
            desk.inbox.go_to(msg)
            desk.reading.read(msg)
        elif desk.reading.msg not in inbox:
            desk.reading.msg = None

    def _show_side(self) -> None:
        control = self.playback.seat is None
        self.query_one("#sides", ContentSwitcher).current = "told" if control else "desk"
        self.query_one(Desk).reading.msg = None
        self.refresh_all()
        self.query_one("#told" if control else "#inbox").focus()

    # the playhead

    def action_step(self, steps: int) -> None:
        """One event on or back."""
        self.playback.step(steps)
        self.refresh_all()

    def action_decision(self, steps: int) -> None:
        """To the next decision, or the one before."""
        moved = self.playback.step_decision(steps)
        self._moved(moved, self.drill.words.say("No more decisions this way."))

    def action_chapter(self, steps: int) -> None:
        """To the next move, or the one before."""
        moved = self.playback.step_chapter(steps)
        self._moved(moved, self.drill.words.say("No more chapters this way."))

    def _moved(self, moved: bool, otherwise: str) -> None:
        self.refresh_all()
        if not moved:
            self.query_one("#event", Static).update(Text(otherwise, style="bold"))

    def action_start(self) -> None:
        """To STARTEX."""
        self._seek(0)

    def action_end(self) -> None:
        """To the end."""
        self._seek(self.playback.recording.end)

    def action_time(self) -> None:
        """Ask for a time, and go there."""
        self.app.push_screen(GoTo(self.drill, self.playback), self._seek)

    def _seek(self, tick: int | None) -> None:
        if tick is not None:
            self.playback.to_tick(tick)
            self.refresh_all()

    def on_timeline_sought(self, event: Timeline.Sought) -> None:
        """A click on the timeline."""
        self._seek(event.tick)

    def on_told_sought(self, event: Told.Sought) -> None:
        """Enter on an entry of control's side."""
        self.playback.to_line(event.number)
        self.refresh_all()

    def on_desk_wanted(self, event: Desk.Wanted) -> None:
        """Read a message, as far as the seat had."""
        self.query_one(Desk).read(event.msg)

    # playing

    def action_play(self) -> None:
        """Play or hold."""
        self.playback.toggle()
        (self._beat.pause if self.playback.pacer.held else self._beat.resume)()
        self.refresh_all()

    def action_faster(self) -> None:
        """A higher pace."""
        self.playback.faster()
        self._show_playhead()

    def action_slower(self) -> None:
        """A lower pace."""
        self.playback.slower()
        self._show_playhead()

    def _go_on(self) -> None:
        before = self.playback.number
        self.playback.beat(BEAT)
        if self.playback.number != before:
            self.refresh_all()
        else:
            self._show_playhead()
        if self.playback.pacer.held:
            self._beat.pause()

    # looking

    def action_side(self, steps: int) -> None:
        """Whose view is shown."""
        if len(self.playback.sides) == 1:
            only = self.drill.words.say("The exercise is not over: only what its player has seen is shown.")
            self.query_one("#event", Static).update(Text(only, style="bold"))
            return
        self.playback.other(steps)
        self._show_side()

    def action_tab(self, number: int) -> None:
        """Open a panel by its digit; 0 is the tenth."""
        if self.playback.seat is not None:
            self.query_one(Desk).show(number)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(Page(self.drill, lambda: self.drill.words.say("All keys"), lambda: help_text(self.drill)))

    def action_leave(self) -> None:
        """Back to where it came from."""
        self.dismiss(None)
