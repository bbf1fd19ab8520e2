"""One cell of an .xlsx workbook: what its XML, the shared strings and the number formats make of it together."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from crisis_sim.sheets.files.grid import MAX_TEXT, Grid, Value

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Tables(NamedTuple):
    """What the cells of all sheets need."""

    strings: list[str]
    formats: list[str]
    """Kind of every cell style: "" for plain numbers, `date` or `span`."""
    epoch: datetime


def tag(element: Element) -> str:
    """The name of an element without its namespace: two families of namespaces are in use."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element) -> str:
    """The text of a string item: its own, or that of its runs."""
    pieces = []
    for child in element:
        if tag(child) == "t":
            pieces.append(child.text or "")
        elif tag(child) == "r":
            pieces += [piece.text or "" for piece in child if tag(piece) == "t"]
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(pieces))


def cell(element: Element, row: int, column: int, grid: Grid, book: Tables) -> Value:
    """The value of a cell; `grid` learns whether a formula or an error stands behind it.

    Raises:
        ValueError, LookupError: the cell is damaged.
    """
    kind = element.get("t", "n")
    text: str | None = None
    formula: Element | None = None
    inline: Element | None = None
    for child in element:
        name = tag(child)
        if name == "v":
            text = child.text
        elif name == "f":
            formula = child
        elif name == "is":
            inline = child
    if formula is not None:
        grid.formulas[row, column] = "[" in (formula.text or "")
        if text is None:
            grid.failed.add((row, column))
    if inline is not None and kind == "inlineStr":
        return _short(text_of(inline))
    if text is None:
        return None
    if kind == "e":
        grid.failed.add((row, column))
        return text
    return _value(kind, text, element.get("s"), book)


def _value(kind: str, text: str, style: str | None, book: Tables) -> Value:
    if kind == "s":
        return _short(book.strings[int(text)])
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "d":
        return datetime.fromisoformat(text.strip())
    if kind in ("str", "inlineStr"):
        return _short(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
    number = float(text)
    form = book.formats[int(style)] if style and int(style) < len(book.formats) else ""
    if form:
        return _moment(number, form, book.epoch)
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _moment(number: float, form: str, epoch: datetime) -> Value:
    """The date, time of day or length of time that a number stands for; itself where there is none."""
    from openpyxl.utils.datetime import from_excel

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made: Any = from_excel(number, epoch, timedelta=form == "span")
    except (OverflowError, ValueError):
        return number
    if isinstance(made, (datetime, date, time, timedelta)):
        return _whole(made)
    return number


def _whole(made: datetime | date | time | timedelta) -> Value:
    """Rounded to a second: a spreadsheet keeps times as fractions of a day."""
    if isinstance(made, datetime):
        return (made + timedelta(microseconds=500_000)).replace(microsecond=0)
    if isinstance(made, timedelta):
        return timedelta(seconds=round(made.total_seconds()))
    if isinstance(made, time):
        rounded = datetime.combine(date(2000, 1, 1), made) + timedelta(microseconds=500_000)
        return rounded.time().replace(microsecond=0)
    return made


def _short(text: str) -> str | None:
    """A text within bounds; one character more tells that it was cut."""
    return text[: MAX_TEXT + 1].replace("\r\n", "\n").replace("\r", "\n") or None
