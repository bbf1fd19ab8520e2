"""ENDEX: what was decided, ordered and left open, the hash of the log, and where it lies."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from crisis_sim.analysis.outcome import Judged
from crisis_sim.model.seat_view import Question
from crisis_sim.tui.acting import decisions, measures
from crisis_sim.tui.attention import unread
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.status import Banner
from crisis_sim.tui.widgets.prose import Prose
from crisis_sim.tui.widgets.sheet import key_line


class HotWash(Screen[None]):
    """The first talk after the exercise."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter,escape", "app.finish", show=False)]

    def __init__(self, drill: Drill) -> None:
        super().__init__()
        self.drill = drill

    def compose(self) -> ComposeResult:
        """Banner, text, keys."""
        say = self.drill.words.say
        yield Banner(self.drill.words.pick(self.drill.view.title))
        with VerticalScroll(id="hotwash"):
            yield Prose(hotwash_text(self.drill))
        yield Static(key_line((("q", say("leave now")), ("↑ ↓", say("scroll")))), id="keys", markup=False)

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        self.query_one("#hotwash").focus()


def hotwash_text(drill: Drill) -> Text:
    """What the seat can look back on by itself; the printed outcome follows when the screen closes."""
    words, view = drill.words, drill.view
    say = words.say
    text = Text.assemble(
        (say("ENDEX: the exercise is over."), "bold"), f" {words.day(view.now)} {words.time(view.now)}"
    )
    text.append(f" {words.elapsed(view.now)}\n")
    _section(text, say("Decisions"), [_decision(drill, q) for q in sorted(view.questions.values(), key=_opened)])
    ordered = sorted(view.undertakings.values(), key=lambda u: u.tick)
    _section(text, say("Measures"), [measures.row(drill, u) for u in ordered])
    outcome = drill.conductor.link.outcome(words.language)
    objectives = [Text(f"{o.text} {o.met}/{o.judged}") for o in outcome.objectives if o.judged]
    _section(text, say("Objectives"), objectives)
    ours = [e for e in outcome.expectations if e.seat == words.seat(drill.view.seat)]
    _section(text, say("What was expected of you"), [_expected(drill, e) for e in ours])
    _section(text, say("Left open"), [Text(line) for line in left_open(drill)])
    text.append("\n" + say("Two questions for the hot wash") + "\n", "bold underline")
    text.append(" ▪ " + say("Which fact did you hold longest without passing it on?") + "\n")
    text.append(" ▪ " + say("Which decision would you take earlier, and what would you have needed to know?") + "\n")
    text.append("\n" + say("Log") + "\n", "bold underline")
    text.append(f" {drill.log}\n {say('hash')} {drill.conductor.link.digest}\n")
    return text


def left_open(drill: Drill) -> list[str]:
    """What nobody got round to."""
    words, view = drill.words, drill.view
    lines = [words.say("unread: {title}", title=words.pick(view.inbox[msg].title)) for msg in unread(view)]
    lines += [words.say("undecided: {title}", title=words.pick(q.title)) for q in decisions.pending(view)]
    lines += [
        words.say("unanswered: {title}", title=words.pick(letter.title))
        for letter in view.inbox.values()
        if letter.read is not None and letter.request is not None and letter.answered in (None, "acknowledged")
    ]
    lines += [
        words.say("no answer from {who}: {title}", who=words.short(letter.to), title=words.pick(letter.title))
        for letter in view.outbox.values()
        if letter.request is not None and letter.answered is None
    ]
    lines += [
        f"{words.clock(key)}: {words.code(clock['status'])}"
        for (key, _), clock in view.clocks.items()
        if clock["status"] != "met"
    ]
    return lines


def _opened(q: Question) -> int:
    return q.opened


def _decision(drill: Drill, q: Question) -> Text:
    text = decisions.row(drill, q)
    chosen = next((o for o in q.options if o["o"] == q.final), None)
    if chosen is not None:
        text.append(f" {drill.words.pick(chosen['text'])}")
    reason = q.answers.get(drill.view.seat, {}).get("reason")
    if reason:
        text.append(f"\n  » {reason}")
    return text


def _expected(drill: Drill, e: Judged) -> Text:
    at = f" {drill.words.elapsed(e.t)}" if e.t is not None else ""
    return Text.assemble((drill.words.code(e.result), "bold"), (at, "dim"), f" {e.text}")


def _section(text: Text, title: str, parts: list[Text]) -> None:
    text.append(f"\n{title}\n", "bold underline")
    for part in parts or [Text("–")]:
        text.append(" ▪ ").append_text(part).append("\n")
