"""The timeline: marks, a bar with the playhead, and the names of the moves. A click on it goes there."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import Static

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.replay.keys import BRIEF
from crisis_sim.tui.replay.playback import Playback
from crisis_sim.tui.replay.track import FAINT, STRONG

PLAYED, TO_COME, LEAPT, HEAD = "━", "─", "┄", "●"
_STYLES = {"✗": "error", "◆": "accent", "◇": "accent", "▲": "warning", "■": "success"}
"""Theme colours; each sign means the same without them."""
_STUMP = 7
"""Cells below which the beginning of a name says nothing."""


class Timeline(Static):
    """Five lines high, as wide as the screen."""

    class Sought(Message):
        """The player wants to go to this tick."""

        def __init__(self, tick: int) -> None:
            super().__init__()
            self.tick = tick

    def __init__(self, drill: Drill, playback: Playback) -> None:
        super().__init__(id="timeline", markup=False)
        self.drill = drill
        self.playback = playback
        self._shown: Text | None = None

    def show_now(self) -> None:
        """Draw what is so now."""
        width = self.size.width
        if width < 10:
            return
        text = timeline_text(self.drill, self.playback, width, self.app.theme_variables)
        if text != self._shown:
            self._shown = text
            self.update(text)

    def on_resize(self) -> None:
        """As wide as there is room."""
        self.show_now()

    def on_click(self, event: events.Click) -> None:
        """Go to where the mouse points."""
        self.post_message(self.Sought(self.playback.axis.tick((event.x - 1) / max(1, self.size.width - 3))))


def timeline_text(drill: Drill, playback: Playback, width: int, theme: dict[str, str]) -> Text:
    """Two rows of marks, the bar, the moves, and what the marks mean."""
    inner = width - 2
    text = Text(no_wrap=True, overflow="crop")
    for signs in (STRONG, FAINT):
        row = [""] * inner
        for mark in playback.track.marks:
            at = column(playback, mark.t, inner)
            if mark.sign in signs and (not row[at] or signs.index(mark.sign) < signs.index(row[at])):
                row[at] = mark.sign
        text.append(" ")
        for sign in row:
            text.append(sign or " ", theme.get(_STYLES.get(sign, ""), ""))
        text.append(" \n")
    text.append_text(_bar(playback, inner)).append("\n").append_text(_moves(drill, playback, inner))
    text.append("\n")
    for sign, meaning in BRIEF:
        text.append(f" {sign} ", theme.get(_STYLES.get(sign, ""), "")).append(f"{drill.words.say(meaning)} ", "dim")
    return text


def column(playback: Playback, tick: int, inner: int) -> int:
    """Where a tick stands in a row of so many columns."""
    return round(playback.axis.place(tick) * (inner - 1))


def _bar(playback: Playback, inner: int) -> Text:
    head = column(playback, playback.now, inner)
    cells = [PLAYED if n < head else TO_COME for n in range(inner)]
    for a, b in playback.axis.jumps:
        for n in range(column(playback, a, inner) + 1, column(playback, b, inner)):
            cells[n] = LEAPT
    return Text.assemble(" ", "".join(cells[:head]), (HEAD, "bold reverse"), "".join(cells[head + 1 :]), " ")


def _moves(drill: Drill, playback: Playback, inner: int) -> Text:
    """Each move's name where it begins, as much of it as fits before the next."""
    text = Text(" ")
    starts = [(column(playback, chapter.t, inner), chapter) for chapter in playback.chapters]
    for n, (at, chapter) in enumerate(starts):
        room = (starts[n + 1][0] if n + 1 < len(starts) else inner) - at
        here = chapter.number <= playback.number and (n + 1 == len(starts) or starts[n + 1][1].number > playback.number)
        text.append(" " * (at + 1 - text.cell_len))
        title = drill.words.pick(chapter.title)
        name = Text(f"╵{title} " if room >= min(_STUMP, cell_len(title) + 1) else "╵", "bold" if here else "dim")
        name.truncate(max(0, room), overflow="ellipsis" if room > _STUMP else "crop")
        text.append_text(name)
    return text
