"""The MSEL of a scenario as the bytes of a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import Language
from crisis_sim.sheets.files import delimited
from crisis_sim.sheets.findings import Findings
from crisis_sim.sheets.msel.columns import BY_KEY, COLUMNS
from crisis_sim.sheets.msel.machine import said
from crisis_sim.sheets.msel.rows import Msel, msel


def exported(
    scenario: Scenario, pack: Pack, language: Language, source: str, name: str, suffix: str
) -> tuple[bytes, Findings]:
    """The workbook (`.xlsx`) or table (`.csv`) of a sound scenario, and what of it didn't fit.

    `source` is how the scenario was named; of a path from the root only the file's name is kept in the workbook.
    """
    table = msel(scenario, pack, language)
    found = Findings(name)
    for row in table.rows:
        for key in row.cut:
            heading = BY_KEY[key].heading(language)
            message = f"`{heading}` of `{row.id}` holds more than a cell can and is cut"
            found.add("X070", message, "leave that cell as it is")
    if suffix == ".csv":
        return delimited.write(as_table(table)), found
    from crisis_sim.sheets.msel.workbook import workbook

    named = Path(source)
    return workbook(table, named.name if named.is_absolute() else source), found


def as_table(table: Msel) -> list[list[str]]:
    """Headings and rows as text, for a file without formats."""
    rows = [[*(column.heading(table.naming.language) for column in COLUMNS), *table.extra]]
    for row in table.rows:
        cells = [row.cells.get(column.key) for column in COLUMNS]
        texts = [
            f"{cell:%Y-%m-%d %H:%M:%S}".removesuffix(":00") if isinstance(cell, datetime) else said(cell)
            for cell in cells
        ]
        rows.append([*texts, *(row.kept.get(heading, "") for heading in table.extra)])
    return rows
