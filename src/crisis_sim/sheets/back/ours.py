"""Reading back a sheet that `export` wrote: which row is which inject, and what its cells say now."""

from __future__ import annotations

from dataclasses import dataclass, field

from crisis_sim.sheets.files.grid import Book, Grid, Value, words
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.msel.columns import COLUMNS, HIDDEN_KEY, LANGUAGES, MSEL
from crisis_sim.sheets.msel.machine import Written
from crisis_sim.sheets.naming import plain

_SEARCHED = 40
"""Rows in which the headings are looked for."""
_ENOUGH = 5
"""Headings that make a row the head row."""


@dataclass(slots=True)
class Line:
    """One row of the sheet."""

    number: int
    id: str
    """The inject that it was exported for; empty for a new row."""
    shown: str
    """What stands in the column of ids."""
    cells: dict[str, Value]
    """By key of the column; columns that the sheet no longer has are missing."""
    extra: dict[str, str] = field(default_factory=dict)
    """Columns that we don't know, by heading."""


@dataclass(slots=True)
class Table:
    """The rows of an exported sheet, and where its columns stand now."""

    grid: Grid
    head: int
    places: dict[str, int]
    language: str
    lines: list[Line]


def table(book: Book, written: Written | None, found: Findings) -> Table:
    """The table with the injects.

    Raises:
        SheetError: no sheet has our headings.
    """
    choices = [written.headings] if written else [{c.key: c.heading(lang) for c in COLUMNS} for lang in LANGUAGES]
    best: tuple[int, Grid, int, dict[str, int], int] | None = None
    for grid in sorted(book.sheets, key=lambda g: (g.hidden, g.name != MSEL)):
        if grid.name == HIDDEN_KEY:
            continue
        for n, headings in enumerate(choices):
            for row in range(1, min(_SEARCHED, len(grid.rows)) + 1):
                places = _places(grid, row, headings)
                if len(places) >= _ENOUGH and (best is None or len(places) > best[0]):
                    best = len(places), grid, row, places, n
    if best is None:
        if trouble := next((grid.trouble for grid in book.sheets if grid.trouble), None):
            raise trouble
        raise found.refuse("X010", "no sheet has the headings that were exported", "leave the row of headings as it is")
    _, grid, head, places, n = best
    language = written.language if written else LANGUAGES[n]
    return Table(grid, head, places, language, list(_lines(grid, head, places, written, found)))


def is_ours(book: Book) -> bool:
    """Whether a file without the hidden sheet has the headings of an export: a CSV file that we wrote, say."""
    wanted = [{plain(c.heading(lang)) for c in COLUMNS} for lang in LANGUAGES]
    for grid in book.sheets:
        for row in grid.rows[:_SEARCHED]:
            seen = {plain(words(value)) for value in row}
            if any(len(seen & headings) >= len(headings) - 2 for headings in wanted):
                return True
    return False


def _places(grid: Grid, row: int, headings: dict[str, str]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for column, value in enumerate(grid.rows[row - 1]):
        if text := plain(words(value)):
            seen.setdefault(text, column)
    found = {key: seen[plain(text)] for key, text in headings.items() if plain(text) in seen}
    if HIDDEN_KEY.replace("-", " ") in seen:
        found[HIDDEN_KEY] = seen[HIDDEN_KEY.replace("-", " ")]
    return found


def _lines(grid: Grid, head: int, places: dict[str, int], written: Written | None, found: Findings) -> list[Line]:
    others = {
        column: words(value)
        for column, value in enumerate(grid.rows[head - 1])
        if words(value) and column not in places.values()
    }
    for column, heading in others.items():
        found.add("X014", f"the column `{heading}` is kept in the notes", column=column, severity="note")
    seen: set[str] = set()
    lines = []
    for row in range(head + 1, len(grid.rows) + 1):
        cells = {key: grid.at(row, column) for key, column in places.items() if key != HIDDEN_KEY}
        if not any(words(value) for key, value in cells.items() if key != "number"):
            continue
        _formulas(grid, row, places, found)
        shown = words(cells.get("id"))
        key = words(grid.at(row, places[HIDDEN_KEY])) if HIDDEN_KEY in places else ""
        id = key or shown
        if written and id not in written.cells:
            id = shown if shown in written.cells else ""
        if id in seen:
            found.add("X051", f"the row of `{id}` stands here again", "it is read as a new one", row=row)
            id = ""
        seen.add(id)
        extra = {heading: words(grid.at(row, column)) for column, heading in others.items()}
        extra |= {key[1:-1]: words(value) for key, value in cells.items() if key.startswith("[")}
        lines.append(Line(row, id, shown, cells, extra))
    return lines


def _formulas(grid: Grid, row: int, places: dict[str, int], found: Findings) -> None:
    for column in places.values():
        if (row, column) in grid.formulas:
            if (row, column) in grid.failed:
                message, advice = (
                    "a formula whose result isn't stored",
                    "open and save the file in LibreOffice or Excel",
                )
            else:
                message, advice = "a formula: its stored result is read", "nothing is computed here"
            found.add("X020", message, advice, row=row, column=column)
