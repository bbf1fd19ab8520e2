"""The link to the session: one worker thread advances it; what comes back is on disk and may be shown."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from crisis_sim.language.mark import mark
from crisis_sim.model.events import Command, CommandLine, Event, Line
from crisis_sim.model.seat_view import SeatView
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.session import Session

TOO_LARGE = mark("this is more than one command can hold")
_REFUSED = "CommandRejected"


class Frame(NamedTuple):
    """What one frame brought."""

    lines: tuple[SliceLine, ...]
    """New lines of our seat, already folded into the link's view."""
    now: int
    jump: int | None
    """The tick that the clock is jumping to."""
    ended: bool
    refused: tuple[str | None, ...] = ()
    """For each command given why it was refused, or None."""


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

    @property
    def session(self) -> Session:
        """The session itself: after ENDEX, when nothing is secret any more, and only to be read."""
        return self._session

    def _advance(self, t: int, commands: Sequence[Command], stop: bool) -> Frame:
        before = len(self._session.lines)
        news = self._session.frame(t, commands, self.seat if stop else None)
        frame = self._frame(tuple(line for seat, line in news if seat == self.seat))
        return frame._replace(refused=_refusals(commands, self._session.lines[before:]))

    def _frame(self, lines: tuple[SliceLine, ...]) -> Frame:
        jump = self._session.engine.state.jump
        return Frame(lines, self._session.now, jump[0] if jump else None, self._session.ended)

    def _take(self, lines: Sequence[SliceLine]) -> None:
        for line in lines:
            self.view.take(line)


def _refusals(given: Sequence[Command], lines: Sequence[Line]) -> tuple[str | None, ...]:
    """What the log says came of each command. What was too large to be kept stands there without its content."""
    whys = {line.cause: str(line.p["why"]) for line in lines if isinstance(line, Event) and line.kind == _REFUSED}
    kept = iter([line for line in lines if isinstance(line, CommandLine)])
    found = []
    for command in given:
        own = next((line for line in kept if (line.kind, line.seat) == (command.kind, command.seat)), None)
        why = whys.get(own.seq) if own is not None else TOO_LARGE
        found.append(TOO_LARGE if why and own is not None and command.p and not own.p else why)
    return tuple(found)
