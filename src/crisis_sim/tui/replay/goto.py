"""Going to a time: `14:05`, `10 dec 06:00` as the screen says it, `d2 06:00`, `1h30m` since STARTEX, or `40%`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from crisis_sim.scenario.time import parse_moment
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.replay.playback import Playback
from crisis_sim.tui.widgets.fields import Line
from crisis_sim.tui.widgets.sheet import Sheet

_SHARE = re.compile(r"(\d{1,3})\s*%")
_CLOCK = re.compile(r"(\d{1,2})[:h.](\d{2})")
_DAY = 86_400


class GoTo(Sheet[int]):
    """Asks for a time; gives the tick."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "go", show=False)]

    def __init__(self, drill: Drill, playback: Playback) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("Go to a time"), lambda: (("Enter", say("go there")),))
        self.playback = playback

    def body(self) -> ComposeResult:
        """One line."""
        yield Line(self.drill.words.say("Time"), id="when", placeholder=f"{self._example()} · d2 06:00 · 1h30m · 40%")

    def _example(self) -> str:
        """The end, as the screen says it."""
        words = self.drill.words
        return words.when(self.playback.recording.end, 0)

    def on_input_submitted(self) -> None:
        """Enter goes there."""
        self.action_go()

    def action_go(self) -> None:
        """Go there, or say what is not understood."""
        tick = tick_of(self.query_one("#when", Input).value, self.playback, self.drill.words.day)
        if tick is None:
            self.trouble(lambda: self.drill.words.say("That is no time: write 14:05, d2 06:00, 1h30m or 40%."))
        else:
            self.dismiss(tick)


def tick_of(text: str, playback: Playback, day_of: Callable[[int], str]) -> int | None:
    """The tick that is meant: the next time that the clock shows these hours and minutes, else the last time.

    Words in front of the time name a day as `day_of` says it for a tick.
    """
    text = text.strip().lower()
    if found := _SHARE.fullmatch(text):
        return playback.axis.tick(int(found[1]) / 100)
    index = playback.recording.index
    *day, clock = text.split() or [""]
    if (found := _CLOCK.fullmatch(clock)) and not (day and day[0].startswith("d") and day[0][1:].isdigit()):
        try:
            first = index.at(parse_moment(f"d1 {int(found[1]):02d}:{found[2]}")) % _DAY
        except ValueError:
            return None
        times = [t for t in range(first, playback.recording.end + 1, _DAY) if _names(day, day_of(t))]
        return next((t for t in times if t > playback.now), times[-1] if times else None)
    try:
        return index.at(parse_moment(text))
    except (ValueError, OverflowError):
        return None


def _names(said: list[str], day: str) -> bool:
    """Whether words name this day, all or some of its own."""
    return {word.strip(".,") for word in said} <= {word.strip(".,").lower() for word in day.split()}
