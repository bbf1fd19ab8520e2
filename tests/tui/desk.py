"""A player at the screen, without a terminal: a session, the app, keys, and what the screen shows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.session import Session
from crisis_sim.tui.app import DrillApp
from crisis_sim.tui.house import Ending, House
from crisis_sim.tui.widgets.confirm import ConfirmSheet

NAMES = {" ": "space", "?": "question_mark", "+": "plus", "-": "minus", "[": "left_square_bracket"}


class Onlooker:
    """Looks at the screen."""

    def __init__(self, app: House, pilot: Pilot[Ending]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """The screen as text."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


class Player(Onlooker):
    """Presses keys, and waits until what they did is done."""

    @property
    def view(self) -> SeatView:
        """What the seat was shown."""
        return self.app.drill.view

    async def press(self, *keys: str) -> str:
        """Press keys, each when what the one before did is done."""
        for key in keys:
            await self.pilot.press(NAMES.get(key, key))
            await self.settle()
        return self.text

    async def type(self, text: str) -> str:
        """Type a text: the first letter by its key, which may open a list; the rest pasted, as keys are slow here."""
        await self.press(text[0])
        if text[1:]:
            self.app.post_message(Paste(text[1:]))
            await self.settle()
        return self.text

    async def until(self, text: str) -> str:
        """Wait until a text stands on the screen: something is made beside it."""
        return await self.when(lambda: text in self.text)

    async def when(self, there: Callable[[], bool]) -> str:
        """Wait until something is so."""
        for _ in range(800):
            if there():
                break
            await asyncio.sleep(0.025)
            await self.pilot.pause()
        assert there(), self.text
        return self.text

    async def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(4000):
            acting = any(not worker.is_finished and worker.node is not self.app for worker in self.app.workers)
            asked = isinstance(self.app.screen, ConfirmSheet)
            if (asked or not acting) and not self._under_way():
                break
            await asyncio.sleep(0.005)
        await self.pilot.pause()

    def _under_way(self) -> bool:
        """Whether the drill, if one is played, is between two things that need the player."""
        sitting = getattr(self.app, "sitting", None)
        if sitting is None:
            return False
        conductor = sitting.drill.live
        return conductor.mode in ("stepping", "jumping") or bool(conductor._queue)


@asynccontextmanager
async def at_the_desk(
    session: Session,
    seat: str,
    log: Path,
    *,
    size: tuple[int, int] = (80, 24),
    language: str = "en",
    pace: int | None = None,
) -> AsyncIterator[Player]:
    """A player whose briefing has just been closed."""
    app = DrillApp(session, seat, log=log, resume="crisis-sim play --resume", language=language, pace=pace)
    async with app.run_test(size=size) as pilot:
        player = Player(app, pilot)
        await player.press("escape")
        yield player
