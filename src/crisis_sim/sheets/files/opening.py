"""From a file that may come from anybody to plain sheets: the content says what it is, never the name alone."""

from __future__ import annotations

import stat
from pathlib import Path

from crisis_sim.sheets.files import delimited, package, xlsx
from crisis_sim.sheets.files.grid import MAX_BYTES, Book
from crisis_sim.sheets.findings import Findings

SAVE = "open it in LibreOffice or Excel and save it as .xlsx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format", "a database"),
)
TABLES = {".csv", ".txt", ".tsv"}


def open_book(path: Path) -> tuple[Book, Findings]:
    """The sheets of an .xlsx or delimited text file, and what was found on the way.

    Raises:
        SheetError: it can't be read, is too large, or is no such file.
    """
    found = Findings(path.name)
    raw = _bytes(path, found)
    suffix = path.suffix.lower()
    if not raw.strip():
        raise found.refuse("X009", "the file is empty")
    if raw.startswith(b"PK"):
        if suffix in TABLES:
            found.add("X005", f"this is a workbook, although its name ends in {suffix}", "it is read as a workbook")
        return Book(xlsx.read(package.opened(raw, found), found), "xlsx"), found
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise found.refuse("X004", "the file is protected by a password", "save it without a password")
        raise found.refuse("X003", "this is a workbook of the old kind (.xls)", SAVE)
    for sign, what in _OTHERS:
        if raw.startswith(sign):
            raise found.refuse("X003", f"this is {what}", "give an .xlsx or .csv file")
    head = raw[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<")):
        what = "an old XML workbook" if b"workbook" in head else "a web page"
        raise found.refuse("X003", f"this is {what}, although its name ends in {suffix or 'nothing'}", SAVE)
    if suffix not in TABLES:
        found.add("X005", f"this is plain text, although its name ends in {suffix or 'nothing'}", "it is read as CSV")
    return Book([delimited.read(raw, path.stem, found)], "csv"), found


def _bytes(path: Path, found: Findings) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise found.refuse("X001", "this is not an ordinary file", "name an .xlsx or .csv file")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise found.refuse("X001", "there is no such file", "check its name and folder") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not a file's"
        raise found.refuse("X001", f"it can't be read: {reason}", "check its name and rights") from None
    if len(raw) > MAX_BYTES:
        raise found.refuse("X002", f"it has more than {MAX_BYTES:,} bytes", "keep only the sheet with the MSEL")
    return raw
