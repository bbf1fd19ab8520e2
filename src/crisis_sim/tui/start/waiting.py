"""What stands on the screen while a scenario or a log is read: it opens at once, reading takes its time beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from crisis_sim.language.mark import mark
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot

if TYPE_CHECKING:
    # What a drill needs is imported by whoever reads one: the first paint should not wait for it.
    from crisis_sim.session.solo import Choice, Offer, Started

    Ready = tuple[Offer, Choice] | Started
    """What was read: a scenario with what was chosen for it, or a drill that goes on."""


class Errand(NamedTuple):
    """Something to read before there is a drill to show."""

    name: str
    """What is read, as the person called it."""
    read: Callable[[], Ready]
    """Run in a thread of its own. Whatever it raises ends the application, which returns it."""


class WaitingScreen(Screen[None]):
    """The banner, and what is being read; it can be left. What comes of it is told by a message."""

    DEFAULT_CSS: ClassVar[str] = """
    WaitingScreen #waiting { height: 1fr; padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "app.stop", mark("leave"), show=False)]

    class Back(Message):
        """The errand is done: here is what was read, or what went wrong."""

        def __init__(self, found: Ready | BaseException) -> None:
            super().__init__()
            self.found = found

    def __init__(self, lobby: Lobby, errand: Errand) -> None:
        super().__init__()
        self._lobby = lobby
        self._errand = errand

    def compose(self) -> ComposeResult:
        """Banner, one line, keys."""
        say = self._lobby.words.say
        yield Banner("crisis-sim")
        yield Static(Content(say("Reading {name} …", name=self._errand.name)), id="waiting", markup=False)
        yield Foot((("escape", "Esc", say("leave")),))

    def on_mount(self) -> None:
        """Read as soon as the screen is drawn: two threads would be slower at it."""
        self.call_after_refresh(self.read)

    async def retranslate(self) -> None:
        """In another language."""
        await self.recompose()

    @work
    async def read(self) -> None:
        """Read off the loop."""
        (found,) = await asyncio.gather(asyncio.to_thread(self._errand.read), return_exceptions=True)
        self.post_message(self.Back(found))
