"""The reading pane: one message, what it tells, and what it wants."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.acting.known import fact_text
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.inbox import PRIORITY
from crisis_sim.tui.widgets.prose import Prose


class Reading(VerticalScroll, can_focus=True):
    """Shows a message that is open; what is not open yet says only that it waits."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="reading")
        self.drill = drill
        self.msg: str | None = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield Prose(id="letter")

    def read(self, msg: str) -> None:
        """Show another message."""
        self.msg = msg
        self.update_text()
        self.scroll_home(animate=False)

    @property
    def letter(self) -> Letter | None:
        """The message shown."""
        return self.drill.view.inbox.get(self.msg or "")

    def update_text(self) -> None:
        """Show what is so now."""
        text = (
            letter_text(self.drill, self.letter)
            if self.letter
            else Text(self.drill.words.say("Choose a message with the arrow keys and open it with Enter."), style="dim")
        )
        self.query_one(Prose).show(text)


def letter_text(drill: Drill, letter: Letter) -> Text:
    """A message as text: head, body, facts, and what it wants."""
    words, view, now = drill.words, drill.view, drill.now
    text = Text.assemble((words.pick(letter.title), "bold"))
    text.append(f"\n{words.actor(letter.from_)} → {words.short(letter.to)}\n")
    head = [words.when(letter.tick, now), words.channel(letter.channel)]
    if letter.priority != "routine":
        head.append(PRIORITY[letter.priority].strip() + " " + words.code(letter.priority))
    if letter.kind not in ("message", ""):
        head.append(words.code(letter.kind))
    text.append(" · ".join(head) + "\n", "dim")
    if letter.recalled:
        text.append("\n" + words.say("This message was recalled by its sender."))
        return text
    if letter.read is None:
        text.append("\n" + _closed(drill, letter), "italic")
        return text
    for wish in _wishes(drill, letter):
        text.append(f"» {wish}\n", "bold")
    if body := words.pick(letter.text):
        text.append(f"\n{body}\n")
    if letter.files:
        text.append("\n" + words.say("Attached: {files}", files=", ".join(letter.files)) + "\n")
    for key in letter.facts:
        if (fact := view.facts.get(key)) is not None:
            text.append("\n▪ ").append_text(fact_text(words, fact, now))
    return text


def _closed(drill: Drill, letter: Letter) -> str:
    say = drill.words.say
    if letter.missed:
        return say("You missed this call. The caller may try again.")
    if letter.rings:
        return say("The phone rings: take the call with Enter, before they hang up.")
    return say("Not opened yet: press Enter.")


def _wishes(drill: Drill, letter: Letter) -> list[str]:
    """What the message asks for, and the key that answers."""
    words, view = drill.words, drill.view
    wishes = []
    question = next((q for q in view.questions.values() if q.msg == letter.msg), None)
    if question is not None and question.open and view.seat not in question.answers:
        left = words.span(question.deadline - drill.now)
        wishes.append(words.say("Asks you to decide within {left}: press d.", left=left))
    elif question is not None and question.expired:
        wishes.append(words.say("The deadline passed before you decided."))
    elif question is not None:
        wishes.append(words.say("Decided."))
    if letter.request is not None:
        if letter.answered in (None, "acknowledged"):
            what = view.facts.get(letter.about or "")
            about = f" ({words.fact(what)})" if what is not None else ""
            wishes.append(words.say("Waits for your answer: press r.") + about)
        else:
            wishes.append(words.say("You answered."))
    elif letter.answered == "acknowledged":
        wishes.append(words.say("You acknowledged it."))
    return wishes
