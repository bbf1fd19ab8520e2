"""Opening a replay over another screen: the log is read beside the screen, and what is wrong with it is said."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from textual.app import App

from crisis_sim.session.recording import record
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.replay.screen import ReplayScreen


def open_replay(app: App[Any], log: Path, language: str, preferences: Preferences) -> None:
    """Show a log from its beginning; `q` leads back to the screen that is open now."""

    async def read() -> None:
        try:
            recording = await asyncio.to_thread(record, log)
        except LogError as trouble:
            app.notify(trouble.told(language), severity="error", markup=False)
            return
        await app.push_screen(ReplayScreen(recording, language, preferences))

    app.run_worker(read(), exclusive=True, group="replay")
