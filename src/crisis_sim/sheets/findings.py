"""Findings about a spreadsheet: each with a stable code, the cell as a planner names it, and a word on what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from crisis_sim.scenario.text import clean
from crisis_sim.sheets.codes import TITLES

Severity = Literal["error", "warning", "note"]
SHOWN = 60
"""More findings than this help nobody at once; the rest are counted."""
MOST = 2000
"""After so many findings the rest are no longer collected: a hostile sheet could cause a million."""
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `row` counts from 1 as the spreadsheet shows it, 0 for the file as a whole; `column` is a letter."""

    code: str
    file: str
    row: int
    column: str
    message: str
    advice: str = ""
    severity: Severity = "warning"

    @property
    def place(self) -> str:
        """`msel.xlsx:D7`, `msel.xlsx:row 7`, `msel.xlsx:column D` or `msel.xlsx`."""
        if self.row and self.column:
            return f"{self.file}:{self.column}{self.row}"
        if self.row:
            return f"{self.file}:row {self.row}"
        return f"{self.file}:column {self.column}" if self.column else self.file

    def __str__(self) -> str:
        """`place: CODE message — what to do`, on one line and free of control characters."""
        text = f"{self.place}: {self.code} {self.message}" + (f" — {self.advice}" if self.advice else "")
        return " ".join(clean(text).split())

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {
            "code": self.code,
            "severity": self.severity,
            "title": TITLES[self.code],
            "file": clean(self.file),
            "row": self.row,
            "column": self.column,
            "message": clean(self.message),
            "advice": clean(self.advice),
        }


class Findings(list[Finding]):
    """What was found in one file, in the order in which it was found."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file

    def add(
        self,
        code: str,
        message: str,
        advice: str = "",
        *,
        row: int = 0,
        column: int | None = None,
        severity: Severity = "warning",
    ) -> None:
        """Remember a finding; `column` counts from 0."""
        if len(self) < MOST:
            self.append(self.make(code, message, advice, row=row, column=column, severity=severity))

    def make(
        self,
        code: str,
        message: str,
        advice: str = "",
        *,
        row: int = 0,
        column: int | None = None,
        severity: Severity = "error",
    ) -> Finding:
        """A finding that isn't remembered."""
        assert code in TITLES, code
        named = "" if column is None else letter(column)
        return Finding(code, self.file, row, named, _short(message), _short(advice), severity)

    def refuse(
        self, code: str, message: str, advice: str = "", *, row: int = 0, column: int | None = None
    ) -> SheetError:
        """The error to raise when nothing can be done with the file."""
        return SheetError([*self, self.make(code, message, advice, row=row, column=column)])


class SheetError(Exception):
    """A spreadsheet can't be used. Shown to people as it stands, without a traceback."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(as_text([f for f in self.findings if f.severity == "error"]))


def letter(column: int) -> str:
    """The letters of a column that counts from 0.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def as_text(findings: Sequence[Finding], shown: int = SHOWN) -> str:
    """One line each, in order; past `shown` the rest are counted, notes left out before warnings before errors."""
    rank = {"error": 0, "warning": 1, "note": 2}
    kept = set(sorted(range(len(findings)), key=lambda n: (rank[findings[n].severity], n))[:shown])
    lines = [str(f) for n, f in enumerate(findings) if n in kept]
    if len(findings) > len(lines):
        lines.append(f"... and {len(findings) - len(lines)} more, left out here; --json shows all")
    return "\n".join(lines)
