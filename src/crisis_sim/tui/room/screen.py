"""The drill screen: inbox on the left, one panel on the right, clock above, keys below. It only reads and sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from crisis_sim.model.slice import SliceLine
from crisis_sim.tui import attention
from crisis_sim.tui.acting import decisions
from crisis_sim.tui.acting.ask import AskSheet
from crisis_sim.tui.acting.cards import Cards
from crisis_sim.tui.acting.compose import ComposeSheet, reply
from crisis_sim.tui.acting.contacts import Contacts
from crisis_sim.tui.acting.decisions import Decisions
from crisis_sim.tui.acting.facts import Facts
from crisis_sim.tui.acting.measures import Measures, choose_measure
from crisis_sim.tui.acting.notes import ContactSheet, LogSheet, ProductSheet, RetractSheet
from crisis_sim.tui.acting.sent import Sent
from crisis_sim.tui.board.map import MapPanel
from crisis_sim.tui.board.situation import Situation
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.link import Frame
from crisis_sim.tui.room.inbox import Inbox
from crisis_sim.tui.room.journal import Journal, described
from crisis_sim.tui.room.keys import KEYS
from crisis_sim.tui.room.plenary import PlenarySheet
from crisis_sim.tui.room.reading import Reading
from crisis_sim.tui.room.status import Banner, Clock, KeyBar, Notice, Tabs
from crisis_sim.tui.start import guide
from crisis_sim.tui.widgets.listing import Panel
from crisis_sim.tui.widgets.sheet import Page

PANELS: tuple[tuple[str, type[Panel]], ...] = (
    ("decide", Decisions),
    ("facts", Facts),
    ("measures", Measures),
    ("sent", Sent),
    ("plan", Cards),
    ("contacts", Contacts),
    ("status", Situation),
    ("journal", Journal),
)
"""The panels beside the reading pane, in the order of their digits from 2; the map comes last, with 0."""
IDS = ("reading", *(key for key, _ in PANELS), "map")


class DrillScreen(Screen[None]):
    """One seat's desk."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, show=False) for key in KEYS]
    AUTO_FOCUS = "#inbox"

    def __init__(self, drill: Drill) -> None:
        super().__init__()
        self.drill = drill
        self._minute = -1

    def compose(self) -> ComposeResult:
        """Banner, clock, tabs; inbox and panels; notice, keys."""
        drill = self.drill
        say = drill.words.say
        yield Banner(drill.words.pick(drill.view.title))
        yield Clock(drill)
        yield Tabs([say("Read"), *(say(panel.TITLE) for _, panel in PANELS), say(MapPanel.TITLE)])
        with Horizontal(id="desk"):
            with Vertical(id="left"):
                yield Inbox(drill)
            with ContentSwitcher(initial="reading", id="right"):
                yield Reading(drill)
                for key, panel in PANELS:
                    yield panel(drill, id=key)
                yield MapPanel(drill, id="map")
        yield Notice()
        yield KeyBar(drill.words)

    def on_mount(self) -> None:
        """Everything as it stands, with the briefing over it."""
        self.refresh_all()
        self.query_one(Notice).say(self.drill.words.say("The clock is held. n goes to the next thing that needs you."))

    # what comes in

    def hear(self, frame: Frame) -> None:
        """A frame is on disk: show it."""
        minute = frame.now // 60
        if frame.lines or minute != self._minute or self.drill.conductor.mode != "running":
            self._minute = minute
            self.refresh_all()
        self.query_one(Clock).update_clock()
        if frame.lines:
            self._tell(frame.lines)
        if self.drill.conductor.near_deadline:
            title = self.drill.words.pick(decisions.pending(self.drill.view)[0].title)
            words = self.drill.words.say("Five minutes left for: {title}", title=title)
            self.query_one(Notice).say(words, stress=True)

    def refresh_all(self) -> None:
        """Every list and line anew; they only repaint what changed."""
        for panel in self.query(Panel):
            if panel.id == "inbox" or panel.id == self._active:
                panel.update_rows()
        if self._active == "map":
            self.query_one(MapPanel).update_rows()
        self.query_one(Reading).update_text()
        self.query_one(Clock).update_clock()
        view = self.drill.view
        waiting = len(decisions.pending(view)) + len(decisions.questions(view))
        counts = [len(attention.unread(view)), waiting, *([0] * (len(IDS) - 2))]
        self.query_one(Tabs).show(IDS.index(self._active), counts)

    def _tell(self, lines: Sequence[SliceLine]) -> None:
        """Say what needs the player last, else what came last; on a held clock, point at what is new."""
        need = attention.first_need(self.drill.view, reversed(lines))
        latest = sorted(lines, key=lambda line: (line.kind == "StaffCommitted", -line.n))
        texts = (described(self.drill, line) for line in ([need] if need else latest))
        text = next((text for text in texts if text is not None), None)
        if text is not None:
            self.query_one(Notice).say(text.plain, stress=need is not None)
        waiting = attention.unread(self.drill.view)
        if waiting and need is not None and self.drill.conductor.mode != "running":
            self.query_one(Inbox).go_to(waiting[0])

    @property
    def _active(self) -> str:
        return self.query_one(ContentSwitcher).current or "reading"

    # messages

    async def on_inbox_wanted(self, event: Inbox.Wanted) -> None:
        """Open a message, or look at it again."""
        self._read(event.msg)

    def action_take(self) -> None:
        """Answer the call that rings longest, or open what is unread."""
        waiting = attention.unread(self.drill.view)
        if waiting:
            self.query_one(Inbox).go_to(waiting[0])
            self._read(waiting[0])
        else:
            self._say("Nothing is unread.")

    def action_acknowledge(self) -> None:
        """Tell the sender that the message arrived."""
        if (letter := self.query_one(Reading).letter) is not None:
            self._act("Acknowledge", msg=letter.msg)

    def action_reply(self) -> None:
        """Answer the message shown."""
        letter = self.query_one(Reading).letter
        if letter is None or letter.read is None:
            self._say("Open a message first.")
        else:
            self.app.push_screen(reply(self.drill, letter))

    def _read(self, msg: str) -> None:
        self.action_tab(1)
        self.query_one(Reading).read(msg)
        letter = self.drill.view.inbox[msg]
        if letter.read is None and not letter.recalled:
            self._act("Open", msg=msg)

    # acting

    def action_decide(self) -> None:
        """The most pressing decision, or the one that the message shown asks for."""
        waiting = decisions.pending(self.drill.view)
        shown = self.query_one(Reading).letter
        waiting.sort(key=lambda q: shown is None or q.msg != shown.msg)
        keys = [*(q.decision for q in waiting), *decisions.questions(self.drill.view)]
        if keys:
            decisions.open_decision(self.drill, self.app, keys[0])
        else:
            self._say("Nothing to decide.")

    def action_measure(self) -> None:
        """Order or propose."""
        choose_measure(self.drill, self.app)

    def action_compose(self) -> None:
        """Write."""
        self.app.push_screen(ComposeSheet(self.drill))

    def action_ask(self) -> None:
        """Ask."""
        self.app.push_screen(AskSheet(self.drill))

    def action_product(self) -> None:
        """Report."""
        self.app.push_screen(ProductSheet(self.drill))

    def action_contact(self) -> None:
        """Told in person."""
        self.app.push_screen(ContactSheet(self.drill))

    def action_retract(self) -> None:
        """Take back."""
        self.app.push_screen(RetractSheet(self.drill))

    def action_log(self) -> None:
        """Write in the log."""
        self.app.push_screen(LogSheet(self.drill))

    def _act(self, kind: str, **p: object) -> None:
        async def give() -> None:
            await self.drill.conductor.act(kind, **p)

        self.run_worker(give())

    # the clock

    def action_run_or_hold(self) -> None:
        """Run or hold."""
        if self._in_plenary():
            return
        self.drill.conductor.toggle()
        self._say("The clock is held." if self.drill.conductor.mode == "held" else "The clock runs.")
        self.query_one(Clock).update_clock()

    def action_step(self) -> None:
        """To the next thing that needs the player."""
        if not self._in_plenary():
            self.drill.conductor.step()

    def _in_plenary(self) -> bool:
        """While the clock stands still for a plenary, its keys lead back to the discussion."""
        if self.drill.conductor.mode != "plenary":
            return False
        self.app.push_screen(PlenarySheet(self.drill))
        return True

    def action_faster(self) -> None:
        """A higher pace."""
        self.drill.conductor.faster()

    def action_slower(self) -> None:
        """A lower pace."""
        self.drill.conductor.slower()

    # looking

    def action_tab(self, number: int) -> None:
        """Open a panel by its digit; 0 is the tenth."""
        focus_inbox = number == 1
        key = IDS[(number - 1) % len(IDS)]
        self.query_one(ContentSwitcher).current = key
        self.refresh_all()
        self.query_one("#inbox" if focus_inbox else f"#{key}").focus()

    def action_briefing(self) -> None:
        """The briefing again."""
        self.app.push_screen(Page(self.drill, self.drill.words.say("Briefing"), guide.briefing_text(self.drill)))

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(Page(self.drill, self.drill.words.say("All keys"), guide.help_text(self.drill)))

    def action_leave(self) -> None:
        """Ask first."""
        self.app.push_screen(guide.LeavePage(self.drill))

    def _say(self, english: str) -> None:
        self.query_one(Notice).say(self.drill.words.say(english))
