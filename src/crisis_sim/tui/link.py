"""The link to the session: one worker thread advances it; what comes back is on disk and may be shown."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from crisis_sim.analysis.outcome import Outcome, outcome_of
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.session import Session


class Frame(NamedTuple):
    """What one frame brought."""

    lines: tuple[SliceLine, ...]
    """New lines of our seat, already folded into the link's view."""
    now: int
    jump: int | None
    """The tick that the clock is jumping to."""
    ended: bool


class Link:
    """The session as the screen sees it: frames to order, and a view of one seat.

    The view is the screen's own, folded here from the lines that a frame returns. The session's views change while a
    frame runs and hold what is not on disk yet, so the screen never looks at them.
    """

    def __init__(self, session: Session, seat: str) -> None:
        self.seat = seat
        self.view = SeatView(seat)
        self._session = session
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="session")
        self._take(session.views[seat].events)
        self.first = self._frame(())

    async def frame(self, t: int, commands: Sequence[Command] = (), *, stop: bool = False) -> Frame:
        """Let time pass to tick `t`, or with `stop` to our seat's first news; then give the commands.

        Raises:
            LogError: the disk refuses.
        """
        loop = asyncio.get_running_loop()
        frame = await loop.run_in_executor(self._thread, self._advance, t, tuple(commands), stop)
        self._take(frame.lines)
        return frame

    def close(self) -> None:
        """Let a running frame finish, and start none."""
        self._thread.shutdown(wait=True)

    def outcome(self, language: str) -> Outcome:
        """What came of the exercise; only after ENDEX, when nothing is secret any more."""
        return outcome_of(self._session.engine.index, self._session.lines, language)

    @property
    def digest(self) -> str:
        """The hash of everything so far."""
        return self._session.digest

    def _advance(self, t: int, commands: Sequence[Command], stop: bool) -> Frame:
        news = self._session.frame(t, commands, self.seat if stop else None)
        return self._frame(tuple(line for seat, line in news if seat == self.seat))

    def _frame(self, lines: tuple[SliceLine, ...]) -> Frame:
        jump = self._session.engine.state.jump
        return Frame(lines, self._session.now, jump[0] if jump else None, self._session.ended)

    def _take(self, lines: Sequence[SliceLine]) -> None:
        for line in lines:
            self.view.take(line)
