"""Decisions put to the seat: the list with the time left, and the sheet to decide on."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static, TextArea

from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.fields import Line, Lines
from crisis_sim.tui.widgets.listing import Entry, Listing, Panel
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import Form, Page
from crisis_sim.tui.words import Words

SOON = 600
"""Seconds before a deadline from which it stands out."""
_CONTROLS = (
    ("goal", "Goal", "what must it achieve?"),
    ("consequence", "Consequence", "what else will it do?"),
    ("benefit", "Benefit", "is it worth it?"),
)


class Decisions(Panel):
    """Questions of control, open decisions by how pressing they are, then those that are over."""

    TITLE = "Decide"
    EMPTY = "Nothing to decide."

    def rows(self) -> list[Entry]:
        """One entry a decision."""
        view = self.drill.view
        probes = [
            Entry(key, Text.assemble((self.drill.words.pick(probe["ask"]), "bold")))
            for key, probe in questions(view).items()
        ]
        return probes + [Entry(q.decision, row(self.drill, q)) for q in in_order(view)]

    def chosen(self, id: str) -> None:
        """Decide, or look at what was decided."""
        open_decision(self.drill, self.app, id)


def in_order(view: SeatView) -> list[Question]:
    """Open ones by deadline, then the others, newest first."""
    waiting = pending(view)
    over = [q for q in view.questions.values() if q not in waiting]
    return [*waiting, *sorted(over, key=lambda q: -q.opened)]


def pending(view: SeatView) -> list[Question]:
    """Decisions that still wait for this seat's answer, the most pressing first."""
    found = [q for q in view.questions.values() if q.open and view.seat not in q.answers]
    return sorted(found, key=lambda q: (q.deadline, q.decision))


def questions(view: SeatView) -> dict[str, dict[str, Any]]:
    """Questions of control that wait for an answer."""
    return {key: probe for key, probe in view.probes.items() if probe["answer"] is None}


def open_decision(drill: Drill, app: App[Any], key: str) -> None:
    """Open the sheet of a decision, or of a question that control asks."""
    question = drill.view.questions.get(key)
    if question is None:
        if key in drill.view.probes:
            app.push_screen(ProbeSheet(drill, key))
    elif question.open and drill.view.seat not in question.answers:
        app.push_screen(DecisionSheet(drill, question))
    else:
        title = drill.words.pick(question.title)
        app.push_screen(Page(drill, title, outcome_text(drill.words, drill.view, question)))


def row(drill: Drill, q: Question) -> Text:
    """Title, and how much time is left or what became of it."""
    words, view = drill.words, drill.view
    text = Text.assemble((words.pick(q.title), "bold" if q.open else ""), "\n  ")
    if q.open and view.seat in q.answers:
        text.append(words.say("you said {answer}; waiting for the others", answer=_said(q, view.seat)), "dim")
    elif q.open:
        left = q.deadline - drill.now
        style = "bold reverse" if left <= SOON else "bold"
        text.append(words.say("{left} left", left=words.span(left)), style)
        text.append(f" ({words.time(q.deadline)})", "dim")
    elif q.expired:
        text.append(words.say("not decided in time") + (f": {q.final}" if q.final else ""), "dim")
    else:
        text.append(words.say("decided") + (f": {q.final}" if q.options else ""), "dim")
    return text


def _said(q: Question, seat: str) -> str:
    return str(q.answers[seat].get("option") or "…")


def option_text(words: Words, option: dict[str, Any], *, marked: bool = False) -> Text:
    """An option with what it needs, costs, sets off and follows."""
    text = Text.assemble((f"{option['o']}) ", "bold"), (words.pick(option["text"]), "bold" if marked else ""))
    parts = [
        words.say("needs {n} {means}", n=need["count"], means=words.pick(need["label"]) or "?")
        for need in option.get("requires", ())
    ]
    if option.get("staff"):
        parts.append(words.say("{span} of your staff", span=words.span(option["staff"])))
    if option.get("measure"):
        parts.append(words.say("orders: {measure}", measure=words.measure(option["measure"])))
    if option.get("follows"):
        parts.append(words.say("in line with: {names}", names=", ".join(map(words.principle, option["follows"]))))
    if parts:
        text.append("\n   " + " · ".join(parts), "dim")
    return text


def outcome_text(words: Words, view: SeatView, q: Question) -> Text:
    """What was asked, and who said what."""
    text = Text()
    for option in q.options:
        text.append_text(option_text(words, option, marked=option["o"] == q.final)).append("\n")
    text.append("\n")
    if q.expired:
        text.append(words.say("not decided in time") + (f": {q.final}" if q.final else "") + "\n", "bold")
    for seat, answer in q.answers.items():
        said = answer.get("option") or "; ".join(str(v) for v in (answer.get("answer") or {}).values())
        text.append(f"{words.time(answer['t'])} {words.seat(seat)}: {said}\n", "bold")
        if answer.get("reason"):
            text.append(f"  {answer['reason']}\n")
    if q.open:
        text.append(words.say("{left} left", left=words.span(q.deadline - view.now)) + "\n", "bold")
    return text


class DecisionSheet(Form):
    """Options by letter, the reason, and optional controls; or the fields of a form."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "app.focus_next", show=False)]

    def __init__(self, drill: Drill, question: Question) -> None:
        say = drill.words.say
        left = drill.words.span(question.deadline - drill.now)
        super().__init__(drill, f"{drill.words.pick(question.title)} · {say('{left} left', left=left)}", say("decide"))
        self.question = question

    def body(self) -> ComposeResult:
        """The message that asks, the options or fields, the reason, the controls."""
        drill, q = self.drill, self.question
        say = drill.words.say
        letter = drill.view.inbox.get(q.msg or "")
        if letter is not None:
            asks = drill.words.pick(letter.text) if letter.read is not None else say("Open the message to read more.")
            yield Prose(Text(asks), classes="page")
        if q.seats and q.chair != drill.view.seat:
            yield Static(say("You advise; {seat} decides.", seat=drill.words.seat(q.chair)), markup=False)
        elif q.needs:
            yield Static(say("You decide; {n} of the others must agree.", n=q.needs), markup=False)
        if q.options:
            yield Listing(id="options")
        for name, kind in q.form.items():
            yield Line(name.replace("-", " ").capitalize(), id=f"form-{name}", placeholder=drill.words.code(kind))
        if q.free:
            yield Line(say("Answer"), id="form-text")
        yield Lines(say("Reason"), id="reason", placeholder=say("why? people will ask"))
        for name, label, hint in _CONTROLS:
            yield Line(say(label), id=name, placeholder=say(hint))

    def on_mount(self) -> None:
        """Show the options."""
        if self.question.options:
            entries = [Entry(o["o"], option_text(self.drill.words, o)) for o in self.question.options]
            self.query_one("#options", Listing).show(entries)

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its option, unless it is being typed."""
        if isinstance(self.focused, (Input, TextArea)) or not self.question.options:
            return
        if event.key in [o["o"] for o in self.question.options]:
            event.stop()
            self.query_one("#options", Listing).go_to(event.key)
            self.query_one("#reason").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on an option goes to the reason."""
        event.stop()
        self.query_one("#reason").focus()

    async def give(self) -> str | None:
        """Decide."""
        q = self.question
        controls = {name: text for name, *_ in _CONTROLS if (text := self.query_one(f"#{name}", Input).value.strip())}
        reason = self.query_one("#reason", TextArea).text.strip()
        option, answer = None, None
        if q.options:
            option = self.query_one("#options", Listing).current
        else:
            fields = list(q.form) or ["text"]
            answer = {name: self.query_one(f"#form-{name}", Input).value for name in fields}
        return await self.drill.conductor.act(
            "Decide",
            decision=q.decision,
            option=option,
            answer=answer,
            reason=reason or None,
            controls=controls or None,
        )


class ProbeSheet(Form):
    """A question that control asks the players."""

    def __init__(self, drill: Drill, probe: str) -> None:
        super().__init__(drill, drill.words.say("A question"), drill.words.say("answer"))
        self.probe = probe

    def body(self) -> ComposeResult:
        """Question and answer."""
        yield Static(self.drill.words.pick(self.drill.view.probes[self.probe]["ask"]), markup=False, classes="page")
        yield Lines(self.drill.words.say("Answer"), id="answer")

    async def give(self) -> str | None:
        """Answer it."""
        return await self.drill.conductor.act(
            "AnswerProbe", probe=self.probe, answer=self.query_one("#answer", TextArea).text
        )
