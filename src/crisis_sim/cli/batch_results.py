"""What a batch comes to: the numbers of its arms, and when they suffice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from crisis_sim import __version__
from crisis_sim.analysis.columns import Columns, Sample
from crisis_sim.analysis.labels import Label, Language, labels_of
from crisis_sim.analysis.measuring.experiment_outcomes import name_of
from crisis_sim.analysis.sensitivity import Sensitivity, sensitivity
from crisis_sim.analysis.statistics.sequential import enough
from crisis_sim.analysis.study import Held, Study, study
from crisis_sim.batch.journal import Journal
from crisis_sim.batch.plan import Plan
from crisis_sim.cli.batch_order import factors
from crisis_sim.cli.batch_width import Until
from crisis_sim.cli.sobol import Range
from crisis_sim.model.index import Index
from crisis_sim.scenario.compiled import compile_scenario, identity
from crisis_sim.scenario.text import pick


class Numbers:
    """The outcomes of all runs read so far."""

    def __init__(self, plan: Plan, lang: Language) -> None:
        self.plan = plan
        first = plan.arms[0]
        compiled = compile_scenario(
            plan.scenario, plan.pack, variant=first.variant, difficulty=first.difficulty, settings=first.settings
        )
        self._identity = identity(compiled.canonical())
        self._title = pick(plan.scenario.title, lang)
        self.named = tuple(name_of(outcome) for outcome in plan.outcomes)
        self.labels: dict[str, Label] = labels_of(Index(compiled), plan.outcomes, lang)
        self.columns = Columns(len(plan.arms))
        self.failed = [0] * len(plan.arms)
        self._runs = 0

    def read(self, journal: Journal, runs: int) -> None:
        """Take in what is missing of the first so many runs of every arm."""
        for result in journal.results(self._runs, runs):
            if result.measured is None:
                self.failed[result.arm] += 1
            else:
                outcomes = {o.name: (o.kind, o.value, o.until) for o in result.measured.outcomes}
                self.columns.add(Sample(result.arm, result.run, outcomes))
        self._runs = max(self._runs, runs)

    def suffice(self, until: Until) -> bool:
        """Whether the runs read so far are enough."""
        return all(enough(self.columns.intervals(name, self._runs), width) for name, width in until.widths.items())

    def lacking(self, until: Until) -> list[tuple[str, str]]:
        """(arm, outcome) where no run has a value, so that no number of runs will ever do."""
        return [
            (arm.name, name)
            for name in until.widths
            for number, arm in enumerate(self.plan.arms)
            if not self.columns.numbers(number, name)
        ]

    def held(self, fixed: Mapping[str, str]) -> Held:
        """What was the same in all runs."""
        scenario = self.plan.scenario
        return Held(scenario.id, scenario.version, self._title, self._identity, __version__, self.plan.seed, fixed)

    def study(self, question: str) -> Study:
        """Everything compared."""
        rows = factors(self.plan)
        return study(
            [arm.name for arm in self.plan.arms],
            self.columns,
            self.held({key: rows[0][key] for key in rows[0] if len({row[key] for row in rows}) == 1}),
            labels=self.labels,
            named=self.named,
            factors=rows,
            failed=self.failed,
            question=question,
        )

    def sensitivity(self, varied: Mapping[str, Range]) -> Sensitivity:
        """How much each setting accounts for, where the arms are the points of a sample."""
        first = factors(self.plan)[0]
        return sensitivity(
            self.columns,
            {key: (one.low, one.high) for key, one in varied.items()},
            replace(
                self.held({key: level for key, level in first.items() if key not in varied}),
                identity=self.plan.identity,
            ),
            labels=self.labels,
            named=self.named,
            scales={key: one.scale for key, one in varied.items()},
        )
