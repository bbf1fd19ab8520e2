"""ENDEX: three things that went well, three that did not, objectives, interests, the key choice, and what luck did."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Static

from crisis_sim.analysis.course import UnfitError
from crisis_sim.analysis.lookback import LookBack, look_back
from crisis_sim.analysis.record import record
from crisis_sim.report.debriefing.names import Names
from crisis_sim.tui.after import texts
from crisis_sim.tui.after.menu import FOOT, KEYS, Menu
from crisis_sim.tui.after.running import Running
from crisis_sim.tui.after.spreads import progress, spreads
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.banner import Banner
from crisis_sim.tui.widgets.foot import Foot, Shown
from crisis_sim.tui.widgets.prose import Prose

ROOM = 110
"""Columns from which there are two columns of text."""
BEAT = 0.5
"""Wall seconds between two looks at what the futures have come to."""
PAUSE = 1.0
"""Wall seconds after which the futures begin: first the page is read."""
_FIRST = ("result", "well", "badly", "probes")
_SECOND = ("objectives", "interests", "choice", "futures", "luck", "log")


class HotWash(Menu):
    """The first talk after the exercise. What is worked out shows as soon as it is there."""

    CSS_PATH = "after.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding(key.keys, key.action, key.short, show=False) for key in KEYS]
    AUTO_FOCUS = "#hotwash"

    def __init__(self, drill: Drill) -> None:
        super().__init__(drill)
        self.running: Running | None = None
        self._beat: Timer | None = None

    def compose(self) -> ComposeResult:
        """Banner, parts, keys."""
        yield Banner(self.drill.words.pick(self.drill.view.title))
        with VerticalScroll(id="hotwash", can_focus=True), Vertical(id="columns"):
            for column, parts in (("first", _FIRST), ("second", _SECOND)):
                with Vertical(id=column):
                    for name in parts:
                        yield Prose(id=f"part-{name}", classes="part -empty")
        yield Static(id="said", markup=False)
        yield Foot(self._keys())

    def on_mount(self) -> None:
        """What can be said at once; the rest is worked out beside."""
        self._show("result", texts.over(self.drill.words, self.drill.now))
        self._show_log()
        self.run_worker(self._look_back())

    def on_unmount(self) -> None:
        """Nothing is worked out for nobody."""
        if self.running is not None:
            self.running.stop()

    def on_resize(self) -> None:
        """One column or two."""
        self.set_class(self.size.width >= ROOM, "-wide")

    async def retranslate(self) -> None:
        """Another language was chosen."""
        await self.recompose()
        self._show_log()
        if self.back is not None:
            self._show_all(self.back)

    # what is shown

    async def _look_back(self) -> None:
        link = self.drill.live.link
        index, lines, seed = link.session.engine.index, list(link.session.lines), link.session.engine.seed
        try:
            self.back = await asyncio.to_thread(look_back, index, lines, link.seat, seed)
        except UnfitError as error:
            self.say("The log does not fit together ({why}): nothing can be worked out.", why=str(error))
            return
        self._show_all(self.back)
        self._keep(self.back)
        if self.back.key is not None:
            self.running = Running(self.back, seed)
            self._show_futures()
            self.set_timer(PAUSE, self._begin_futures)

    def _show_all(self, back: LookBack) -> None:
        words = self.drill.words
        for name, made in (
            ("result", texts.result), ("well", texts.well), ("badly", texts.badly), ("probes", texts.probes),
            ("objectives", texts.objectives), ("interests", texts.interests), ("choice", texts.choice),
            ("luck", texts.luck),
        ):  # fmt: skip
            self._show(name, made(back, words))
        self._show_futures()
        self.query_one(Foot).show(self._keys())

    def _show(self, name: str, text: Text | None) -> None:
        place = self.query_one(f"#part-{name}", Prose)
        place.set_class(text is None, "-empty")
        shown = text or Text()
        shown.rstrip()
        place.show(shown)

    def _show_log(self) -> None:
        say, link = self.drill.words.say, self.drill.live.link
        text = Text.assemble((say("Log file"), "bold underline"), f"\n{self.drill.log}\n")
        self._show("log", text.append(f"{say('hash at ENDEX')} {link.session.endex_digest}\n", "dim"))

    def _keep(self, back: LookBack) -> None:
        """The result goes on the player's own shelf."""
        shelf, session = self.drill.shelf, self.drill.live.link.session
        if shelf is not None:
            header = {"seed": session.engine.seed, "difficulty": session.engine.index.compiled.difficulty}
            guided = {"guided": sorted(session.engine.state.guided)}
            played = {"ended": datetime.now().isoformat(timespec="seconds")}
            shelf.keep(record(back.parts, header | guided, back.seat, str(self.drill.log)) | played)

    # futures

    def _begin_futures(self) -> None:
        if self.running is not None and not self.running.stopped:
            self.running.start()
            self._beat = self.set_interval(BEAT, self._show_futures)
            self._show_futures()

    def _show_futures(self) -> None:
        running = self.running
        if running is None:
            return
        words = self.drill.words
        if running.trouble:
            self._show("futures", Text(words.say("No futures could be worked out: {why}", why=running.trouble), "dim"))
            return
        names = Names(running.back.parts.course.index, words.language)
        text = spreads(words, running.key, list(running.came), running.real, names.interest)
        self._show(
            "futures", text.append_text(progress(words, len(running.came), running.all, stopped=running.stopped))
        )
        if running.over and self._beat is not None:
            self._beat.stop()

    def action_stop_futures(self) -> None:
        """No more futures; those that came stay."""
        if self.running is not None and not self.running.over:
            self.running.stop()
            self._show_futures()

    def _keys(self) -> list[Shown]:
        by = {key.shown: key for key in KEYS}
        return [by[shown].in_foot(self.drill.words) for shown in FOOT]
