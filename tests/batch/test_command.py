"""The command: arms from options and experiments, formats, enough runs, indices, a clear line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis_sim.cli.batch_progress import duration
from crisis_sim.cli.main import cli

from .yard import SOUND, files

EXPERIMENT = """
variants: {direct: {relations: {add: [{from: belnet, to: nccn, kind: notifies, channels: [phone]}]}}}
experiments:
  analysts:
    variants: [base, direct]
    vary: {analysts: [6, 1], motive: [money]}
    runs: 4
    outcomes: [{time_to: {knows: {actor: nccn, fact: outage}}}, {indicator: trust, at: end}]
"""


@pytest.fixture
def studied(tmp_path: Path) -> str:
    """A scenario with an experiment."""
    path = tmp_path / "studied.yaml"
    path.write_text(Path(SOUND).read_text(encoding="utf-8") + EXPERIMENT, encoding="utf-8")
    return str(path)


def batch(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["batch", *map(str, args), "-w", "1"])


def arms(out: Path) -> list[str]:
    return [arm["name"] for arm in json.loads((out / "batch.json").read_bytes())["arms"]]


def test_an_experiment_brings_arms_runs_and_outcomes(studied: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = batch(studied, "--experiment", "analysts", "--out", out)
    assert done.exit_code == 0, done.output
    assert "4 arms × 4 runs = 16 replications, 1 worker, seeds from 1" in done.stderr
    assert arms(out) == ["base, analysts=6", "base, analysts=1", "direct, analysts=6", "direct, analysts=1"]
    assert "Experiment analysts" in done.stdout
    found = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    named = [outcome["name"] for outcome in found["outcomes"] if outcome["group"] == "named"]
    assert named == ["time_to knows actor nccn fact outage", "indicator trust at end"]
    assert found["held"]["fixed"]["motive"] == "money"


def test_options_beside_an_experiment_overrule_it(studied: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["--experiment", "analysts", "--variant", "direct", "--vary", "analysts=2,3", "-n", "2", "--set", "noise=2"]
    done = batch(studied, *words, "--out", out)
    assert done.exit_code == 0, done.output
    assert arms(out) == ["analysts=2", "analysts=3"]
    said = json.loads((out / "batch.json").read_bytes())
    assert [arm["variant"] for arm in said["arms"]] == ["direct", "direct"]
    assert said["arms"][0]["settings"] == {"analysts": 2, "motive": "money", "noise": 2.0}


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_formats(form: str) -> None:
    done = batch(SOUND, "-n", "3", "-p", "by-the-book", "-p", "silent", "--format", form)
    assert done.exit_code == 0, done.output
    if form == "json":
        assert json.loads(done.stdout)["runs"] == 3
    elif form == "csv":
        assert {row["arm"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"by-the-book", "silent"}
    else:
        assert "Seeds 1 to 3" in done.stdout
        assert ("| --- |" in done.stdout) is (form == "md")
    assert "\x1b" not in done.output


def test_quiet_prints_nothing() -> None:
    assert batch(SOUND, "-n", "2", "--quiet").output == ""


def test_nothing_is_left_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert batch(SOUND, "-n", "2").exit_code == 0
    assert not list(tmp_path.iterdir())


def test_it_stops_when_intervals_are_narrow(tmp_path: Path) -> None:
    words = [SOUND, "-p", "by-the-book", "-p", "silent", "--runs", "120", "--until-width"]
    done = batch(*words, "indicator:trust=40", "--out", tmp_path / "wide")
    assert "50 runs of each arm: the intervals of indicator:trust are no wider than 40." in done.stderr
    assert (tmp_path / "wide" / "results.jsonl").read_bytes().count(b"\n") == 100
    again = batch(*words, "indicator:trust=40", "--out", tmp_path / "wide")
    assert "100 are done already." in again.stderr
    done = batch(SOUND, "-n", "60", "--until-width", "messages=0.0001")
    assert "60 runs of each arm: the intervals of messages are wider than 0.0001. Give more --runs." in done.stderr


def test_where_it_stops_does_not_depend_on_workers(tmp_path: Path) -> None:
    words = [SOUND, "--runs", "150", "--until-width", "messages=1", "-q", "--keep", "none"]
    for workers in ("1", "2"):
        done = CliRunner().invoke(cli, ["batch", *words, "--out", str(tmp_path / workers), "-w", workers])
        assert done.exit_code == 0, done.output
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_sobol_indices(tmp_path: Path) -> None:
    pytest.importorskip("SALib")
    words = [SOUND, "--sobol", "analysts=0:6", "--sobol", "staff=0.5:2", "--samples", "4", "--runs", "1"]
    done = batch(*words, "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "16 points × 1 run = 16 replications" in done.stderr
    assert re.search(r"Trust at the end .* ± ", done.stdout)
    said = json.loads((tmp_path / "out" / "sobol.json").read_bytes())
    assert said["bounds"] == {"analysts": [0, 6], "staff": [0.5, 2]}
    settings = [arm["settings"] for arm in json.loads((tmp_path / "out" / "batch.json").read_bytes())["arms"]]
    assert {type(one["analysts"]) for one in settings} == {int}
    assert all(0 <= one["analysts"] <= 6 and 0.5 <= one["staff"] <= 2 for one in settings)
    for form in ("json", "csv", "md"):
        assert "analysts" in batch(*words, "--format", form).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--vary", "analist=1"], "there is nothing to set by the name `analist` — did you mean `analysts`?"),
        (["--vary", "analysts"], "'analysts' can't be read: write --vary KEY=A,B,C"),
        (["--vary", "analysts=1,,2"], "can't be read: write --vary KEY=A,B,C"),
        (["--vary", "analysts=1,two"], "`two` is no value for the means `analysts`"),
        (["--vary", "noise=1", "--vary", "noise=2"], "'noise' is given twice"),
        (["--set", "noise=1,2"], "can't be read: write --set KEY=VALUE"),
        (["--variant", "direct"], "there is no variant 'direct'; there is only base"),
        (["--difficulty", "hard"], "there is no difficulty 'hard'; there is only standard"),
        (
            ["--difficulty", "standard", "--vary", "difficulty=standard"],
            "give either --difficulty or",
        ),
        (["--experiment", "x"], "broken has no experiments"),
        (["--runs", "0"], "0 is not in the range"),
        (["--runs", "20000000"], "are too many: 10,000,000 replications at most"),
        (["--until-width", "0"], "'0' is no width"),
        (["--until-width", "trst=1"], "there is no outcome 'trst'; there are met, decided,"),
        (["--until-width", "trst=1"], "expectation:{told, answered}"),
        (["--until-width", "indicator:trst=1"], "did you mean `indicator:trust`?"),
        (["--until-width", "met=5"], "'5' is no width of met, a share of 0 to 1: write 5% or 0.05"),
        (["--until-width", "100%"], "'100%' is no width of met"),
        (["--until-width", "messages=5%"], "'5%' is no width of messages, which is no share: write a number above 0"),
        (["--until-width", "messages=2m"], "'2m' is no width of messages: write a number above 0"),
        (["--until-width", "time:decision=soon"], "'soon' is no width of time:decision: write a duration"),
        (["--vary", "noise=1,2", "--set", "noise=1"], "'noise' is given twice, with --vary and with --set"),
        (["--set", "noise=1", "--set", "noise=2"], "'noise' is given twice"),
        (["--vary", "staff=1,1"], "`1` is given twice as value of staff"),
        (["--vary", "staff=0.5,1,.5"], "`0.5` is given twice as value of staff"),
        (["-p", "silent", "-p", "silent"], "`silent` is given twice as policy"),
        (["-p", "silent", "-p", "ccb=random,silent"], "`ccb=random,silent` and `silent` are the same policy"),
        (["--variant", "base", "--variant", "base"], "`base` is given twice as variant"),
        (["--difficulty", "standard", "--difficulty", "standard"], "`standard` is given twice as difficulty"),
        (["--sobol", "noise=1:2", "--sobol", "noise=1:3"], "'noise' is given twice"),
        (["--sobol", "noise=1:2", "--set", "noise=1"], "'noise' is given twice, with --sobol and as a fixed value"),
        (["-p", "lazy"], "there is no policy 'lazy'"),
        (["-p", "cyber-sell=silent"], "there is no seat 'cyber-sell'"),
        (["-p", "silent,"], "write NAME or SEAT=NAME"),
        (["--cluster", "tcp://h:1"], "give either --workers or --cluster"),
        (["--sobol", "analysts=1"], "'analysts=1' can't be read: write --sobol KEY=LOW:HIGH"),
        (["--sobol", "motive=1:2"], "`motive` has no numbers between which to vary"),
        (["--sobol", "noise=2:1"], "the first number must be the smaller"),
        (["--sobol", "noise=1:2", "--vary", "analysts=1,2"], "--sobol takes one variant, one difficulty"),
        (["--sobol", "noise=1:2", "--samples", "100"], "100 is no power of two"),
        (["--sobol", "noise=1:2", "--until-width", "1"], "give either --sobol or --until-width"),
    ],
)
def test_mistakes(words: list[str], said: str, tmp_path: Path) -> None:
    done = batch(SOUND, *words, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert said in done.output
    assert not (tmp_path / "out").exists()


def test_a_script_that_is_not_there() -> None:
    done = batch(SOUND, "-p", "script:nowhere.jsonl")
    assert "nowhere.jsonl" in str(done.exception)
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", SOUND, "-p", "lazy"], "there is no policy 'lazy'"),
        (["run", SOUND, "-p", "cyber-sell=silent"], "there is no seat 'cyber-sell'"),
        (["run", SOUND, "-p", "silent,"], "write NAME or SEAT=NAME"),
        (["run", SOUND, "--set", "noise=1", "--set", "noise=2"], "'noise' is given twice"),
        (["policies", "lazy"], "there is no policy 'lazy'"),
    ],
)
def test_names_are_used_wrongly_the_same_everywhere(words: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, words)
    assert said in done.output
    assert done.exit_code == 2


@pytest.mark.parametrize("width", ["met=5%", "met=0.05"])
def test_a_width_of_a_share_is_a_fraction_or_in_percent(width: str) -> None:
    done = batch(SOUND, "-n", "50", "-p", "silent", "--until-width", width)
    assert "50 runs of each arm: the intervals of met are no wider than 5 pts." in done.stderr


def test_a_width_of_a_time_is_a_duration() -> None:
    done = batch(SOUND, "-n", "6", "--until-width", "time:decision=2m")
    assert "6 runs of each arm: the intervals of time:decision are no wider than 2 min." in done.stderr


def test_an_outcome_that_an_arm_never_has_is_named() -> None:
    done = batch(SOUND, "-n", "4", "-p", "by-the-book", "-p", "silent", "--until-width", "time:decision=2m")
    assert "silent has no value of time:decision in any run" in done.stderr
    assert "Give more" not in done.stderr


def test_a_folder_needs_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = batch(SOUND, "-n", "2", "--out", "")
    assert done.exit_code == 2
    assert "'--out': a folder needs a name" in done.output
    assert not list(tmp_path.iterdir())


def test_help_tells_how_decimals_are_written() -> None:
    for command in ("batch", "run"):
        assert "decimals with a point" in " ".join(CliRunner().invoke(cli, [command, "--help"]).output.split())


def test_the_current_folder_is_no_scenario() -> None:
    done = batch(".")
    assert "`.` is a folder" in str(done.exception)


def test_an_experiment_by_another_name(studied: str) -> None:
    done = batch(studied, "--experiment", "analyst")
    assert done.exit_code == 2
    assert "there is no experiment 'analyst'; there is only analysts" in done.output


def test_times_that_people_read() -> None:
    assert [duration(seconds) for seconds in (3, 100, 3600, 9000)] == ["3 s", "2 min", "1 h 0 min", "2 h 30 min"]
