"""The crisis room: banner, clock and badges above, the desk, a hint, the latest word and the keys below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

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
from crisis_sim.tui.room.notice import Notice, Say
from crisis_sim.tui.room.pacing import Paced
from crisis_sim.tui.room.status import Badges, Clock
from crisis_sim.tui.start import guide
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot, Shown
from crisis_sim.tui.widgets.sheet import Page

LOOK = 10.0
"""Wall seconds after which the local time is looked at anew."""
LOW = 18
"""Lines below which badges and hints make room for the desk."""


class DrillScreen(Paced):
    """One seat's room."""

    CSS_PATH = "room.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, show=False) for key in KEYS]
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
        yield Foot(())

    def on_mount(self) -> None:
        """Everything as it stands."""
        self.drill.live.slow = lambda: self.drill.preferences.slow
        self.set_interval(LOOK, self.update_clock)
        self.app.theme_changed_signal.subscribe(self, lambda theme: self.refresh_all())
        self.refresh_all()

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
        if line is not None:
            self.query_one(Notice).say(lambda: self._described(line), stress=need is not None)
        if need is not None and self.drill.live.stepped and (msg := self._about(need)):
            self.desk.point_at(msg)  # `n` goes to what needs the player

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
            return words.say("Pace ×1, {key} goes back to {pace}", key="g", pace=words.pace(former)) + (
                f" · {self._described(line)}"
            )

        self._stress(said)

    def _stress(self, said: Say) -> None:
        self.query_one(Notice).say(said, stress=True)

    def _described(self, line: SliceLine) -> str:
        text = described(self.drill, line)
        more = f" · h{self.drill.words.colon} {self.drill.words.say('why')}" if line.kind == "ExpectationMissed" else ""
        return text.plain + more if text is not None else ""

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
            yield "a", "a", say("answer") if calls else say("open")
        if calls:
            yield self._key(keys.DECLINE)
        if decisions.pending(view) or decisions.questions(view):
            yield self._key(keys.DECIDE)
        if drill.live.former is not None:
            yield "g", "g", say("back to {pace}", pace=drill.words.pace(drill.live.former))
        if view.guided:
            yield self._key(keys.HINT)
        yield self._key(keys.HELP)
        for key in (keys.MEASURE, keys.WRITE, keys.ASK, keys.REPORT, keys.CONTACT, keys.NOTE, keys.LEAVE):
            yield self._key(key)

    def _key(self, key: Key) -> Shown:
        return key.keys.split(",")[0], key.shown, self.drill.words.say(key.short)

    # looking

    def action_tab(self, number: int) -> None:
        """Open a panel by its digit; 0 is the tenth."""
        self.desk.show(number)

    def action_briefing(self) -> None:
        """The briefing again."""
        self.app.push_screen(Page(self.drill, self.drill.words.say("Briefing"), guide.briefing_text(self.drill)))

    def action_hint(self) -> None:
        """All hints, and what was missed so far."""
        self.app.push_screen(Page(self.drill, self.drill.words.say("Guidance"), hints_text(self.drill)))

    def action_help(self) -> None:
        """All keys, those of the open panel first."""
        self.app.push_screen(Page(self.drill, self.drill.words.say("All keys"), help_text(self.drill, self.desk)))

    def action_leave(self) -> None:
        """Ask first."""
        self.app.push_screen(guide.LeavePage(self.drill))
