"""Executors: chunks that follow the clock, tasks that kill their worker, and errors that come home."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from crisis_sim.batch.executors import CHUNK, GIVEN_UP, LARGEST, Answer, Chunks, Here
from crisis_sim.batch.processes import Processes
from crisis_sim.batch.trouble import BatchError


def double(n: int) -> int:
    return 2 * n


def deadly(n: int) -> int:
    if n == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return n


def complain(n: int) -> int:
    raise BatchError("no", "try again")


class OnceDeadly:
    """Kills its worker the first two times."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, n: int) -> int:
        if n == 3 and len(list(self.folder.iterdir())) < 2:
            (self.folder / str(time.monotonic_ns())).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return n


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_every_task_has_its_result(workers: int) -> None:
    with Processes(workers) if workers else Here() as executor:
        assert dict(executor.unordered(double, range(1000))) == {n: 2 * n for n in range(1000)}
        assert dict(executor.unordered(double, range(7))) == {n: 2 * n for n in range(7)}
        assert dict(executor.unordered(deadly, range(7))) == {n: n for n in range(7)}


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    with Processes(2) as executor:
        found = dict(executor.unordered(deadly, range(30)))
    assert found == {n: n for n in range(30)} | {13: GIVEN_UP}


def test_a_task_whose_worker_was_killed_twice_is_done(tmp_path: Path) -> None:
    with Processes(2) as executor:
        assert dict(executor.unordered(OnceDeadly(tmp_path), range(6))) == {n: n for n in range(6)}


def test_what_the_function_raises_is_raised_here() -> None:
    with Processes(2) as executor, pytest.raises(BatchError, match="no — try again"):
        list(executor.unordered(complain, range(4)))


def test_leaving_ends_workers_that_never_would() -> None:
    with Processes(2) as executor:
        for task, _ in executor.unordered(time.sleep, [0, 3600, 3600]):
            assert task == 0
            break
        pids = [worker.process.pid for worker in executor._pool]
    assert pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_chunks_are_about_a_second() -> None:
    chunks = Chunks(range(100_000))
    assert chunks.next() == [0]
    chunks.took(Answer([0], 0.01))
    assert len(chunks.next()) == int(CHUNK / 0.01)
    chunks.took(Answer([0] * 100, 0.0001))
    assert len(chunks.next()) == LARGEST
    chunks.took(Answer([0], 1000))
    assert len(chunks.next()) == 1


def test_chunks_become_small_towards_the_end() -> None:
    chunks = Chunks(range(20), 2)
    chunks.took(Answer([0] * 1000, 1.0))
    assert [len(chunks.next()) for _ in range(9)] == [5, 3, 3, 2, 1, 1, 1, 1, 1]


def test_what_a_dead_worker_had_is_handed_out_again_task_by_task() -> None:
    chunks = Chunks([8, 9])
    assert chunks.died([1, 2, 3]) is None
    assert [chunks.next() for _ in range(5)] == [[1], [2], [3], [8], [9]]
    assert [chunks.died([2]) for _ in range(3)] == [None, None, 2]
