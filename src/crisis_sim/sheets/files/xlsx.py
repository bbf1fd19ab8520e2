"""The sheets of an .xlsx workbook in one pass: values as last saved, beside them which came from formulas.

openpyxl gives either formulas or their saved results, and takes a row numbered 10^9 for so many empty rows; so the
cells are read here, with its knowledge of dates and number formats.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import MAX_COLUMNS, MAX_ROWS, Grid, Span, Value
from crisis_sim.sheets.files.package import BROKEN, Package, damaged
from crisis_sim.sheets.files.xlsx_cell import Tables, cell, tag, text_of
from crisis_sim.sheets.findings import Findings, SheetError

MAX_SHEETS = 100
MAX_STRINGS = 500_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
LAST_ROW = 1_048_576
"""The last row that a workbook can have."""


def read(package: Package, found: Findings) -> list[Grid]:
    """All sheets of a workbook, in its order.

    Raises:
        SheetError: damaged, too large, or made to do harm.
    """
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

    top = next((n for n in ("xl/workbook.xml", *sorted(package.names)) if n.endswith("workbook.xml")), "")
    try:
        parts = _related(package, top)
        named, mac = _workbook(package, top)
        book = Tables(
            list(_strings(package, parts.get("sharedStrings", ""), found)),
            _formats(package, parts.get("styles", "")),
            CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900,
        )
        if len(named) > MAX_SHEETS:
            raise found.refuse("X002", f"it has more than {MAX_SHEETS} sheets", "keep the MSEL only")
        grids = []
        for name, hidden, id in named:
            if (part := parts.get(id, "")) in package.names:
                grid = Grid(clean(name), hidden=hidden)
                try:
                    _fill(grid, package, part, book, found)
                except SheetError as error:
                    if error.findings[-1].code != "X002":
                        raise
                    grid = Grid(grid.name, hidden=hidden, trouble=error)
                grids.append(grid)
    except BROKEN as error:
        raise damaged(found, error) from None
    if not grids:
        raise found.refuse("X009", "the workbook has no sheet with cells")
    return grids


def _related(package: Package, top: str) -> dict[str, str]:
    """Parts by the id of their relation, and by kind for those of which there is one."""
    folder, name = posixpath.split(top)
    part = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, str] = {}
    if part not in package.names:
        return found
    for event, element in package.elements(part):
        if event == "end" and tag(element) == "Relationship" and element.get("TargetMode") != "External":
            target = element.get("Target", "")
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[element.get("Id", "")] = path
            found[element.get("Type", "").rpartition("/")[2]] = path
    return found


def _workbook(package: Package, top: str) -> tuple[list[tuple[str, bool, str]], bool]:
    """Name, whether hidden, and relation of every sheet; and whether dates count from 1904."""
    sheets: list[tuple[str, bool, str]] = []
    mac = False
    for event, element in package.elements(top):
        if event != "end":
            continue
        if tag(element) == "sheet":
            id = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            sheets.append((element.get("name", ""), element.get("state", "visible") != "visible", id))
        elif tag(element) == "workbookPr":
            mac = element.get("date1904") in ("1", "true")
    return sheets, mac


def _strings(package: Package, part: str, found: Findings) -> Iterator[str]:
    """The shared strings; phonetic hints are left out."""
    if part not in package.names:
        return
    root: Element | None = None
    count = 0
    for event, element in package.elements(part):
        if event == "start":
            root = element if root is None else root
        elif tag(element) == "si":
            count += 1
            if count > MAX_STRINGS:
                raise found.refuse("X002", f"it holds more than {MAX_STRINGS:,} texts", "keep the MSEL only")
            yield text_of(element)
            assert root is not None
            root.clear()


def _formats(package: Package, part: str) -> list[str]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

    if part not in package.names:
        return []
    custom: dict[int, str] = {}
    kinds: list[str] = []
    inside = False
    for event, element in package.elements(part):
        name = tag(element)
        if name == "cellXfs":
            inside = event == "start"
        elif event == "end" and name == "numFmt":
            custom[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
        elif event == "end" and name == "xf" and inside:
            number = int(element.get("numFmtId", "0"))
            code = custom.get(number) or BUILTIN_FORMATS.get(number, "")
            kinds.append("span" if is_timedelta_format(code) else "date" if is_date_format(code) else "")
    return kinds


def _fill(grid: Grid, package: Package, part: str, book: Tables, found: Findings) -> None:
    rows: dict[int, list[Value]] = {}
    row = column = -1
    number = 0
    held: Element | None = None
    for event, element in package.elements(part):
        name = tag(element)
        if event == "start":
            if name == "row":
                number = _number(element.get("r"), number)
                row, column = number, -1
            elif name == "sheetData":
                held = element
        elif name == "c":
            column = _column(element.get("r"), column)
            value = cell(element, row, column, grid, book)
            if value is not None:
                if column >= MAX_COLUMNS:
                    message = f"the sheet {grid.name} has more than {MAX_COLUMNS} columns"
                    raise found.refuse("X002", message, "keep the MSEL only", row=row)
                cells = rows.setdefault(row, [])
                cells += [None] * (column + 1 - len(cells))
                cells[column] = value
        elif name == "row":
            if len(rows) > MAX_ROWS:
                message = f"the sheet {grid.name} has more than {MAX_ROWS:,} rows"
                raise found.refuse("X002", message, "keep the MSEL only")
            if held is not None:
                held.clear()
        elif name == "mergeCell" and len(grid.merged) < MAX_ROWS and (span := _span(element.get("ref", ""))):
            grid.merged.append(span)
    last = max(rows, default=0)
    if last > 20 * MAX_ROWS:
        raise found.refuse("X002", f"the sheet {grid.name} goes down to row {last:,}", "delete what stands below")
    grid.rows = [rows.get(n, []) for n in range(1, last + 1)]


def _number(text: str | None, before: int) -> int:
    number = int(text) if text else before + 1
    if not before <= number <= LAST_ROW:
        raise ValueError("rows out of order")
    return number


def _column(reference: str | None, before: int) -> int:
    found = _REFERENCE.match(reference or "")
    if not found:
        return before + 1
    column = 0
    for sign in found[1]:
        column = column * 26 + ord(sign) - 64
    return column - 1


def _span(reference: str) -> Span | None:
    first, _, last = reference.partition(":")
    ends = [_REFERENCE.match(end) for end in (first, last)]
    if not all(ends):
        return None
    (top, left), (bottom, right) = [(int(end[2]), _column(end[0], 0)) for end in ends if end]
    return top, left, bottom, right
