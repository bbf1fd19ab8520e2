"""The user's own drills: what is found in a folder that anybody may have written to."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from crisis_sim.session.begin import HUMAN, begin
from crisis_sim.session.shelf import RESULTS, Shelf
from crisis_sim.session.solo import Choice, Offer, go_on
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError
from tests.stage import compiled


def played(folder: Path, name: str, tick: int = 300, *, by: str = HUMAN) -> Path:
    """A drill that was left at a tick."""
    log = folder / f"{name}.jsonl"
    session = begin(compiled("first-drill"), 7, {"cyber-cell": by}, log)
    session.frame(tick)
    session.close()
    return log


def changed(log: Path, **header: Any) -> None:
    """Other words in the first line."""
    first, *rest = log.read_text().split("\n")
    log.write_text("\n".join([json.dumps(json.loads(first) | header), *rest]))


def entry(scenario: str = "first-drill", log: str = "") -> dict[str, Any]:
    """A result as it is kept."""
    return {"scenario": scenario, "title": {"en": "First drill"}, "met": 3, "judged": 4, "log": log}


def test_an_unfinished_drill_tells_how_far_it_is(tmp_path: Path) -> None:
    log = played(tmp_path, "first-drill-1", 900)
    (drill,), strange = Shelf(tmp_path).unfinished()
    assert (drill.log, drill.scenario, drill.seat, drill.difficulty) == (log, "first-drill", "cyber-cell", "standard")
    assert (drill.seed, drill.resumable, strange) == (7, True, [])
    last = json.loads(log.read_text().splitlines()[-1])["t"]
    assert drill.tick == last <= 900
    assert drill.title["en"] == "First drill"


def test_finished_drills_and_those_of_policies_are_not_on_the_shelf(tmp_path: Path) -> None:
    session = begin(compiled("first-drill"), 7, {"cyber-cell": HUMAN}, tmp_path / "done.jsonl")
    while not session.ended:
        session.frame(session.now + 3600)
    session.close()
    played(tmp_path, "policies", by="by-the-book")
    assert Shelf(tmp_path).unfinished() == ([], [])


def test_the_last_one_played_comes_first_and_is_the_one_to_resume(tmp_path: Path) -> None:
    old, new = played(tmp_path, "first-drill-20260101"), played(tmp_path, "first-drill-20260102")
    os.utime(new, (1, 1))
    drills, _ = Shelf(tmp_path).unfinished()
    assert [drill.log for drill in drills] == [old, new]
    assert Shelf(tmp_path).newest_unfinished("first-drill") == new
    assert Shelf(tmp_path).newest_unfinished("other") is None


def test_whatever_lies_there_is_passed_over_with_a_word(tmp_path: Path) -> None:
    log = played(tmp_path, "first-drill-1")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "binary.jsonl").write_bytes(bytes(range(256)) * 100)
    (tmp_path / "deep.jsonl").write_bytes(b"[" * 100_000 + b"\n")
    (tmp_path / "other.jsonl").write_text('{"log": "else", "engine": "1", "seats": {}}\n')
    (tmp_path / "list.jsonl").write_text("[1, 2]\n")
    (tmp_path / "seats.jsonl").write_text('{"log": "crisis-sim", "engine": 3, "seats": "x"}\n')
    (tmp_path / "folder.jsonl").mkdir()
    drills, strange = Shelf(tmp_path).unfinished()
    assert [drill.log for drill in drills] == [log]
    assert len(strange) == 7


def test_titles_are_cleaned_and_short(tmp_path: Path) -> None:
    log = played(tmp_path, "first-drill-1")
    title = {"en": "\x1b[31m[bold]red[/bold]\u202e" + "x" * 100_000}
    changed(log, compiled={"scenario": {"id": "x", "title": title}})
    (drill,), _ = Shelf(tmp_path).unfinished()
    assert drill.title["en"].startswith("[bold]red[/bold]xxx")
    assert len(drill.title["en"]) <= 200


def test_a_torn_end_and_a_log_of_another_version(tmp_path: Path) -> None:
    log = played(tmp_path, "first-drill-1")
    log.write_bytes(log.read_bytes() + b'{"t": 99999, "ki')
    changed(log, engine="0.0.0")
    (drill,), _ = Shelf(tmp_path).unfinished()
    assert drill.tick < 99999
    assert not drill.resumable
    with pytest.raises(LogError, match=r"0\.0\.0"):
        go_on(log)


def test_a_folder_that_is_not_there_or_not_readable_is_empty(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path / "file"):
        if folder.name == "file":
            folder.write_text("")
        assert Shelf(folder).unfinished() == ([], [])
        assert Shelf(folder).results() == []
        assert Shelf(folder).newest_unfinished("x") is None


def test_only_logs_of_the_folder_itself_are_deleted(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    log, other = played(shelf.folder, "first-drill-1"), played(tmp_path, "elsewhere")
    shelf.keep(entry())
    for path in (log, other, shelf.folder / RESULTS):
        shelf.delete(path)
    assert not log.exists()
    assert other.exists()
    assert len(shelf.results()) == 1


def test_results_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new")
    assert shelf.keep(entry(log="a"))
    assert shelf.keep(entry(log="b"))
    assert shelf.keep(entry(log="a") | {"met": 4})
    assert [(each["log"], each["met"]) for each in shelf.results()] == [("b", 3), ("a", 4)]
    assert shelf.forget(shelf.results()[0])
    assert [each["log"] for each in shelf.results()] == ["a"]
    assert shelf.forget()
    assert shelf.results() == []


def test_torn_and_foreign_lines_of_the_results_are_passed_over(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep(entry())
    with (tmp_path / RESULTS).open("ab") as file:
        file.write(b'[1]\n{"scenario": 3}\n\xff\xfe\n' + b"[" * 50_000 + b'\n{"scenario": "torn')
    assert [each["scenario"] for each in shelf.results()] == ["first-drill"]
    assert shelf.keep(entry("next"))
    assert [each["scenario"] for each in shelf.results()] == ["first-drill", "next"]


def test_a_full_disk_costs_the_new_result_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep(entry())

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not shelf.keep(entry("next"))
    assert not shelf.forget()
    assert [each["scenario"] for each in shelf.results()] == ["first-drill"]
    assert [path.name for path in tmp_path.iterdir()] == [RESULTS], "nothing half-written stays"


def test_what_is_no_json_is_not_kept(tmp_path: Path) -> None:
    assert not Shelf(tmp_path).keep({"scenario": object()})


def test_two_drills_of_one_second_have_files_of_their_own(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    names = set()
    for _ in range(3):
        log = shelf.new_log("first-drill")
        log.touch()
        names.add(log)
    assert len(names) == 3


def test_a_preview_is_what_the_drill_will_say(tmp_path: Path) -> None:
    offer = Offer("shape-cyberattack")
    preview = offer.preview("belnet", "hard")
    started = offer.start(Choice("shape-cyberattack", "belnet", "hard", 3, guided=True), tmp_path / "a.jsonl")
    started.session.close()
    told = started.session.views["belnet"]
    assert told.brief == preview.brief | {"guided": True}
    assert (told.title, told.briefing, told.pace) == (preview.title, preview.briefing, preview.pace)
    header = read(started.log)[0]
    assert (header["difficulty"], header["seed"], header["guided"]) == ("hard", 3, ["belnet"])
    assert [each["en"] for each in preview.brief["objectives"]]
    assert not offer.preview("policy-cell").brief, "a seat that exists once convened has no briefing yet"


def test_only_a_drill_that_somebody_played_goes_on(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="nobody"):
        go_on(played(tmp_path, "policies", by="by-the-book"))
    with pytest.raises(LogError, match="cyber-cell was"):
        go_on(played(tmp_path, "mine"), "belnet")
