"""What the browser lists: drills to go on with, scenarios, finished drills. Knows no widget but the entry of a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.text import Text

from crisis_sim.scenario.at_hand import AtHand
from crisis_sim.session.shelf import Unfinished
from crisis_sim.tui.start import told
from crisis_sim.tui.start.lobby import Lobby
from crisis_sim.tui.widgets.finding import plain
from crisis_sim.tui.widgets.listing import Entry

FINISHED = 20
"""Finished drills in the list; the progress screen has all."""

Thing = Unfinished | AtHand | dict[str, Any]
"""An unfinished drill, a scenario, or the result of a finished drill."""


class Collection:
    """All that there is to choose from, as far as it is known."""

    def __init__(self, lobby: Lobby) -> None:
        self._lobby = lobby
        self.scenarios: list[AtHand] = lobby.scenarios()
        self.unfinished: list[Unfinished] = []
        self.strange: list[Path] = []
        """Files among the drills that are none."""
        self.results: list[dict[str, Any]] = []

    def rows(self, wanted: str) -> list[Entry]:
        """One entry each, under headings; with `wanted` only those that have all its words."""
        words = self._lobby.words
        drills = [Entry(f"drill:{drill.log}", told.drill_row(words, drill)) for drill in self.unfinished]
        scenarios = [
            Entry(f"play:{found.path}", told.scenario_row(words, found, self.look(found), self.last(found)))
            for found in self.scenarios
        ]
        finished = [
            Entry(f"done:{n}", told.result_row(words, entry))
            for n, entry in reversed([*enumerate(self.results)][-FINISHED:])
        ]
        rows: list[Entry] = []
        for title, part in (
            (words.say("To go on with"), drills),
            (words.say("Scenarios"), scenarios),
            (words.say("Finished"), finished),
        ):
            kept = [entry for entry in part if _fits(entry, wanted)]
            if kept:
                rows += [Entry(f"heading:{title}", Text(title, "bold underline"), heading=True), *kept]
        return rows

    def find(self, id: str | None) -> Thing | None:
        """What stands behind an entry of the list."""
        kind, _, key = (id or "").partition(":")
        if kind == "drill":
            return next((drill for drill in self.unfinished if str(drill.log) == key), None)
        if kind == "play":
            return next((found for found in self.scenarios if str(found.path) == key), None)
        if kind == "done" and int(key) < len(self.results):
            return self.results[int(key)]
        return None

    def text(self, thing: Thing | None) -> Text:
        """It in full, and how many files could not be read."""
        words = self._lobby.words
        text = Text(words.say("Nothing found"), "dim")
        match thing:
            case Unfinished() as drill:
                text = told.drill_text(words, drill)
            case AtHand() as found:
                text = told.scenario_text(words, found, self.look(found), self._of(found))
            case dict() as entry:
                text = told.result_text(words, entry)
        if self.strange:
            many = words.many(
                len(self.strange), "{n} file in {where} is no drill.", "{n} files in {where} are no drills.",
                where=str(self.strange[0].parent),
            )  # fmt: skip
            text = text + Text(f"\n\n{many}", "dim")
        return text

    def look(self, found: AtHand) -> Any:
        """What is known of a scenario's file; None until it has been read."""
        return self._lobby.looks.at(found.path)

    def last(self, found: AtHand) -> dict[str, Any] | None:
        """The result of the last drill of a scenario."""
        return next(reversed(self._of(found)), None)

    def _of(self, found: AtHand) -> list[dict[str, Any]]:
        look = self.look(found)
        names = {found.name, look.abstract.id if look is not None and look.abstract is not None else found.name}
        return [entry for entry in self.results if entry["scenario"] in names]


def _fits(entry: Entry, wanted: str) -> bool:
    text = plain(f"{entry.id} {entry.text.plain}")
    return all(word in text for word in plain(wanted).split())
