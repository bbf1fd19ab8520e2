"""Somebody's sheet as a scenario: the whole way from a grid and a map to the text of a file."""

from __future__ import annotations

from dataclasses import dataclass

from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import Grid, words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.cells import records
from crisis_sim.sheets.foreign.compose import compose
from crisis_sim.sheets.foreign.entries import entries
from crisis_sim.sheets.foreign.lexicon import Lexicon
from crisis_sim.sheets.foreign.mapping import Map
from crisis_sim.sheets.foreign.people import CONTROL, People
from crisis_sim.sheets.foreign.timing import timed
from crisis_sim.sheets.ids import Ids, slug
from crisis_sim.sheets.naming import plain


@dataclass(slots=True)
class Made:
    """A scenario made from a sheet."""

    text: str
    rows: dict[str, int]
    """Inject: its row in the sheet."""


def scenario(grid: Grid, made: Map, name: str, source: str, pack: Pack, found: Findings) -> Made:
    """The scenario that a sheet becomes. `name` gives its id and title; `made` learns the names that were matched.

    Raises:
        SheetError: not one row could become an inject.
    """
    rows = records(grid, made, found)
    when = timed(rows, made, found)
    lexicon = Lexicon(pack, when.start.date())
    people = People(lexicon, made, Ids({*pack.actors, CONTROL}), found)
    injects, objectives = entries(rows, made, when, people, found)
    if not injects:
        raise found.refuse(
            "X009", "no row below the headings has a title or a text", "check the map: --dry-run shows it"
        )
    if not people.plays:
        found.add("X044", "the sheet names no players: one seat stands for all", "name seats in the scenario")
    made.actors = dict(sorted(people.matched.items()))
    made.channels = {name: id for name, id in sorted(people.channels.items()) if name}
    text = compose(
        slug(name, "scenario"), _title(grid, made.head) or name, source, injects, objectives, when, people, pack.info.id
    )
    return Made(text, {entry.id: entry.row for entry in injects})


def _title(grid: Grid, head: int) -> str:
    """The first line above the headings: most sheets begin with what they are."""
    above = (words(value) for row in grid.rows[: head - 1] for value in row)
    return next((" ".join(clean(text).split())[:120] for text in above if plain(text)), "")
