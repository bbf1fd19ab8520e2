"""How busy each seat is over the exercise: one level for each wall minute of live play."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.overload import MANY, OFTEN, waits
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.scenario.reading import SPEED

LEVELS = "·░▒▓█"
"""Nothing to do for long; some work; half; nearly full; more than full. Told apart without colour."""
WIDEST = 90
"""Marks in a strip; longer exercises get several minutes a mark, of which the fullest counts."""
_STEPS = (0.25, 0.6, 1.0)


@dataclass(frozen=True, slots=True)
class Strip:
    """One seat: a level 0…4 for each mark, with the tick at which it begins; `breaks` are marks after a jump."""

    seat: str
    levels: tuple[int, ...]
    begins: tuple[int, ...]
    breaks: tuple[int, ...]

    def __str__(self) -> str:
        """The strip in characters; a bar where the clock jumps."""
        marks = (("|" if n in self.breaks else "") + LEVELS[level] for n, level in enumerate(self.levels))
        return "".join(marks)


def strips(evidence: Evidence) -> Iterator[Strip]:
    """A strip for each seat, by the median over the runs by the book."""
    cells = evidence.grid.cells
    fold = -(-len(cells) // WIDEST)
    groups: list[list[int]] = []
    for n, cell in enumerate(cells):
        if cell.first or len(groups[-1]) == fold:
            groups.append([])
        groups[-1].append(n)
    for seat in evidence.index.seat_ids:
        levels = _levels(evidence, seat)
        yield Strip(
            seat,
            tuple(max(levels[n] for n in group) for group in groups),
            tuple(cells[group[0]].begin for group in groups),
            tuple(i for i, group in enumerate(groups) if i and cells[group[0]].first),
        )


def _levels(evidence: Evidence, seat: str) -> list[int]:
    runs = evidence.book
    loads = [_load(evidence, trace, seat) for trace in runs]
    free = [waits(evidence, seat, trace) for trace in runs]
    found = []
    for n in range(len(evidence.grid.cells)):
        if not runs or sum(row[n] for row in free) >= OFTEN * len(runs):
            found.append(0)
        else:
            load = median(row[n] for row in loads)
            found.append(1 + sum(load >= step for step in _STEPS))
    return found


def _load(evidence: Evidence, trace: Trace, seat: str) -> list[float]:
    """1 where the seat's people are all at work, or as much waits or arrives as they can bear."""
    pressure, words = trace.pressure[seat], trace.attention[seat].words
    many = max(MANY, evidence.index.people(seat))
    readable = SPEED * evidence.grid.minutes
    return [
        max(busy / 100, waiting / many, count / readable)
        for busy, waiting, count in zip(pressure.busy, pressure.waiting, words, strict=True)
    ]
