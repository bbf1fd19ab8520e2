"""Ctrl-C and SIGTERM: what is finished stays, the same command goes on, the files are those of a calm batch."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from pathlib import Path

import pytest

from .yard import (
    PATIENCE,
    SOUND,
    command,
    descendants,
    files,
    interrupt,
    start,
    wait_for_results,
    wait_until_gone,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
RUNS = 60
ORDER = [SOUND, "--runs", str(RUNS), "-p", "by-the-book", "-p", "silent"]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An undisturbed batch."""
    out = tmp_path_factory.mktemp("calm") / "out"
    done = command(*ORDER, "--out", out, "--workers", "1")
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize(("number", "workers"), [(signal.SIGINT, "1"), (signal.SIGINT, "2"), (signal.SIGTERM, "2")])
def test_interrupted_and_gone_on_with(number: int, workers: str, calm: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with start(*ORDER, "--out", out, "--workers", workers) as process:
        wait_for_results(out, 3)
        children = descendants(process.pid)
        if number == signal.SIGINT:
            _, err = interrupt(process)  # as a terminal does: to all of them
        else:
            process.terminate()
            _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    assert "Traceback" not in err
    assert f"{out} keeps all that is finished; the same command goes on from there." in err
    wait_until_gone(children)
    before = (out / "results.jsonl").read_bytes()
    assert 3 <= before.count(b"\n") < 2 * RUNS
    done = command(*ORDER, "--out", out, "--workers", "2")
    assert done.returncode == 0, done.stderr
    assert "are done already." in done.stderr
    assert files(out) == files(calm)


def test_without_a_folder_it_says_that_nothing_is_kept() -> None:
    with start(SOUND, "--runs", "100000", "--workers", "1") as process:
        time.sleep(2)
        out, err = interrupt(process)
    assert process.returncode == 3
    assert "Nothing was kept" in err
    assert "Traceback" not in err
    assert out == ""


def test_before_anything_is_finished_it_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with start(SOUND, "--runs", "100", "--out", out, "--workers", "2") as process:
        while not (caught := Path(f"/proc/{process.pid}/status").read_text().split("SigCgt:")[1].split()[0]) or not (
            int(caught, 16) >> (signal.SIGTERM - 1) & 1
        ):
            time.sleep(0.005)
        _, err = interrupt(process)
    assert process.returncode == 3
    assert "Traceback" not in err
    kept = (out / "results.jsonl").is_file()
    assert ("keeps all that is finished" in err) is kept
    assert ("Nothing was finished yet." in err) is not kept


def test_a_torn_line_and_files_left_aside_go(calm: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(calm, out)
    with (out / "results.jsonl").open("ab") as file:
        file.write(b'{"arm":1,"run":')
    (out / "logs" / ".arm-1-seed-1.jsonl.77.new").write_bytes(b"half")
    (out / ".summary.md.77.new").write_bytes(b"half")
    assert command(*ORDER, "--out", out, "--workers", "1").returncode == 0
    assert files(out) == files(calm)
