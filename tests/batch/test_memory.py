"""Memory is flat in the number of replications: nothing of a run outlives it, here or in a worker."""

from __future__ import annotations

import gc
from pathlib import Path

from crisis_sim.batch.executors import Here
from crisis_sim.batch.folder import Folder
from crisis_sim.batch.run import run_batch
from crisis_sim.batch.work import AT_HAND, Task, Work
from crisis_sim.scenario.compiled import Compiled

from .yard import plan


def alive() -> int:
    gc.collect()
    return len(gc.get_objects())


def test_a_worker_keeps_nothing_of_its_runs() -> None:
    work = Work(plan(100, variants=["base"]))
    for run in range(5):
        work(Task(0, run, True))
    before = alive()
    for run in range(5, 40):
        work(Task(0, run, True))
    assert alive() < before + 200


def test_a_worker_keeps_few_arms_at_hand() -> None:
    def compiled() -> int:
        gc.collect()
        return sum(isinstance(one, Compiled) for one in gc.get_objects())

    before = compiled()
    work = Work(plan(1, variants=["base"], vary={"trust": list(range(40))}))
    for arm in range(40):
        work(Task(arm, 0, False))
    assert compiled() <= before + AT_HAND


def test_a_batch_keeps_nothing_of_its_results(tmp_path: Path) -> None:
    counts = {}

    with Folder(tmp_path / "out", plan(60, "none", variants=["base"])) as folder:
        stages = [20, 40, 60]
        run_batch(
            folder, Here(), lambda progress: None, stages, lambda runs: bool(counts.setdefault(runs, alive())) and False
        )
        assert counts[40] < counts[20] + 100
        assert sum(1 for result in folder.journal.results()) == 60
