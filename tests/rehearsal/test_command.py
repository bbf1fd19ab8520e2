"""`crisis-sim rehearse`: what it prints, what it refuses, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from crisis_sim.analysis.rehearsal.design import Mode, Run
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.batch import rehearsing
from crisis_sim.batch.executors import Here
from crisis_sim.cli.exits import INTERRUPTED, USAGE, WRONG
from crisis_sim.cli.main import cli
from crisis_sim.session.policies.base import Policy

from .rehearsed import DATA
from .test_options import question

SOUND = str(DATA / "sound.yaml")
PLANTED = str(DATA / "planted.yaml")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["rehearse", *args, "--workers", "1"], prog_name="crisis-sim")


def data(*args: str) -> dict[str, Any]:
    result = run(*args, "--format", "json", "--quiet")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_findings_are_advice() -> None:
    result = run(SOUND, "--runs", "10")
    assert result.exit_code == 0, result.output
    assert "Rehearsal of Sound" in result.stdout
    assert "Nothing was found that would not work." in result.stdout
    assert "4 by the book" in result.stdout


def test_strict_fails_on_findings_only() -> None:
    assert run(SOUND, "--runs", "10", "--strict").exit_code == 0
    assert run(PLANTED, "--runs", "10", "--strict", "--only", "H001").exit_code == WRONG
    assert run(PLANTED, "--runs", "10", "--strict", "--only", "H061").exit_code == 0


def test_findings_of_one_seat_and_of_one_kind() -> None:
    result = run(PLANTED, "--runs", "10", "--seat", "governor", "--only", "H032", "--only", "H001")
    assert "governor" in result.stdout
    assert "cyber-cell" not in result.stdout
    assert "H001" not in result.stdout
    found = data(PLANTED, "--runs", "10", "--only", "H001", "--only", "H013")["findings"]
    assert [f["code"] for f in found] == ["H013", "H001", "H001"]
    assert {f["severity"] for f in found} == {"defect"}


def test_each_kind_shows_a_few_unless_all_are_wanted(tmp_path: Path) -> None:
    text = (DATA / "sound.yaml").read_text(encoding="utf-8")
    dead = "\n  - {id: dead-N, when: {indicator: trust, below: 1}, kind: condition}"
    text = text.replace("\nend:", "".join(dead.replace("N", str(n)) for n in range(5)) + "\nend:")
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    few = run(str(tmp_path / "scenario.yaml"), "--runs", "10")
    assert "… and 2 more" in few.stdout
    assert "dead-4" not in few.stdout
    assert "dead-4" in run(str(tmp_path / "scenario.yaml"), "--runs", "10", "--all").stdout


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (("--seat", "govenor"), "did you mean `governor`?"),
        (("--only", "H999"), "there is no code 'H999': choose from H001, H002, H003,"),
        (("--variant", "other"), "there is no variant 'other'"),
        (("--difficulty", "harder"), "there is no difficulty 'harder'"),
        (("--runs", "3"), "3 is not in the range 10<=x<=100000"),
    ],
)
def test_what_is_not_there_is_refused(args: tuple[str, ...], hint: str) -> None:
    result = run(PLANTED, *args)
    assert result.exit_code == USAGE
    assert hint in result.output.replace("\n", " ")


def test_a_broken_scenario_is_refused_with_its_errors(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text("format: 1\nid: x\n", encoding="utf-8")
    result = run(str(tmp_path / "scenario.yaml"))
    assert result.exit_code == 1


def test_json_has_everything() -> None:
    found = data(SOUND, "--runs", "20")
    assert found["runs"] == {
        "by-the-book": 8, "exploring": 6, "hesitant": 2, "silent": 2, "random": 2, "trial": 6, "draw": 6, "without": 12
    }  # fmt: skip
    assert found["partial"] is False
    (told,) = (e for e in found["expectations"] if e["expectation"] == "told")
    assert told["met"]["by-the-book"] == {"met": 8, "judged": 8}
    assert told["met"]["silent"] == {"met": 0, "judged": 2}
    (which,) = found["questions"]
    assert which["answers"]["silent"] == {"truth/default": 2}
    assert {(a["which"], a["value"], a["pairs"]) for a in found["answers"]} == {("which", "calm", 6)}
    gains = {g["outcome"]: g["mean"] for g in found["answers"][0]["gains"]}
    assert (gains["trust"], gains["order"]) == (-10, 10)
    assert found["seats"][0]["strip"] == "░" * 10


def test_markdown_in_the_language_asked_for() -> None:
    for language, words in {"en": "Findings", "nl": "Bevindingen", "fr": "Constats"}.items():
        result = run(SOUND, "--runs", "10", "--format", "md", "--lang", language)
        assert f"## {words}" in result.stdout
        assert "EXERCISE · OEFENING · EXERCICE · ÜBUNG" in result.stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nl",
            (
                "Repetitie: Geplant",
                "volgens het plan",
                "Hoe druk",
                "Eén teken",
                "niets te doen",
                "7 gebreken",
            ),
        ),
        (
            "fr",
            ("Répétition : Planté", "selon le plan", "La charge", "Un signe", "rien à faire", "7 défauts"),
        ),
    ],
)
def test_the_table_is_in_one_language(language: str, words: tuple[str, ...]) -> None:
    result = run(PLANTED, "--runs", "10", "--lang", language)
    assert result.exit_code == 0, result.output
    for word in words:
        assert word in result.stdout
    mixed = re.findall(
        r"\b(?:Rehearsal|Runs: \d+ by|book|How|mark|defects?|weakness|and|more|findings)\b", result.stdout
    )
    assert not mixed


def test_results_depend_on_neither_workers_nor_hash_seeds() -> None:
    base = [sys.executable, "-m", "crisis_sim", "rehearse", SOUND, "--runs", "10", "--format", "json", "-q"]
    seen = {
        subprocess.run(
            [*base, "--workers", workers],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for workers, seed in (("1", "1"), ("2", "2"))
    }
    assert len(seen) == 1


def stop_after(count: int) -> Callable[..., Iterator[tuple[Run, Trace]]]:
    """An executor's way that Ctrl-C breaks off."""
    left = [count]

    def unordered(self: Here, function: Callable[[Run], Trace], tasks: list[Run]) -> Iterator[tuple[Run, Trace]]:
        for task in tasks:
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            yield task, function(task)

    return unordered


@pytest.mark.parametrize(
    ("count", "says"),
    [(0, "Runs: none"), (2, "Runs: 1 by the book, 1 with options drawn by lot"), (17, "without an actor, seat")],
)
def test_interrupted_it_tells_what_the_finished_runs_say(
    count: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Here, "unordered", stop_after(count))
    result = run(SOUND, "--runs", "10")
    assert result.exit_code == INTERRUPTED, result.output
    assert "Rehearsal of Sound (broken off)" in result.stdout
    assert says in result.stdout
    assert "Interrupted" in result.stderr


def test_a_failing_run_is_told_with_the_command_that_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole: Callable[[str], Policy] = rehearsing.load_policy

    def load(name: str) -> Policy:
        if name == Mode.HESITANT.value:
            raise RuntimeError("no \x1b[31mpolicy")
        return whole(name)

    monkeypatch.setattr(rehearsing, "load_policy", load)
    found = data(SOUND, "--runs", "10")
    (failure,) = (f for f in found["findings"] if f["code"] == "H060")
    assert failure["message"] == "a run failed: RuntimeError: no policy"
    assert "crisis-sim run sound --seed 1 -p hesitant" in failure["advice"]
    assert (found["failed"], failure["seen"]) == (1, 1)


def test_a_run_without_an_end_is_broken_off_and_told(tmp_path: Path) -> None:
    text = (DATA / "sound.yaml").read_text(encoding="utf-8")
    text = text.replace("until: 40m", "until: {indicator: trust, above: 99}").replace("end: {elapsed: 40m}", "")
    text = text.replace("every: 6m", "every: 60m")
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")
    found = data(str(tmp_path / "scenario.yaml"), "--runs", "10", "--only", "H061")
    (endless,) = found["findings"]
    assert (endless["seen"], endless["of"]) == (10, 10)
    assert endless["line"] == text.splitlines().index("moves:") + 1


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    text = question("{indicator: trust, change: -5}")
    text = text.replace("{en: Sound,", '{en: "\\e[31m[bold]x[/bold] <script>|*a* {about}",')
    text = text.replace('label: {en: Trust}, unit: "%"', 'label: {en: "[red]T|{0} \\e]0;evil\\a"}, unit: "{x}|<b>"')
    (tmp_path / "[bold]s.yaml").write_text(text, encoding="utf-8")
    for form in ("table", "md", "json"):
        result = run(str(tmp_path / "[bold]s.yaml"), "--runs", "20", "--format", form)
        assert result.exit_code == 0, result.output
        assert "H020" in result.stdout
        assert "\x1b" not in result.stdout
        assert "evil" not in result.stdout
        assert "[red]T|{0}" in result.stdout.replace("\\", "").replace("\n", "")
        if form == "md":
            assert "<script>" not in result.stdout
            assert "<b>" not in result.stdout
