"""The lines above and below: banner, clock, tabs, the latest word, the keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from crisis_sim.tui.attention import ringing
from crisis_sim.tui.conductor import Mode
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.room.keys import KEYS
from crisis_sim.tui.widgets.sheet import key_line
from crisis_sim.tui.words import Words

BANNER = "EXERCISE / OEFENING / EXERCICE / ÜBUNG"
_MODES: dict[Mode, str] = {
    "held": "HELD",
    "running": "RUNNING",
    "stepping": "STEPPING",
    "jumping": "JUMPING",
    "plenary": "PLENARY",
    "ended": "ENDEX",
}


class Banner(Static):
    """Says that this is an exercise, in every language, on every screen."""

    def __init__(self, title: str) -> None:
        super().__init__(Text.assemble((f" {BANNER} ", "bold reverse"), f" {title}"), markup=False, classes="banner")


class Clock(Static):
    """Exercise date and time, time since STARTEX, pace, whether it runs, seat, people free."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="clock", markup=False)
        self.drill = drill

    def update_clock(self) -> None:
        """Show what is so now."""
        self.update(clock_text(self.drill, self.size.width or 80))


def clock_text(drill: Drill, width: int) -> Text:
    """As much as fits; the seat's name gives way first."""
    words, view, now = drill.words, drill.view, drill.now
    mode = drill.conductor.mode
    text = Text.assemble((f" {words.day(now)} {words.time(now)} ", "bold"), f" {words.elapsed(now)} ")
    text.append(f" {words.say(_MODES[mode])} ", "bold" if mode == "running" else "bold reverse")
    if mode == "jumping" and drill.conductor.jump is not None:
        text.append(f" → {words.when(drill.conductor.jump, now)} ")
    else:
        text.append(f" {words.pace(drill.conductor.pacer.pace)} ")
    calls = len(ringing(view))
    if calls:
        text.append(f" {words.say('RINGING')} {calls} ", "bold blink reverse")
    people = ""
    if view.brief:
        people = f" {words.say('{free}/{all} free', free=view.free_people(now), all=view.brief['people'])} "
    seat = f" {words.seat(view.seat)} "
    room = width - text.cell_len - len(people)
    text.append(seat if len(seat) <= room else seat[: max(0, room - 2)] + "… " if room > 6 else "", "dim")
    text.append(" " * max(0, width - text.cell_len - len(people)))
    return text.append(people, "bold")


class Tabs(Static):
    """The names of the panels with the digits that open them."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(id="tabs", markup=False)
        self._titles = titles

    def show(self, active: int, counts: Sequence[int]) -> None:
        """Mark the one that is open; a count says how much waits there."""
        text = Text(no_wrap=True, overflow="ellipsis")
        for n, (title, count) in enumerate(zip(self._titles, counts, strict=True)):
            label = f"{(n + 1) % 10} {title}" + (f"({count})" if count else "")
            text.append(label, "bold reverse" if n == active else "bold" if count else "")
            text.append(" ")
        self.update(text)


class Notice(Static):
    """The latest thing that matters, in one line."""

    def __init__(self) -> None:
        super().__init__(id="notice", markup=False)

    def say(self, text: str, *, stress: bool = False) -> None:
        """Show it until something else comes."""
        self.update(Text(text, style="bold" if stress else "", no_wrap=True, overflow="ellipsis"))


class KeyBar(Static):
    """The keys that are needed most; `?` shows all."""

    def __init__(self, words: Words) -> None:
        super().__init__(id="keys", markup=False)
        self._keys = tuple((key.shown, words.say(key.short)) for key in KEYS if key.short)

    def on_resize(self) -> None:
        """As many as fit."""
        self.update(key_line(self._keys, self.size.width))
