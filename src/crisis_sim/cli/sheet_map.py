"""The column map in the terminal: shown with values from the sheet, and changed column by column until it is right."""

from __future__ import annotations

import click

from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import Grid, words
from crisis_sim.sheets.findings import letter
from crisis_sim.sheets.foreign.headings import FIELDS, SEVERAL
from crisis_sim.sheets.foreign.mapping import Choice, Map

_SAMPLES = 3
_WIDTH = 24


def show(made: Map, grid: Grid, *, err: bool = False) -> None:
    """A table of the columns: letter, heading, what it is taken for, and the first values."""
    click.echo(f"sheet {clean(grid.name)}, headings in row {made.head}, texts in {made.language}", err=err)
    rows = [
        (letter(choice.column), _cut(choice.heading), choice.field + _doubt(choice), _samples(choice, made, grid))
        for choice in made.columns
    ]
    widths = [max((len(row[n]) for row in rows), default=0) for n in range(3)]
    for row in rows:
        click.echo("  " + "  ".join(f"{row[n]:{widths[n]}}" for n in range(3)) + f"  {row[3]}", err=err)


def _doubt(choice: Choice) -> str:
    return "" if choice.sure >= 1 or choice.field in ("keep", "ignore") else "?"


def _cut(text: str) -> str:
    line = " ".join(clean(text).split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"


def _samples(choice: Choice, made: Map, grid: Grid) -> str:
    found: list[str] = []
    for row in range(made.head + 1, len(grid.rows) + 1):
        text = _cut(words(grid.at(row, choice.column)))
        if text and text not in found:
            found.append(text)
        if len(found) == _SAMPLES:
            break
    return " | ".join(found)


def agreed(made: Map, grid: Grid) -> Map:
    """Ask until the map is right: an empty answer takes it, a letter changes that column."""
    while True:
        show(made, grid, err=True)
        answer = click.prompt(
            "Enter if this is right, or the letter of a column to change", default="", show_default=False, err=True
        )
        answer = answer.strip().upper()
        if not answer:
            if made.of("title", "text"):
                return made
            click.echo("One column must be `title` or `text`.", err=True)
            continue
        choice = next((c for c in made.columns if letter(c.column) == answer), None)
        if choice is None:
            click.echo(f"There is no column {clean(answer)[:10]}.", err=True)
            continue
        _change(made, choice)


def _change(made: Map, choice: Choice) -> None:
    for field, what in FIELDS.items():
        click.echo(f"  {field:10}  {what}", err=True)
    heading = _cut(choice.heading)
    field = click.prompt(f"What is `{heading}`?", default=choice.field, err=True).strip().lower()
    if field not in FIELDS:
        click.echo(f"`{clean(field)[:20]}` is none of these: {advise(field, FIELDS, 'choose from the list')}", err=True)
        return
    if field not in SEVERAL:
        for other in made.of(field):
            other.field = "keep"
    choice.field, choice.sure = field, 1.0
