"""Delimited text in any usual encoding and with any usual separator, as a sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter

from crisis_sim.scenario.text import clean
from crisis_sim.sheets.files.grid import MAX_COLUMNS, MAX_ROWS, Grid, Value
from crisis_sim.sheets.findings import Findings

SEPARATORS = ";,\t|"
_COMPUTED = ("=", "+", "-", "@", "\t", "'")
"""What a text is not left to begin with: spreadsheets would compute it, or take the apostrophe for their own."""
_SAMPLE = 40
"""Records from which the separator is told."""


def read(raw: bytes, name: str, found: Findings) -> Grid:
    """The one sheet of a delimited text file.

    Raises:
        SheetError: it is not text, or too large.
    """
    text = _decoded(raw, found)
    separator, text = _separator(text)
    grid = Grid(name)
    size = csv.field_size_limit(2_000_000)
    try:
        filled = 0
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if len(record) > MAX_COLUMNS and any(cell.strip() for cell in record[MAX_COLUMNS:]):
                row = len(grid.rows) + 1
                raise found.refuse("X002", f"it has more than {MAX_COLUMNS} columns", "keep the MSEL only", row=row)
            values: list[Value] = [_cell(cell) for cell in record[:MAX_COLUMNS]]
            filled += any(value is not None for value in values)
            if filled > MAX_ROWS or len(grid.rows) > 20 * MAX_ROWS:
                raise found.refuse("X002", f"it has more than {MAX_ROWS:,} rows", "keep the MSEL only")
            grid.rows.append(values)
    except csv.Error as error:
        raise found.refuse("X006", f"the table is damaged ({error})", row=len(grid.rows) + 1) from None
    finally:
        csv.field_size_limit(size)
    while grid.rows and not any(grid.rows[-1]):
        grid.rows.pop()
    return grid


def _cell(text: str) -> str | None:
    """A cell's text; an apostrophe that keeps a spreadsheet from computing it is taken away."""
    text = text.replace("\r\n", "\n").strip()
    if text[:1] == "'" and text[1:2] in _COMPUTED:
        text = text[1:]
    return text or None


def _decoded(raw: bytes, found: Findings) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif b"\0" in raw[:400] and _wide(raw):
        text = raw.decode(_wide(raw), "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
            message = "the text is not UTF-8 and was read as Western European (Windows-1252)"
            found.add("X008", message, "if accents look wrong, save it as .xlsx or as CSV in UTF-8")
    if "\0" in text:
        raise found.refuse("X003", "this is not a text file: it holds null bytes", "give an .xlsx or .csv file")
    return text


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark, told by the place of the null bytes of its plain letters."""
    even, odd = raw[:400:2].count(0), raw[1:400:2].count(0)
    if odd > 4 * even + 20:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd + 20 else ""


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without the line that Excel may have written about it."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5 and first.strip()[4] in SEPARATORS:
        return first.strip()[4], rest
    return max(SEPARATORS, key=lambda separator: (_fit(text, separator), -SEPARATORS.index(separator))), text


def _fit(text: str, separator: str) -> float:
    """How well the first records look like a table: columns of the usual width times the share of rows that have it."""
    widths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text[:60_000], newline=""), delimiter=separator):
            if any(cell.strip() for cell in record):
                widths.append(len(record))
            if len(widths) == _SAMPLE:
                break
    except csv.Error:
        pass
    if not widths:
        return 0
    width, count = Counter(widths).most_common(1)[0]
    return (width - 1) * count / len(widths)


def write(rows: list[list[str]]) -> bytes:
    """A CSV file that every spreadsheet opens in columns and none computes: semicolons, quotes, UTF-8 with its mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{text}" if text[:1] in _COMPUTED else text for text in map(clean, row)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
