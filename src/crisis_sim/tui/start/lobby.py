"""What the screens before a drill share: the language spoken, how the person likes the screens, the own drills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crisis_sim.language.catalogue import Speaker
from crisis_sim.scenario.at_hand import AtHand, at_hand
from crisis_sim.session.shelf import Shelf
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.start.looks import Looks


@dataclass(slots=True)
class Lobby:
    """One for each application."""

    words: Speaker
    preferences: Preferences = field(default_factory=Preferences)
    shelf: Shelf | None = None
    """None keeps nothing and knows nothing."""
    folders: Sequence[Path] = ()
    """Folders besides those of the preferences, in which scenarios are looked for."""

    looks: Looks = field(default_factory=Looks)
    """What is known about scenarios already."""

    def scenarios(self) -> list[AtHand]:
        """What there is to play."""
        return at_hand([*self.folders, *map(Path, self.preferences.folders)])
