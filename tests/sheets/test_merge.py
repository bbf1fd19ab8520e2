"""Changes that can be applied are, and whatever can't is told with its cell; nothing else in the files changes."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from .commands import run
from .edits import DATA, HEAD, IDS, cell

HARBOUR = (DATA / "harbour.yaml").read_text("utf-8")
Change = Callable[[Worksheet], object]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the harbour scenario and its exported MSEL."""
    monkeypatch.chdir(tmp_path)
    Path("harbour.yaml").write_text(HARBOUR, encoding="utf-8")


def back(change: Change, *options: str, code: int = 0, language: str = "en") -> tuple[str, list[str]]:
    """The report, and the lines that the result has instead of those of the scenario."""
    if not Path("sheet.xlsx").exists():
        run("export", "harbour.yaml", "--msel", "sheet.xlsx", "--lang", language)
    book = openpyxl.load_workbook("sheet.xlsx")
    change(book["MSEL"])
    book.save("edited.xlsx")
    result = run("import", "edited.xlsx", "-o", "new.yaml", "--force", *options, code=code)
    new = Path("new.yaml").read_text("utf-8") if Path("new.yaml").exists() else ""
    old = Path("harbour.yaml").read_text("utf-8")
    lines = [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]
    return result.output, lines


def put(id: str, key: str, value: object) -> Change:
    return lambda sheet: setattr(sheet[cell(id, key)], "value", value)


def added(lines: list[str]) -> list[str]:
    return [line[2:] for line in lines if line[0] == "+" and line[2:].strip()]


@pytest.mark.parametrize(
    ("id", "key", "value", "lines"),
    [
        ("first-call", "when", datetime(2027, 5, 12, 9, 45), ["    at: 15m"]),
        ("first-call", "when", "12/05/2027 9u45", ["    at: 15m"]),
        ("first-call", "when", "09:45", ["    at: 15m"]),
        ("first-call", "offset", "T+0:15", ["    at: 15m"]),
        ("first-call", "offset", "T+00:00", ["    at: 0m"]),
        ("next-day", "when", "08:15", ["    at: d2 08:15"]),
        ("nudge", "offset", "T+1:45", ["    manual: {suggest: {at: d1 11:15}, unattended: fire}"]),
        ("mayor-asks", "delay", "0:25", ["    after: {inject: first-call, delay: 25m}   # ten minutes"]),
        ("mayor-asks", "offset", "T+0:35", ["    after: {inject: first-call, delay: 30m}   # ten minutes"]),
        ("mayor-asks", "offset", "T+0:05", ["    after: {inject: first-call, delay: 0m}   # ten minutes"]),
        ("read-it", "from", "Governor of Antwerp", ["    from: governor-antwerp"]),
        ("read-it", "channel", "Phone", ["    channel: phone"]),
        ("read-it", "to", "Governor's staff; Media", ["    to: [province, media]"]),
        ("first-call", "to", "National Crisis Centre", ["    to: [crisis-centre]"]),
        ("first-call", "priority", "flash", ["    priority: flash"]),
        ("nudge", "title", "Where?", ["    title: {en: Where?, nl: Waar staat u?}"]),
        ("mayor-asks", "title", "What now", ['    title: "What now"']),
        ("mayor-asks", "text", 'It\'s "now"', ["    text: 'It''s \"now\"'"]),
        ("nudge", "text", "Please answer.", ['    text: "Please answer."']),
    ],
)
def test_one_change_one_line(id: str, key: str, value: object, lines: list[str]) -> None:
    expected = [line.replace("{en: Where?,", '{en: "Where?",') for line in lines]
    assert added(back(put(id, key, value))[1]) == expected


@pytest.mark.parametrize(
    ("id", "key", "value", "told"),
    [
        ("first-call", "when", "when ready", ":D4: X030"),
        ("first-call", "offset", None, ":E4: X068"),
        ("first-call", "when", datetime(2027, 5, 12, 9, 0), ":D4: X035"),
        ("read-it", "when", datetime(2027, 5, 12, 10, 0), ":D7: X066 it has no time of its own"),
        ("read-it", "delay", "5m", ":D7: X066 it comes after nothing"),
        ("mayor-asks", "offset", "T+0:02", ":D5: X066 it would come before"),
        ("first-call", "trigger", "never", ":G4: X064"),
        ("first-call", "kind", "news", ":N4: X064"),
        ("first-call", "facts", "none", ":T4: X064"),
        ("first-call", "title", None, ":H4: X068"),
        ("first-call", "id", "primo", ":B4: X063"),
        ("first-call", "from", "Zorgbedrijf", ":J4: X042"),
        ("first-call", "channel", "pigeon", ":K4: X043"),
        ("first-call", "to", "Nobody", ":M4: X042"),
        ("first-call", "to", None, ":M4: X068"),
        ("first-call", "priority", "soon", ":O4: X045"),
        ("mayor-asks", "question", "[close] Windows closed\n[new] Run", ":P5: X067 the mark [wait]"),
        ("mayor-asks", "question", "Answer within 5m; without an answer: wait\n[close] A\n[wait] B", ":P5: X064"),
        ("mayor-asks", "question", "[close]\n[wait] Wait", ":P5: X068"),
        ("first-call", "expected", "The crisis centre was told", ":Q4: X067"),
        ("first-call", "text", "x" * 25_000, ":I4: X024"),
        ("first-call", "notes", "=1+1", ":S4: X020"),
    ],
)
def test_what_can_t_be_applied_is_told(id: str, key: str, value: object, told: str) -> None:
    report, lines = back(put(id, key, value))
    assert f"edited.xlsx{told}" in report, report
    if key not in ("question", "notes"):
        assert not lines


def test_date_and_offset_that_disagree_are_told() -> None:
    def change(sheet: Worksheet) -> None:
        sheet[cell("first-call", "when")].value = datetime(2027, 5, 12, 9, 45)
        sheet[cell("first-call", "offset")].value = "T+0:20"

    report, lines = back(change)
    assert "X066 date and T+ were changed to different times" in report
    assert not lines


def test_what_comes_after_something_moves_with_it_once() -> None:
    """Every row half an hour later: the cause moves, and the delay behind it stays."""

    def later(sheet: Worksheet) -> None:
        sheet[cell("first-call", "offset")].value = "T+0:35"
        sheet[cell("mayor-asks", "offset")].value = "T+0:45"

    assert added(back(later)[1]) == ["    at: 35m"]


def test_a_cell_that_was_emptied_empties_the_text() -> None:
    assert added(back(put("next-day", "text", None))[1]) == ['    text: {en: "", nl: "Hoe ging het?"}']


def test_a_translation_is_added_beside_the_other_languages() -> None:
    report, lines = back(put("read-it", "title", "Nous le lisons"), language="fr")
    assert added(lines) == ['    title: {en: We read it, fr: "Nous le lisons"}']
    assert "read-it: Synopsis" in report


def test_rows_and_columns_may_be_moved() -> None:
    def shuffle(sheet: Worksheet) -> None:
        sheet[cell("next-day", "title")].value = "Tomorrow"
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=HEAD)]
        head, *rest = rows
        rows = [head, *reversed(rest)]
        sheet.delete_rows(1, sheet.max_row)
        for row in [[], ["a line of my own"], *rows]:
            sheet.append([*row[5:], *row[:5]])

    assert added(back(shuffle)[1]) == ["    title: {en: Tomorrow, nl: Volgende dag}"]


def test_a_column_that_was_deleted_changes_nothing() -> None:
    assert back(lambda sheet: sheet.delete_cols(8, 2))[1] == []


def test_a_column_of_the_planner_is_kept_and_comes_back() -> None:
    def budget(sheet: Worksheet) -> None:
        sheet.insert_cols(3)
        sheet.cell(HEAD, 3).value = "Vehicles"
        sheet.cell(HEAD + 1, 3).value = "two\nvans"

    report, lines = back(budget)
    assert added(lines) == ['    notes: {nl: "Let op de toon.\\n[Vehicles] two / vans"}']
    assert "X014" in report
    run("export", "new.yaml", "--msel", "again.csv", "--lang", "nl")
    assert Path("again.csv").read_text("utf-8-sig").splitlines()[0].endswith(";Vehicles;Budget")


def test_a_deleted_row_is_told_and_dropped_only_when_asked() -> None:
    row = HEAD + 1 + IDS.index("press-line")
    report, lines = back(lambda sheet: sheet.delete_rows(row))
    assert "X061 the row of `press-line` is missing: the inject stays" in report
    assert not lines
    nudge = HEAD + 1 + IDS.index("nudge")
    report, lines = back(lambda sheet: sheet.delete_rows(nudge), "--drop-missing")
    assert not added(lines)
    assert lines[0] == "-   - id: nudge"
    assert len(lines) == 6


def test_dropping_what_others_name_is_found_by_check() -> None:
    row = HEAD + 1 + IDS.index("press-line")
    report, lines = back(lambda sheet: sheet.delete_rows(row), "--drop-missing", code=1)
    assert "R007" in report
    assert "(row 6 of edited.xlsx)" in report
    assert [line[:22] for line in lines] == ["-   - {id: press-line,"]


def new_row(sheet: Worksheet, row: int, **values: object) -> None:
    sheet.insert_rows(row)
    for key, value in values.items():
        place = cell("first-call", key.strip("_")).rstrip("0123456789")
        sheet[f"{place}{row}"].value = value


def test_a_new_row_is_a_new_inject() -> None:
    report, lines = back(
        lambda sheet: new_row(
            sheet, HEAD + 2, when=datetime(2027, 5, 12, 9, 40), title="Hospital calls", text="Two patients.",
            from_="Hospitals", channel="Phone", to="Governor's staff", priority="urgent", state="draft",
        )
    )  # fmt: skip
    assert "X062 this row is new: inject `hospital-calls`" in report
    assert added(lines) == [
        "  - id: hospital-calls",
        "    at: 10m",
        "    from: hospitals",
        "    to: [province]",
        "    channel: phone",
        "    priority: urgent",
        '    title: "Hospital calls"',
        '    text: "Two patients."',
        '    notes: "[State] draft"',
    ]


def test_a_new_row_behind_one_in_braces() -> None:
    row = HEAD + 2 + IDS.index("press-line")
    _, lines = back(lambda sheet: new_row(sheet, row, title="x", from_="Media", channel="Press", to="province"))
    assert added(lines)[:2] == ["  - id: x", "    manual: {suggest: {at: 45m}, unattended: fire}"]


def test_a_new_row_that_lacks_something_is_told() -> None:
    report, lines = back(lambda sheet: new_row(sheet, HEAD + 2, title="x", from_="Nobody"), code=1)
    assert "edited.xlsx:row 5: X062 this row is new, but lacks Intended players, Delivery method" in report
    assert not lines
    row = {"title": "x", "from_": "Nobody", "channel": "Phone", "to": "province"}
    report, lines = back(lambda sheet: new_row(sheet, HEAD + 2, **row), code=1)
    assert "`Nobody` is no actor" in report


def test_a_row_that_was_copied_is_a_new_one() -> None:
    def copy(sheet: Worksheet) -> None:
        row = [c.value for c in sheet[HEAD + 1]]
        for column, value in enumerate(row, start=1):
            sheet.cell(HEAD + 8, column).value = value

    report, lines = back(copy)
    assert "X051 the row of `first-call` stands here again" in report
    assert "  - id: first-call-2" in added(lines)


def test_what_both_changed_stays_as_the_scenario_has_it() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    Path("harbour.yaml").write_text(HARBOUR.replace("Next day", "The day after").replace("at: 5m", "at: 6m"), "utf-8")

    def change(sheet: Worksheet) -> None:
        sheet[cell("next-day", "title")].value = "Tomorrow"
        sheet[cell("next-day", "text")].value = "Well?"

    report, lines = back(change)
    assert "X065 the scenario was changed since the export" in report
    assert "edited.xlsx:H9: X065 `Synopsis`" in report
    assert added(lines) == ['    text: {en: "Well?", nl: "Hoe ging het?"}']


def test_the_scenario_itself_is_never_overwritten() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    result = run("import", "sheet.xlsx", "-o", "harbour.yaml", "--force", code=1)
    assert "is the scenario itself" in result.stderr
    assert Path("harbour.yaml").read_text("utf-8") == HARBOUR


def test_another_scenario_is_refused() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    assert "X060" in run("import", "sheet.xlsx", "--base", "first-drill", "-o", "x.yaml", code=1).stderr
    Path("harbour.yaml").unlink()
    assert "X060" in run("import", "sheet.xlsx", "-o", "x.yaml", code=1).stderr
    Path("o.csv").write_text("Time;Title\n9:00;A\n", encoding="utf-8")
    assert "X060" in run("import", "o.csv", "--base", "first-drill", "-o", "x.yaml", code=1).stderr


def test_a_scenario_with_errors_is_not_touched() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    Path("harbour.yaml").write_text(HARBOUR.replace("from: nccn", "from: nobody"), encoding="utf-8")
    assert "R001" in str(run("import", "sheet.xlsx", "-o", "x.yaml", code=1).exception)
    assert not Path("x.yaml").exists()


def test_a_dry_run_writes_nothing() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    before = sorted(Path().iterdir())
    assert "nothing was changed" in run("import", "sheet.xlsx", "--dry-run").stdout
    assert sorted(Path().iterdir()) == before


def test_windows_line_ends_stay() -> None:
    text = HARBOUR.replace("\n", "\r\n")
    Path("harbour.yaml").write_bytes(text.encode())
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    book = openpyxl.load_workbook("sheet.xlsx")
    book["MSEL"][cell("nudge", "text")].value = "Please\nanswer."
    book.save("edited.xlsx")
    run("import", "edited.xlsx", "-o", "new.yaml")
    new = Path("new.yaml").read_bytes()
    assert new.count(b"\r\n") == new.count(b"\n") == text.count("\r\n") + 1
    assert b'    text: "Please\\nanswer."\r\n' in new


def test_the_same_in_other_words_is_no_change() -> None:
    text = HARBOUR.replace("at: 45m", "at: 2700s")
    Path("harbour.yaml").write_text(text, encoding="utf-8")

    def change(sheet: Worksheet) -> None:
        sheet[cell("press-line", "offset")].value = "T+45 min"
        sheet[cell("press-line", "when")].value = "12/05/2027 10u15"
        sheet[cell("mayor-asks", "delay")].value = "0:10"
        sheet[cell("mayor-asks", "channel")].value = "press"
        sheet[cell("mayor-asks", "to")].value = "province"

    report, lines = back(change)
    assert "nothing was changed" in report
    assert not lines


def test_a_sheet_that_lies_about_itself() -> None:
    run("export", "harbour.yaml", "--msel", "sheet.xlsx")
    book = openpyxl.load_workbook("sheet.xlsx")
    hidden = book["crisis-sim"]
    for row in range(1, hidden.max_row + 1):
        if hidden.cell(row, 2).value == "language":
            hidden.cell(row, 3).value = "../../x"
        if hidden.cell(row, 2).value == "source":
            hidden.cell(row, 3).value = "/etc/passwd"
    book["MSEL"][cell("nudge", "title")].value = "Where?"
    book.save("edited.xlsx")
    assert "the sheet names no scenario" in run("import", "edited.xlsx", "-o", "new.yaml", code=1).stderr
    run("import", "edited.xlsx", "--base", "harbour.yaml", "-o", "new.yaml")
    assert 'title: {en: "Where?", nl: Waar staat u?}' in Path("new.yaml").read_text("utf-8").replace(
        "en: Where?", 'en: "Where?"'
    )
