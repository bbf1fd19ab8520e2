"""The column map: guessed, printed, saved, changed and given back; asked for in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from crisis_sim.cli.sheet_map import agreed
from crisis_sim.scenario.check import load_or_raise
from crisis_sim.sheets.files.opening import open_book
from crisis_sim.sheets.foreign import mapping
from crisis_sim.sheets.foreign.headings import guess

from .commands import run

SHEET = "Wat;Wanneer;Wie;Verhaal;Kleur\nRook;9u05;NCCN;Een loods brandt.;rood\nPers;9u30;NCCN;VRT belt.;groen\n"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


MAP = """\
map: 1
sheet: sheet
head_row: 1
language: nl
start: "2026-05-04T09:00+02:00"
columns:
  - {column: A, heading: Wat, is: title}
  - {column: B, heading: Wanneer, is: clock}
  - {column: C, heading: Wie, is: to}
  - {column: D, heading: Verhaal, is: text}
  - {column: E, heading: Kleur, is: keep}
actors: {NCCN: fed-coord}
"""


def test_headings_are_guessed() -> None:
    guesses = {
        "Tijdstip": "time", "Heure prévue": "time", "Scenario Time": "time", "T+": "offset", "Nr.": "number",
        "Mode of Delivery:": "channel", "Moyen": "channel", "Middel": "channel", "Destinataire(s)": "to",
        "Doelgroep": "to", "Intended Player": "to", "Émetteur": "from", "Afzender": "from", "Event": "title",
        "Verwachte akties": "expected", "Expected Player Action": "expected", "Onderwerp": "title",
        "Description de l'inject": "text", "Opmerkingen": "notes", "Exercise Objective": "objective",
        "Verantwoordelijke": "controller", "Statut": "state",
    }  # fmt: skip
    assert {heading: guess(heading) and guess(heading).field for heading in guesses} == guesses  # type: ignore[union-attr]
    assert guess("Budget") is None
    assert guess("") is None


def test_without_a_terminal_the_guess_is_printed_as_a_map(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("Time;Title;To\n09:00;Smoke;NCCN\n", encoding="utf-8")
    result = run("import", str(path), "-o", str(tmp_path / "x.yaml"), code=1)
    assert "--yes" in result.stderr
    assert not (tmp_path / "x.yaml").exists()
    (tmp_path / "map.yaml").write_text(result.stdout, encoding="utf-8")
    run("import", str(path), "--map", str(tmp_path / "map.yaml"), "-o", str(tmp_path / "x.yaml"))
    assert load_or_raise(tmp_path / "x.yaml").scenario.injects[0].id == "smoke"


def test_a_map_says_what_headings_don_t(sheet: Path) -> None:
    assert "X010" in run("import", "sheet.csv", "--dry-run", code=1).stderr
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    run("import", "sheet.csv", "--map", "map.yaml", "-o", "made.yaml")
    made = load_or_raise("made.yaml").scenario
    assert [i.at for i in made.injects] == [300, 1800]
    assert made.seats[0].plays == ("fed-coord",)
    assert made.injects[0].notes == {"nl": "[Kleur] rood"}


def test_a_dry_run_writes_nothing_and_shows_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("s.csv").write_text("Time;Title;To;Colour\n09:00;Smoke;NCCN;red\n", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    shown = run("import", "s.csv", "--dry-run").stdout
    assert sorted(tmp_path.iterdir()) == before
    assert [line.split() for line in shown.splitlines()[1:5]] == [
        ["A", "Time", "time", "09:00"],
        ["B", "Title", "title", "Smoke"],
        ["C", "To", "to", "NCCN"],
        ["D", "Colour", "keep", "red"],
    ]
    data = json.loads(run("import", "s.csv", "--dry-run", "--json").stdout)
    assert {"findings", "check", "map"} <= data.keys()
    run("import", "s.csv", "--dry-run", "--save-map", "map.yaml")
    assert '"NCCN": nccn' in Path("map.yaml").read_text("utf-8")


WRONG = {
    "map: 2": "is no column map",
    "map: 1\nhead_row: 1\ncolums: []": "did you mean `columns`",
    "map: 1\nhead_row: 99\ncolumns: []": "`head_row: 99` is no row",
    "map: 1\nhead_row: 1\ncolumns: [{column: A, heading: Wat, is: titel}]": "did you mean `title`",
    "map: 1\nhead_row: 1\ncolumns: [{column: A, heading: Verhal, is: title}]": "did you mean `Verhaal`",
    "map: 1\nhead_row: 1\ncolumns: [{column: A, heading: Wat, is: to}]": "no column is `title` or `text`",
    "map: 1\nhead_row: 1\ncolumns: [{column: A, is: title}, {column: B, is: title}]": "two columns are `title`",
    "map: 1\nsheet: other\nhead_row: 1": "X011",
    "map: 1\nlanguage: klingon\nhead_row: 1": "choose from en, nl, fr",
    "map: 1\nstart: tomorrow\nhead_row: 1\ncolumns: [{column: A, is: title}]": "is no start",
    "map: 1\nhead_row: 1\ncolumns: [{column: A, is: title}, {column: C, is: to}]\nactors: {NCCN: nobody}": "`nobody`",
    "map: 1\nactors: 5\nhead_row: 1": "names and ids",
    "map: [": "can't be read",
    "map: &a 1": "can't be read",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_map_is_refused_with_advice(text: str, sheet: Path) -> None:
    Path("map.yaml").write_text(text, encoding="utf-8")
    result = run("import", "sheet.csv", "--map", "map.yaml", "-o", "x.yaml", code=1)
    assert WRONG[text] in result.stderr
    assert result.stderr.splitlines()[-1].split()[1] in ("X011", "X012")


def test_a_map_that_isn_t_there(sheet: Path) -> None:
    assert "X012" in run("import", "sheet.csv", "--map", "none.yaml", "--dry-run", code=1).stderr


def test_in_a_terminal_it_asks(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("Time;Title;Kleur;Wie\n09:00;Smoke;red;NCCN\n", encoding="utf-8")
    book, found = open_book(path)
    made: list[mapping.Map] = []

    @click.command()
    def ask() -> None:
        grid = book.sheets[0]
        made.append(agreed(mapping.guessed(grid, found), grid))

    result = CliRunner().invoke(ask, input="D\nto\nC\nnonsense\nC\nto\nQ\nB\nignore\n\nB\ntitle\n\n")
    assert result.exit_code == 0, result.output
    assert [(choice.heading, choice.field) for choice in made[0].columns] == [
        ("Time", "time"), ("Title", "title"), ("Kleur", "to"), ("Wie", "keep"),
    ]  # fmt: skip
    assert "`nonsense` is none of these" in result.stderr
    assert "There is no column Q" in result.stderr
    assert "One column must be" in result.stderr
    assert result.stdout == ""


def test_a_sheet_is_chosen(tmp_path: Path) -> None:
    from .samples import hseep

    path = hseep(tmp_path / "h.xlsx")
    assert "sheet Draft" in run("import", str(path), "--dry-run", "--sheet", "Draft").stdout
    assert "did you mean `Draft`" in run("import", str(path), "--dry-run", "--sheet", "Drafts", code=1).stderr


def test_without_a_target_there_is_nothing_to_do(sheet: Path) -> None:
    assert "-o" in run("import", "sheet.csv", code=2).stderr
    assert ".yaml" in run("import", "sheet.csv", "-o", "x.xlsx", code=2).stderr
