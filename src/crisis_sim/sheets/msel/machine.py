"""The hidden sheet: what was written, so that import can tell a planner's change from one in the scenario."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from crisis_sim import __version__
from crisis_sim.scenario.compiled import identity
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import Book, Grid, Value, words
from crisis_sim.sheets.msel.columns import COLUMNS, HIDDEN_KEY, LANGUAGES
from crisis_sim.sheets.msel.rows import Msel

FORMAT = "1"


@dataclass(slots=True)
class Written:
    """What an export wrote."""

    scenario: str = ""
    source: str = ""
    language: str = "en"
    identity: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    """Key of a column: its heading."""
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    """Id of an inject: what its columns said, by key."""


def machine_rows(table: Msel, source: str) -> Iterator[list[str]]:
    """The rows of the hidden sheet."""
    scenario = table.scenario
    yield [HIDDEN_KEY, "format", FORMAT]
    yield ["about", "scenario", scenario.id]
    yield ["about", "source", source]
    yield ["about", "language", table.naming.language]
    yield ["about", "identity", of(scenario)]
    yield ["about", "program", __version__]
    for column in COLUMNS:
        yield ["column", column.key, column.heading(table.naming.language)]
    for heading in table.extra:
        yield ["column", f"[{heading}]", heading]
    for row in table.rows:
        yield ["inject", row.id]
        for key, value in row.cells.items():
            if key != "number":
                yield ["cell", key, said(value)]
        for heading in table.extra:
            if heading in row.kept:
                yield ["cell", f"[{heading}]", row.kept[heading]]


def of(scenario: Scenario) -> str:
    """The identity of a scenario's content, without its doctrine pack."""
    return identity(scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def said(value: Value) -> str:
    """A cell's value as text that is compared: moments in full, texts without the blanks that programs add or drop."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "\n".join(line.rstrip() for line in clean(words(value)).split("\n")).strip()


def find(book: Book) -> Written | None:
    """What the hidden sheet of a workbook says; None in a workbook that we didn't write."""
    sheet = next((grid for grid in book.sheets if grid.name == HIDDEN_KEY and _text(grid, 1, 0) == HIDDEN_KEY), None)
    if sheet is None:
        return None
    written = Written()
    cells: dict[str, str] = {}
    for number in range(2, len(sheet.rows) + 1):
        kind, key, value = (_text(sheet, number, column) for column in range(3))
        if kind == "about" and key in ("scenario", "source", "language", "identity"):
            setattr(written, key, value)
        elif kind == "column":
            written.headings[key] = value
        elif kind == "inject":
            cells = written.cells.setdefault(key, {})
        elif kind == "cell":
            cells[key] = said(value)
    if written.language not in LANGUAGES:
        written.language = "en"
    return written


def _text(grid: Grid, row: int, column: int) -> str:
    return words(grid.at(row, column))
