"""The conductor: lets the clock run, holds it, steps it, and hands in what the player does. Knows no screen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Literal

from crisis_sim.model.control import BY_PLAYER
from crisis_sim.model.events import Command
from crisis_sim.model.slice import SliceLine
from crisis_sim.session.pacing import LIVE, Pacer, faster, slower
from crisis_sim.tui.attention import first_need, last_call, slows
from crisis_sim.tui.link import Frame, Link

BEAT = 0.2
"""Wall seconds between two frames while the clock runs."""
_SHORT, _LONG = 60, 6 * 3600
_QUICK, _SLOW = 0.1, 0.4

Mode = Literal["held", "running", "stepping", "jumping", "plenary", "ended"]


class Conductor:
    """Owns the link while the drill is on; one frame at a time. `hear` is called after each, on the caller's loop."""

    def __init__(self, link: Link, person: str | None = None, wall: Callable[[], float] = time.monotonic) -> None:
        self.link = link
        self.view = link.view
        self.now = link.first.now
        self.hear: Callable[[Frame], None] = lambda frame: None
        self.slow: Callable[[], bool] = lambda: False
        """Whether a running clock falls back to ×1 when something calls for the player at once."""
        self.pacer = Pacer(self.now, self.view.pace)
        self._person = person
        self._wall = wall
        self._queue: list[tuple[Command, asyncio.Future[str | None]]] = []
        self._wake = asyncio.Event()
        self._stepping = False
        self._jump = link.first.jump
        self._ended = link.first.ended
        self.near_deadline = False
        """Whether the last frame came to where a decision is about to fall."""
        self.stepped = False
        """Whether a step ended with the last frame."""
        self.slowed = False
        """Whether the last frame ended with the clock falling back to ×1."""
        self.former: int | None = None
        """The pace before the clock fell back by itself; None when the player has chosen another since."""
        self._stride = 600
        """Exercise seconds a frame may cover while stepping or jumping: short enough to show how far it is."""

    # what the player does

    @property
    def mode(self) -> Mode:
        """What the clock does."""
        if self._ended:
            return "ended"
        if self._jump is not None:
            return "jumping"
        if self.view.status == "stopped":
            return "plenary"
        if self._stepping:
            return "stepping"
        return "held" if self.pacer.held else "running"

    @property
    def jump(self) -> int | None:
        """The tick that the clock is jumping to."""
        return self._jump

    async def act(self, kind: str, **p: Any) -> str | None:
        """Give a command of the seat; parameters that are None are left out. Returns why it was refused, or None."""
        return await self._give(kind, self.link.seat, {k: v for k, v in p.items() if v is not None})

    def toggle(self) -> None:
        """Hold the clock, or let it run."""
        if self.mode in ("stepping", "running"):
            self.hold()
        elif self.mode == "held":
            self.pacer.run(self._wall())
            self._wake.set()

    def hold(self) -> None:
        """Hold the clock; a step under way stops."""
        self._stepping = False
        self.pacer.hold(self._wall())
        self._wake.set()

    def step(self) -> None:
        """Go to the next thing that needs the player, and hold there."""
        if self.mode in ("held", "running"):
            self.pacer.hold(self._wall())
            self._stepping = True
            self._wake.set()

    def faster(self) -> None:
        """The next pace up."""
        self.set_pace(faster(self.pacer.pace))

    def slower(self) -> None:
        """The next pace down."""
        self.set_pace(slower(self.pacer.pace))

    def set_pace(self, pace: int) -> None:
        """Another pace, in thousandths of exercise seconds a wall second; the log keeps it."""
        self.former = None
        if pace != self.pacer.pace:
            self.pacer.set_pace(pace, self._wall())
            self._give("SetPace", None, {"pace": pace})

    def pace_back(self) -> None:
        """The pace before the clock fell back to ×1 by itself."""
        if self.former is not None:
            self.set_pace(self.former)

    def go_on(self) -> None:
        """A plenary is over."""
        if self.mode == "plenary":
            self._give("Resume", None, {})

    def end(self) -> None:
        """ENDEX now."""
        self._give("End", None, {"why": BY_PLAYER})

    async def control(self, kind: str, **p: Any) -> str | None:
        """Give a command of control. Returns why it was refused, or None."""
        return await self._give(kind, None, {k: v for k, v in p.items() if v is not None})

    def _give(self, kind: str, seat: str | None, p: dict[str, Any]) -> asyncio.Future[str | None]:
        stamp = datetime.now(UTC).isoformat(timespec="seconds")
        answer: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._queue.append((Command(kind, seat, p, person=self._person, wall=stamp), answer))
        self._wake.set()
        return answer

    # frames

    async def run(self) -> None:
        """Drive until ENDEX.

        Raises:
            LogError: the disk refuses; what was shown is kept.
        """
        while not self._ended:
            if self.mode in ("held", "plenary") and not self._queue:
                await self._wake.wait()
            elif self.mode == "running" and not self._queue:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), BEAT)
            self._wake.clear()
            self.hear(await self._frame())

    async def stay(self) -> None:
        """After ENDEX: take what is answered, rated and noted, until cancelled. What came until ENDEX stays as it is.

        Raises:
            LogError: the disk refuses.
        """
        while True:
            if not self._queue:
                await self._wake.wait()
            self._wake.clear()
            self.hear(await self._frame())

    async def _frame(self) -> Frame:
        began = self._wall()
        mode, last = self.mode, last_call(self.view, self.now)
        if mode == "jumping":
            # Policies hold the seats; what the player wants waits until the clock is there.
            frame = await self.link.frame(min(self._jump or self.now, self.now + self._stride))
        else:
            queue, self._queue = self._queue, []
            t = max(self.now, self.pacer.tick(began))
            if mode == "stepping":
                t = min(self.now + self._stride, last or self.now + self._stride)
            commands = [command for command, _ in queue]
            if mode == "running" and self._watchful:
                frame = await self._run_to(t, commands)
            else:
                frame = await self.link.frame(t, commands, stop=mode == "stepping")
            _answer(queue, frame)
        self._measure(self._wall() - began, frame.now - self.now)
        self._arrive(frame, mode, last)
        return frame

    @property
    def _watchful(self) -> bool:
        return self.pacer.pace > LIVE and self.slow()

    async def _run_to(self, t: int, commands: Sequence[Command]) -> Frame:
        """Run to `t`, but not beyond the first thing that calls for the player; then give the commands."""
        heard: list[SliceLine] = []
        now = self.now
        while now < t:
            frame = await self.link.frame(t, stop=True)
            heard += frame.lines
            now = frame.now
            if not frame.lines or frame.jump is not None or any(slows(self.view, line) for line in frame.lines):
                break
        frame = await self.link.frame(now, commands)
        return frame._replace(lines=(*heard, *frame.lines))

    def _arrive(self, frame: Frame, mode: Mode, last: int | None) -> None:
        wall = self._wall()
        before, self.now, self._ended = self.now, frame.now, frame.ended
        if self.view.pace != self.pacer.pace and not self._queue:
            self.pacer.set_pace(self.view.pace, wall)
        if mode in ("stepping", "jumping"):
            self.pacer.jump(frame.now, wall)
        self.slowed = mode == "running" and self._watchful and any(slows(self.view, line) for line in frame.lines)
        if self.slowed:
            # What was due beyond this moment at the former pace is not owed: time goes on from here.
            self.pacer.jump(frame.now, wall)
            former = self.pacer.pace
            self.set_pace(LIVE)
            self.former = former
        self.near_deadline = last is not None and mode in ("stepping", "running") and before < last <= frame.now
        self.stepped = self._stepping and first_need(self.view, frame.lines) is not None
        if self.near_deadline or self.stepped:
            self._stepping = False
        if frame.jump is not None or frame.ended or self.view.status == "stopped":
            self._stepping = False
            self.pacer.hold(wall)
        self._jump = frame.jump

    def _measure(self, took: float, covered: int) -> None:
        if took < _QUICK and covered >= self._stride:
            self._stride = min(_LONG, self._stride * 2)
        elif took > _SLOW:
            self._stride = max(_SHORT, self._stride // 2)


def _answer(given: list[tuple[Command, asyncio.Future[str | None]]], frame: Frame) -> None:
    """Tell whoever gave a command whether it was refused."""
    for (_, answer), why in zip(given, frame.refused, strict=True):
        if not answer.done():
            answer.set_result(why)
