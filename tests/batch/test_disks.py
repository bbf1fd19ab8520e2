"""Disks that are full, read-only or lose power: a clear word, exit code 1, and nothing that was kept is lost."""

from __future__ import annotations

import json
import os
import random
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from crisis_sim.batch.trouble import BatchError
from tests.session.disks import CrashError, ForgetfulDisk, FullDisk, ReadOnlyDisk

from .yard import PATIENCE, SOUND, command, files, make, plan

ORDER = plan(6, "sample")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An undisturbed batch."""
    path = tmp_path_factory.mktemp("calm") / "out"
    make(path, ORDER)
    return path


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.95])
def test_full(share: float, calm: Path, tmp_path: Path) -> None:
    room = int((calm / "results.jsonl").stat().st_size * share)
    out = tmp_path / "out"
    with pytest.raises(BatchError, match=r"can't be written \(No space left on device\)") as refused:
        make(out, ORDER, disk=FullDisk(room))
    whole = (out / "results.jsonl").read_bytes().split(b"\n")[:-1]
    assert ("everything finished is kept: make room or choose another --out" in str(refused.value)) is bool(whole)
    assert all(json.loads(line) for line in whole)
    assert make(out, ORDER).resumed == len(whole)
    assert files(out) == files(calm)


def test_read_only(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"can't be written \(Read-only file system\)"):
        make(tmp_path / "out", ORDER, disk=ReadOnlyDisk())


@pytest.mark.parametrize("seed", range(10))
def test_the_power_fails(seed: int, calm: Path, tmp_path: Path) -> None:
    chance = random.Random(seed)
    out = tmp_path / "out"
    for _ in range(3):
        try:
            make(out, ORDER, disk=ForgetfulDisk(chance.randrange(60), chance))
        except CrashError:
            continue
        break
    make(out, ORDER)
    assert files(out) == files(calm)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on file size")
def test_a_real_process_without_room(tmp_path: Path) -> None:
    order = [SOUND, "-n", "12", "-p", "by-the-book", "-p", "silent", "-w", "1", "--keep", "none"]
    out = tmp_path / "out"
    words = [sys.executable, "-m", "crisis_sim", "batch", *order, "--out", str(out)]
    limited = subprocess.run(
        ["bash", "-c", f"ulimit -f 60; exec {shlex.join(words)}"],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert limited.returncode == 1
    assert "can't be written (File too large) — everything finished is kept" in limited.stderr
    assert "Traceback" not in limited.stderr
    kept = (out / "results.jsonl").read_bytes().count(b"\n")
    assert 0 < kept < 24
    assert command(*order, "--out", out).returncode == 0
    assert command(*order, "--out", tmp_path / "calm").returncode == 0
    assert files(out) == files(tmp_path / "calm")


def test_a_place_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = command(SOUND, "-n", "2", "-w", "1", "--out", tmp_path / "file" / "out")
    assert done.returncode == 1
    assert done.stderr.endswith("out can't be written (Not a directory) — choose another --out\n")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on file size")
def test_no_room_for_what_is_not_kept_anyway(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "crisis_sim", "batch", SOUND, "-n", "20", "-w", "1"]
    done = subprocess.run(
        ["bash", "-c", f"ulimit -f 1; exec {shlex.join(words)}"],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "(File too large) — make room, or give --out a folder elsewhere" in done.stderr
    assert "kept" not in done.stderr
    assert not list(tmp_path.iterdir())
