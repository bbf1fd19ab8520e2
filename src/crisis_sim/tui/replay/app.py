"""The application behind `crisis-sim replay`: it begins, and ends, with a replay."""

from __future__ import annotations

from crisis_sim.session.recording import Recording
from crisis_sim.tui.house import House
from crisis_sim.tui.replay.screen import ReplayScreen
from crisis_sim.tui.start.lobby import Lobby


class ReplayApp(House):
    """Shows a recording until it is left."""

    CSS_PATH = "../style.tcss"

    def __init__(self, recording: Recording, lobby: Lobby) -> None:
        super().__init__(lobby)
        self._recording = recording

    async def on_mount(self) -> None:
        """Straight to it."""
        self.listen_to_signals()
        replay = ReplayScreen(self._recording, self.lobby.words.language, self.lobby.preferences)
        await self.push_screen(replay, lambda _: self.exit("finished"))
