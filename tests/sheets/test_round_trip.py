"""Export, edit in LibreOffice, import: what was edited changes, and nothing else, to the letter."""

from __future__ import annotations

import difflib
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.sheets.msel.export import exported

from . import libreoffice
from .commands import run
from .edits import CHANGED, DATA, TEXTS, TYPED, cell, lines_of

HARBOUR = DATA / "harbour.yaml"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The exported harbour MSEL in Dutch, beside its scenario."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "harbour.yaml").write_bytes(HARBOUR.read_bytes())
    run("export", "harbour.yaml", "--msel", "harbour.xlsx", "--lang", "nl")
    return tmp_path / "harbour.xlsx"


def changed(old: Path, new: Path) -> list[str]:
    """The lines that a file has and an older one has not."""
    before, after = old.read_text("utf-8").splitlines(), new.read_text("utf-8").splitlines()
    return [line[2:] for line in difflib.ndiff(before, after) if line.startswith("+ ")]


def test_nothing_edited_nothing_changed(sheet: Path) -> None:
    assert "nothing was changed" in run("import", "harbour.xlsx", "-o", "new.yaml").stdout
    assert Path("new.yaml").read_bytes() == HARBOUR.read_bytes()


@pytest.mark.skipif(libreoffice.SOFFICE is None, reason="LibreOffice isn't installed (libreoffice-calc)")
def test_edited_in_libreoffice(sheet: Path, tmp_path: Path) -> None:
    libreoffice.edit(sheet, tmp_path / "edited.xlsx", tmp_path / "profile", lines_of())
    run("import", "edited.xlsx", "-o", "new.yaml")
    assert changed(HARBOUR, Path("new.yaml")) == CHANGED


def test_a_file_that_libreoffice_saved(sheet: Path) -> None:
    run("import", str(DATA / "harbour-edited-in-libreoffice.xlsx"), "--base", "harbour.yaml", "-o", "new.yaml")
    assert changed(HARBOUR, Path("new.yaml")) == CHANGED


def test_edited_with_openpyxl(sheet: Path) -> None:
    book = openpyxl.load_workbook(sheet)
    for where, value in TEXTS.items():
        book["MSEL"][cell(*where)].value = value
        book["MSEL"][cell(*where)].data_type = "s"
    for where, value in TYPED.items():
        book["MSEL"][cell(*where)].value = datetime.fromisoformat(value)
    book.save("edited.xlsx")
    run("import", "edited.xlsx", "-o", "new.yaml")
    assert changed(HARBOUR, Path("new.yaml")) == CHANGED


def test_the_saved_file_is_of_this_export() -> None:
    sound = load_or_raise(HARBOUR)
    content, _ = exported(sound.scenario, sound.pack, "nl", "harbour.yaml", "harbour.xlsx", ".xlsx")
    made = openpyxl.load_workbook(__import__("io").BytesIO(content))
    saved = openpyxl.load_workbook(DATA / "harbour-edited-in-libreoffice.xlsx")
    heads = [[c.value for c in book["MSEL"][3]] for book in (made, saved)]
    assert heads[0] == heads[1], "if the columns changed on purpose: python -m tests.sheets.libreoffice"
