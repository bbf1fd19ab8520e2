"""The exported sheet: what planners expect to find, in three languages, and nothing that computes."""

from __future__ import annotations

import io
import typing
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from crisis_sim.scenario import condition
from crisis_sim.scenario.check import Sound, load_or_raise
from crisis_sim.scenario.text import Language
from crisis_sim.sheets.msel import phrases
from crisis_sim.sheets.msel.columns import COLUMNS
from crisis_sim.sheets.msel.export import exported
from crisis_sim.sheets.msel.rows import msel

from .commands import run
from .edits import DATA


@pytest.fixture(scope="module")
def drill() -> Sound:
    return load_or_raise("first-drill")


def book(sound: Sound, language: Language = "en") -> openpyxl.Workbook:
    content, _ = exported(sound.scenario, sound.pack, language, "first-drill", "x.xlsx", ".xlsx")
    return openpyxl.load_workbook(io.BytesIO(content))


def test_as_planners_know_it(drill: Sound) -> None:
    made = book(drill)
    assert made.sheetnames == ["MSEL", "Read me", "Objectives", "Seats", "crisis-sim"]
    sheet = made["MSEL"]
    assert [cell.value for cell in sheet[3]] == [*(column.headings[0] for column in COLUMNS), "crisis-sim"]
    row = dict(zip((column.key for column in COLUMNS), (cell.value for cell in sheet[9]), strict=False))
    assert row["number"] == 6
    assert row["id"] == "where-first"
    assert row["channel"] == "E-mail"
    assert row["from"] == "Belnet"
    assert row["to"] == "Cyber cell (CCB and CERT)"
    assert str(row["question"]).startswith("Answer within 12m; without an answer: pattern\n[pattern] The pattern first")
    assert str(row["trigger"]).endswith("ordered or it is T+00:28")
    assert sheet["D4"].value == datetime(2027, 5, 4, 10, 45)
    assert sheet["D4"].is_date
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:T15"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["U"].hidden
    assert made["crisis-sim"].sheet_state == "hidden"


@pytest.mark.parametrize(
    ("language", "mark", "heading"),
    [
        ("en", "EXERCISE", "Expected response"),
        ("nl", "OEFENING", "Verwachte reactie"),
        ("fr", "EXERCICE", "Réaction attendue"),
    ],
)
def test_in_three_languages(drill: Sound, language: Language, mark: str, heading: str) -> None:
    sheet = book(drill, language)["MSEL"]
    assert mark in sheet["A2"].value
    assert heading in [cell.value for cell in sheet[3]]
    assert sheet["H4"].value == {"en": "Good morning", "nl": "Goedemorgen", "fr": "Bonjour"}[language]


def test_two_exports_are_the_same_to_the_byte(drill: Sound) -> None:
    first, second = (exported(drill.scenario, drill.pack, "nl", "x", "x.xlsx", ".xlsx")[0] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "text", ["=1+1", "+32 2 555", "-5 degrees", "@everybody", '=HYPERLINK("http://x")', "_x0041_", "'x"]
)
def test_a_text_is_never_a_formula_and_comes_back(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    scenario = (DATA / "harbour.yaml").read_text("utf-8").replace("title: {en: We read it}", f"title: {text!r}")
    if '"' in text:
        scenario = scenario.replace(repr(text), f"'{text}'")
    Path("h.yaml").write_text(scenario, encoding="utf-8")
    run("export", "h.yaml", "--msel", "h.xlsx")
    cell = openpyxl.load_workbook("h.xlsx")["MSEL"]["H7"]
    assert cell.data_type == "s"
    if text[0] in "=+-@":
        assert cell.value == text
        assert cell.quotePrefix
    run("import", "h.xlsx", "-o", "back.yaml")
    assert Path("back.yaml").read_text("utf-8") == scenario
    run("export", "h.yaml", "--msel", "h.csv")
    assert not any(
        field[:1] in tuple("=+-@")
        for line in Path("h.csv").read_text("utf-8-sig").split("\n")
        for field in line.split(";")
    )
    run("import", "h.csv", "--base", "h.yaml", "-o", "csv.yaml")
    assert Path("csv.yaml").read_text("utf-8") == scenario


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    target.write_text("mine")
    assert "exists already" in run("export", "first-drill", "--msel", str(target), code=1).stderr
    assert target.read_text() == "mine"
    run("export", "first-drill", "--msel", str(target), "--force")
    assert target.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


@pytest.mark.parametrize(("name", "code"), [("x.ods", 2), ("missing/x.xlsx", 1)])
def test_a_file_that_cannot_be(name: str, code: int, tmp_path: Path) -> None:
    run("export", "first-drill", "--msel", str(tmp_path / name), code=code)


def test_a_folder_of_the_machine_stays_out_of_the_sheet(drill: Sound) -> None:
    content, _ = exported(drill.scenario, drill.pack, "en", "/home/somebody/x.yaml", "x.xlsx", ".xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["crisis-sim"]
    assert ["about", "source", "x.yaml"] in [[cell.value for cell in row] for row in sheet]


def test_every_condition_has_words() -> None:
    assert set(phrases._CONDITIONS) == set(condition.KEYS.values())


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
@pytest.mark.parametrize("name", ["shape-cyberattack", "tests/data/example-scenario.yaml", "tests/data/sound.yaml"])
def test_every_scenario_can_be_told(name: str, language: Language) -> None:
    root = Path(__file__).parents[2]
    sound = load_or_raise(name if "/" not in name else root / name)
    for row in msel(sound.scenario, sound.pack, language).rows:
        assert row.cells["trigger"]


def test_the_fixed_texts_have_three_languages() -> None:
    from crisis_sim.sheets.msel.words import MARK, READ_ME

    assert set(MARK) == set(READ_ME) == {"en", "nl", "fr"} <= set(typing.get_args(Language))
