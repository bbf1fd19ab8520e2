"""The sheet to decide on: what is asked, the options or the form, the reason, and what to think of first."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, TextArea

from crisis_sim.language.mark import mark
from crisis_sim.model.cautions import short_means
from crisis_sim.model.seat_view import Question
from crisis_sim.tui.acting import answers
from crisis_sim.tui.acting.options import option_text, said_text, who_decides
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Line, Lines
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.listing import Entry, Listing
from crisis_sim.tui.widgets.prose import Prose

# The three decision controls of Cohen-Hatton & Honey (2015): goal, anticipated consequences, risk against benefit.
_CONTROLS = (
    ("goal", mark("Goal"), mark("optional: what must it achieve?")),
    ("consequence", mark("Expect"), mark("optional: what do you expect to happen?")),
    ("benefit", mark("Worth it?"), mark("optional: is it worth the risk?")),
)


class DecisionSheet(Form):
    """Options by letter, the reason, and optional controls; or the fields of a form."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "app.focus_next", show=False)]

    def __init__(self, drill: Drill, question: Question) -> None:
        super().__init__(drill, "", lambda: drill.words.say("decide"), draft=f"decide:{question.decision}")
        self.question = question
        self._chosen: str | None = None
        """The option to begin at, where one was chosen before."""

    def body(self) -> ComposeResult:
        """The message that asks, the options or fields, the reason, the controls."""
        drill, q = self.drill, self.question
        words, view = drill.words, drill.view
        letter = view.inbox.get(q.msg or "")
        if letter is not None:
            asks = words.pick(letter.text) if letter.read is not None else words.say("Open the message to read more.")
            yield Prose(Text(asks), classes="page")
        if who := who_decides(words, view, q):
            yield Prose(Text(who))
        yield Prose(id="said")
        if q.options:
            yield Listing(id="options")
        yield from answers.fields(words, q)
        yield Lines(words.say("Reason"), id="reason", placeholder=words.say("why? people will ask"))
        for name, label, hint in _CONTROLS:
            yield Line(words.say(label), id=name, placeholder=words.say(hint))

    def on_mount(self) -> None:
        """Follow what moves while the sheet is open."""
        self.begin_on_top()
        self.set_interval(0.5, self._move)

    def drawn(self) -> None:
        """Show the options."""
        self._shown: tuple[object, ...] = ()
        self._move()
        if self._chosen is not None:
            self.query_one("#options", Listing).go_to(self._chosen)

    def kept(self) -> Any:
        """What was typed, and the option that is chosen."""
        self._chosen = self._option
        return super().kept()

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its option, unless it is being typed."""
        if isinstance(self.focused, (Input, TextArea)) or not self.question.options:
            return
        if event.key in [o["o"] for o in self.question.options]:
            event.stop()
            self.query_one("#options", Listing).go_to(event.key)
            self.query_one("#reason").focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The sign goes with the choice, and the choice is in sight."""
        event.stop()
        self._move()
        if event.option_index and self.focused is event.option_list:
            event.option_list.scroll_visible(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on an option goes to the reason."""
        event.stop()
        self.query_one("#reason").focus()

    def fault(self) -> str:
        """Something must be filled in."""
        return answers.fault(self.drill.words, self.question, answers.given(self, self.question))

    def amiss(self) -> str:
        """The field of the form that is not filled in yet."""
        name = answers.amiss(self.question, answers.given(self, self.question))
        return f"form-{name}" if name else ""

    def weighed(self) -> str:
        """The word of the chair binds."""
        q, say = self.question, self.drill.words.say
        if q.chair != self.drill.view.seat or self._short():
            return ""
        chosen = next((o for o in q.options if o["o"] == self._option), None)
        what = f"{chosen['o']}) {self.drill.words.pick(chosen['text'])}" if chosen else say("what you wrote")
        empty = answers.left_empty(self.drill.words, q, answers.given(self, q))
        gaps = "\n" + say("Left empty: {fields}.", fields=self.drill.words.joined(empty)) if empty else ""
        silent = not self.query_one("#reason", TextArea).text.strip()
        reason = "\n" + say("You give no reason: people will ask for one.") if silent else ""
        return say("You decide: {what}", what=what) + gaps + reason + "\n" + say("This binds.")

    async def give(self) -> str | None:
        """Decide."""
        q = self.question
        controls = {name: text for name, *_ in _CONTROLS if (text := self.query_one(f"#{name}", Input).value.strip())}
        return await self.drill.conductor.act(
            "Decide",
            decision=q.decision,
            option=self._option,
            answer=answers.given(self, q) or None,
            reason=self.query_one("#reason", TextArea).text.strip() or None,
            controls=controls or None,
        )

    @property
    def _option(self) -> str | None:
        return self.query_one("#options", Listing).current if self.question.options else None

    def _short(self) -> bool:
        """Whether the gate will say that means are short: then there is nothing to ask twice about."""
        chosen = next((o for o in self.question.options if o["o"] == self._option), {})
        return bool(short_means(self.drill.view, chosen))

    def head(self) -> str:
        """The title with the time left, as it is now."""
        words, q = self.drill.words, self.question
        left = q.deadline - self.drill.now
        running = q.open and left > 0
        state = words.say("{left} left", left=words.span(left)) if running else words.say("closed")
        return f"{words.pick(q.title)} · {state}"

    def _move(self) -> None:
        """Time left, what others say, which means are free: only what has changed is drawn."""
        if self.between:
            return
        words, q = self.drill.words, self.question
        entries = [Entry(o["o"], option_text(words, o, chosen=o["o"] == self._option)) for o in q.options]
        now = (self.head(), len(q.answers), [entry.text for entry in entries])
        if now == self._shown:
            return
        self._shown = now
        self.query_one("#sheet").border_title = Content(self.head())
        said = self.query_one("#said", Prose)
        said.display = bool(q.answers)
        said.show(said_text(words, self.drill.view, q))
        for listing in self.query("#options").results(Listing):
            listing.show(entries)


class ProbeSheet(Form):
    """A question that control asks the players."""

    def __init__(self, drill: Drill, probe: str) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("A question"), lambda: say("answer"), draft=f"probe:{probe}")
        self.probe = probe

    def body(self) -> ComposeResult:
        """Question and answer."""
        yield Prose(Text(self.drill.words.pick(self.drill.view.probes[self.probe]["ask"])), classes="page")
        yield Lines(self.drill.words.say("Answer"), id="answer")

    async def give(self) -> str | None:
        """Answer it."""
        return await self.drill.conductor.act(
            "AnswerProbe", probe=self.probe, answer=self.query_one("#answer", TextArea).text
        )
