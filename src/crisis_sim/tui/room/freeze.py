"""A freeze: the clock holds, the room is hidden, and the player says what is so, what it means, what comes next."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, TextArea

from crisis_sim.analysis.figures import first_figure
from crisis_sim.language.catalogue import within
from crisis_sim.language.mark import mark
from crisis_sim.model.probing import asks_figure, unanswered
from crisis_sim.report.debriefing.probes import LEVELS
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.fields import MOST, Line, Lines
from crisis_sim.tui.widgets.foot import Foot
from crisis_sim.tui.widgets.prose import Prose

GRACE = 0.6
"""Wall seconds for which the keys of the clock, pressed once too often, are no answer: it opens by itself."""


class FreezeSheet(Screen[None]):
    """Covers the whole screen, so that nothing of the room can be read off. One question after the other, then back."""

    CSS_PATH = "freeze.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "answer", mark("answer"), show=False, priority=True),
        Binding("f4,escape", "pass_over", mark("not now"), show=False, priority=True),
    ]
    AUTO_FOCUS = ""

    def __init__(self, drill: Drill) -> None:
        super().__init__()
        self.drill = drill
        self._ran = drill.conductor.mode == "running"
        """Whether the clock ran when it froze, and is to run again afterwards."""
        self._handle = ""
        self._doubted = ""
        """An answer in which no figure was found: given again it is kept as it is."""

    def compose(self) -> ComposeResult:
        """Banner, question, answer, how sure, keys."""
        say = self.drill.words.say
        yield Banner(self.drill.words.pick(self.drill.view.title))
        with VerticalScroll(id="frozen", can_focus=False):
            yield Prose(id="question", classes="page")
            yield Lines(say("Answer"), id="answer")
            yield Line(say("How sure, %"), id="sure", placeholder=say("0 to 100; may stay empty"))
            yield Prose(id="trouble")
        yield Foot([("f2", "F2", say("answer")), ("f4", "F4", say("not now")), ("tab", "Tab", say("next field"))])

    def on_mount(self) -> None:
        """Hold the clock, and ask."""
        self.drill.live.hold()
        self._grace = self.set_timer(GRACE, self._await_answer)
        self._ask()

    def _await_answer(self) -> None:
        if self.focused is None:
            self.query_one("#answer").focus()

    def on_key(self, event: events.Key) -> None:
        """What is typed at once is the beginning of the answer, unless it was meant for the clock."""
        if self.focused is None and event.character and event.is_printable and event.key not in ("n", "space"):
            event.stop()
            self._await_answer()
            self.query_one("#answer", TextArea).insert(event.character)

    async def retranslate(self) -> None:
        """Another language was chosen; what is typed stays."""
        typed, sure = self.query_one("#answer", TextArea).text, self.query_one("#sure", Input).value
        focused = self.focused.id if self.focused is not None else None
        self._grace.stop()  # meanwhile nothing has the focus
        await self.recompose()
        self._ask(typed, sure)
        self.query_one(f"#{focused or 'answer'}").focus()

    def _ask(self, typed: str = "", sure: str = "") -> None:
        view, words = self.drill.view, self.drill.words
        waiting = unanswered(view)
        if not waiting or self.drill.conductor.mode == "ended":
            self._thaw()
            return
        self._handle, self._doubted = waiting[0], ""
        probe = view.probes[self._handle]
        lead = words.say("The exercise is frozen, and what you knew is hidden. From memory:")
        text = Text.assemble((lead, "bold"), "\n\n")
        level = LEVELS.get(probe.get("level", 0))
        if level is not None:
            text.append(within("report", words.language, level).capitalize() + f"{words.colon} ", "bold")
        text.append(words.pick(probe["ask"]))
        if len(waiting) > 1:
            text.append("\n\n" + words.many(len(waiting) - 1, "{n} more question", "{n} more questions"), "dim")
        self.query_one("#question", Prose).show(text)
        area = self.query_one("#answer", TextArea)
        area.text = typed
        self.query_one("#sure", Input).value = sure
        if self.focused is not None:  # the first question waits a moment for its answer
            area.focus()
        self._trouble("")

    def _thaw(self) -> None:
        """Back to the room; a clock that ran goes on."""
        if self._ran and self.drill.conductor.mode == "held":
            self.drill.live.toggle()
        self.dismiss(None)

    def on_input_submitted(self) -> None:
        """Enter in the last field answers."""
        self.action_answer()

    def action_answer(self) -> None:
        """Keep the answer, with how sure the player is."""
        say = self.drill.words.say
        text = self.query_one("#answer", TextArea).text.strip()
        sure = self.query_one("#sure", Input).value.strip().removesuffix("%").strip()
        if not text:
            self._trouble(say("Write an answer, or leave it with F4."))
        elif len(text) > MOST:
            self._trouble(say("An answer has at most {n} characters.", n=MOST))
        elif sure and not (sure.isascii() and sure.isdecimal() and len(sure) <= 3 and int(sure) <= 100):
            self._trouble(say("How sure: a whole number from 0 to 100, or nothing."))
        elif self._wants_figure and text != self._doubted and first_figure(text) is None:
            self._doubted = text
            self._trouble(say("A figure is asked for, and none was found in your answer. F2 again keeps it as it is."))
        else:
            self.run_worker(self._give(text, int(sure) if sure else None), exclusive=True)

    @property
    def _wants_figure(self) -> bool:
        return asks_figure(self.drill.view.probes[self._handle]["ask"])

    def action_pass_over(self) -> None:
        """Not now: the question is closed, and nothing is scored."""
        self.run_worker(self._give("", None), exclusive=True)

    async def _give(self, text: str, sure: int | None) -> None:
        why = await self.drill.conductor.act("AnswerProbe", probe=self._handle, answer=text, confidence=sure)
        if why is not None and self._handle in unanswered(self.drill.view):
            self._trouble(self.drill.words.refused(why))
        else:
            self._ask()

    def _trouble(self, text: str) -> None:
        line = self.query_one("#trouble", Prose)
        line.display = bool(text)
        line.show(Text(text, style="bold"))
