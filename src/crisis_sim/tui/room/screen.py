"""The crisis room: banner, clock and badges above, the desk, a hint, the latest word and the keys below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from crisis_sim.language.mark import mark
from crisis_sim.model.slice import SliceLine
from crisis_sim.tui import attention
from crisis_sim.tui.acting import decisions
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.link import Frame
from crisis_sim.tui.room import keys
from crisis_sim.tui.room.desk import Desk
from crisis_sim.tui.room.help import help_text
from crisis_sim.tui.room.hints import HintLine, hints_text
from crisis_sim.tui.room.journal import described
from crisis_sim.tui.room.keys import KEYS, Key
from crisis_sim.tui.room.leaving import LeavePage
from crisis_sim.tui.room.notice import Notice, Say
from crisis_sim.tui.room.pacing import Paced
from crisis_sim.tui.room.status import Badges, Clock
from crisis_sim.tui.start.manual import ManualPage
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot, Shown
from crisis_sim.tui.widgets.sheet import Page

LOOK = 10.0
"""Wall seconds after which the local time is looked at anew."""
SPARE = ("h", "o", "l")
"""Keys of the footer that may be missing where there is no room."""
LOW = 18
"""Lines below which badges and hints make room for the desk."""


class DrillScreen(Paced):
    """One seat's room."""

    CSS_PATH = "room.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, key.label, show=False) for key in KEYS]
    AUTO_FOCUS = "#inbox"

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill)
        self._minute = -1
        self._said: tuple[Say, bool] = (self._welcome, False)
        self._between = False
        """Whether the screen is between two languages: there is nothing to draw on."""

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        said, stress = self._said
        yield Banner(self.drill.words.pick(self.drill.view.title))
        yield Clock(self.drill)
        yield Badges(self.drill)
        yield Desk(self.drill)
        yield HintLine(self.drill)
        yield Notice(said, stress=stress)
        yield Foot((), SPARE)

    def on_mount(self) -> None:
        """Everything as it stands."""
        self.drill.live.slow = lambda: self.drill.preferences.slow
        self.set_interval(LOOK, self.update_clock)
        self.app.theme_changed_signal.subscribe(self, lambda theme: self.refresh_all())
        self.refresh_all()
        if (msg := attention.last_opened(self.drill.view)) is not None:
            self.desk.read(msg)

    def on_resize(self) -> None:
        """What is on top fits the width."""
        self.set_class(self.size.height < LOW, "-low")
        self.call_after_refresh(self.update_clock)

    async def retranslate(self) -> None:
        """Say everything in the language that was chosen meanwhile; the player stays where they are."""
        place = self.desk.place()
        notice = self.query_one(Notice)
        self._said = (notice.said, notice.stress)
        self._between = True
        await self.recompose()
        self._between = False
        self.desk.back_to(place)
        self.refresh_all()
        self.call_after_refresh(self.refresh_all)  # some panels can draw only when they have a size

    # what comes in

    def hear(self, frame: Frame) -> None:
        """A frame is on disk: show it."""
        if self._between:
            return  # what it brought shows in the other language
        minute = frame.now // 60
        if frame.lines or minute != self._minute or self.drill.conductor.mode != "running":
            self._minute = minute
            self.refresh_all()
        else:
            self.update_clock()
        if frame.lines:
            self._tell(frame.lines)
        if self.drill.live.slowed:
            self._tell_slowed(frame.lines)
        elif self.drill.conductor.near_deadline and (waiting := decisions.pending(self.drill.view)):
            self._stress(
                lambda: self.drill.words.say("Five minutes left for: {title}", title=self._pick(waiting[0].title))
            )

    def refresh_all(self) -> None:
        """Every part as it is now; they only repaint what changed."""
        if self._between:
            return
        self.desk.refresh_all()
        self.query_one(HintLine).update_hint()
        self.update_clock()

    def update_clock(self) -> None:
        """The lines on top, and the keys that can be pressed now."""
        if self._between:
            return
        self.query_one(Clock).update_clock()
        self.query_one(Badges).update_badges()
        self.query_one(Foot).show([*self._useful()])

    def _tell(self, lines: Sequence[SliceLine]) -> None:
        """Say what needs the player last, else what came last."""
        need = attention.foremost(self.drill.view, lines)
        told = (line for line in lines if line.kind != "PaceSet")  # the clock shows it
        latest = sorted(told, key=lambda line: (line.kind == "StaffCommitted", -line.n))
        line = next((one for one in ([need] if need else latest) if described(self.drill, one) is not None), None)
        msg = self._about(need) if need is not None and self.drill.live.stepped else None
        passed = len([other for other in attention.unread(self.drill.view) if other != msg]) if msg else 0
        if line is not None:
            self.query_one(Notice).say(lambda: self._passed(passed) + self._described(line), stress=need is not None)
        if msg is not None:
            self.desk.point_at(msg)  # `n` goes to what needs the player

    def _passed(self, unread: int) -> str:
        """A step that goes on to something new says what still lies there."""
        words = self.drill.words
        return (
            words.many(unread, "{n} other message is unread", "{n} other messages are unread") + " · " if unread else ""
        )

    def _about(self, need: SliceLine) -> str | None:
        """The message with which something came that needs the player."""
        if need.kind == "DecisionOpened":
            return self.drill.view.questions[need.p["decision"]].msg
        return str(need.p["msg"]) if need.kind == "MessageDelivered" else None

    def _tell_slowed(self, lines: Sequence[SliceLine]) -> None:
        line = attention.foremost(self.drill.view, lines) or lines[-1]
        former = self.drill.live.former or self.drill.conductor.pacer.pace

        def said() -> str:
            words = self.drill.words
            if self.drill.live.former is None:  # the player has chosen another pace since
                return self._described(line)
            back = words.say("Pace ×1, {key} goes back to {pace}", key="g", pace=words.pace(former))
            return f"{back} · {self._described(line)}"

        self._stress(said)

    def _stress(self, said: Say) -> None:
        self.query_one(Notice).say(said, stress=True)

    def _described(self, line: SliceLine) -> str:
        text = described(self.drill, line)
        more = f"h{self.drill.words.colon} {self.drill.words.say('why')} · " if line.kind == "ExpectationMissed" else ""
        return more + text.plain if text is not None else ""

    def _pick(self, text: dict[str, str]) -> str:
        return self.drill.words.pick(text)

    def _welcome(self) -> str:
        say = self.drill.words.say
        return say("Held: thinking is free, acting costs staff minutes. n goes to what needs you.")

    # keys

    def _useful(self) -> Iterator[Shown]:
        """The keys that do something now, the most needed first."""
        drill, say = self.drill, self.drill.words.say
        view, mode = drill.view, drill.conductor.mode
        calls, unread = attention.ringing(view), attention.unread(view)
        yield self._key(keys.STEP)
        yield "space", "space", say("hold") if mode in ("running", "stepping") else say("run")
        if unread:
            yield "a", "a", say("pick up") if calls else say("open")
        if calls:
            yield self._key(keys.DECLINE)
        if decisions.pending(view) or decisions.questions(view):
            yield self._key(keys.DECIDE)
        if drill.live.former is not None:
            yield "g", "g", say("back to {pace}", pace=drill.words.pace(drill.live.former))
        hint = (keys.HINT,) if view.guided else ()  # the hint itself says its key too
        acts = (keys.MEASURE, keys.WRITE, keys.ASK, keys.REPORT)
        for key in (keys.HELP, *acts, *hint, keys.CONTACT, keys.NOTE, keys.LEAVE):
            yield self._key(key)

    def _key(self, key: Key) -> Shown:
        return key.keys.split(",")[0], key.shown, self.drill.words.say(key.short)

    # looking

    def action_tab(self, number: int) -> None:
        """Open a panel by its digit; 0 is the tenth."""
        self.desk.show(number)

    def action_briefing(self) -> None:
        """The briefing again."""
        self.app.push_screen(ManualPage(self.drill))

    def action_hint(self) -> None:
        """All hints, and what was missed so far."""
        self._page(mark("Guidance"), lambda: hints_text(self.drill))

    def action_help(self) -> None:
        """All keys, those of the open panel first."""
        self._page(mark("All keys"), lambda: help_text(self.drill, self.desk))

    def _page(self, title: str, text: Callable[[], Text]) -> None:
        self.app.push_screen(Page(self.drill, lambda: self.drill.words.say(title), text))

    def action_leave(self) -> None:
        """Ask first."""
        self.app.push_screen(LeavePage(self.drill))
