"""A log read whole, for whoever looks back: its lines, what each seat was told, and how much of it may be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crisis_sim.language.mark import mark
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.begin import HUMAN
from crisis_sim.session.header import compiled_of
from crisis_sim.session.slices import lines_of, told_of
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError

MOST = 1_000_000
"""Lines of a log that can be held at once."""


@dataclass(slots=True)
class Slice:
    """What one seat was told, and with each line how many lines of the log lead to it."""

    numbers: list[int] = field(default_factory=list)
    lines: list[SliceLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Recording:
    """A log, ready to be looked at from any side at any time."""

    path: Path
    index: Index
    seed: int
    held: dict[str, str]
    """Who held each seat: `human`, or a policy's name."""
    lines: list[Line]
    slices: dict[str, Slice]
    finished: bool
    """Whether it has come to ENDEX."""

    @property
    def all_open(self) -> bool:
        """Whether everything may be shown: after ENDEX, or when nobody plays who could learn too much."""
        return self.finished or HUMAN not in self.held.values()

    @property
    def seats(self) -> list[str]:
        """The seats whose view may be shown: while the exercise is not over, only what its players have seen."""
        players = [seat for seat in self.index.seat_ids if self.held[seat] == HUMAN]
        rest = [seat for seat in self.index.seat_ids if seat not in players]
        return [*players, *rest] if self.all_open else players

    @property
    def end(self) -> int:
        """The last tick."""
        return self.lines[-1].t if self.lines else 0


def record(log: Path) -> Recording:
    """Read a log whole.

    Raises:
        LogError: not a log, damaged, or larger than can be shown.
    """
    header, raw, _ = read(log)
    if len(raw) > MOST:
        advice = mark("crisis-sim view shows what one seat knew")
        raise LogError("G003", "has more than {most} lines", advice, str(log), most=f"{MOST:,}")
    index = Index(compiled_of(header, str(log)))
    lines = list(lines_of(raw, str(log)))
    slices = {seat: Slice() for seat in index.seat_ids}
    for number, seat, line in told_of(index, lines, list(index.seat_ids), str(log)):
        slices[seat].numbers.append(number)
        slices[seat].lines.append(line)
    finished = any(line.kind == "ExerciseEnded" for line in lines)
    return Recording(log, index, header["seed"], dict(header["seats"]), lines, slices, finished)
