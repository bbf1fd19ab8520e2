"""The rows of somebody's sheet under a column map: values by field, and what is odd about them, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import MAX_TEXT, Grid, Value, words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.foreign.mapping import Map

_CONTROLS = {"\n", "\t"}


@dataclass(slots=True)
class Record:
    """One row that holds something."""

    row: int
    values: dict[str, Value]
    """By field; of fields that may be several columns, their texts joined."""
    kept: dict[str, str] = field(default_factory=dict)
    """Heading: value, of the columns without a place in a scenario."""

    def text(self, name: str) -> str:
        """What a field says, as text."""
        return words(self.values.get(name))


def records(grid: Grid, made: Map, found: Findings) -> list[Record]:
    """The rows below the head row, merged cells filled in and everything odd reported."""
    spread = _merged(grid, made, found)
    made_of = []
    for row in range(made.head + 1, len(grid.rows) + 1):
        record = Record(row, {})
        for choice in made.columns:
            value = grid.at(row, choice.column)
            if value is None and (row, choice.column) in spread:
                value = spread[row, choice.column]
            if choice.field == "ignore":
                continue
            value = _checked(value, grid, row, choice.column, found)
            if value is None:
                continue
            if choice.field == "keep":
                record.kept[_free(choice.heading, record.kept)] = words(value)
            elif choice.field in record.values:
                record.values[choice.field] = f"{record.text(choice.field)}\n{words(value)}"
            else:
                record.values[choice.field] = value
        if record.values or record.kept:
            made_of.append(record)
    return made_of


def _free(heading: str, taken: dict[str, str]) -> str:
    number, name = 1, heading
    while name in taken:
        number += 1
        name = f"{heading} {number}"
    return name


def _checked(value: Value, grid: Grid, row: int, column: int, found: Findings) -> Value:
    """A value as it is used: formulas by their stored result, errors not at all, texts cleaned and cut."""
    if (row, column) in grid.formulas:
        if (row, column) in grid.failed:
            message = "this is a formula whose result isn't stored"
            advice = "open and save the file in LibreOffice or Excel"
            found.add("X020", message, advice, row=row, column=column)
            return None
        other = " that looks into another file" if grid.formulas[row, column] else ""
        found.add("X020", f"this is a formula{other}", "its stored result is used", row=row, column=column)
    elif (row, column) in grid.failed:
        found.add("X022", f"this is an error: {value}", "the cell is left out", row=row, column=column)
        return None
    if not isinstance(value, str):
        return value
    text = clean(value)
    if len(text) != len(value.replace("\r\n", "\n")):
        found.add("X023", "control or invisible characters were taken out", row=row, column=column, severity="note")
    text = "\n".join(line.rstrip() for line in text.replace("\xa0", " ").strip().split("\n"))
    if len(text) > MAX_TEXT:
        message = f"the text has more than {MAX_TEXT:,} characters"
        found.add("X024", message, "the rest is left out", row=row, column=column)
        text = text[:MAX_TEXT]
    return text or None


def _merged(grid: Grid, made: Map, found: Findings) -> dict[tuple[int, int], Value]:
    """The value of merged cells for each row that they cover; across columns only the first counts."""
    spread: dict[tuple[int, int], Value] = {}
    used = {choice.column for choice in made.columns if choice.field != "ignore"}
    for top, left, bottom, _ in grid.merged:
        bottom = min(bottom, len(grid.rows))
        if bottom <= made.head or left not in used:
            continue
        value = grid.at(top, left)
        if bottom > top and value is not None and top > made.head:
            found.add(
                "X021", f"merged cells down to row {bottom}", "the value counts for each row", row=top, column=left
            )
            spread |= {(row, left): value for row in range(top + 1, bottom + 1)}
        elif value is not None and top > made.head:
            message = "cells are merged across columns"
            found.add("X021", message, "the text counts for the first", row=top, column=left, severity="note")
    return spread
