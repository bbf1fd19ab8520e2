"""One folder, one batch: what is missing or damaged is made again, more runs are added, anything else is refused."""

from __future__ import annotations

import json
import random
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis_sim.batch.folder import Folder
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.trouble import BatchError
from crisis_sim.cli.main import cli

from .yard import SOUND, files, make, plan

ORDER = plan(8, "all")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An undisturbed batch."""
    path = tmp_path_factory.mktemp("calm") / "out"
    make(path, ORDER)
    return path


@pytest.fixture
def out(calm: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(calm, tmp_path / "out")
    return tmp_path / "out"


def test_once_more_changes_nothing(calm: Path, out: Path) -> None:
    assert make(out, ORDER).resumed == 16
    assert files(out) == files(calm)


def test_half_of_the_results_are_gone(calm: Path, out: Path) -> None:
    lines = (out / "results.jsonl").read_bytes().splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    (out / "results.jsonl").write_bytes(b"".join(lines[:8]))
    assert make(out, ORDER).resumed == 8
    assert files(out) == files(calm)


@pytest.mark.parametrize("name", ["results.jsonl", "batch.json", "logs", "tables"])
def test_one_thing_is_gone(name: str, calm: Path, out: Path) -> None:
    shutil.rmtree(out / name) if (out / name).is_dir() else (out / name).unlink()
    if name == "results.jsonl":
        assert make(out, ORDER).resumed == 0
    else:
        make(out, ORDER)
    assert files(out) == files(calm)


def test_logs_are_gone_or_damaged(calm: Path, out: Path) -> None:
    logs = sorted((out / "logs").iterdir())
    logs[0].unlink()
    logs[3].write_bytes(logs[3].read_bytes()[:-40])
    data = bytearray(logs[9].read_bytes())
    data[len(data) // 2] ^= 1
    logs[9].write_bytes(data)
    assert make(out, ORDER).resumed == 13
    assert files(out) == files(calm)


@pytest.mark.parametrize("seed", range(8))
def test_damaged_lines_are_made_again(seed: int, calm: Path, out: Path) -> None:
    chance = random.Random(seed)
    path = out / "results.jsonl"
    data = bytearray(path.read_bytes())
    for _ in range(chance.randrange(1, 5)):
        match chance.randrange(4):
            case 0:
                data[chance.randrange(len(data))] = chance.randrange(256)
            case 1:
                del data[chance.randrange(len(data)) :]
            case 2:
                begin = chance.randrange(len(data) + 1)
                del data[begin : begin + chance.randrange(2000)]
            case 3:
                at = chance.randrange(len(data) + 1)
                data[at:at] = chance.choice([b"\n", b"{}\n", b"\x00" * 50, b"\n\n[[[[", bytes(data[-300:])])
        if not data:
            break
    path.write_bytes(data)
    make(out, ORDER)
    assert files(out) == files(calm)


def test_lines_of_another_batch_do_not_count(calm: Path, out: Path, tmp_path: Path) -> None:
    make(tmp_path / "other", plan(8, "all", seed=2))
    with (out / "results.jsonl").open("ab") as file:
        file.write((tmp_path / "other" / "results.jsonl").read_bytes())
    assert make(out, ORDER).resumed == 16
    assert files(out) == files(calm)


def test_more_runs_are_added(calm: Path, tmp_path: Path) -> None:
    make(tmp_path / "out", plan(3, "all"))
    assert make(tmp_path / "out", ORDER).resumed == 6
    assert files(tmp_path / "out") == files(calm)


# refused


def refused(path: Path, ordered: Plan) -> str:
    before = files(path)
    with pytest.raises(BatchError) as error:
        make(path, ordered)
    assert files(path) == before
    return str(error.value)


def test_fewer_runs(out: Path) -> None:
    assert "holds 8 runs of each arm, more than 5 — give --runs 8 or more" in refused(out, plan(5, "all"))


def test_other_logs_to_keep(out: Path) -> None:
    assert refused(out, plan(8, "none")).endswith("keeps the logs of all runs — give --keep all")


def test_another_seed(out: Path) -> None:
    assert "holds a batch of another first seed: 1, not 9" in refused(out, plan(8, "all", seed=9))


def test_other_arms(out: Path) -> None:
    more = plan(8, "all", vary={"tide": ["neap", "spring"]})
    assert "of other arms: it lacks `base, tide=neap`" in refused(out, more)
    other = plan(8, "all", mixtures=["silent"])
    assert "from before policies changed" in refused(out, other)


def test_another_scenario(out: Path) -> None:
    assert "of another scenario: small, not first-drill" in refused(
        out, plan(8, "all", name="first-drill", variants=["base"])
    )


def test_a_scenario_that_has_changed(out: Path) -> None:
    changed = ORDER.scenario.model_copy(update={"version": "2"})
    ordered = Plan("small", changed, ORDER.pack, ORDER.arms, 8, 1, "all")
    assert "from before the scenario, its doctrine pack, a script or the outcomes asked for changed" in refused(
        out, ordered
    )


def test_another_version(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crisis_sim.batch.manifest.__version__", "9.9")
    assert "another version: 0.1.0, not 9.9 — install version 0.1.0; or give another --out" in refused(
        out, plan(8, "all")
    )


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"batch":"crisis-sim"}', b"[" * 100_000])
def test_a_damaged_manifest(content: bytes, out: Path) -> None:
    (out / "batch.json").write_bytes(content)
    assert "batch.json is damaged — restore it from a copy" in refused(out, ORDER)


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years")
    assert "holds other things (thesis.docx) and no batch.json" in refused(tmp_path, ORDER)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_results_of_another_batch_without_their_manifest(out: Path) -> None:
    (out / "batch.json").unlink()
    assert "holds other things (logs, results.jsonl, tables)" in refused(out, plan(8, "all", seed=5))


def test_somebody_else_is_at_work_here(out: Path) -> None:
    with Folder(out, ORDER):
        assert "another process is at work in" in refused(out, ORDER)
    make(out, ORDER)


@pytest.mark.skipif(sys.platform == "win32", reason="two processes with one lock")
def test_the_command_line_refuses_with_one_line(tmp_path: Path) -> None:
    base = ["batch", SOUND, "-n", "2", "-w", "1", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(cli, base).exit_code == 0
    done = CliRunner().invoke(cli, [*base, "--seed", "4"])
    assert isinstance(done.exception, BatchError)
    said = json.loads((tmp_path / "out" / "batch.json").read_bytes())
    assert said["seed"] == 1
