"""Other people's sheets: realistic ones become scenarios that check, and every guess is told by row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from crisis_sim.scenario.check import load_or_raise
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.time import tick

from . import samples
from .commands import run


def imported(make: Callable[[Path], Path], folder: Path, *options: str) -> tuple[Scenario, str]:
    """The scenario that a sample becomes, and the report."""
    sheet = make(folder / ("sheet.csv" if make is samples.municipal else "sheet.xlsx"))
    result = run("import", str(sheet), "--yes", "-o", str(folder / "made.yaml"), *options)
    return load_or_raise(folder / "made.yaml").scenario, result.stdout


def times(scenario: Scenario) -> dict[str, int]:
    return {i.id: tick(i.at, scenario.start) for i in scenario.injects if i.at is not None}


def test_a_dutch_provincial_exercise(tmp_path: Path) -> None:
    made, report = imported(samples.provincial, tmp_path)
    assert made.title == {"nl": "Provincie Antwerpen - Noodplanoefening CHEMIE 2026"}
    assert made.start == "2026-10-06T09:00+02:00"
    assert [seat.plays for seat in made.seats] == [("centre-112",), ("governor-antwerp",), ("info-cell",)]
    assert times(made) == {
        "inject-1": 0, "inject-2": 600, "inject-3": 1500, "inject-4": 2400, "inject-5": 4500, "inject-7": 7200,
    }  # fmt: skip
    reserve = next(i for i in made.injects if i.id == "inject-6")
    assert reserve.manual
    assert reserve.to == ("governor-antwerp", "centre-112")
    assert [i.channel for i in made.injects] == [
        "phone",
        "astrid",
        "phone",
        "social-media",
        "paragon",
        "astrid",
        "e-mail",
    ]
    assert made.injects[0].notes == {"nl": "Verwacht: Alarmeren\n[Budget] 0\n[Controller] Els"}
    assert {o.id: o.capability for o in made.objectives}["crisiscommunicatie"] == "crisis-communication"
    assert "sheet.xlsx:row 5: X050 `FASE 1 - ALARMERING` stands alone" in report
    assert "sheet.xlsx:B6: X021" in report
    assert "sheet.xlsx:F7: X041 `Brandweer` could be" in report
    assert made.actors["brandweer"].role == "rescue-zone"


def test_a_french_municipal_exercise(tmp_path: Path) -> None:
    made, report = imported(samples.municipal, tmp_path, "--start", "2026-07-14T08:30")
    assert made.start == "2026-07-14T08:30+02:00"
    assert {seat.plays[0] for seat in made.seats} >= {"mayor-verviers", "local-police-verviers"}
    assert times(made) == {"inject-2": 300, "inject-3": 1200, "inject-4": 2100, "inject-5": 3600}
    assert made.injects[0].text == {"fr": "Le niveau de la Vesdre monte.\nLa zone de secours demande une réunion."}
    assert made.injects[3].notes == {"fr": "=URGENT\nAttendu: Point de situation"}
    assert made.injects[2].from_ == "media"
    assert len(made.injects[4].to) == len(made.seats)
    assert "X008" in report


def test_an_english_one_after_hseep(tmp_path: Path) -> None:
    made, report = imported(samples.hseep, tmp_path)
    assert [seat.id for seat in made.seats] == ["ccb", "nccn"]
    assert times(made) == {"inject-1-01": 300, "inject-1-02": 1200, "inject-1-04": 5400, "inject-1-04-2": 7200}
    assert next(i for i in made.injects if i.id == "inject-1-03").manual
    assert next(i for i in made.injects if i.id == "inject-1-04").kind == "expected-action"
    assert made.injects[0].from_ == "exercise-control"
    for code in ("X034", "X040", "X043", "X051", "X053"):
        assert code in report, code


def test_two_days_with_a_night_between(tmp_path: Path) -> None:
    made, _ = imported(samples.exonaut, tmp_path)
    assert made.start == "2026-03-02T13:00+01:00"
    assert [move.clock for move in made.moves] == ["live", "jump", "live"]
    assert made.injects[2].at == "d2 08:15"
    assert made.injects[0].notes == {"en": "[Attachment] map.pdf"}


def test_what_is_made_runs_and_keeps_its_columns(tmp_path: Path) -> None:
    imported(samples.provincial, tmp_path)
    made = tmp_path / "made.yaml"
    run("run", str(made), "--quiet", "--seed", "1", "--log", str(tmp_path / "log.jsonl"))
    run("export", str(made), "--msel", str(tmp_path / "back.csv"), "--lang", "nl")
    lines = (tmp_path / "back.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].endswith(";Budget")
    assert lines[1].endswith(";0")
    assert ";Els;" in lines[1]


def write(folder: Path, text: str) -> Path:
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return path


def made(folder: Path, text: str, *options: str) -> Scenario:
    run("import", str(write(folder, text)), "--yes", "-o", str(folder / "made.yaml"), *options)
    return load_or_raise(folder / "made.yaml").scenario


def test_the_clock_passes_midnight(tmp_path: Path) -> None:
    scenario = made(tmp_path, "Date;Time;Title\n04/05/2026;22:30;A\n;23:50;B\n;00:10;C\n05/05/2026;01:00;D\n")
    assert list(times(scenario).values()) == [0, 4800, 6000, 9000]


def test_times_from_midnight_are_times_since_the_start(tmp_path: Path) -> None:
    scenario = made(tmp_path, "Time;Title\n00:00;A\n00:30;B\n01:30;C\n")
    assert list(times(scenario).values()) == [0, 1800, 5400]


def test_date_and_offset_in_one_row_tell_the_start(tmp_path: Path) -> None:
    scenario = made(tmp_path, "Date and time;T+;Title\n04/05/2026 10:30;T+1:30;A\n;T+2:00;B\n")
    assert scenario.start == "2026-05-04T09:00+02:00"
    assert list(times(scenario).values()) == [5400, 7200]


def test_startex_and_endex_rows(tmp_path: Path) -> None:
    scenario = made(
        tmp_path, "Time;Title;Text\n04/05/2026 09:00;STARTEX;\n04/05/2026 09:20;A;x\n04/05/2026 12:00;ENDEX;\n"
    )
    assert times(scenario) == {"a": 1200}
    assert scenario.moves[-1].until == 10800  # type: ignore[union-attr]


def test_no_text_is_invented(tmp_path: Path) -> None:
    scenario = made(tmp_path, "Time;Message;To\n09:00;The dam may break. Everybody must leave.;Governor of Liège\n")
    assert scenario.injects[0].title == {"en": "The dam may break"}
    assert scenario.injects[0].text == {"en": "The dam may break. Everybody must leave."}


def test_the_start_follows_the_clocks_of_belgium(tmp_path: Path) -> None:
    for day, offset in (("28/03/2026", "+01:00"), ("29/03/2026", "+02:00"), ("25/10/2026", "+01:00")):
        assert made(tmp_path, f"Time;Title\n{day} 12:00;A\n{day} 12:10;B\n", "--force").start.endswith(offset)


def test_lines_to_look_at_say_check_and_why(tmp_path: Path) -> None:
    made(tmp_path, "Time;Title;From;To\n09:00;A;Zorgbedrijf Nergens;Vzw Ergens\n")
    text = (tmp_path / "made.yaml").read_text("utf-8")
    assert text.count("# check: the doctrine pack has no such actor") == 3
    assert "  - id: a  # check: no delivery method: e-mail" in text
