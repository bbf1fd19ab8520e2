"""What each seat has on its desk, wall minute by wall minute: words that arrive, and stretches with nothing to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from crisis_sim.analysis.rehearsal.grid import Grid
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.scenario.reading import SPEED
from crisis_sim.scenario.sense import QUIET
from crisis_sim.scenario.text import pick

WINDOW = 3
"""Wall minutes of arrivals that a seat must be able to read as they come."""

Stretch = tuple[int, int]


class Attention(msgspec.Struct, array_like=True, gc=False):
    """One seat in one run."""

    words: list[int]
    """Cell: words that arrive in it."""
    idle: list[Stretch]
    """Live stretches without anything to do that are longer than the limit."""


def limit(grid: Grid) -> int:
    """Exercise seconds without anything to do that are worth a word."""
    return round(QUIET * grid.pace)


def attention(index: Index, grid: Grid, events: Sequence[Event], language: str) -> dict[str, Attention]:
    """Every seat's arrivals and idle stretches.

    A seat is occupied while a message is unread or could still be being read, a question is open, or its people are
    at work on something; else it has nothing to do.
    """
    watch = _Watch(index, grid, language)
    for event in events:
        taker = _TAKERS.get(event.kind)
        if taker is not None:
            taker(watch, event)
    end = events[-1].t if events else 0
    return {seat: Attention(watch.words[seat], watch.idle(seat, end)) for seat in index.seat_ids}


class _Watch:
    """The pass over a run's events."""

    def __init__(self, index: Index, grid: Grid, language: str) -> None:
        self.index = index
        self.grid = grid
        self.language = language
        self.words = {seat: [0] * len(grid.cells) for seat in index.seat_ids}
        self._busy: dict[str, list[Stretch]] = {seat: [] for seat in index.seat_ids}
        self._facts: dict[str, list[str]] = {}
        self._unread: dict[str, tuple[str, int]] = {}
        self._open: dict[str, tuple[list[str], int]] = {}

    def sent(self, event: Event) -> None:
        """Remember what a message to a seat carries."""
        if event.p.get("facts"):
            self._facts[event.p["msg"]] = event.p["facts"]

    def delivered(self, event: Event) -> None:
        """A message lies on a desk; a caller who tries again says nothing new."""
        p = event.p
        seat = self.index.seat_of.get(p["to"])
        if seat is not None and p["msg"] not in self._unread:
            texts = [p.get("title"), p.get("text"), *map(self.index.subject_text, self._facts.get(p["msg"], ()))]
            self._arrive(seat, event.t, texts)
            self._unread[p["msg"]] = (seat, event.t)

    def read(self, event: Event) -> None:
        """Somebody has opened it."""
        if (found := self._unread.get(event.p["msg"])) is not None:
            seat, since = found
            self._busy[seat].append((since, event.t))

    def opened(self, event: Event) -> None:
        """A question with its options is on the table."""
        p = event.p
        self._open[p["decision"]] = (p["seats"], event.t)
        for seat in p["seats"]:
            self._arrive(seat, event.t, [option["text"] for option in p.get("options", ())])

    def closed(self, event: Event) -> None:
        """It is off the table."""
        if event.kind == "DecisionExpired" or event.p["final"]:
            seats, since = self._open.pop(event.p["decision"], ((), 0))
            for seat in seats:
                self._busy[seat].append((since, event.t))

    def work(self, event: Event) -> None:
        """The seat's people are at work on something, or will be."""
        self._busy[event.p["seat"]].append((event.t, event.p["until"]))

    def _arrive(self, seat: str, t: int, texts: Iterable[Mapping[Any, str] | None]) -> None:
        words = sum(len(pick(text, self.language).split()) for text in texts)
        cell = self.grid.at(t)
        if cell is not None:
            self.words[seat][cell] += words
        self._busy[seat].append((t, t + round(words * 60 * self.grid.pace / SPEED)))

    def idle(self, seat: str, end: int) -> list[Stretch]:
        """Live stretches up to `end` that nothing occupies, longer than the limit."""
        found: list[Stretch] = []
        shortest = limit(self.grid)
        busy = sorted([*self._busy[seat], *((since, end) for seats, since in self._open.values() if seat in seats)])
        for begin, until in self.grid.inside(0, end):
            free = begin
            for since, to in (*busy, (until, until)):
                if since > free and min(since, until) - free > shortest:
                    found.append((free, min(since, until)))
                free = max(free, to)
                if free >= until:
                    break
        return found


_TAKERS = {
    "MessageSent": _Watch.sent,
    "MessageDelivered": _Watch.delivered,
    "MessageRead": _Watch.read,
    "DecisionOpened": _Watch.opened,
    "DecisionMade": _Watch.closed,
    "DecisionExpired": _Watch.closed,
    "StaffCommitted": _Watch.work,
}
