"""The inbox: what came in, with what rings on top."""

from __future__ import annotations

from rich.text import Text
from textual.message import Message

from crisis_sim.model.seat_view import Letter, SeatView
from crisis_sim.tui.attention import rings
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Panel
from crisis_sim.tui.words import Words

PRIORITY = {"flash": "!!! ", "urgent": "!! "}
RINGS = "bold blink reverse"
"""A call that rings is told by a word, by reverse and by blinking; never by colour alone."""


class Inbox(Panel):
    """Messages and calls, ringing ones first, then the newest."""

    EMPTY = "Nothing has come in yet."

    class Wanted(Message):
        """The player wants to read a message."""

        def __init__(self, msg: str) -> None:
            super().__init__()
            self.msg = msg

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill, id="inbox")

    def rows(self) -> list[Entry]:
        """One entry a message."""
        view, words = self.drill.view, self.drill.words
        letters = sorted(
            view.inbox.values(),
            key=lambda letter: (not rings(letter), -letter.tick, -int(letter.msg[1:])),
        )
        width = self.scrollable_content_region.width
        return [Entry(letter.msg, row(words, view, letter, self.drill.now, width)) for letter in letters]

    def chosen(self, id: str) -> None:
        """Read it."""
        self.post_message(self.Wanted(id))


def row(words: Words, view: SeatView, letter: Letter, now: int, width: int) -> Text:
    """When, from whom and over what in one line; then what it is about."""
    mark, style = _mark(words, letter)
    text = Text()
    if mark:
        text.append(f" {mark} ", RINGS if rings(letter) else "reverse dim")
        text.append(" ")
    text.append(f"{words.when(letter.tick, now)} {PRIORITY.get(letter.priority, '')}", style)
    text.append(f"{words.short(letter.from_)}", style)
    text.append(f" · {words.channel(letter.channel).split(' (')[0]}", f"{style} dim".strip())
    if width:
        text.truncate(width, overflow="ellipsis")
    text.append(f"\n  {words.pick(letter.title)}", style)
    if waits := _waits(words, view, letter):
        text.append(f" [{waits}]", "bold")
    return text


def _mark(words: Words, letter: Letter) -> tuple[str, str]:
    if rings(letter):
        return words.say("RINGING"), "bold"
    if letter.recalled:
        return words.say("RECALLED"), "dim"
    if letter.read is not None:
        return "", ""
    if letter.missed:
        return words.say("MISSED"), "dim"
    return words.say("NEW"), "bold"


def _waits(words: Words, view: SeatView, letter: Letter) -> str:
    """What a message still wants from the seat."""
    if letter.read is None:
        return ""
    asked = next((q for q in view.questions.values() if q.msg == letter.msg), None)
    if asked is not None and asked.open and view.seat not in asked.answers:
        return words.say("decide")
    if letter.request is not None and letter.answered in (None, "acknowledged"):
        return words.say("answer")
    return ""
