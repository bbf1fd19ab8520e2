"""One worker, two, eight, or a Dask cluster: the same bytes. And each run is the run that `crisis-sim run` makes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis_sim.batch.processes import Processes
from crisis_sim.cli.main import cli
from crisis_sim.session.replay import verify
from crisis_sim.session.store import read

from .yard import SOUND, command, files, make, plan


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a batch that one process runs."""
    path = tmp_path_factory.mktemp("calm") / "out"
    make(path, plan(12, "all"))
    return files(path)


@pytest.mark.parametrize("workers", [2, 8])
def test_any_number_of_workers(workers: int, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    make(tmp_path / "out", plan(12, "all"), Processes(workers))
    assert files(tmp_path / "out") == undisturbed


def test_what_a_batch_keeps(undisturbed: dict[str, bytes]) -> None:
    logs = [name for name in undisturbed if name.startswith("logs/")]
    assert len(logs) == 24
    assert {"batch.json", "results.jsonl", "tables/replications.csv", "tables/dictionary.csv"} <= set(undisturbed)
    results = [json.loads(line) for line in undisturbed["results.jsonl"].splitlines()]
    assert [(r["arm"], r["run"]) for r in results] == [(arm, run) for arm in (0, 1) for run in range(12)]
    assert all(r["seed"] == 1 + r["run"] and r["failure"] is None for r in results)
    said = json.loads(undisturbed["batch.json"])
    assert [arm["name"] for arm in said["arms"]] == ["base", "direct"]


def test_logs_replay_and_end_with_the_digest_of_the_result(undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    results = {(r["arm"], r["seed"]): r for r in map(json.loads, undisturbed["results.jsonl"].splitlines())}
    for arm, seed in ((0, 1), (1, 12)):
        path = tmp_path / f"{arm}.jsonl"
        path.write_bytes(undisturbed[f"logs/arm-{arm + 1}-seed-{seed}.jsonl"])
        header, lines, _ = read(path)
        verdict = verify(header, lines, str(path))
        assert verdict.difference is None
        assert verdict.digest == results[arm, seed]["digest"]


@pytest.mark.parametrize(("keep", "logs"), [("none", 0), ("sample", 6)])
def test_keeping_fewer_logs_changes_no_result(
    keep: str, logs: int, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    make(tmp_path / "out", plan(12, keep))  # type: ignore[arg-type]  # one of the words
    found = files(tmp_path / "out")
    assert sum(name.startswith("logs/") for name in found) == logs
    assert found["tables/replications.csv"] == undisturbed["tables/replications.csv"]
    assert found["results.jsonl"] == undisturbed["results.jsonl"]


def test_the_command_line_does_the_same_with_any_workers(tmp_path: Path) -> None:
    for workers in ("1", "2"):
        out = tmp_path / workers
        args = [SOUND, "--runs", "7", "-p", "by-the-book", "-p", "silent", "--out", out, "--workers", workers]
        done = command(*args)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        assert "2 arms × 7 runs = 14 replications" in done.stderr
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert {"summary.json", "summary.md"} <= set(files(tmp_path / "1"))


def test_run_with_the_seed_of_a_replication_gives_its_digest(tmp_path: Path) -> None:
    out = tmp_path / "out"
    args = ["batch", SOUND, "-n", "3", "-p", "cyber-cell=silent,crisis-centre=by-the-book", "--vary", "analysts=2,9"]
    result = CliRunner().invoke(cli, [*args, "--vary", "motive=money", "--out", str(out), "-w", "1", "-q"])
    assert result.exit_code == 0, result.output
    last = json.loads((out / "results.jsonl").read_bytes().splitlines()[-1])
    again = ["run", SOUND, "--seed", "3", "-p", "cyber-cell=silent", "--set", "analysts=9", "--set", "motive=money"]
    result = CliRunner().invoke(cli, [*again, "--json"])
    assert json.loads(result.stdout)["digest"] == last["digest"]
