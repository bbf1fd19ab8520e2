"""One sitting: a drill in its room, from the first frame until it is left. Rules and time are not its business."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crisis_sim.model.probing import unanswered
from crisis_sim.session.solo import PERSON, Started
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.after.hotwash import HotWash
from crisis_sim.tui.conductor import Conductor
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.link import Frame, Link
from crisis_sim.tui.room.freeze import FreezeSheet
from crisis_sim.tui.room.handover import handover_text
from crisis_sim.tui.room.plenary import PlenarySheet
from crisis_sim.tui.room.screen import DrillScreen
from crisis_sim.tui.start.manual import ManualPage
from crisis_sim.tui.widgets.form import Form
from crisis_sim.tui.widgets.sheet import Page
from crisis_sim.tui.words import Words

if TYPE_CHECKING:
    from textual.app import App

    from crisis_sim.tui.start.lobby import Lobby


class Sitting:
    """Opens the screens of a drill in an application and tells them what comes."""

    def __init__(self, app: App[Any], started: Started, lobby: Lobby, person: str | None = PERSON) -> None:
        self.started = started
        self._app = app
        self.link = Link(started.session, started.seat)
        conductor = Conductor(self.link, person)
        conductor.hear = self._hear
        words = Words(self.link.view, lobby.words.language)
        self.drill = Drill(conductor, words, started.log, started.resume, lobby.preferences, lobby.shelf)
        self.desk: DrillScreen | None = None
        self._was = conductor.mode

    async def open(self, pace: int | None = None, *, briefing: bool = False, instead: bool = False) -> None:
        """The room, on a held clock; the hot wash where ENDEX has come already. `instead` of the screen on top."""
        show = self._app.switch_screen if instead else self._app.push_screen
        if self.drill.conductor.mode == "ended":
            await show(HotWash(self.drill))
            return
        desk = DrillScreen(self.drill)
        await show(desk)
        self.desk = desk
        if self.drill.conductor.mode == "plenary":
            self._app.push_screen(PlenarySheet(self.drill))
        if briefing:
            self._app.push_screen(ManualPage(self.drill))
        if pace is not None:
            self.drill.live.set_pace(pace)
        self._freeze()

    async def conduct(self, trouble: Callable[[LogError], None]) -> None:
        """Drive until ENDEX, and take what is noted afterwards; tell when the log cannot be written."""
        try:
            await self.drill.live.run()
            await self.drill.live.stay()
        except LogError as error:
            trouble(error)

    def _hear(self, frame: Frame) -> None:
        if self.desk is None:
            return
        self.desk.hear(frame)
        mode = self.drill.conductor.mode
        if frame.ended and self._was != "ended":
            self._app.push_screen(HotWash(self.drill))
        elif mode == "plenary" and self._was != "plenary":
            self._app.push_screen(PlenarySheet(self.drill))
        elif self._was == "jumping" and mode != "jumping":
            drill, move = self.drill, self.drill.view.move
            page = Page(drill, lambda: drill.words.pick(move.get("title")), lambda: handover_text(drill))
            self._app.push_screen(page)
        self._freeze()
        self._was = mode

    def _freeze(self) -> None:
        """Questions from memory cover the room, until they are answered or left."""
        frozen = any(isinstance(screen, FreezeSheet) for screen in self._app.screen_stack)
        if not frozen and self.drill.conductor.mode not in ("jumping", "ended") and unanswered(self.drill.view):
            self._app.push_screen(FreezeSheet(self.drill))

    def keep_drafts(self) -> None:
        """What was typed in the forms that stand open, for when they are opened another time."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Form):
                screen.keep()

    async def close(self) -> None:
        """Let the last frame finish, and let go of the log."""
        await asyncio.to_thread(self.link.close)
        self.started.session.close()
