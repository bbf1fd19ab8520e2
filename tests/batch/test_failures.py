"""A replication that fails is a result like any other: recorded, told of, reproduced; the batch goes on."""

from __future__ import annotations

import csv
import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis_sim.batch.executors import GIVEN_UP, Here, Lost
from crisis_sim.cli.main import cli
from crisis_sim.session.policies import registry

from .yard import SOUND, files, make, plan


@pytest.fixture(autouse=True)
def stumbling(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if a package had brought the policy."""
    monkeypatch.setitem(registry.BUILT_IN, "stumbling", "tests.batch.stumbling:Stumbling")
    yield
    registry.load_policy.cache_clear()


def results(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (path / "results.jsonl").read_bytes().splitlines()]


def test_it_is_recorded_with_a_command_that_shows_it_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    order = ["-n", "6", "-p", "by-the-book", "-p", "cyber-cell=stumbling", "--vary", "noise=2", "--difficulty", "hard"]
    scenario = tmp_path / "a scenario.yaml"
    scenario.write_text(
        Path(SOUND).read_text(encoding="utf-8") + "difficulty: {hard: {staff: 0.7}}\n", encoding="utf-8"
    )
    done = CliRunner().invoke(cli, ["batch", str(scenario), *order, "--out", str(out), "-w", "1"])
    assert done.exit_code == 1
    assert "1 replication failed:" in done.stderr
    (failed,) = [r for r in results(out) if r["failure"]]
    assert (failed["arm"], failed["run"], failed["seed"]) == (1, 2, 3)
    assert (failed["digest"], failed["measured"]) == (None, None)
    failure = failed["failure"]
    assert isinstance(failure, dict)
    assert failure["what"].startswith("PolicyError: the policy Stumbling on the seat 'cyber-cell' failed at")
    assert "FileNotFoundError" in failure["what"]
    assert "/home/somebody" not in failure["what"]
    assert "0x" not in failure["what"].replace("0x…", "")
    assert failure["where"].startswith("Session._consult < Session.advance_to")
    assert failure["reproduce"] in done.stderr
    words = shlex.split(failure["reproduce"])
    assert words[:3] == ["crisis-sim", "run", str(scenario)]
    again = CliRunner().invoke(cli, words[1:])
    assert type(again.exception).__name__ == "PolicyError"
    assert "the policy Stumbling on the seat 'cyber-cell' failed" in str(again.exception)


def test_the_others_count_and_the_tables_have_it(tmp_path: Path) -> None:
    folder = make(tmp_path / "out", plan(5, mixtures=["stumbling"], variants=["base"]))
    assert folder.failed == 1
    with (tmp_path / "out" / "tables" / "runs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [bool(row["failure"]) for row in rows] == [False, False, True, False, False]
    assert rows[2]["reproduce"] == "crisis-sim run small --seed 3 --policy stumbling"
    before = files(tmp_path / "out")
    again = make(tmp_path / "out", plan(5, mixtures=["stumbling"], variants=["base"]))
    assert (again.failed, again.resumed) == (1, 5)
    assert files(tmp_path / "out") == before


def test_all_fail(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["batch", SOUND, "-n", "1", "--seed", "3", "-p", "stumbling", "-w", "1"])
    assert done.exit_code == 1
    assert "Traceback" not in done.output


def test_a_run_without_end_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("crisis_sim.engine.core.MOST_LINES", 300)
    make(tmp_path / "out", plan(1, variants=["base"]))
    (one,) = results(tmp_path / "out")
    assert one["failure"]["what"] == "EndlessError: no ENDEX after 2,000,000 lines of log".replace("2,000,000", "300")  # type: ignore[index]
    monkeypatch.setattr("crisis_sim.session.headless.LONGEST", 7200)
    monkeypatch.undo()


def test_an_exercise_that_never_ends_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("crisis_sim.session.headless.LONGEST", 3600)
    make(tmp_path / "out", plan(1, variants=["base"]))
    (one,) = results(tmp_path / "out")
    assert one["failure"]["what"].startswith("EndlessError: no ENDEX after")  # type: ignore[index]


class NoWorkerSurvives(Here):
    """Loses the second task."""

    def unordered(self, function, tasks):  # type: ignore[no-untyped-def]
        for n, (task, result) in enumerate(super().unordered(function, tasks)):
            yield task, Lost(GIVEN_UP.why) if n == 1 else result


def test_what_no_worker_survived_is_recorded_and_tried_again_next_time(tmp_path: Path) -> None:
    ordered = plan(3, variants=["base"])
    make(tmp_path / "calm", ordered)
    folder = make(tmp_path / "out", ordered, NoWorkerSurvives())
    assert folder.failed == 1
    lost = results(tmp_path / "out")[1]["failure"]
    assert lost["what"].startswith("WorkerDied: 3 workers ended")  # type: ignore[index]
    assert lost["reproduce"] == "crisis-sim run small --seed 2"  # type: ignore[index]
    again = make(tmp_path / "out", ordered)
    assert (again.failed, again.resumed) == (0, 2)
    assert files(tmp_path / "out") == files(tmp_path / "calm")
