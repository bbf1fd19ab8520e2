"""The MSEL as an .xlsx workbook: a sheet to work in, sheets to read, a hidden one that remembers what was written."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.text import clean, pick
from crisis_sim.scenario.time import local
from crisis_sim.sheets.msel.columns import COLUMNS, HIDDEN_KEY, MSEL, Column
from crisis_sim.sheets.msel.machine import machine_rows
from crisis_sim.sheets.msel.rows import Msel
from crisis_sim.sheets.msel.words import MARK, READ_ME, say

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

HEAD = 3
"""The row of the headings; above it the title and the mark."""
_EPOCH = datetime(2000, 1, 1)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_COMPUTED = ("=", "+", "-", "@")
_DARK, _GREY, _LINE, _MARK = "FF1F3864", "FFEDEDED", "FFBFBFBF", "FFC00000"


def workbook(table: Msel, source: str) -> bytes:
    """The bytes of the workbook: the same for the same scenario, language and version of this program.

    `source` is how the scenario was named, so that import finds it again.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = MSEL
    _msel(sheet, table)
    language = table.naming.language
    _read_me(book.create_sheet(say("read me", language)), table)
    _objectives(book.create_sheet(say("objectives", language)), table)
    _seats(book.create_sheet(say("seats", language)), table)
    hidden = book.create_sheet(HIDDEN_KEY)
    hidden.sheet_state = "hidden"
    for row in machine_rows(table, source):
        _line(hidden, row)
    properties = book.properties
    properties.creator = "crisis-sim"
    properties.title = pick(table.scenario.title, language)
    properties.created = _EPOCH
    out = io.BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def put(cell: Cell, value: str | int | datetime | None) -> None:
    """Write a value as itself: a text stays text, even one that a spreadsheet would compute."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = _ESCAPE.sub("_x005F_", clean(value))
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_COMPUTED):
        cell.quotePrefix = True  # type: ignore[attr-defined, unused-ignore]  # as if typed behind an apostrophe


def _line(sheet: Worksheet, values: Iterable[str | int | datetime | None]) -> list[Cell]:
    row = sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1
    cells = []
    for column, value in enumerate(values, start=1):
        cell: Any = sheet.cell(row, column)
        put(cell, value)
        cells.append(cell)
    return cells


def _msel(sheet: Worksheet, table: Msel) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    scenario, language = table.scenario, table.naming.language
    top = _line(sheet, [f"{pick(scenario.title, language)} · MSEL · STARTEX {_start(scenario)}"])
    top[0].font = Font(bold=True, size=14)
    mark = _line(sheet, [MARK[language] if language in MARK else MARK["en"]])
    mark[0].font = Font(bold=True, color=_MARK)
    extra = [Column(f"[{heading}]", (heading,) * 3, 16, read_back=True) for heading in table.extra]
    columns = [*COLUMNS, *extra]
    head = _line(sheet, [*(column.heading(language) for column in columns), HIDDEN_KEY])
    for cell in head:
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_DARK)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[HEAD].height = 30
    wrap = Alignment(wrap_text=True, vertical="top")
    grey = PatternFill("solid", fgColor=_GREY)
    line = Border(bottom=Side("thin", color=_LINE))
    moment = "yyyy-mm-dd hh:mm" if language == "en" else "dd/mm/yyyy hh:mm"
    for row in table.rows:
        values = [row.kept.get(c.headings[0]) if c in extra else row.cells.get(c.key) for c in columns]
        for cell, column in zip(_line(sheet, [*values, row.id]), columns, strict=False):
            cell.alignment = wrap
            cell.border = line
            if not column.read_back:
                cell.fill = grey
            if isinstance(cell.value, datetime):
                cell.number_format = f"{moment}:ss" if cell.value.second else moment
        sheet.row_dimensions[sheet.max_row].height = _height(values, columns)
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    last = get_column_letter(len(columns))
    sheet.column_dimensions[get_column_letter(len(columns) + 1)].hidden = True
    sheet.freeze_panes = f"C{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:{last}{HEAD + max(1, len(table.rows))}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.print_area = f"A1:{last}{HEAD + len(table.rows)}"
    sheet.print_title_cols = "A:B"
    _page(sheet, MARK.get(language, MARK["en"]), pages=2)


def _height(values: Iterable[object], columns: Iterable[Column]) -> float:
    """Points in which the longest text of a row fits; programs that open the file don't measure it themselves."""
    lines = 1
    for value, column in zip(values, columns, strict=True):
        if isinstance(value, str):
            lines = max(lines, sum(1 + len(line) // column.width for line in value.split("\n")))
    return min(409.0, 13.5 * lines + 3)


def _page(sheet: Worksheet, mark: str, pages: int = 1) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8  # A3
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(mark))
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart(f"{mark} · &P / &N"))


def _read_me(sheet: Worksheet, table: Msel) -> None:
    from openpyxl.styles import Alignment, Font

    scenario, language = table.scenario, table.naming.language
    text = READ_ME.get(language, READ_ME["en"]).format(
        title=pick(scenario.title, language), id=scenario.id, version=scenario.version, start=_start(scenario)
    )
    for line in text.split("\n"):
        _line(sheet, [line or " "])[0].alignment = Alignment(wrap_text=True, vertical="top")
    for row, line in enumerate(text.split("\n"), start=1):
        sheet.row_dimensions[row].height = 15.0 * (1 + len(line) // 110)
    sheet.cell(1, 1).font = Font(bold=True)
    sheet.column_dimensions["A"].width = 110
    _page(sheet, MARK.get(language, MARK["en"]))


def _objectives(sheet: Worksheet, table: Msel) -> None:
    scenario, naming = table.scenario, table.naming
    language = naming.language
    words = ("text", "capability", "interests", "plan", "injects", "expectations")
    rows: list[list[str]] = []
    for one in scenario.objectives:
        injects = [i.id for i in scenario.injects if one.id in i.objectives]
        expects = [e.id for i in scenario.injects for e in i.expects if e.objective == one.id]
        capability = naming.capability(one.capability)
        interests = ", ".join(one.interests)
        text, plan = pick(one.text, language), pick(one.plan_clause, language)
        rows.append([one.id, text, capability, interests, plan, ", ".join(injects), ", ".join(expects)])
    _table(sheet, ["Id", *(say(word, language) for word in words)], rows, (14, 50, 24, 24, 40, 40, 40))
    _page(sheet, MARK.get(language, MARK["en"]))


def _seats(sheet: Worksheet, table: Msel) -> None:
    naming = table.naming
    language = naming.language
    words = ("title", "plays", "people", "languages")
    rows = [
        [
            seat.id,
            naming.address(seat.id),
            ", ".join(map(naming.actor, seat.plays)),
            str(seat.people),
            ", ".join(seat.languages),
        ]
        for seat in table.scenario.seats
    ]
    _table(sheet, ["Id", *(say(word, language) for word in words)], rows, (18, 40, 60, 10, 14))
    _page(sheet, MARK.get(language, MARK["en"]))


def _table(sheet: Worksheet, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for cell in _line(sheet, head):
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", fgColor=_DARK)
    for row in rows:
        for cell in _line(sheet, row):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"


def _start(scenario: Scenario) -> str:
    return local(0, scenario.start).strftime("%Y-%m-%d %H:%M")


def _timeless(raw: bytes) -> bytes:
    """The same workbook without the time at which it was written, which would make every export differ."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                fixed = _EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + fixed, content)
            entry = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
