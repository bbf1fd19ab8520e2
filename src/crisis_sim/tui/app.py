"""The application: one drill from briefing to hot wash. Rules, time and the log are not its business."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from crisis_sim.session.session import Session
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.after.hotwash import HotWash
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.link import Frame, Link
from crisis_sim.tui.room.plenary import PlenarySheet
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.start import guide
from crisis_sim.tui.widgets.sheet import Page
from crisis_sim.tui.words import Words

Ending = Literal["finished", "left"] | LogError
"""How the drill was left: after ENDEX, before it, or because the log could not be written."""

THEME = Theme(
    name="desk",
    dark=True,
    primary="#56B4E9",
    secondary="#CC79A7",
    accent="#E69F00",
    warning="#E69F00",
    error="#D55E00",
    success="#009E73",
    background="#101418",
    surface="#101418",
    panel="#1B2229",
    foreground="#E6E6E6",
)
"""Colours that people with any kind of colour vision tell apart; no meaning hangs on them alone."""
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class DrillApp(App[Ending]):
    """Plays one seat of a session. `run` returns how it was left."""

    CSS_PATH = "style.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "stop", show=False, priority=True)]

    def __init__(
        self,
        session: Session,
        seat: str,
        *,
        log: Path,
        resume: str,
        language: str = "en",
        pace: int | None = None,
        person: str | None = None,
    ) -> None:
        super().__init__()
        self.link = Link(session, seat)
        conductor = Conductor(self.link, person)
        conductor.hear = self._hear
        self.drill = Drill(conductor, Words(self.link.view, language), log, resume)
        self._pace = pace
        self._desk: DrillScreen | None = None
        self._was = conductor.mode

    async def on_mount(self) -> None:
        """Briefing first, on a held clock."""
        self.register_theme(THEME)
        self.theme = THEME.name
        self._listen_to_signals()
        if self.drill.conductor.mode == "ended":
            self.push_screen(HotWash(self.drill))
            return
        desk = DrillScreen(self.drill)
        await self.push_screen(desk)
        self._desk = desk
        if self.drill.conductor.mode == "plenary":
            self.push_screen(PlenarySheet(self.drill))
        self.push_screen(Page(self.drill, self.drill.words.say("Briefing"), guide.briefing_text(self.drill)))
        if self._pace is not None:
            self.drill.conductor.set_pace(self._pace)
        self.run_worker(self._conduct(), exit_on_error=True)

    async def _conduct(self) -> None:
        try:
            await self.drill.conductor.run()
        except LogError as trouble:
            self.exit(trouble)

    def _hear(self, frame: Frame) -> None:
        if self._desk is None:
            return
        self._desk.hear(frame)
        mode = self.drill.conductor.mode
        if frame.ended:
            self.push_screen(HotWash(self.drill))
        elif mode == "plenary" and self._was != "plenary":
            self.push_screen(PlenarySheet(self.drill))
        elif self._was == "jumping" and mode != "jumping":
            title = self.drill.words.pick(self.drill.view.move.get("title"))
            self.push_screen(Page(self.drill, title, guide.handover_text(self.drill)))
        self._was = mode

    # leaving

    def action_stop(self) -> None:
        """Leave now; everything is on disk."""
        self.exit("finished" if self.drill.conductor.mode == "ended" else "left")

    def action_finish(self) -> None:
        """Leave after ENDEX."""
        self.exit("finished")

    async def on_unmount(self) -> None:
        """Let the last frame finish."""
        await asyncio.to_thread(self.link.close)

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            if (number := getattr(signal, name, None)) is not None:
                # Windows has no signal handlers on its loop; Ctrl+C comes as a key there.
                with suppress(NotImplementedError, ValueError, RuntimeError):
                    loop.add_signal_handler(number, self.action_stop)
