"""A batch from beginning to end: replications wherever they run, each kept as soon as it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from crisis_sim.batch.executors import Executor, Lost
from crisis_sim.batch.folder import Folder
from crisis_sim.batch.work import Task, Work


class Progress(NamedTuple):
    """How far a batch is."""

    done: int
    """Replications done, those of earlier sessions among them."""
    failed: int


Shown = Callable[[Progress], None]
Enough = Callable[[int], bool]
"""Given the number of runs that every arm has, whether that suffices."""


def run_batch(folder: Folder, executor: Executor, shown: Shown, stages: list[int], enough: Enough) -> int:
    """Run what is missing, stage by stage, and put the results into order. Returns the runs of each arm.

    `stages` are numbers of runs of each arm, ascending; after each but the last, `enough` decides whether to go on. It
    is asked when all arms have exactly so many, so that no order of completion, and no number of workers, counts.

    Raises:
        BatchError: the disk refuses, or nobody can work.
    """
    work = Work(folder.plan)
    done, runs = folder.resumed, 0
    shown(Progress(done, folder.failed))
    for runs in stages:
        for task, result in executor.unordered(work, Missing(folder, runs)):
            folder.add(work.lost(task, result.why) if isinstance(result, Lost) else result)
            done += 1
            shown(Progress(done, folder.failed))
        if runs < stages[-1] and enough(runs):
            break
    folder.tidy()
    return runs


class Missing:
    """The replications that are not done, arm by arm: an arm's scenario is prepared once where it is run."""

    def __init__(self, folder: Folder, runs: int) -> None:
        self._folder = folder
        self._runs = runs

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Task]:
        plan, journal = self._folder.plan, self._folder.journal
        for arm in range(len(plan.arms)):
            for run in range(self._runs):
                if not journal.has(arm, run):
                    yield Task(arm, run, plan.kept(run))
