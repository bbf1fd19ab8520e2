"""The lines under the banner: the clock, and what stands in force as this seat knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import App
from textual.widgets import Static

from crisis_sim.language.mark import mark
from crisis_sim.tui.attention import ringing
from crisis_sim.tui.conductor import Mode
from crisis_sim.tui.drill import Drill

FRESH = 300
"""Exercise seconds for which a badge counts as new."""
LEAST = 16
"""Cells to which a piece of a line may be cut; what would be shorter is left out."""
SCALE = 5
"""Cells that the name of a scale keeps at least; what would be shorter is left out, as the value matters more."""
_MODES: dict[Mode, str] = {
    "held": mark("HELD"),
    "running": mark("RUNNING"),
    "stepping": mark("STEPPING"),
    "jumping": mark("JUMPING"),
    "plenary": mark("PLENARY"),
    "ended": mark("ENDEX"),
}


class Part(NamedTuple):
    """A piece of a line. Of what does not fit, the highest `rank` goes first."""

    text: str
    style: str
    rank: int
    cut: Callable[[int], str] | None = None
    """The same in so many cells at most, or nothing; where it is missing the end is cut off."""


class Clock(Static):
    """Exercise date and time, local time, time since STARTEX, whether it runs and how fast, what rings."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="clock", markup=False)
        self.drill = drill
        self._shown = Text()

    def update_clock(self) -> None:
        """Show what is so now."""
        text = clock_text(self.drill, self.size.width or self.app.size.width, alarm(self.app, self.drill))
        if text != self._shown:
            self._shown = text
            self.update(text)


class Badges(Static):
    """The seat, the phases and levels that it knows of, and its people."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="badges", markup=False)
        self.drill = drill
        self._shown = Text()

    def update_badges(self) -> None:
        """Show what is so now."""
        text = badge_text(self.drill, self.size.width or self.app.size.width)
        if text != self._shown:
            self._shown = text
            self.update(text)


def alarm(app: App[Any], drill: Drill) -> str:
    """How a ringing phone looks: a word in reverse; it blinks, but never where there is one colour only."""
    calm = app.no_color or drill.preferences.theme == "mono"
    return "bold reverse" if calm else "bold blink reverse"


def local_time() -> str:
    """The time on the player's wall."""
    return f"{datetime.now():%H:%M}"


def clock_text(drill: Drill, width: int, ring: str = "bold reverse") -> Text:
    """As much as fits."""
    words, view, now = drill.words, drill.view, drill.now
    mode = drill.conductor.mode
    parts = [
        Part(f" {words.day(now)} {words.time(now)} ", "bold", 0),
        Part(f" {words.elapsed(now)} ", "", 2),
        Part(f" {words.say(_MODES[mode])} ", "bold" if mode == "running" else "bold reverse", 0),
    ]
    if mode == "jumping" and drill.conductor.jump is not None:
        parts.append(Part(f" → {words.when(drill.conductor.jump, now)} ", "", 1))
    else:
        parts.append(Part(f" {words.pace(drill.conductor.pacer.pace)} ", "", 1))
    if calls := len(ringing(view)):
        parts.append(Part(f" {words.say('RINGING')} {calls} ", ring, 0))
    wall = Part(f" {words.say('local {time}', time=local_time())} ", "dim", 3)
    return fitted(parts, [wall], width)


def badge_text(drill: Drill, width: int) -> Text:
    """Phases and levels, what was heard last first; then the seat. On the right the people."""
    badges = [
        Part(badge.whole, "bold reverse" if badge.fresh else "bold", 1 + rank, badge.within)
        for rank, badge in enumerate(_badges(drill))
    ]
    seat = Part(f" {drill.words.seat(drill.view.seat)} ", "dim", 50)
    return fitted([*badges, seat], staff_parts(drill), width)


class Badge(NamedTuple):
    """A phase, or a level on a scale, and how long ago the seat heard of it."""

    fresh: bool
    lead: str
    scale: str
    """What the level is one of, with colon and space; empty for a phase."""
    value: str
    age: str

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.lead}{self.scale}{self.value}{self.age}"

    def within(self, room: int) -> str:
        """In so many cells: the scale makes room for the value, and the value for its age. Empty where nothing fits."""
        left = room - cell_len(self.lead + self.value + self.age)
        if left >= SCALE and self.scale:
            return f"{self.lead}{_clipped(self.scale, left - 1)} {self.value}{self.age}"
        if left >= 0:
            return f"{self.lead}{self.value}{self.age}"
        if room >= LEAST:
            return f"{self.lead}{_clipped(self.value, cell_len(self.value) + left)}{self.age}"
        return ""


def _badges(drill: Drill) -> Iterator[Badge]:
    words, view = drill.words, drill.view
    heard = [
        (tick, "", words.pick(view.brief.get("phases", {}).get(key, {}).get("names")) or key)
        for key, tick in view.phases.items()
    ]
    for key, position in view.levels.items():
        told = [view.facts[fact].tick for fact in view.lookups.topics.get(f"level:{key}", ())]
        heard.append((max(told, default=0), *_level(drill, key, position)))
    for tick, scale, value in sorted(heard, key=lambda found: (found[0], found[1] + found[2]), reverse=True):
        age = drill.now - tick
        new = f"{words.say('NEW')} " if age < FRESH else ""
        yield Badge(age < FRESH, f" {new}■ ", scale, value, f" · {words.age(age)} ")


def _level(drill: Drill, key: str, position: int) -> tuple[str, str]:
    """The name of a scale with its colon, and the value on it."""
    words = drill.words
    whole, scale = words.level(key, position), drill.view.brief.get("levels", {}).get(key, {})
    name = f"{words.pick(scale.get('names'))}{words.colon} "
    return (name, whole.removeprefix(name)) if whole.startswith(name) else ("", whole)


def _clipped(text: str, room: int) -> str:
    """No more of it than fits; what is cut off is shown as cut off."""
    return text.rstrip() if cell_len(text.rstrip()) <= room else f"{set_cell_size(text, max(0, room - 1)).rstrip()}…"


def staff_parts(drill: Drill) -> list[Part]:
    """How many people are free, as a gauge and in figures, and when the next one will be."""
    words, view, now = drill.words, drill.view, drill.now
    if not view.brief:
        return []
    people, free = view.brief["people"], view.free_people(now)
    gauge = f" {'▰' * free}{'▱' * (people - free)}" if people <= 8 else ""
    parts = [
        Part(gauge, "", 40),
        Part(f" {words.say('{free}/{all} free', free=free, all=people)} ", "bold" if free else "bold reverse", 0),
    ]
    busy = [task["until"] for task in view.tasks if task["from"] <= now < task["until"]]
    if busy:
        parts.append(
            Part(f" {words.say('next free {time}', time=words.when(min(busy), now))} ", "" if free else "bold", 30)
        )
    return parts


def fitted(left: Sequence[Part], right: Sequence[Part], width: int) -> Text:
    """Parts from the left and from the right of a line; the least important make room."""
    kept = [*left, *right]
    size = {id(part): Text(part.text).cell_len for part in kept}
    over = sum(size.values()) - width
    for part in sorted(kept, key=lambda part: -part.rank):
        if over <= 0 or part.rank == 0:
            break
        if shorter := _shortened(part, size[id(part)] - over):  # what is long is cut before it is left out
            cut = part._replace(text=shorter)
            left, right = ([cut if p is part else p for p in side] for side in (left, right))
            kept = [cut if p is part else p for p in kept]
            size = {id(part): Text(part.text).cell_len for part in kept}
            break
        over -= size[id(part)]
        kept.remove(part)
    text = Text(no_wrap=True, overflow="ellipsis")
    for part in (part for part in left if part in kept):
        text.append(part.text, part.style)
    text.append(" " * max(0, width - sum(size[id(part)] for part in kept)))
    for part in (part for part in right if part in kept):
        text.append(part.text, part.style)
    return text


def _shortened(part: Part, room: int) -> str:
    """The part in so many cells; empty where it would say too little."""
    if part.cut is not None:
        return part.cut(room)
    if room < LEAST:
        return ""
    text = Text(part.text)
    text.truncate(room, overflow="ellipsis")
    return text.plain
