"""The runs behind `dilemmas`: every answer to every question on the same luck, and none that is known already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from crisis_sim.analysis.dilemma_changes import Asked
from crisis_sim.analysis.measured import Measured
from crisis_sim.batch.arms import Arm, arm
from crisis_sim.batch.executors import Executor, Lost
from crisis_sim.batch.plan import Plan
from crisis_sim.batch.replication import Failure, Result
from crisis_sim.batch.work import Task, Work
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject

Progress = Callable[[int, int], None]
"""Told how many runs are done, and how many there are to be."""


def questions(scenario: Scenario) -> dict[str, Inject]:
    """The injects that ask with options, in the order of the file."""
    return {inject.id: inject for inject in scenario.injects if inject.asks is not None and inject.asks.options}


def options(inject: Inject) -> tuple[str, ...]:
    """The options of a question."""
    return tuple(option.id for option in inject.asks.options) if inject.asks is not None else ()


def arms(scenario: Scenario, asked: Sequence[str], variant: str, mixture: str) -> tuple[Arm, ...]:
    """First the arm in which seats answer as they think, then for each option one in which it is the instruction."""
    found = [arm(scenario, mixture, variant, "standard", mixture, {})]
    every = questions(scenario)
    found += (
        arm(scenario, f"{key}={option}", variant, "standard", mixture, {key: option})
        for key in asked
        for option in options(every[key])
    )
    return tuple(found)


@dataclass
class Answers:
    """What the runs so far say. Rounds are runs in which somebody chose: a default that falls is nobody's choice."""

    asked: dict[str, int] = field(default_factory=dict)
    """Question: runs as seats think in which it was put."""
    rounds: dict[str, dict[str, dict[int, Mapping[str, float]]]] = field(default_factory=dict)
    """Question: option: number of the run: outcomes."""
    made: int = 0
    """Runs as seats think that were made."""
    failures: list[Failure] = field(default_factory=list)

    def of(self, scenario: Scenario, keys: Sequence[str]) -> list[Asked]:
        """Ready to be judged."""
        every = questions(scenario)
        return [Asked(key, options(every[key]), self.asked.get(key, 0), self.rounds.get(key, {})) for key in keys]

    def take(self, result: Result, keys: Sequence[str]) -> dict[str, str]:
        """Keep what a run says of some questions. Returns what was chosen there, empty where nobody did."""
        if result.measured is None:
            if result.failure is not None:
                self.failures.append(result.failure)
            return {}
        answers = _chosen(result.measured, keys)
        values = {one.name: one.value for one in result.measured.outcomes if one.value is not None and _kept(one.name)}
        for key, option in answers.items():
            if option:
                self.rounds.setdefault(key, {}).setdefault(option, {})[result.run] = values
        return answers


def _kept(outcome: str) -> bool:
    return outcome == "met" or outcome.partition(":")[0] in ("interest", "requirement", "impact")


def _chosen(measured: Measured, keys: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in measured.decisions:
        if row.inject is not None and row.inject in keys:
            found.setdefault(row.inject, row.option or "" if row.result == "made" else "")
    return found


def answer(plan: Plan, executor: Executor, answers: Answers, progress: Progress) -> None:
    """Make all runs of a plan whose arms are `arms(...)`, and keep what they say in `answers` as they come.

    Seats answer as they think first. An instruction changes nothing before its question is put, nor where the seat
    would have chosen so anyway: only the other options of questions that were put are run, with the same seeds.
    """
    work = Work(plan)
    told = [next(iter(one.settings.items())) for one in plan.arms[1:]]
    keys = tuple(dict.fromkeys(key for key, _ in told))
    free: dict[int, dict[str, str]] = {}
    first = [Task(0, run, False) for run in range(plan.runs)]
    about = plan.runs * (1 + len(told) - len(keys))
    progress(0, about)
    for done, result in enumerate(_results(work, executor, first), start=1):
        free[result.run] = answers.take(result, keys)
        answers.made += result.measured is not None
        for key in free[result.run]:
            answers.asked[key] = answers.asked.get(key, 0) + 1
        progress(done, about)
    second = [
        Task(n, run, False)
        for n, (key, option) in enumerate(told, start=1)
        for run in range(plan.runs)
        if free[run].get(key, option) != option
    ]
    for done, result in enumerate(_results(work, executor, second), start=plan.runs + 1):
        key, option = told[result.arm - 1]
        if _says(result, key) == option or result.measured is None:
            answers.take(result, (key,))
        progress(done, plan.runs + len(second))


def _says(result: Result, key: str) -> str:
    return _chosen(result.measured, (key,)).get(key, "") if result.measured is not None else ""


def _results(work: Work, executor: Executor, tasks: list[Task]) -> Iterator[Result]:
    for task, done in executor.unordered(work, tasks):
        line = (work.lost(task, done.why) if isinstance(done, Lost) else done).line
        yield msgspec.json.decode(line, type=Result)
