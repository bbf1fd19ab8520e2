"""Sheets and panels on a bench of their own: a drill that runs, without the room around it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

import crisis_sim.tui
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.begin import begin
from crisis_sim.session.session import Session
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.link import Link
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.widgets.confirm import ConfirmSheet
from crisis_sim.tui.words import Words
from tests.stage import compiled

STYLE = Path(crisis_sim.tui.__file__).parent / "style.tcss"
Made = Callable[[Drill], Screen[Any] | Widget]


class BenchApp(App[None]):
    """Runs the clock of a drill; what is looked at is put on top."""

    CSS_PATH = STYLE

    def __init__(self, session: Session, seat: str, language: str, preferences: Preferences) -> None:
        super().__init__()
        link = Link(session, seat)
        self.conductor = Conductor(link)
        self.drill = Drill(self.conductor, Words(link.view, language), Path("log"), "resume", preferences)

    async def on_mount(self) -> None:
        """Commands are carried out from now on."""
        self.run_worker(self.conductor.run(), exit_on_error=True)

    async def on_unmount(self) -> None:
        """Let the last frame finish."""
        await asyncio.to_thread(self.conductor.link.close)


class Bench:
    """Presses keys and looks at the screen."""

    def __init__(self, app: BenchApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.drill = app.drill

    @property
    def view(self) -> SeatView:
        """What the seat was told."""
        return self.drill.view

    @property
    def text(self) -> str:
        """The screen as text."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    async def open(self, screen: Screen[Any]) -> str:
        """Open a sheet."""
        self.app.push_screen(screen)
        await self.settle()
        return self.text

    async def press(self, *keys: str) -> str:
        """Press keys, each when what the one before did is done."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()
        return self.text

    async def paste(self, text: str) -> str:
        """Paste a text where the focus is."""
        self.app.post_message(Paste(text))
        await self.settle()
        return self.text

    async def settle(self) -> None:
        """Wait until nothing is under way but a question whether one means it."""
        for _ in range(2000):
            busy = any(not worker.is_finished and worker.node is not self.app for worker in self.app.workers)
            if (isinstance(self.app.screen, ConfirmSheet) or not busy) and not self.app.conductor._queue:
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()


def informed(world: str, seat: str, until: int, seed: int = 3) -> Session:
    """A drill in memory whose seat has opened everything that came so far."""
    session = begin(compiled(world), seed, {seat: "human"}, None)
    while session.now < until and not session.ended:
        unread = list(session.views[seat].lookups.unread)
        session.frame(min(until, session.now + 300), [Command("Open", seat, {"msg": msg}) for msg in unread])
    return session


@asynccontextmanager
async def on_the_bench(
    session: Session,
    seat: str,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    confirm: bool = True,
) -> AsyncIterator[Bench]:
    """A bench with a drill on it."""
    app = BenchApp(session, seat, language, Preferences(confirm=confirm))
    async with app.run_test(size=size) as pilot:
        yield Bench(app, pilot)
