"""Live play cut into wall minutes: the raster on which load, reading and idleness are counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crisis_sim.scenario.schedule import Schedule, Stretch

MOST = 4000
"""Cells at most: three days of play at the pace of a wall clock."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Live play from one tick to another; `first` where a stretch of live play begins."""

    begin: int
    end: int
    first: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of an exercise, in order. Jumped time has none."""

    cells: tuple[Cell, ...]
    starts: tuple[int, ...]
    pace: float
    """Exercise seconds a wall second."""
    live: tuple[Stretch, ...]

    @property
    def minutes(self) -> float:
        """Wall minutes that a full cell lasts at this pace."""
        return (self.cells[0].end - self.cells[0].begin) / self.pace / 60

    def at(self, t: int) -> int | None:
        """The number of the cell of a tick; None where the clock jumps."""
        found = bisect_right(self.starts, t) - 1
        return found if found >= 0 and t < self.cells[found].end else None

    def over(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Numbers of the cells that a time from `begin` to `end` touches, with the seconds that lie in each."""
        number = max(0, bisect_right(self.starts, begin) - 1)
        while number < len(self.cells) and self.cells[number].begin < end:
            cell = self.cells[number]
            inside = min(end, cell.end) - max(begin, cell.begin)
            if inside > 0:
                yield number, inside
            number += 1

    def inside(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a time that are played live."""
        for stretch in self.live:
            if begin < stretch.end and end > stretch.begin:
                yield max(begin, stretch.begin), min(end, stretch.end)


def grid(plan: Schedule) -> Grid:
    """The raster of an exercise: one cell a wall minute, coarser where that would make too many."""
    live = plan.live
    seconds = sum(stretch.end - stretch.begin for stretch in live)
    width = max(1, round(60 * plan.pace), -(-seconds // MOST))
    cells = tuple(
        Cell(begin, min(begin + width, stretch.end), begin == stretch.begin)
        for stretch in live
        for begin in range(stretch.begin, stretch.end, width)
    )
    return Grid(cells, tuple(cell.begin for cell in cells), plan.pace, live)


def windows(cells: Sequence[bool], grid: Grid) -> Iterator[tuple[int, int]]:
    """First and last numbers of the unbroken rows of true cells; a row ends where live play does."""
    begin: int | None = None
    for number, true in enumerate(cells):
        if begin is not None and (not true or grid.cells[number].first):
            yield begin, number - 1
            begin = None
        if true and begin is None:
            begin = number
    if begin is not None:
        yield begin, len(cells) - 1
