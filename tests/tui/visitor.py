"""Somebody at the screens before a drill: the app, keys, and what the screen shows. Nothing is kept elsewhere."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.shelf import Shelf
from crisis_sim.session.solo import Choice, Offer
from crisis_sim.tui.app import CrisisApp
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.looks import Looks

from .desk import Onlooker

LOOKS = Looks()
"""Shared: the shipped scenarios are read once for all tests."""


class Visitor(Onlooker):
    """Presses keys."""

    app: CrisisApp

    async def press(self, *keys: str) -> str:
        """Press keys, each when what the one before did is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
        return self.text

    async def until(self, what: Callable[[], bool]) -> str:
        """Wait for something that a thread brings."""
        for _ in range(600):
            if what():
                await self.pilot.pause()
                return self.text
            await self.pilot.pause(0.05)
        raise AssertionError(self.text)

    async def read(self, text: str) -> str:
        """Wait until a text stands on the screen."""
        return await self.until(lambda: text in self.text)


def lobby(folder: Path, language: str = "en", **preferences: Any) -> Lobby:
    """A lobby that keeps everything in one folder, and finds the scenarios there."""
    liked = Preferences(path=folder / "preferences.json", **preferences)
    return Lobby(Speaker(language), liked, Shelf(folder / "shelf"), folders=(folder,), looks=LOOKS)


@asynccontextmanager
async def visiting(
    where: Lobby, *, size: tuple[int, int] = (80, 24), offer: Offer | None = None, **choice: Any
) -> AsyncIterator[Visitor]:
    """At the browser, or at the briefing of an offer."""
    chosen = Choice(offer.source, **choice) if offer is not None else None
    app = CrisisApp(where, offer=offer, choice=chosen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Visitor(app, pilot)
