"""Streams that end early or were never there, and systems that lack what others have: no noise, the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .yard import PATIENCE, SOUND, files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
SMALL = ["-n", "2", "-w", "1"]
COMMANDS = {
    "run": ["run", SOUND, "--seed", "1", "-q"],
    "batch": ["batch", SOUND, *SMALL, "-p", "silent", "-p", "by-the-book"],
    "batch-json": ["batch", SOUND, *SMALL, "--format", "json"],
    "rehearse": ["rehearse", SOUND, "--runs", "10", "-w", "1"],
    "rehearse-json": ["rehearse", SOUND, "--runs", "10", "-w", "1", "--format", "json"],
    "check": ["check", SOUND],
    "network": ["network", "first-drill"],
    "policies": ["policies"],
}


def shell(line: str, words: list[str], **env: str) -> subprocess.CompletedProcess[str]:
    """A shell's line in which "$@" is crisis-sim with these words; its exit code is the first program's."""
    return subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-m", "crisis_sim", *words],
        env={**os.environ, **env}, capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "reader"), [*((name, "true") for name in COMMANDS), ("rehearse-json", "head -n 1"), ("check", "head -n 1")]
)
def test_whoever_reads_may_have_enough(name: str, reader: str) -> None:
    done = shell(f'"$@" | {reader}; exit ${{PIPESTATUS[0]}}', COMMANDS[name])
    assert done.returncode == 0, done.stderr
    for noise in ("Traceback", "Broken pipe", "BrokenPipe", "Exception ignored"):
        assert noise not in done.stderr


def test_a_report_too(tmp_path: Path) -> None:
    log = tmp_path / "a.jsonl"
    assert shell('"$@"', ["run", SOUND, "--seed", "1", "-q", "--log", str(log)]).returncode == 0
    done = shell('"$@" | true; exit ${PIPESTATUS[0]}', ["report", str(log)])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_batch_goes_on_when_nobody_listens(tmp_path: Path) -> None:
    order = ["batch", SOUND, "-n", "12", "-w", "1", "-p", "silent", "-p", "by-the-book", "--out"]
    heard, unheard = tmp_path / "heard", tmp_path / "unheard"
    assert shell('"$@"', [*order, str(heard)]).returncode == 0
    assert shell('"$@" 2>&1 | true; exit ${PIPESTATUS[0]}', [*order, str(unheard)]).returncode == 0
    assert files(heard) == files(unheard)


@pytest.mark.parametrize("closed", ["<&-", "<&- >&- 2>&-"])
def test_closed_streams(closed: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = shell(f'"$@" {closed}', ["batch", SOUND, "-n", "3", "-w", "2", "--out", str(out)])
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (out / "summary.md").is_file()


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processors can't be hidden")
def test_one_processor_and_nobody_s_home(tmp_path: Path) -> None:
    one = min(os.sched_getaffinity(0))
    hidden = f"import os,sys;os.sched_setaffinity(0,{{{one}}});os.execv(sys.argv[1],sys.argv[1:])"
    done = shell(
        f'unset HOME; exec "{sys.executable}" -c "{hidden}" "$@"',
        ["batch", SOUND, "-n", "3", "--out", str(tmp_path / "out")],
    )
    assert done.returncode == 0, done.stderr
    assert "3 replications, 1 worker, seeds from 1" in done.stderr


def test_nothing_of_one_system_is_needed_to_be_imported() -> None:
    """As on Windows: these modules are not there, nor are some functions."""
    program = """
import importlib, os, pkgutil, signal, sys
for name in ("fcntl", "resource", "pwd", "grp", "_posixshmem", "readline", "syslog"):
    sys.modules[name] = None
for name in ("pthread_sigmask", "SIGKILL", "SIGHUP", "SIGPIPE"):
    delattr(signal, name)
for name in ("sched_getaffinity", "fork", "O_DIRECTORY", "getuid"):
    delattr(os, name)
import crisis_sim
for found in pkgutil.walk_packages(crisis_sim.__path__, "crisis_sim."):
    if not found.name.startswith(("crisis_sim.tui", "crisis_sim.batch.cluster", "crisis_sim.__main__")):
        importlib.import_module(found.name)
assert "multiprocessing.resource_tracker" not in sys.modules
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
