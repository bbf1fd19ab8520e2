"""The runs of a rehearsal, on as many workers as there are: what a worker does, and in which order it is asked."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from crisis_sim.analysis.rehearsal.confirming import confirming
from crisis_sim.analysis.rehearsal.design import Mode, Run, by_policy, expected_pairs, paired
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.grid import Grid, grid
from crisis_sim.analysis.rehearsal.trace import Trace, trace
from crisis_sim.batch.executors import Executor, Lost
from crisis_sim.engine.engine import Engine
from crisis_sim.model.events import Command
from crisis_sim.model.index import Index
from crisis_sim.scenario.compiled import Compiled, compile_scenario
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule, schedule
from crisis_sim.scenario.text import clean
from crisis_sim.scenario.triggers import Order
from crisis_sim.session.headless import steps
from crisis_sim.session.policies.registry import load_policy
from crisis_sim.session.policies.script import Script
from crisis_sim.session.session import Session

NEVER = 10**9
"""Seconds until anybody comes to work at an actor that is out."""
OVERTIME = 2 * 86_400
"""Exercise seconds beyond everything the scenario plans after which a run has found no end."""


class Stage(NamedTuple):
    """What one worker needs to run a scenario again and again."""

    compiled: Compiled
    ready: Index
    grid: Grid
    plan: Schedule


class Rehearse:
    """Called with a run, makes it. Can be pickled; the scenario is compiled where it runs."""

    def __init__(self, scenario: Scenario, pack: Pack, variant: str, difficulty: str, language: str) -> None:
        self._made_of = (scenario, pack, variant, difficulty, language)
        self._stage: Stage | None = None
        self._changed: tuple[tuple[str, ...], Compiled, Index] | None = None

    def __getstate__(self) -> dict[str, Any]:
        """What is prepared stays at home."""
        return {"_made_of": self._made_of, "_stage": None, "_changed": None}

    @property
    def stage(self) -> Stage:
        """The scenario, compiled once."""
        if self._stage is None:
            scenario, pack, variant, difficulty, _ = self._made_of
            compiled = compile_scenario(scenario, pack, variant=variant, difficulty=difficulty)
            plan = schedule(compiled.scenario, Order(compiled.scenario))
            self._stage = Stage(compiled, Index(compiled), grid(plan), plan)
        return self._stage

    def __call__(self, run: Run) -> Trace:
        """Make one run. Whatever goes wrong inside it is its result; only an interrupt gets out."""
        gc.disable()  # next to nothing becomes garbage before ENDEX
        try:
            return self._run(run)
        except Exception as error:  # noqa: BLE001  # one run never sinks a rehearsal
            return Trace(run, failure=f"{type(error).__name__}: {' '.join(clean(str(error)).split())}"[:300])
        finally:
            gc.enable()

    def _run(self, run: Run) -> Trace:
        stage, language = self.stage, self._made_of[-1]
        compiled, index = self._as_changed(run)
        held = {seat.id: load_policy(run.mode.policy) for seat in compiled.scenario.seats}
        if run.what == "seat":
            held[run.which] = load_policy(Mode.SILENT.policy)
        session = Session(Engine(compiled, run.seed, index), held)
        session.submit(Command("Start", p={"seed": run.seed}))
        last = _planned(stage.plan) + OVERTIME
        for now in steps(session, Script()):
            if now > last:
                break
        return trace(run, index, stage.grid, session.lines, language)

    def _as_changed(self, run: Run) -> tuple[Compiled, Index]:
        """The scenario as this run has it; runs alike come one after another and share it."""
        stage = self.stage
        key = (run.what, run.which, run.value, *(f"{q}={o}" for q, o in run.instructions.items()))
        if not any(key) or run.what == "seat":
            return stage.compiled, stage.ready
        if self._changed is None or self._changed[0] != key:
            compiled = changed(stage.compiled, run)
            self._changed = (key, compiled, Index(compiled))
        return self._changed[1:]


def changed(compiled: Compiled, run: Run) -> Compiled:
    """A compiled scenario with what a run does otherwise."""
    update: dict[str, Any] = {}
    if run.instructions:
        update["instructions"] = {**compiled.instructions, **run.instructions}
    if run.what == "actor":
        out = compiled.actors[run.which].model_copy(update={"staff": 0, "mobilisation": NEVER})
        update["actors"] = {**compiled.actors, run.which: out}
    elif run.what == "channel":
        dead = compiled.channels[run.which].model_copy(update={"availability": 0.0})
        update["channels"] = {**compiled.channels, run.which: dead}
    elif run.what == "draw":
        draws = {**compiled.scenario.draws, run.which: {run.value: 1.0}}
        update["scenario"] = compiled.scenario.model_copy(update={"draws": draws})
    return compiled.model_copy(update=update)


def _planned(plan: Schedule) -> int:
    """The last tick that a scenario speaks of."""
    return max([plan.end or 0, plan.live[-1].end, *plan.earliest.values(), *plan.latest.values()])


Progress = Callable[[int, int], None]
"""Told how many runs are done, and how many there are to be."""


def rehearse(work: Rehearse, executor: Executor, runs: int, seed: int, progress: Progress) -> Iterator[Trace]:
    """All runs: by policy first, then pairs, then more pairs where a claim needs them. Gives each trace as it comes."""
    stage = work.stage
    made: list[Trace] = []
    total = runs + expected_pairs(stage.ready, runs)
    parts: tuple[Callable[[], list[Run]], ...] = (
        lambda: by_policy(stage.ready, runs, seed),
        lambda: paired(stage.ready, _evidence(stage, made).book, runs),
        lambda: confirming(_evidence(stage, made)),
    )
    for n, part in enumerate(parts):
        tasks = sorted(part(), key=lambda run: (run.what, run.which, run.value, run.number))
        total = max(total, len(made) + len(tasks)) if n == 0 else len(made) + len(tasks)
        for run, found in executor.unordered(work, tasks):
            one = Trace(run, failure=found.why) if isinstance(found, Lost) else found
            made.append(one)
            progress(len(made), total)
            yield one


def _evidence(stage: Stage, made: Iterable[Trace]) -> Evidence:
    """What is known so far; places in files do not matter to it."""
    return Evidence(stage.ready, Branch(("", 0, 0)), stage.grid, made)
