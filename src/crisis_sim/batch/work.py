"""What a worker is given once, however many replications it runs: the scenario, and how to make each arm of it."""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

from crisis_sim import __version__
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.replication import Done, Ready, lost, replicate
from crisis_sim.batch.trouble import BatchError
from crisis_sim.scenario.compiled import compile_scenario
from crisis_sim.session.header import prepare
from crisis_sim.session.policies.script import Script

AT_HAND = 8
"""Arms that a worker keeps prepared."""
SWEEP = 64
"""Replications between two full collections of garbage."""
_ONE_AT_A_TIME = Lock()
"""Threads of one process share its garbage collector."""


class Task(NamedTuple):
    """One replication to run."""

    arm: int
    run: int
    keep: bool
    """Whether its log is wanted."""


class Work:
    """Called with a task, runs it. Can be pickled; arms are prepared where they are run."""

    def __init__(self, plan: Plan) -> None:
        self._engine = __version__
        self._plan = plan
        self._seated = plan.seated  # reads the scripts here, where their files are
        self._begin()

    def _begin(self) -> None:
        self._ready: OrderedDict[int, Ready] = OrderedDict()
        self._count = 0

    def __getstate__(self) -> dict[str, Any]:
        """What is prepared stays at home."""
        return {"_engine": self._engine, "_plan": self._plan, "_seated": self._seated}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Nothing is prepared yet."""
        self.__dict__.update(state)
        self._begin()

    def __call__(self, task: Task) -> Done:
        """Run one replication.

        Raises:
            BatchError: this worker has another version of crisis-sim.
        """
        if self._engine != __version__:
            raise BatchError(
                f"a worker has crisis-sim {__version__}, this is {self._engine}", "install the same on all machines"
            )
        with _ONE_AT_A_TIME, without_collector():
            done = replicate(self._arm(task.arm), task.arm, task.run, self._plan.seed_of(task.run), task.keep)
            self._count += 1
            gc.collect(0 if self._count % SWEEP else 2)
        return done

    def lost(self, task: Task, why: str) -> Done:
        """The result of a task that no worker survived."""
        seed = self._plan.seed_of(task.run)
        return lost(self._plan.arms[task.arm].command(self._plan.source, seed), task.arm, task.run, seed, why)

    def _arm(self, number: int) -> Ready:
        """An arm, compiled; those used last are at hand."""
        ready = self._ready.pop(number, None)
        if ready is None:
            plan, arm = self._plan, self._plan.arms[number]
            held, commands = self._seated[number]
            compiled = compile_scenario(
                plan.scenario, plan.pack, variant=arm.variant, difficulty=arm.difficulty, settings=arm.settings
            )
            ready = Ready(arm, prepare(compiled), held, Script(commands), plan.outcomes, plan.source)
            while len(self._ready) >= AT_HAND:
                self._ready.popitem(last=False)
        self._ready[number] = ready
        return ready


@contextmanager
def without_collector() -> Iterator[None]:
    """Next to nothing becomes garbage before ENDEX; looking for it would take a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
