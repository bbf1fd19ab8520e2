"""The inbox: what came in, by urgency, two lines a message."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from rich.text import Text

from crisis_sim.model.seat_view import Letter
from crisis_sim.tui.attention import Wait, by_urgency, closed, rings, waits
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.status import alarm
from crisis_sim.tui.widgets.finding import found
from crisis_sim.tui.widgets.roll import Roll
from crisis_sim.tui.widgets.searching import Searchable
from crisis_sim.tui.words import Words

PRIORITY = {"flash": "!!", "urgent": "!"}
SOON = 600
"""Seconds before a deadline from which it stands out."""
RINGING, WAITING, UNREAD, READ, GONE = "▲", "◆", "●", "○", "✗"
"""What a message is to the seat, as a sign; words say it too where it matters."""


class Inbox(Roll, Searchable):
    """Ringing calls, what waits for the seat, what is unread, what is read. `/` searches."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="inbox", empty=drill.words.say("Nothing has come in yet."))
        self.drill = drill
        self._at: tuple[object, int] | None = None
        self._waits: dict[str, Wait] = {}

    def update_rows(self) -> None:
        """Show what is so now; the order changes with news only."""
        view = self.drill.view
        if self._at != (view, view.n):
            self._at = (view, view.n)
            self._waits = waits(view)
            self.narrow()
        else:
            self.put([*self._ids])

    def narrow(self) -> int:
        """The messages in which every word looked for stands."""
        wanted = self.wanted
        fit = [letter.msg for letter in by_urgency(self.drill.view) if not wanted or found(self._plain(letter), wanted)]
        self.put(fit)
        return len(fit)

    def _plain(self, letter: Letter) -> str:
        """What a search looks through: sender and title, and the text of what is open."""
        words = self.drill.words
        text = words.pick(letter.text) if letter.read is not None else ""
        return f"{words.short(letter.from_)} {words.channel(letter.channel)} {words.subject(letter)} {text}"

    @property
    def counts(self) -> str:
        """What its heading says: how much rings, is unread, and waits for the seat."""
        many, letters = self.drill.words.many, self.drill.view.lookups.unread.values()
        calls, unread = sum(map(rings, letters)), sum(map(closed, letters))
        parts = [many(calls, "{n} ringing", "{n} ringing")] if calls else []
        parts.append(many(unread, "{n} unread", "{n} unread"))
        if self._waits:
            parts.append(many(len(self._waits), "{n} waiting", "{n} waiting"))
        return " · ".join(parts)

    def stamp(self, id: str) -> Hashable:
        """State of the message, and the minute."""
        letter, drill = self.drill.view.inbox[id], self.drill
        state = (letter.read, letter.rings, letter.missed, letter.recalled, letter.tick, letter.answered)
        return state, self._waits.get(id), drill.now // 60, drill.words.language

    def lines(self, id: str, width: int) -> Sequence[Text]:
        """The message in two lines."""
        drill = self.drill
        return row(drill.words, drill.view.inbox[id], self._waits.get(id), drill.now, width, alarm(self.app, drill))


def row(words: Words, letter: Letter, wait: Wait | None, now: int, width: int, alarm: str) -> tuple[Text, Text]:
    """Sign, age, sender, channel and time left in one line; what it is about in the other."""
    sign, word = _sign(words, letter, wait)
    stress = "bold" if rings(letter) or closed(letter) else "dim" if sign in (READ, GONE) else ""
    head = Text(f"{sign} ", stress, no_wrap=True)
    if rings(letter):
        head.append(f" {word} ", alarm).append(" ")
    elif word:
        head.append(f"{word} ", stress)
    if mark := PRIORITY.get(letter.priority):
        head.append(f"{mark} ", "bold")
    head.append(f"{words.age(now - letter.tick)} ", stress)
    head.append(clipped(words.short(letter.from_), width), stress)
    channel = Text(f" · {clipped(words.channel(letter.channel).split(' (')[0], width)}", "dim")
    left = _left(words, wait, now)
    room = width - left.cell_len - (1 if left else 0)
    if head.cell_len + channel.cell_len <= room or not left:
        head.append_text(channel)
    head.truncate(room, overflow="ellipsis")
    head.append(" " * (width - head.cell_len - left.cell_len)).append_text(left)
    about = Text(f"  {clipped(words.subject(letter), width) or '–'}", stress, no_wrap=True)
    about.truncate(width, overflow="ellipsis")
    return head, about


def clipped(text: str, width: int) -> str:
    """No more of a text than a line can show, and on one line: nobody measures a hundred thousand letters."""
    return " ".join(text[: 4 * width].split())


def _sign(words: Words, letter: Letter, wait: Wait | None) -> tuple[str, str]:
    if rings(letter):
        return RINGING, words.say("RINGING")
    if letter.recalled:
        return GONE, words.say("RECALLED")
    if letter.missed:
        return GONE, words.say("DECLINED") if letter.why == "declined" else words.say("MISSED")
    if wait is not None:
        return WAITING, ""
    return (UNREAD if letter.read is None else READ), ""


def _left(words: Words, wait: Wait | None, now: int) -> Text:
    """What is wanted, and how much time is left for it."""
    if wait is None:
        return Text()
    what = words.say("decide") if wait.what == "decide" else words.say("answer")
    if wait.deadline is None:
        return Text(what, "bold")
    left = wait.deadline - now
    return Text(f"{what} {words.span(left)}", "bold reverse" if left <= SOON else "bold")
