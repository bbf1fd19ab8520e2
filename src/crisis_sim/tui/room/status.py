"""The lines under the banner: the clock, and what stands in force as this seat knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

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


class Clock(Static):
    """Exercise date and time, local time, time since STARTEX, whether it runs and how fast, what rings."""

    def __init__(self, drill: Drill) -> None:
        super().__init__(id="clock", markup=False)
        self.drill = drill
        self._shown = Text()

    def update_clock(self) -> None:
        """Show what is so now."""
        text = clock_text(self.drill, self.size.width or 80, alarm(self.app, self.drill))
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
        text = badge_text(self.drill, self.size.width or 80)
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
        Part(f" {'' if age >= FRESH else drill.words.say('NEW') + ' '}■ {name} · {_age(drill, age)} ", style, 1 + rank)
        for rank, (name, age, style) in enumerate(_badges(drill))
    ]
    seat = Part(f" {drill.words.seat(drill.view.seat)} ", "dim", 50)
    return fitted([*badges, seat], staff_parts(drill), width)


def _badges(drill: Drill) -> Iterator[tuple[str, int, str]]:
    words, view = drill.words, drill.view
    heard = [
        (tick, words.pick(view.brief.get("phases", {}).get(key, {}).get("names")) or key)
        for key, tick in view.phases.items()
    ]
    for key, position in view.levels.items():
        told = [view.facts[fact].tick for fact in view.lookups.topics.get(f"level:{key}", ())]
        heard.append((max(told, default=0), words.level(key, position)))
    for tick, name in sorted(heard, reverse=True):
        age = drill.now - tick
        yield name, age, "bold reverse" if age < FRESH else "bold"


def _age(drill: Drill, age: int) -> str:
    return drill.words.say("now") if age < 60 else drill.words.span(age // 60 * 60)


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
        if size[id(part)] - over >= LEAST:  # what is long is cut before it is left out
            shorter = Text(part.text)
            shorter.truncate(size[id(part)] - over, overflow="ellipsis")
            cut = part._replace(text=shorter.plain)
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
