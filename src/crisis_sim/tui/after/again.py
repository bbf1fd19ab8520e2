"""Once more: another draw, another seat, the same again, or another option at the key choice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import OptionList

from crisis_sim.analysis.lookback import LookBack
from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.branch import branch
from crisis_sim.session.session import Session
from crisis_sim.session.shelf import Shelf
from crisis_sim.session.solo import PERSON, Started, fresh_seed, resume_command
from crisis_sim.session.trouble import LogError
from crisis_sim.tui.drill import Drill
from crisis_sim.tui.widgets.listing import Entry, Listing
from crisis_sim.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from crisis_sim.tui.app import CrisisApp

_DRAW, _SAME, _SEAT, _OPTION = "draw", "same", "seat:", "option:"


class AgainSheet(Sheet[None]):
    """A list of ways to play it once more; Enter begins."""

    def __init__(self, drill: Drill, back: LookBack) -> None:
        say = drill.words.say
        super().__init__(drill, lambda: say("Once more"), lambda: (("Enter", say("begin")),))
        self._back = back

    def body(self) -> ComposeResult:
        """The ways."""
        yield Listing(id="options")

    def drawn(self) -> None:
        """All there are."""
        self.query_one(Listing).show(list(self._ways()))

    def _ways(self) -> Iterator[Entry]:
        words, key = self.drill.words, self._back.key
        say, colon = words.say, words.colon
        if key is not None:
            at = words.time(key.command.t)
            for letter, option in key.options.items():
                if letter != key.chosen:
                    text = say("From your key choice at {t}, with the other option:", t=at)
                    yield Entry(
                        f"{_OPTION}{letter}", Text.assemble((text, "bold"), f"\n  {letter}) {words.pick(option)}")
                    )
        otherwise = say("same seat; chance falls otherwise, so memory does not help")
        yield Entry(_DRAW, _way(say("Other chances") + colon, otherwise))
        yield Entry(_SAME, _way(say("The same again") + colon, say("same seat, same chances, from STARTEX")))
        for seat in self._back.parts.course.index.scenario.seats:
            if seat.id != self._back.seat:
                title = " ".join(words.pick(seat.title).split()) or seat.id
                what = say("{seat}, same chances", seat=title)
                yield Entry(f"{_SEAT}{seat.id}", _way(say("Another seat") + colon, what))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin."""
        event.stop()
        if event.option.id is not None:
            self.trouble("…")
            self.run_worker(self._begin(event.option.id), exclusive=True)

    async def _begin(self, way: str) -> None:
        app, session = cast("CrisisApp", self.app), self.drill.live.link.session
        seat = way.removeprefix(_SEAT) if way.startswith(_SEAT) else self._back.seat
        seed = None if way == _DRAW else session.engine.seed
        assert app.sitting is not None
        if not way.startswith(_OPTION) and app.sitting.started.source:
            app.run_worker(app.again(seat, seed), group="again")
            return
        try:
            begun = await asyncio.to_thread(self._new, way, seat, seed)
        except LogError as trouble:
            self.trouble(trouble.told(self.drill.words.language))
            return
        app.run_worker(app.play_on(begun), group="again")

    def _new(self, way: str, seat: str, seed: int | None) -> Started:
        """A new session with a log of its own, beside the old one where there is no shelf."""
        old: Session = self.drill.live.link.session
        index = old.engine.index
        shelf = self.drill.shelf or Shelf(self.drill.log.parent)
        log: Path = shelf.new_log(index.scenario.id)
        if way.startswith(_OPTION):
            assert self._back.key is not None
            session = branch(self.drill.log, self._back.key.command.seq, way.removeprefix(_OPTION), log)
        else:
            guided = old.engine.state.guided and [seat]
            drawn = fresh_seed() if seed is None else seed
            session = begin(index.compiled, drawn, {seat: HUMAN}, log, person=PERSON, guided=guided or ())
        return Started(session, seat, session.engine.seed, log, resume_command(log))


def _way(title: str, what: str) -> Text:
    return Text.assemble((title, "bold"), f" {what}")
