"""Sheets as other people make them, in the formats of spreadsheets: the tables stand beside this in data/."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, time
from pathlib import Path

import openpyxl

from .edits import DATA


def table(name: str) -> list[list[str]]:
    """The cells of a sample, as text."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def workbook(name: str, path: Path, merged: tuple[str, ...] = ()) -> Path:
    """A sample as a workbook, with real numbers, dates and times, behind a sheet that isn't meant."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Draft")
    book.worksheets[0].append(["Name", "Phone"])
    for row in table(name):
        sheet.append([typed(text) for text in row])
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def typed(text: str) -> str | float | date | datetime | time | None:
    """What a spreadsheet makes of a text that is typed into it."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text):
        return datetime.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d\d:\d\d", text):
        return time.fromisoformat(text)
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else text or None


def provincial(path: Path) -> Path:
    """Dutch: lines above the headings, a date merged over rows, phases, times of day, Belgian abbreviations."""
    return workbook("provincial", path, ("A1:K1", "B6:B8"))


def municipal(path: Path) -> Path:
    """French: a CSV file as Excel writes it in Belgium, times like 08h30, STARTEX and ENDEX as rows."""
    path.write_bytes((DATA / "municipal.csv").read_text("utf-8").encode("cp1252"))
    return path


def hseep(path: Path) -> Path:
    """English: HSEEP's columns, times since STARTEX, a contingency inject, an expected action, a formula."""
    return workbook("hseep", path)


def exonaut(path: Path) -> Path:
    """English and two days: real dates with times, ids of a platform, a column for attachments."""
    return workbook("exonaut", path)
