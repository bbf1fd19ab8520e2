"""Hostile and broken files: a clear refusal or findings by cell, never a traceback, never a hang."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import openpyxl.utils.datetime
import pytest

from crisis_sim.sheets.files.opening import open_book
from crisis_sim.sheets.findings import SheetError

from .commands import run

HEAD = ["Nr", "Time", "Title", "Text", "From", "To", "Channel"]
ROW = [1, "T+0:05", "Smoke", "A warehouse burns.", "Media", "NCCN", "phone"]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(*rows: list[object]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    for row in rows or (HEAD, ROW):
        made.worksheets[0].append(row)
    return made


def raw(made: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def replaced(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return out.getvalue()


def sheet(change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with the XML of its sheet changed."""
    return replaced(raw(book()), "xl/worksheets/sheet1.xml", change)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


MISSING = b'<c r="A2" t="s"><v>999</v></c>'
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
NESTED = b"<worksheet " + MAIN.encode() + b">" + b"<a>" * 5000 + b"</a>" * 5000 + b"</worksheet>"

REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing": ("a.xlsx", b"", "X009"),
    "blanks": ("a.csv", b" \n\n \r\n", "X009"),
    "only a mark": ("a.csv", b"\xef\xbb\xbf", "X009"),
    "old workbook": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "X003"),
    "old workbook renamed": ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "X003"),
    "password": (
        "a.xlsx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(60),
        "X004",
    ),
    "web page": ("a.xls", b"<html><table><tr><td>Time</td></tr></table></html>", "X003"),
    "old XML": ("a.xlsx", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com"/>', "X003"),
    "PDF": ("a.csv", b"%PDF-1.7 ...", "X003"),
    "picture": ("a.xlsx", b"\x89PNG\r\n\x1a\n", "X003"),
    "null bytes": ("a.csv", b"Time;Title\n09:00;a\x00b\n" * 40, "X003"),
    "OpenDocument": (
        "a.ods",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        "X003",
    ),
    "text document": ("a.xlsx", zipped({"word/document.xml": b"<x/>"}), "X003"),
    "binary workbook": ("a.xlsb", zipped({"xl/workbook.bin": b"x"}), "X003"),
    "any zip": ("a.xlsx", zipped({"readme.txt": b"x"}), "X003"),
    "torn zip": ("a.xlsx", raw(book())[:3000], "X006"),
    "spoilt zip": ("a.xlsx", b"PK\x03\x04" + b"\xff" * 500, "X006"),
    "broken XML": ("a.xlsx", sheet(lambda xml: xml[:-30]), "X006"),
    "no XML": ("a.xlsx", sheet(lambda xml: b"\x00\x01\x02"), "X006"),
    "a string that isn't there": ("a.xlsx", sheet(lambda x: re.sub(rb'<c r="A2".*?</c>', MISSING, x)), "X006"),
    "a style that is text": ("a.xlsx", sheet(lambda x: x.replace(b'<c r="A2"', b'<c s="x" r="A2"')), "X006"),
    "rows backwards": ("a.xlsx", sheet(lambda x: x.replace(b'<row r="2"', b'<row r="-7"')), "X006"),
    "a row beyond all rows": ("a.xlsx", sheet(lambda x: x.replace(b'<row r="2"', b'<row r="99999999999"')), "X006"),
    "the last row": ("a.xlsx", sheet(lambda x: re.sub(rb'"([A-G]?)2"', rb'"\g<1>1048576"', x)), "X002"),
    "a far column": ("a.xlsx", sheet(lambda x: x.replace(b'r="A2"', b'r="XFD2"')), "X002"),
    "entities": ("a.xlsx", sheet(lambda x: BOMB), "X007"),
    "entities in UTF-16": ("a.xlsx", sheet(lambda x: BOMB.decode().encode("utf-16")), "X007"),
    "entities in the workbook": ("a.xlsx", replaced(raw(book()), "xl/workbook.xml", lambda x: BOMB), "X007"),
    "deep XML": ("a.xlsx", sheet(lambda x: NESTED), "X002"),
    "zip bomb": ("a.xlsx", replaced(raw(book()), "xl/media/image1.png", lambda x: bytes(60_000_000)), "X007"),
    "a million parts": ("a.xlsx", zipped({f"xl/{n}": b"" for n in range(2500)}), "X007"),
    "no sheets": ("a.xlsx", replaced(raw(book()), "xl/workbook.xml", lambda x: f"<workbook {MAIN}/>".encode()), "X009"),
    "empty sheet": ("a.xlsx", raw(openpyxl.Workbook()), "X009"),
    "no head row": ("a.xlsx", raw(book(["lorem", "ipsum"], ["dolor", "sit"])), "X010"),
    "only a head row": ("a.xlsx", raw(book(HEAD)), "X009"),
    "too many rows": ("a.csv", b"Time;Title\n" + b"09:00;x\n" * 100_000, "X002"),
    "too many columns": ("a.csv", b";".join([b"Title"] * 500) + b"\n", "X002"),
    "one huge field": ("a.csv", b'Time;Title\n09:00;"' + b"x" * 3_000_000, "X006"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_with_a_code(case: str, tmp_path: Path) -> None:
    name, content, code = REFUSED[case]
    path = tmp_path / name
    path.write_bytes(content)
    result = run("import", str(path), "--yes", "-o", str(tmp_path / "out.yaml"), code=1)
    assert re.match(rf"{re.escape(name)}(:[^ ]+| row \d+)?.*: {code} ", result.stderr.splitlines()[-1]), result.output
    assert not (tmp_path / "out.yaml").exists()


def test_a_hundred_thousand_rows_of_a_workbook(tmp_path: Path) -> None:
    row = "".join(f'<c r="{c}{{0}}" t="inlineStr"><is><t>some text</t></is></c>' for c in "ABCDEFG")
    rows = "".join(f'<row r="{n}">{row.format(n)}</row>' for n in range(1, 100_001))
    content = sheet(lambda xml: f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode())
    (tmp_path / "a.xlsx").write_bytes(content)
    result = run("import", str(tmp_path / "a.xlsx"), "--yes", "--dry-run", code=1)
    assert "X002 the sheet Sheet has more than 10,000 rows" in result.stderr


@pytest.mark.parametrize("name", ["missing.xlsx", "folder", "a" * 300])
def test_not_a_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    assert "X001" in run("import", name, "--dry-run", code=1).stderr


def test_a_large_sheet_beside_the_msel_doesn_t_matter(tmp_path: Path) -> None:
    made = book()
    other = made.create_sheet("Addresses")
    for n in range(10_100):
        other.append([n])
    made.save(tmp_path / "a.xlsx")
    run("import", str(tmp_path / "a.xlsx"), "--yes", "-o", str(tmp_path / "out.yaml"))


ODD: dict[str, tuple[Callable[[openpyxl.Workbook], None], str]] = {
    "merged down": (lambda b: b.worksheets[0].merge_cells("B2:B3"), ":B2: X021"),
    "merged across": (lambda b: b.worksheets[0].merge_cells("C2:D2"), ":C2: X021"),
    "formula": (lambda b: put(b, "D3", "=1+1"), ":D3: X020"),
    "link to another file": (lambda b: put(b, "D3", "=[1]Sheet1!A1"), ":D3: X020"),
    "unreadable time": (lambda b: put(b, "B3", "when ready"), ":B3: X030"),
    "no time": (lambda b: put(b, "B3", "TBD"), ":B3: X032"),
    "escape sequences": (lambda b: put(b, "D3", "a\u202eb\u200bc"), ":D3: X023"),
    "a long cell": (lambda b: put(b, "D3", "x" * 30_000), ":D3: X024"),
    "an id twice": (lambda b: put(b, "A3", 1), ":A3: X051"),
    "headings twice": (lambda b: put(b, "H1", "Title"), ":H1: X013"),
    "nobody": (lambda b: put(b, "F3", None), ":F3: X044"),
    "no text": (lambda b: [put(b, cell, None) for cell in ("C3", "D3")] and None, ":row 3: X050"),
    "unknown actor": (lambda b: put(b, "E3", "Zorgbedrijf Nergens"), ":E3: X042"),
    "unknown method": (lambda b: put(b, "G3", "smoke signals"), ":G3: X043"),
}


def put(made: openpyxl.Workbook, cell: str, value: object) -> None:
    made.worksheets[0][cell].value = value


@pytest.mark.parametrize("case", ODD)
def test_reported_by_cell_and_imported(case: str, tmp_path: Path) -> None:
    change, told = ODD[case]
    made = book(HEAD, ROW, [2, "T+0:10", "More smoke", "And a smell.", "Media", "NCCN", "mail"])
    change(made)
    made.save(tmp_path / "a.xlsx")
    result = run("import", str(tmp_path / "a.xlsx"), "--yes", "-o", str(tmp_path / "out.yaml"))
    assert f"a.xlsx{told}" in result.stdout, result.output


def test_errors_in_cells_are_left_out(tmp_path: Path) -> None:
    content = sheet(lambda x: re.sub(rb'<c r="D2"[^>]*>.*?</c>', b'<c r="D2" t="e"><v>#REF!</v></c>', x))
    (tmp_path / "a.xlsx").write_bytes(content)
    result = run("import", str(tmp_path / "a.xlsx"), "--yes", "-o", str(tmp_path / "out.yaml"))
    assert "a.xlsx:D2: X022 this is an error: #REF!" in result.stdout
    assert "#REF!" not in (tmp_path / "out.yaml").read_text("utf-8")


def test_a_formula_with_a_stored_result_is_read_but_not_computed(tmp_path: Path) -> None:
    content = sheet(lambda x: re.sub(rb'<c r="C2"[^>]*>.*?</c>', b'<c r="C2" t="str"><f>1+1</f><v>Stored</v></c>', x))
    (tmp_path / "a.xlsx").write_bytes(content)
    run("import", str(tmp_path / "a.xlsx"), "--yes", "-o", str(tmp_path / "out.yaml"))
    assert 'title: "Stored"' in (tmp_path / "out.yaml").read_text("utf-8")


def test_macros_and_links_are_neither_run_nor_followed(tmp_path: Path) -> None:
    content = replaced(raw(book()), "xl/vbaProject.bin", lambda x: b"Sub Auto_Open()")
    content = replaced(content, "xl/externalLinks/externalLink1.xml", lambda x: b"<x/>")
    (tmp_path / "a.xlsm").write_bytes(content)
    result = run("import", str(tmp_path / "a.xlsm"), "--yes", "--dry-run")
    assert result.stdout.count("X015") == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("utf-8.csv", "Time;Title;Text\n09:00;Één;Café\n".encode()),
        ("bom.csv", "Time;Title;Text\n09:00;Één;Café\n".encode("utf-8-sig")),
        ("utf-16.csv", "Time\tTitle\tText\n09:00\tÉén\tCafé\n".encode("utf-16")),
        ("utf-16-le.txt", ("Time\tTitle\tText\n09:00\tÉén\tCafé\n" * 9).encode("utf-16-le")),
        ("cp1252.csv", "Time,Title,Text\r\n09:00,Één,Café\r\n".encode("cp1252")),
        ("sep.csv", "sep=|\nTime|Title|Text\n09:00|Één|Café\n".encode()),
        ("workbook-named.xlsx", "Time;Title;Text\n09:00;Één;Café\n".encode()),
        ("quoted.csv", '"Time","Title","Text"\n"09:00","Één","Café"\n'.encode()),
    ],
)
def test_delimited_text_of_all_kinds(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    made, found = open_book(path)
    assert made.sheets[0].rows[:2] == [["Time", "Title", "Text"], ["09:00", "Één", "Café"]]
    codes = {one.code for one in found}
    assert codes == ({"X008"} if name == "cp1252.csv" else {"X005"} if name.startswith("workbook") else set())


def test_a_workbook_that_is_called_csv_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(raw(book()))
    made, found = open_book(tmp_path / "a.csv")
    assert made.kind == "xlsx"
    assert [one.code for one in found] == ["X005"]


def test_dates_that_count_from_1904(tmp_path: Path) -> None:
    made = book([datetime(2026, 5, 4, 10, 30)])
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.save(tmp_path / "a.xlsx")
    assert open_book(tmp_path / "a.xlsx")[0].sheets[0].rows[0][0] == datetime(2026, 5, 4, 10, 30)


def test_nothing_reaches_the_terminal_or_the_file_unclean(tmp_path: Path) -> None:
    text = "Title;Text;From\nEvil \x1b[31mred\x07;\u202ebackwards;\x1b]0;hacked\x07\n"
    (tmp_path / "a.csv").write_bytes(text.encode())
    result = run("import", str(tmp_path / "a.csv"), "--yes", "-o", str(tmp_path / "out.yaml"))
    for said in (result.output, (tmp_path / "out.yaml").read_text("utf-8")):
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", said)


def test_a_refusal_is_one_exception() -> None:
    with pytest.raises(SheetError, match="X001"):
        open_book(Path("/nowhere/at/all.xlsx"))
