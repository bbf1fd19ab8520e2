"""The numbers of all runs, a column for each arm and outcome; whatever the order in which runs are done."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from itertools import chain, repeat
from math import inf, isnan, nan
from typing import NamedTuple

from crisis_sim.analysis.measuring.rows import Kind
from crisis_sim.analysis.statistics import paired, survival
from crisis_sim.analysis.statistics.intervals import Interval, mean, wilson
from crisis_sim.analysis.statistics.survival import Watched


class Sample(NamedTuple):
    """What one replication gives: outcome → (kind, value, until).

    `value` is 0 or 1, a fraction between, a number, or the seconds to an event: None when the event never came within
    `until` seconds. Without both, the outcome does not apply to this run.
    """

    arm: int
    run: int
    outcomes: Mapping[str, tuple[Kind, float | None, int | None]]


class Pairs(NamedTuple):
    """Two arms' values of the runs that both have; of times, the restricted ones."""

    first: list[float]
    second: list[float]


class Columns:
    """Grows by samples. Eight bytes a number (sixteen for a time), nothing else is kept of a run."""

    def __init__(self, arms: int) -> None:
        self.arms = arms
        self.kinds: dict[str, Kind] = {}
        self._values: list[dict[str, array[float]]] = [{} for _ in range(arms)]
        self._until: list[dict[str, array[float]]] = [{} for _ in range(arms)]
        self._done: list[array[float]] = [array("d") for _ in range(arms)]

    def add(self, sample: Sample) -> None:
        """Take in one replication.

        Raises:
            ValueError: an outcome changes its kind, or a share is neither 0 nor 1.
        """
        _put(self._done[sample.arm], sample.run, 1.0)
        for name, (kind, value, until) in sample.outcomes.items():
            if self.kinds.setdefault(name, kind) != kind:
                raise ValueError(f"the outcome {name} is a {kind} here and a {self.kinds[name]} elsewhere")
            if kind == "share" and value not in (0, 1, None):
                raise ValueError(f"the share {name} is {value}: of one run it is 0 or 1")
            if kind == "time" and value is None and until is not None:
                value = inf
            if value is not None:
                _put(self._values[sample.arm].setdefault(name, array("d")), sample.run, value)
                if kind == "time" and until is not None:
                    _put(self._until[sample.arm].setdefault(name, array("d")), sample.run, until)

    def done(self, arm: int) -> int:
        """Replications that an arm has."""
        return sum(1 for mark in self._done[arm] if not isnan(mark))

    def runs(self) -> int:
        """Replications of the arm that has gone farthest, failed ones among them."""
        return max(map(len, self._done), default=0)

    def numbers(self, arm: int, name: str, first: int | None = None) -> list[float]:
        """The values of the runs to which the outcome applies, in order of run; a time that never came is infinite.

        `first`: only so many replications from the beginning.
        """
        return [value for value in self._values[arm].get(name, ())[:first] if not isnan(value)]

    def by_run(self, arm: int, name: str) -> dict[int, float]:
        """Run: value, of the runs to which the outcome applies; a time that never came is infinite."""
        return {run: value for run, value in enumerate(self._values[arm].get(name, ())) if not isnan(value)}

    def watched(self, arm: int, name: str, first: int | None = None) -> list[Watched]:
        """The times of the runs to which the outcome applies, in order of run."""
        values = self._values[arm].get(name, array("d"))
        until = self._until[arm].get(name, array("d"))
        ends = chain(until, repeat(nan))
        return [
            Watched(value, True) if value < inf else Watched(end, False)
            for value, end in zip(values[:first], ends, strict=False)
            if not isnan(value)
        ]

    def _runs(self, arm: int, name: str, first: int | None = None) -> list[int]:
        column = self._values[arm].get(name, ())[:first]
        return [run for run, value in enumerate(column) if not isnan(value)]

    def horizon(self, name: str, first: int | None = None) -> float:
        """The moment to which restricted times count, the same in every arm."""
        return survival.horizon([self.watched(arm, name, first) for arm in range(self.arms)])

    def plain(self, arm: int, name: str, horizon: float, first: int | None = None) -> dict[int, float]:
        """Run: its value; times are restricted to the horizon."""
        runs = self._runs(arm, name, first)
        if self.kinds[name] == "time":
            return dict(zip(runs, survival.restricted(self.watched(arm, name, first), horizon), strict=True))
        return dict(zip(runs, self.numbers(arm, name, first), strict=True))

    def intervals(self, name: str, first: int) -> list[Interval | None]:
        """What decides whether there are enough runs, after the first so many replications of every arm.

        The paired differences to the first arm, or the estimate itself where there is one arm; None: not known yet.
        """
        if name not in self.kinds:
            return [None]
        horizon = self.horizon(name, first) if self.kinds[name] == "time" else 0.0
        columns = [self.plain(arm, name, horizon, first) for arm in range(self.arms)]
        kind = self.kinds[name]
        if self.arms == 1:
            values = list(columns[0].values())
            return [estimate(values, kind) if values else None]
        found = []
        for column in columns[1:]:
            pairs = shared(column, columns[0])
            found.append(compare(pairs, kind).difference if pairs.first else None)
        return found


def shared(column: Mapping[int, float], base: Mapping[int, float]) -> Pairs:
    """The values of the runs that two columns have in common."""
    both = [run for run in column if run in base]
    return Pairs([column[run] for run in both], [base[run] for run in both])


def compare(pairs: Pairs, kind: Kind) -> paired.Paired:
    """First minus second."""
    return (paired.difference_of_shares if kind == "share" else paired.difference)(pairs.first, pairs.second)


def estimate(values: list[float], kind: Kind) -> Interval:
    """The share of runs with its interval, or else the mean with its own."""
    return wilson(values.count(1.0), len(values)) if kind == "share" else mean(values)


def collect(arms: int, samples: Iterable[Sample]) -> Columns:
    """The columns of many samples."""
    columns = Columns(arms)
    for sample in samples:
        columns.add(sample)
    return columns


def _put(column: array[float], run: int, value: float) -> None:
    missing = run + 1 - len(column)
    if missing > 0:
        column.extend([nan] * missing)
    column[run] = value
