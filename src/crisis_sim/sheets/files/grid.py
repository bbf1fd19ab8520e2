"""A sheet as plain values, whatever file it came from, and the limits that every file is held to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | datetime | date | time | timedelta | None

MAX_BYTES = 20_000_000
"""Of a file."""
MAX_EXPANDED = 100_000_000
"""Of a workbook's parts together, unpacked."""
MAX_ROWS = 10_000
"""Of a sheet: an MSEL has some hundreds."""
MAX_COLUMNS = 200
MAX_TEXT = 20_000
"""Characters of a cell that are kept: as many as a text of a scenario may have."""

Span = tuple[int, int, int, int]
"""Merged cells: first row and column, last row and column."""


@dataclass(slots=True)
class Grid:
    """One sheet. Rows count from 1 as people see them, columns from 0; `rows[0]` is row 1."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    hidden: bool = False
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    """Cells (row, column) that a formula fills; True where it looks into another file."""
    failed: set[tuple[int, int]] = field(default_factory=set)
    """Cells with an error such as #REF!, or with a formula that was never computed."""
    merged: list[Span] = field(default_factory=list)
    trouble: Exception | None = None
    """Why it can't be used, where other sheets of the file can."""

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None beyond the edge."""
        if 0 < row <= len(self.rows) and 0 <= column < len(self.rows[row - 1]):
            return self.rows[row - 1][column]
        return None

    def filled(self) -> int:
        """How many rows have something in them."""
        return sum(any(value not in (None, "") for value in row) for row in self.rows)


@dataclass(slots=True)
class Book:
    """All sheets of a file; a CSV file has one."""

    sheets: list[Grid]
    kind: str
    """`xlsx` or `csv`."""


def words(value: Value) -> str:
    """What a cell says, as text.

    >>> words(3.0), words(True), words(None), words(time(9, 5))
    ('3', 'yes', '', '09:05')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value).strip()
