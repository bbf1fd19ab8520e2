"""The inquiry hearing: one question at a time, with the lines of the log it rests on; answers are kept in the log."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from crisis_sim.analysis.inquiry.question import HearingQuestion
from crisis_sim.analysis.lookback import LookBack
from crisis_sim.model.seat_view import SeatView
from crisis_sim.report.debriefing.hearing import ABOUT, in_languages, is_of_hearing, line_of_evidence
from crisis_sim.report.debriefing.names import Names
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Keys


def asked(view: SeatView) -> list[str]:
    """Handles of the questions of the hearing, in the order in which they were put."""
    return [handle for handle, probe in view.probes.items() if is_of_hearing(probe)]


def left(view: SeatView) -> list[str]:
    """Those that wait for an answer."""
    return [handle for handle in asked(view) if view.probes[handle]["answer"] is None]


class Hearing(Form):
    """Gives True when the last question was answered or passed over. Esc leaves; what was answered or begun is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "pass_over", show=False, priority=True)]
    AUTO_FOCUS = "TextArea"

    def __init__(self, drill: Drill, back: LookBack) -> None:
        super().__init__(drill, lambda: drill.words.say("Hearing"), "")
        self._back = back

    def keys(self) -> Keys:
        """Answer, pass over, later."""
        say = self.drill.words.say
        return (("F2", say("answer")), ("F4", say("pass over")), ("Esc", say("later")))

    def body(self) -> ComposeResult:
        """Question, evidence, answer."""
        yield Prose(id="question", classes="page")
        yield Lines(self.drill.words.say("Answer"), id="answer")

    def on_mount(self) -> None:
        """The questions are put once; whoever comes back goes on where they were."""
        self.run_worker(self._begin(), exclusive=True, group="begin")

    async def _begin(self) -> None:
        if not asked(self.drill.view):
            for number, question in enumerate(self._back.questions, start=1):
                texts = in_languages(self._back.parts.course.index, question)
                about = f"{ABOUT}{number}"
                why = await self.drill.live.control("Freeze", seats=[self._back.seat], ask=texts, about=about)
                if why is not None:
                    self.trouble(self.drill.words.say("Refused: {why}", why=why))
        self._show()

    def _show(self) -> None:
        waiting = left(self.drill.view)
        if not waiting:
            self.dismiss(True)
            return
        self.drawn()
        self._draft = f"hearing {waiting[0]}"
        self._restore(self.drill.drafts.get(self._draft, self._blank))
        self.query_one("#answer", TextArea).focus()
        self.trouble("")

    def drawn(self) -> None:
        """The question that waits, with its evidence."""
        view, words = self.drill.view, self.drill.words
        waiting = left(view)
        if not waiting:
            return
        probe, all_ = view.probes[waiting[0]], asked(view)
        number = all_.index(waiting[0]) + 1
        head = words.say("Question {n} of {all}", n=number, all=len(all_))
        text = Text.assemble((head, "bold"), f"\n\n{words.pick(probe['ask'])}\n")
        question = self._question(probe)
        if question is not None:
            names = Names(self._back.parts.course.index, words.language)
            text.append("\n")
            for evidence in question.evidence:
                text.append(f"▪ {line_of_evidence(names, evidence)}\n", "dim")
        self.query_one("#question", Prose).show(text)

    def _question(self, probe: dict[str, object]) -> HearingQuestion | None:
        """The question as it was built: the log until ENDEX has not changed since."""
        number = str(probe.get("about", "")).removeprefix(ABOUT)
        found = self._back.questions
        return found[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(found) else None

    def fault(self) -> str:
        """Saying nothing has a key of its own."""
        said = self.query_one("#answer", TextArea).text.strip()
        return "" if said else self.drill.words.say("Write an answer, or pass the question over with F4.")

    async def give(self) -> str | None:
        """Keep the answer in the log."""
        return await self._answer(self.query_one("#answer", TextArea).text.strip())

    async def _answer(self, text: str) -> str | None:
        return await self.drill.conductor.act("AnswerProbe", probe=left(self.drill.view)[0], answer=text)

    def done(self) -> None:
        """The next question."""
        self._show()

    def action_submit(self) -> None:
        """Answer the question, once it is put."""
        if left(self.drill.view):
            super().action_submit()

    def action_pass_over(self) -> None:
        """Say nothing to it; the log keeps that too."""
        if left(self.drill.view):
            self.run_worker(self.hand_in(partial(self._answer, "")), exclusive=True)
