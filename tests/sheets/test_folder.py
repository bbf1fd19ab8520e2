"""A scenario of several files comes back as a new folder, with each change in the file where it belongs."""

from __future__ import annotations

import filecmp
from pathlib import Path

import openpyxl
import pytest

from crisis_sim.scenario.shipped import scenarios

from .commands import run

SHAPE = scenarios()["shape-cyberattack"].parent


def test_each_change_in_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("export", "shape-cyberattack", "--msel", "shape.xlsx", "--lang", "fr")
    book = openpyxl.load_workbook("shape.xlsx")
    sheet = book["MSEL"]
    rows = {sheet.cell(row, 2).value: row for row in range(4, sheet.max_row + 1)}
    sheet.cell(rows["courtesy-call"], 9).value = "L'officier de permanence du SHAPE appelle."
    sheet.cell(rows["three-calls"], 5).value = "T+00:50"
    book.save("edited.xlsx")
    assert "name a new folder" in run("import", "edited.xlsx", "-o", "shape.yaml", code=1).stderr
    run("import", "edited.xlsx", "-o", "shape-2")
    names = sorted(path.name for path in SHAPE.iterdir())
    assert sorted(path.name for path in Path("shape-2").iterdir()) == names
    differ = filecmp.cmpfiles(SHAPE, "shape-2", names, shallow=False)[1]
    assert differ == ["injects-1-first-hour.yaml"]
    assert "exists already" in run("import", "edited.xlsx", "-o", "shape-2", code=1).stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edited.xlsx", "shape-2", "shape.xlsx"]


def test_attachments_come_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = scenarios()["first-drill"].read_text("utf-8")
    text = text.replace("    channel: paragon\n", "    channel: paragon\n    attachments: [{file: maps/a.txt}]\n", 1)
    Path("old/maps").mkdir(parents=True)
    Path("old/scenario.yaml").write_text(text, encoding="utf-8")
    Path("old/maps/a.txt").write_text("a map", encoding="utf-8")
    run("export", "old", "--msel", "x.xlsx")
    run("import", "x.xlsx", "-o", "new")
    assert Path("new/maps/a.txt").read_text("utf-8") == "a map"
    assert Path("new/scenario.yaml").read_text("utf-8") == text
