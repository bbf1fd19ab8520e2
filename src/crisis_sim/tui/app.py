"""The application: which screen follows which, from the browser over the briefing to the room and back."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual import work
from textual.worker import Worker

from crisis_sim.language.catalogue import Speaker
from crisis_sim.session.shelf import Shelf, data_folder
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.house import Ending, House
from crisis_sim.tui.preferences import Preferences
from crisis_sim.tui.start.browser import StartScreen
from crisis_sim.tui.start.leaf import Leaf
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.start.waiting import Errand, WaitingScreen

if TYPE_CHECKING:
    # What a drill needs is imported when one begins: the first paint should not wait for it.
    from crisis_sim.session.session import Session
    from crisis_sim.session.solo import Choice, Offer, Started
    from crisis_sim.tui.drill import Drill
    from crisis_sim.tui.sitting import Sitting
    from crisis_sim.tui.start.briefing import BriefingScreen

__all__ = ["CrisisApp", "DrillApp", "Ending"]


class CrisisApp(House):
    """Begins at the browser; with an offer at its briefing; with a session in its room; with an errand by reading.

    `run` returns how it ended.
    """

    def __init__(
        self,
        lobby: Lobby,
        *,
        errand: Errand | None = None,
        offer: Offer | None = None,
        choice: Choice | None = None,
        started: Started | None = None,
        pace: int | None = None,
        briefing: bool = False,
    ) -> None:
        super().__init__(lobby)
        self.sitting: Sitting | None = None
        """The drill in the room, if one is."""
        self._errand = errand
        self._opening = (offer, choice, started)
        self._pace = pace
        self._briefing = briefing
        self._conducting: Worker[None] | None = None

    @property
    def drill(self) -> Drill:
        """The drill in the room."""
        assert self.sitting is not None
        return self.sitting.drill

    async def on_mount(self) -> None:
        """The first screen."""
        self.listen_to_signals()
        offer, choice, started = self._opening
        if self._errand is not None:
            await self.push_screen(WaitingScreen(self.lobby, self._errand))
        elif started is not None:
            await self._enter(started, self._pace, briefing=self._briefing)
        elif offer is not None and choice is not None:
            await self._brief(offer, choice)
        else:
            await self.push_screen(StartScreen(self.lobby))

    async def on_waiting_screen_back(self, event: WaitingScreen.Back) -> None:
        """What was read is shown; what went wrong is told where the program was started."""
        from crisis_sim.session.solo import Started
        from crisis_sim.tui.start.briefing import BriefingScreen

        match event.found:
            case BaseException() as error:
                self.exit(error)
            case Started() as started:
                await self._enter(started, self._pace, instead=True)
            case (offer, choice):
                await self.switch_screen(BriefingScreen(self.lobby, offer, choice))

    # from the browser to the briefing

    def on_start_screen_play(self, event: StartScreen.Play) -> None:
        """A scenario was chosen."""
        self.offer(event.source)

    @work(exclusive=True, group="opening")
    async def offer(self, source: str, seat: str | None = None, seed: int | None = None) -> None:
        """Open the briefing of a scenario, or say why it can't be played."""
        from crisis_sim.scenario.problems import ScenarioError
        from crisis_sim.session.solo import Choice, Offer

        try:
            offer = await asyncio.to_thread(Offer, source)
        except ScenarioError as error:
            say = self.lobby.words.say
            text = Text("\n".join(f"▪ {problem}" for problem in error.problems[:5]))
            text.append("\n\n" + say("All of them, with advice:") + "\n").append(f"  crisis-sim check {source}", "bold")
            self.push_screen(Leaf(self.lobby, say("Not a scenario yet: {name}", name=source), text))
            return
        known = seat if seat in offer.seats else offer.seats[0]
        await self._brief(offer, Choice(source, seat=known, seed=seed, guided=self.lobby.preferences.guided))

    async def _brief(self, offer: Offer, choice: Choice) -> None:
        from crisis_sim.tui.start.briefing import BriefingScreen

        await self.push_screen(BriefingScreen(self.lobby, offer, choice))

    async def action_back_from_briefing(self) -> None:
        """To the browser, where there is one; else out."""
        if self._browsing:
            await self.pop_screen()
        else:
            self.exit("left")

    # from the briefing into the room

    def on_briefing_screen_begin(self, event: BriefingScreen.Begin) -> None:
        """STARTEX."""
        self._begin(event.offer, event.choice)

    @work(exclusive=True, group="opening")
    async def _begin(self, offer: Offer, choice: Choice) -> None:
        from crisis_sim.session.solo import name_of
        from crisis_sim.tui.start.briefing import BriefingScreen

        shelf = self.lobby.shelf or Shelf(data_folder())
        log = choice.log or shelf.new_log(name_of(choice.source))
        try:
            started = await asyncio.to_thread(offer.start, choice, log)
        except LogError as error:
            if isinstance(self.screen, BriefingScreen):
                self.screen.refuse(error.told(self.lobby.words.language))
            return
        await self._enter(started, choice.pace, instead=isinstance(self.screen, BriefingScreen))

    @work(exclusive=True, group="opening")
    async def on_start_screen_go_on(self, event: StartScreen.GoOn) -> None:
        """An unfinished drill was chosen."""
        from crisis_sim.session.solo import go_on

        try:
            started = await asyncio.to_thread(go_on, event.log)
        except LogError as error:
            title = self.lobby.words.say("This drill can't go on")
            self.push_screen(Leaf(self.lobby, title, Text(error.told(self.lobby.words.language))))
            return
        await self._enter(started, None)

    async def _enter(
        self,
        started: Started,
        pace: int | None,
        *,
        briefing: bool = False,
        instead: bool = False,
        drafts: Mapping[str, dict[str, Any]] = MappingProxyType({}),
    ) -> None:
        from crisis_sim.tui.sitting import Sitting

        self.sitting = sitting = Sitting(self, started, self.lobby)
        sitting.drill.drafts.update(drafts)
        await sitting.open(pace, briefing=briefing, instead=instead)
        self._conducting = self.run_worker(sitting.conduct(self._halted), exit_on_error=True)

    def _halted(self, trouble: LogError) -> None:
        """The log cannot be written."""
        from crisis_sim.tui.full import halt

        halt(self, trouble)

    def on_start_screen_replay(self, event: StartScreen.Replay) -> None:
        """A finished drill was chosen."""
        from crisis_sim.tui.replay.opened import open_replay

        open_replay(self, event.log, self.lobby.words.language, self.lobby.preferences)

    # out of the room

    @property
    def _browsing(self) -> bool:
        return any(isinstance(screen, StartScreen) for screen in self.screen_stack)

    async def to_browser(self) -> None:
        """Leave the room for the browser; where the program began without one, it opens now."""
        await self._leave_room()
        if not self._browsing:
            await self.push_screen(StartScreen(self.lobby))

    async def again(self, seat: str | None = None, seed: int | None = None) -> None:
        """The same scenario once more: its briefing, with seat and draw as they were or as given."""
        started = self.sitting.started if self.sitting is not None else None
        await self.to_browser()
        if started is not None and started.source:
            self.offer(started.source, seat or started.seat, seed)

    async def play_on(self, started: Started, drafts: Mapping[str, dict[str, Any]] = MappingProxyType({})) -> None:
        """Another drill in place of the one in the room, or the same anew, with what was typed and not sent."""
        await self._leave_room()
        await self._enter(started, None, drafts=drafts)

    async def _leave_room(self) -> None:
        sitting, self.sitting = self.sitting, None
        if self._conducting is not None:
            self._conducting.cancel()
            self._conducting = None
        while len(self.screen_stack) > 1 and not isinstance(self.screen, StartScreen):
            await self.pop_screen()
        if sitting is not None:
            await sitting.close()

    async def action_leave_drill(self) -> None:
        """Back to the browser where the program began there; else leave it. Everything is on disk."""
        if self._browsing:
            await self.to_browser()
        else:
            self.action_stop()

    def action_stop(self) -> None:
        """Leave the program now; everything is on disk."""
        ended = self.sitting is not None and self.drill.conductor.mode == "ended"
        self.exit("finished" if ended else "left")

    def interrupt(self) -> None:
        """Leave a drill in good order; where none is under way, say that it was interrupted."""
        if self.sitting is not None:
            self.action_stop()
        else:
            super().interrupt()

    def ask_to_leave(self) -> None:
        """In a drill ask first, as many press these keys to copy; who presses them again leaves."""
        from crisis_sim.tui.room.leaving import LeavePage

        if self.sitting is None or self.drill.conductor.mode == "ended" or isinstance(self.screen, LeavePage):
            self.interrupt()
        else:
            self.push_screen(LeavePage(self.drill))

    async def redraw(self) -> None:
        """The room speaks the language of the lobby."""
        if self.sitting is not None:
            self.drill.words.language = self.lobby.words.language
        await super().redraw()

    async def on_unmount(self) -> None:
        """Let the last frame finish."""
        if self.sitting is not None:
            await asyncio.to_thread(self.sitting.link.close)


class DrillApp(CrisisApp):
    """A session that is under way, with its briefing open: what tests and pictures begin with."""

    def __init__(
        self,
        session: Session,
        seat: str,
        *,
        log: Path,
        resume: str,
        language: str = "en",
        pace: int | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        from crisis_sim.session.solo import Started

        started = Started(session, seat, session.engine.seed, log, resume)
        lobby = Lobby(Speaker(language), preferences or Preferences())
        super().__init__(lobby, started=started, pace=pace, briefing=True)
