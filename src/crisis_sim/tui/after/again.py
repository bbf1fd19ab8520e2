"""Once more: another draw, another seat, the same again, or another option at the key choice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

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

_DRAW, _SAME, _SEAT, _OPTION = "draw", "same", "seat:", "option:"


class AgainSheet(Sheet[None]):
    """A list of ways to play it once more; Enter begins."""

    def __init__(self, drill: Drill, back: LookBack) -> None:
        say = drill.words.say
        super().__init__(drill, say("Once more"), (("Enter", say("begin")),))
        self._back = back

    def body(self) -> ComposeResult:
        """The ways."""
        yield Listing(id="options")

    def on_mount(self) -> None:
        """All there are."""
        self.query_one(Listing).show(list(self._ways()))

    def _ways(self) -> Iterator[Entry]:
        words, key = self.drill.words, self._back.key
        say = words.say
        if key is not None:
            at = words.time(key.command.t)
            for letter, option in key.options.items():
                if letter != key.chosen:
                    text = say("From your key choice at {t}, with the other option:", t=at)
                    yield Entry(
                        f"{_OPTION}{letter}", Text.assemble((text, "bold"), f"\n  {letter}) {words.pick(option)}")
                    )
        yield Entry(_DRAW, _way(say("Another draw"), say("same seat; chance falls otherwise, so memory does not help")))
        yield Entry(_SAME, _way(say("The same again"), say("same seat, same draw, from STARTEX")))
        for seat in self._back.parts.course.index.scenario.seats:
            if seat.id != self._back.seat:
                title = " ".join(words.pick(seat.title).split()) or seat.id
                yield Entry(f"{_SEAT}{seat.id}", _way(say("Another seat"), say("{seat}, same draw", seat=title)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin."""
        event.stop()
        if event.option.id is not None:
            self.trouble("…")
            self.run_worker(self._begin(event.option.id), exclusive=True)

    async def _begin(self, way: str) -> None:
        session = self.drill.live.link.session
        seat = way.removeprefix(_SEAT) if way.startswith(_SEAT) else self._back.seat
        seed = None if way == _DRAW else session.engine.seed
        started = getattr(getattr(self.app, "sitting", None), "started", None)
        if not way.startswith(_OPTION) and started is not None and started.source:
            self.app.run_worker(self.app.again(seat, seed), group="again")  # type: ignore[attr-defined]
            return
        try:
            begun = await asyncio.to_thread(self._new, way, seat, seed)
        except LogError as trouble:
            self.trouble(str(trouble))
            return
        self.app.run_worker(self.app.play_on(begun), group="again")  # type: ignore[attr-defined]

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
    return Text.assemble((title, "bold"), f": {what}")
