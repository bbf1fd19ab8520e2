"""What all parts of the screen share: the conductor, the view, the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.pacing import Pacer
from crisis_sim.session.shelf import Shelf
from crisis_sim.tui.conductor import Conductor, Mode
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.words import Words


class Timekeeper(Protocol):
    """What keeps the time of the panels: the conductor of a drill, or the playback of a log."""

    near_deadline: bool

    @property
    def view(self) -> SeatView:
        """What the seat has been told."""

    @property
    def now(self) -> int:
        """The present tick."""

    @property
    def mode(self) -> Mode:
        """What the clock does."""

    @property
    def jump(self) -> int | None:
        """The tick that the clock is jumping to."""

    @property
    def pacer(self) -> Pacer:
        """How fast time goes."""

    async def act(self, kind: str, **p: Any) -> str | None:
        """Give a command of the seat. Returns why it was refused, or None."""


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill on one screen."""

    conductor: Timekeeper
    words: Words
    log: Path
    resume: str
    """The command that goes on with this drill."""
    preferences: Preferences = field(default_factory=Preferences)
    shelf: Shelf | None = None
    """Where the result of the drill is kept; None keeps it nowhere."""
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What was typed and not sent, by what it was for: kept while the screen stands."""

    @property
    def view(self) -> SeatView:
        """What the seat has been told; all of it is on disk."""
        return self.conductor.view

    @property
    def now(self) -> int:
        """The present tick."""
        return self.conductor.now

    @property
    def live(self) -> Conductor:
        """The conductor of a drill that is being played; a replay has none, and nothing of it leads anywhere."""
        assert isinstance(self.conductor, Conductor)
        return self.conductor
