"""What one option changes against another, outcome by outcome, over runs with the same luck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from crisis_sim.analysis.statistics.intervals import CONFIDENCE, Interval
from crisis_sim.analysis.statistics.paired import FEWEST, difference, holm

Values = Mapping[str, float]
"""Outcome: its value in one run."""


class Asked(NamedTuple):
    """A question, and the runs in which it was answered."""

    question: str
    options: tuple[str, ...]
    asked: int
    """Runs in which it was put."""
    rounds: Mapping[str, Mapping[int, Values]]
    """Option: number of the run in which it was chosen: outcomes. The same number has the same luck everywhere."""


class When(NamedTuple):
    """A value of a draw, to whose runs a comparison is confined."""

    draw: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """An outcome with one option less that with another, on the same luck."""

    question: str
    option: str
    than: str
    outcome: str
    n: int
    """Runs in which either could be chosen."""
    change: Interval
    """Mean, with its 95 % interval."""
    p: float | None
    identical: bool
    """Whether it is the same in every run."""
    holm: float | None = None
    """`p` adjusted for all comparisons of its family."""
    when: When | None = None

    @property
    def pair(self) -> tuple[str, str, str]:
        """Question, and the two options."""
        return self.question, self.than, self.option

    @property
    def better(self) -> int:
        """1 where the option is better than the other by its mean, -1 where worse."""
        value = self.change.value * (-1 if self.outcome.startswith("impact:") else 1)
        return (value > 0) - (value < 0)

    @property
    def seems(self) -> bool:
        """Whether its own interval excludes 0."""
        low, high = self.change.low, self.change.high
        return low is not None and high is not None and not low <= 0 <= high

    @property
    def sure(self) -> bool:
        """Whether it stands after the correction for being one of many."""
        return self.seems and self.holm is not None and self.holm < 1 - CONFIDENCE

    def turned(self) -> Change:
        """Seen from the other option."""
        value, low, high = self.change
        other = Interval(-value, None if high is None else -high, None if low is None else -low)
        return replace(self, option=self.than, than=self.option, change=other)


def compared(
    one: Asked,
    than: str,
    option: str,
    names: Iterable[str],
    only: Iterable[int] | None = None,
    when: When | None = None,
) -> Iterator[Change]:
    """`option` less `than`, outcome by outcome, over the runs in which either could be chosen."""
    first, second = one.rounds.get(than, {}), one.rounds.get(option, {})
    runs = sorted(first.keys() & second.keys() & (set(only) if only is not None else first.keys()))
    for name in names:
        both = [(second[n][name], first[n][name]) for n in runs if name in first[n] and name in second[n]]
        if len(both) >= (FEWEST if when else 1):
            told = difference([mine for mine, _ in both], [other for _, other in both])
            yield Change(one.question, option, than, name, told.n, told.difference, told.p, told.identical, None, when)


def adjusted(changes: Sequence[Change]) -> list[Change]:
    """With `holm` where there is something to test: what no run changes is no comparison that chance could decide."""
    places = [n for n, change in enumerate(changes) if change.p is not None and not change.identical]
    found = list(changes)
    for n, p in zip(places, holm([changes[n].p or 0.0 for n in places]), strict=True):
        found[n] = replace(found[n], holm=p)
    return found


def of_pair(changes: Iterable[Change], option: str, than: str) -> Iterator[Change]:
    """What is known of a pair, whichever way it was compared."""
    for change in changes:
        if (change.option, change.than) == (option, than):
            yield change
        elif (change.than, change.option) == (option, than):
            yield change.turned()
