"""What every section of the report is given."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from crisis_sim.analysis.debrief import Debrief
from crisis_sim.model.index import Index
from crisis_sim.report.debriefing.names import Names, line_of
from crisis_sim.report.document import Block, Heading


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of the debriefing, the words, and what of them is asked for."""

    parts: Debrief
    names: Names
    seats: frozenset[str] | None = None
    """Seats to report on; None: all."""
    people: frozenset[str] = frozenset()
    """Seats that people held."""
    full: bool = False
    """Nothing is left out for the sake of length."""

    @property
    def index(self) -> Index:
        """The scenario."""
        return self.parts.course.index

    def shows(self, *seats: str) -> bool:
        """Whether something that concerns these seats belongs in the report."""
        return self.seats is None or bool(self.seats & set(seats))

    def shows_actors(self, actors: Collection[str | None]) -> bool:
        """Whether something that concerns these actors belongs in the report."""
        return self.seats is None or any(self.index.seat_of.get(actor or "") in self.seats for actor in actors)

    def section(self, title: str, level: int = 2) -> Heading:
        """A heading."""
        return Heading(level, self.names.say(title))

    def line(self, seq: int | None) -> str:
        """` (line 12)`: the line of the file."""
        return f" ({self.names.say('line {n}', n=line_of(seq))})" if seq is not None else ""


Section = Iterator[Block]
