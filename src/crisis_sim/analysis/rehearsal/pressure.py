"""What waits for each seat and desk, and how many of a seat's people are at work, wall minute by wall minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from crisis_sim.analysis.load import Step, load
from crisis_sim.analysis.rehearsal.grid import Grid
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index

WORTH = 3
"""Things that must wait at a desk before its queue is kept."""


class Pressure(msgspec.Struct, array_like=True, gc=False):
    """One seat or desk in one run; a number for each cell."""

    waiting: list[int]
    """Unread messages and tasks for which nobody is free, at most."""
    busy: list[int]
    """Per cent of the seat's people at work; nothing for a desk."""


def pressure(index: Index, grid: Grid, lines: Sequence[Line]) -> dict[str, Pressure]:
    """Every seat; and those desks at which things ever queue, by the actor's id."""
    found = {seat: Pressure([0] * len(grid.cells), [0] * len(grid.cells)) for seat in index.seat_ids}
    end = lines[-1].t if lines else 0
    for key, steps in load(index, lines).items():
        waiting = _most(grid, steps, end)
        if key in index.seats:
            found[key] = Pressure(waiting, _share(grid, steps, end, index.people(key)))
        elif max(waiting, default=0) >= WORTH:
            found[key] = Pressure(waiting, [])
    return found


def _spans(steps: Sequence[Step], end: int) -> Iterator[tuple[int, int, Step]]:
    ends = [step.t for step in steps[1:]] + [max(end, steps[-1].t + 1)]
    yield from ((step.t, until, step) for step, until in zip(steps, ends, strict=True))


def _most(grid: Grid, steps: Sequence[Step], end: int) -> list[int]:
    found = [0] * len(grid.cells)
    for begin, until, step in _spans(steps, end):
        for cell, _ in grid.over(begin, until) if step.waiting else ():
            found[cell] = max(found[cell], step.waiting)
    return found


def _share(grid: Grid, steps: Sequence[Step], end: int, people: int) -> list[int]:
    seconds = [0] * len(grid.cells)
    for begin, until, step in _spans(steps, end):
        for cell, inside in grid.over(begin, until) if step.busy else ():
            seconds[cell] += step.busy * inside
    return [100 * busy // (people * (cell.end - cell.begin)) for busy, cell in zip(seconds, grid.cells, strict=True)]
