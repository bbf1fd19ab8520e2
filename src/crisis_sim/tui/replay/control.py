"""Control's side: everything that happened, as the narrator tells it."""

from __future__ import annotations

from bisect import bisect_right

from rich.text import Text
from textual.message import Message

from crisis_sim.tui.drill import Drill
from crisis_sim.tui.replay.playback import Playback
from crisis_sim.tui.widgets.listing import Entry, Panel


class Told(Panel):
    """The whole exercise in order; the highlight stands at the playhead, Enter goes to another entry."""

    TITLE = "Everything"
    EMPTY = "Nothing happened."

    class Sought(Message):
        """The player wants to go to where so many lines of the log have gone by."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, drill: Drill, playback: Playback) -> None:
        super().__init__(drill, id="told")
        self.playback = playback
        self._rows: list[Entry] = []
        self._language = ""

    def rows(self) -> list[Entry]:
        """One entry a thing that is told; they change with the language only."""
        words = self.drill.words
        if self.playback.seat is None and (not self._rows or self._language != words.language):
            self._language = words.language
            track = self.playback.track
            last = self.playback.recording.end
            self._rows = [
                Entry(
                    f"l{number}",
                    Text.assemble((words.when(one.t, last), "dim"), f" {one.mark} {one.text}"),
                )
                for number, one in zip(track.stops, track.told, strict=True)
                if isinstance(one, tuple)
            ]
        return self._rows

    def update_rows(self) -> None:
        """Show what is so now."""
        super().update_rows()
        if self._rows:
            n = bisect_right(self.playback.track.stops, self.playback.number)
            self.go_to(self._rows[max(0, n - 1)].id)

    def chosen(self, id: str) -> None:
        """Go there."""
        self.post_message(self.Sought(int(id[1:])))
