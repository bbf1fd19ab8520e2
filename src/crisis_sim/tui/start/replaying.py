"""From the browser to the replay viewer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.screen import Screen

from crisis_sim.session.recording import record
from crisis_sim.tui.replay.screen import ReplayScreen
from crisis_sim.tui.start.lobby import Lobby


def replay_screen(log: Path, lobby: Lobby) -> Screen[Any]:
    """The viewer of a log; slow, as the log is run again, so call it from a thread.

    Raises:
        LogError: the log can't be replayed.
    """
    return ReplayScreen(record(log), language=lobby.words.language, preferences=lobby.preferences)
