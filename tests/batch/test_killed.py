"""Processes that are killed: the parent, or workers at random. Nothing is left running, and no result differs."""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
from pathlib import Path

import pytest

from crisis_sim.batch.processes import Processes
from crisis_sim.batch.run import Progress

from .yard import SOUND, command, descendants, files, make, plan, start, wait_for_results, wait_until_gone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def test_the_parent_is_killed(tmp_path: Path) -> None:
    order, out = [SOUND, "--runs", "40", "--keep", "none"], tmp_path / "out"
    with start(*order, "--out", out, "--workers", "2") as process:
        wait_for_results(out, 5)
        children = descendants(process.pid)
        assert children
        process.kill()
    wait_until_gone(children)
    assert command(*order, "--out", out, "--workers", "2").returncode == 0
    assert command(*order, "--out", tmp_path / "calm").returncode == 0
    assert files(out) == files(tmp_path / "calm")


def test_workers_killed_at_random_change_nothing(tmp_path: Path) -> None:
    ordered = plan(60, "all")
    make(tmp_path / "calm", ordered)
    executor = Processes(2)
    chance = random.Random(3)
    over = threading.Event()
    killed = []

    def shoot() -> None:
        while not over.wait(0.3):
            if found := [w for w in executor._pool if w.ready]:
                victim = chance.choice(found).process.pid
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)

    shooter = threading.Thread(target=shoot)
    shooter.start()

    def show(progress: Progress) -> None:
        if len(killed) > 5:
            over.set()

    try:
        folder = make(tmp_path / "out", ordered, executor, shown=show)
    finally:
        over.set()
        shooter.join()
    assert killed
    assert folder.failed == 0
    assert files(tmp_path / "out") == files(tmp_path / "calm")
