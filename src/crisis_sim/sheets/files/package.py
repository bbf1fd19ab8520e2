"""The zip around a workbook: its parts are looked at before any is unpacked, and none may grow beyond what it says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, ParseError

from crisis_sim.sheets.files.grid import MAX_EXPANDED
from crisis_sim.sheets.findings import Findings, SheetError

MAX_PARTS = 2000
MAX_RATIO = 300
"""Bytes that one packed byte may stand for, in parts of more than SMALL bytes. Real sheets stay below 100."""
SMALL = 5_000_000
MAX_DEPTH = 60
MAX_ELEMENTS = 4_000_000
"""Of one part."""
BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    LookupError, OverflowError,
)  # fmt: skip
"""What a damaged workbook can raise."""
SAVE = "open it in LibreOffice or Excel and save it as .xlsx"


class Package:
    """The parts of a workbook. Reading one never takes more than the limits."""

    def __init__(self, archive: zipfile.ZipFile, found: Findings) -> None:
        self._archive = archive
        self._found = found
        self.names = set(archive.namelist())

    def elements(self, name: str) -> Iterator[tuple[str, Element]]:
        """Starts and ends of a part's elements; whoever reads clears them. No entity is ever expanded.

        Raises:
            SheetError: the part is damaged, or made to do harm.
        """
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import iterparse

        depth = count = 0
        try:
            with self._archive.open(name) as part:
                for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
                    depth += 1 if event == "start" else -1
                    count += 1
                    if depth > MAX_DEPTH or count > 2 * MAX_ELEMENTS:
                        raise self._found.refuse("X002", f"its part {name} holds too much", "keep only the MSEL")
                    yield event, element
        except DefusedXmlException:
            raise self._found.refuse("X007", f"its part {name} declares entities, which no workbook does") from None
        except BROKEN as error:
            raise damaged(self._found, error) from None


def damaged(found: Findings, error: Exception) -> SheetError:
    """The refusal of a workbook that can't be unpacked or parsed."""
    return found.refuse("X006", f"the workbook is damaged ({type(error).__name__})", SAVE)


def opened(raw: bytes, found: Findings) -> Package:
    """The parts of a workbook, if it is one and of a sane size.

    Raises:
        SheetError: it isn't.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
        parts = archive.infolist()
    except BROKEN as error:
        raise damaged(found, error) from None
    if len(parts) > MAX_PARTS:
        raise found.refuse("X007", f"it has {len(parts):,} parts; no workbook has more than {MAX_PARTS:,}")
    for part in parts:
        if part.flag_bits & 1:
            raise found.refuse("X004", "the file is protected by a password", "save it without a password")
        if part.file_size > SMALL and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise found.refuse("X007", f"its part {part.filename} would unpack to {part.file_size:,} bytes")
    if sum(part.file_size for part in parts) > MAX_EXPANDED:
        message = f"unpacked it would have more than {MAX_EXPANDED:,} bytes"
        raise found.refuse("X002", message, "keep only the sheet with the MSEL, without pictures")
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names and not any(name.endswith("workbook.xml") for name in names):
        raise found.refuse("X003", _what(names, archive), SAVE)
    if len(names) != len(parts):
        raise found.refuse("X007", "two of its parts have the same name")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise found.refuse("X006", "it is packed in an unusual way", SAVE)
    if any("vbaProject" in name for name in names):
        found.add("X015", "the workbook has macros", "they are neither read nor run", severity="note")
    if any(name.startswith("xl/externalLinks/") for name in names):
        found.add("X015", "the workbook has links to other files", "they are not followed", severity="note")
    return Package(archive, found)


_SIGNS: tuple[tuple[Callable[[str], bool], str], ...] = (
    (lambda name: name == "xl/workbook.bin", "a binary workbook (.xlsb)"),
    (lambda name: name.startswith("word/"), "a text document (.docx)"),
    (lambda name: name.startswith("ppt/"), "a presentation (.pptx)"),
    (lambda name: name.endswith(".iwa"), "an Apple Numbers document"),
)


def _what(names: set[str], archive: zipfile.ZipFile) -> str:
    if "mimetype" in names and "content.xml" in names:
        try:
            with archive.open("mimetype") as file:
                kind = file.read(80)
        except BROKEN:
            kind = b""
        return "this is an OpenDocument " + ("spreadsheet (.ods)" if b"spreadsheet" in kind else "file")
    return "this is " + next((what for sign, what in _SIGNS if any(map(sign, names))), "a zip archive, not a workbook")
