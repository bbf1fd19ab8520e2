"""What the seat sent, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.acting.known import fact_text
from crisis_sim.tui.acting.notes import RetractSheet
from crisis_sim.tui.board.duty import task_name
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.widgets.sheet import Page


class Sent(Panel):
    """Messages out, the latest first, and the work that still has to go out."""

    TITLE = "Sent"
    EMPTY = "Nothing sent yet. Press c to write, i to ask."

    def rows(self) -> list[Entry]:
        """One entry a message; what your people still write comes first."""
        view, now = self.drill.view, self.drill.now
        writing = [Entry(t["task"], in_hand(self.drill, t)) for t in view.tasks if t.get("to") and now < t["until"]]
        letters = sorted(self.drill.view.outbox.values(), key=lambda letter: (-letter.tick, -int(letter.msg[1:])))
        return [*writing, *(Entry(letter.msg, row(self.drill, letter)) for letter in letters)]

    def chosen(self, id: str) -> None:
        """Read it again, once it is written."""
        if id not in self.drill.view.outbox:
            return
        self.app.push_screen(SentPage(self.drill, self.drill.view.outbox[id]))


class SentPage(Page):
    """A message that went out, and the key to take back what it said."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "retract", show=False)]

    def __init__(self, drill: Drill, letter: Letter) -> None:
        words = drill.words
        super().__init__(
            drill,
            lambda: words.pick(letter.title),
            lambda: sent_text(drill, letter),
            lambda: (("x", words.say("take back")),) if letter.facts else (),
        )
        self._letter = letter

    def action_retract(self) -> None:
        """Take its facts back."""
        if self._letter.facts:
            self.app.switch_screen(RetractSheet(self.drill, self._letter.msg))


def sent_text(drill: Drill, letter: Letter) -> Text:
    """What became of it, what it says, and its facts."""
    words, view = drill.words, drill.view
    text = row(drill, letter).append(f"\n\n{words.pick(letter.text)}")
    for key in letter.facts:
        if key in view.facts:
            text.append("\n▪ ").append_text(fact_text(words, view.facts[key], drill.now))
    return text


def in_hand(drill: Drill, task: dict[str, Any]) -> Text:
    """Who gets what the seat's people are writing, and when it goes out."""
    to = ", ".join(drill.words.short(actor) for actor in task["to"])
    ready = drill.words.say("being written, out at {time}", time=drill.words.time(task["until"]))
    return Text.assemble((f"→ {to}", "bold"), f"\n  {task_name(drill, task['what'])} [{ready}]")


def row(drill: Drill, letter: Letter) -> Text:
    """When, to whom, over what; title; answer."""
    words = drill.words
    text = Text.assemble(
        (f"{words.when(letter.tick, drill.now)} → {words.short(letter.to)}", "bold"),
        (f" · {words.channel(letter.channel)}", "dim"),
        f"\n  {words.pick(letter.title)}",
    )
    text.append(f" [{_state(drill, letter)}]" if _state(drill, letter) else "", "bold")
    if letter.improvised:
        text.append(" · " + words.say("improvised"), "dim")
    return text


def _state(drill: Drill, letter: Letter) -> str:
    say = drill.words.say
    if letter.missed:
        return say("did not arrive")
    if letter.answered is not None:
        return drill.words.code(letter.answered)
    if letter.waiting:
        return say("waits for the line")
    if letter.request is not None or letter.proposal is not None:
        return say("no answer yet")
    return ""
