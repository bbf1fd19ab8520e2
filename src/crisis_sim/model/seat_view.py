"""What a seat knows: a fold over its slice. Screens, remote clients, policies and replay viewer all use this one."""

from __future__ import annotations

from crisis_sim.model.seat_fold import HANDLERS
from crisis_sim.model.seat_lookups import NOTES
from crisis_sim.model.seat_records import FactCard, Letter, Question, SeatRecords, Undertaking, tells_of_acts
from crisis_sim.model.slice import SliceLine

__all__ = ["FactCard", "Letter", "Question", "SeatView", "Undertaking", "tells_of_acts"]


class SeatView(SeatRecords):
    """Everything a seat has been told, up to its last news."""

    __slots__ = ()

    def take(self, line: SliceLine) -> None:
        """Add one line of the slice."""
        self.n, self.now = line.n, line.t
        self.events.append(line)
        handler = HANDLERS.get(line.kind)
        if handler is not None:
            handler(self, line.t, line.p)
        note = NOTES.get(line.kind)
        if note is not None:
            note(self, line.p)
