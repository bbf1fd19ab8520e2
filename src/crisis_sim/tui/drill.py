"""What all parts of the screen share: the conductor, the view, the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crisis_sim.model.seat_view import SeatView
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.words import Words


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill on one screen."""

    conductor: Conductor
    words: Words
    log: Path
    resume: str
    """The command that goes on with this drill."""
    preferences: Preferences = field(default_factory=Preferences)

    @property
    def view(self) -> SeatView:
        """What the seat has been told; all of it is on disk."""
        return self.conductor.view

    @property
    def now(self) -> int:
        """The present tick."""
        return self.conductor.now
