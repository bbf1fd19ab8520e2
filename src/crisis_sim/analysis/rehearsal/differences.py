"""What differs between two runs with the same chances: everything that is measured, and what people were told."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from crisis_sim.analysis.rehearsal.evidence import Evidence, Pair
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.analysis.statistics.paired import Paired, difference

_JUDGED = ("met", "missed")


def measurable(one: Trace, other: Trace) -> list[str]:
    """In which respects two runs differ, of all that the exercise measures or tells."""
    return [
        name
        for name, differs in (
            ("expectations", _results(one) != _results(other)),
            ("indicators", one.indicators != other.indicators),
            ("clocks", one.clocks != other.clocks),
            ("facts", one.learned.keys() != other.learned.keys()),
            ("injects", set(one.released) != set(other.released)),
        )
        if differs
    ]


def _results(trace: Trace) -> list[tuple[str, str]]:
    return [(row.expectation, row.result) for row in trace.expectations]


class Gain(NamedTuple):
    """How much more of something the second run of each pair has."""

    name: str
    """`met`, `clocks`, an indicator's id (at the end), or that with `~` before it (on average over live play)."""
    better: int
    """1 where more of it is better, -1 where less is, 0 where nobody says."""
    values: tuple[float, ...]
    """Second minus first, one for each pair."""
    span: float
    """From the least to the most that is possible."""

    @property
    def paired(self) -> Paired:
        """Their mean with its 95 % interval."""
        return difference(self.values, [0.0] * len(self.values))

    @property
    def loss(self) -> float:
        """What is lost on average, as a share of what is possible; below 0 for a gain.

        Where nobody says what is good, any change counts.
        """
        mean = self.paired.difference.value / self.span
        return -self.better * mean if self.better else abs(mean)

    @property
    def said(self) -> tuple[str, float, float | None, float | None]:
        """What a sentence needs: name, mean, and the limits of its interval."""
        return (self.name, *self.paired.difference)


def gains(evidence: Evidence, pairs: Sequence[Pair], beside: Container[str] = ()) -> list[Gain]:
    """What the second runs of pairs gain or lose.

    The share of the weight met, of those expectations that both runs judge, `beside` some; legal clocks; indicators
    that stand for an interest.
    """
    return list(_gains(evidence, pairs, beside))


def _gains(evidence: Evidence, pairs: Sequence[Pair], beside: Container[str]) -> Iterator[Gain]:
    yield Gain("met", 1, tuple(_met(a, b, beside) for a, b in pairs), 1.0)
    clocks = len(evidence.index.compiled.clocks)
    yield Gain("clocks", 1, tuple(float(_kept(b) - _kept(a)) for a, b in pairs), float(max(1, clocks)))
    for key, indicator in evidence.scenario.indicators.items():
        if indicator.interest is None:
            continue
        better = {"more": 1, "less": -1}.get(indicator.better or "", 0)
        span = float(max(1, indicator.max - indicator.min))
        ends = tuple(float(b.indicators[key][0] - a.indicators[key][0]) for a, b in pairs)
        means = tuple((b.indicators[key][1] - a.indicators[key][1]) / 1000 for a, b in pairs)
        yield Gain(key, better, ends, span)
        yield Gain(f"~{key}", better, means, span)


def _met(one: Trace, other: Trace, beside: Container[str]) -> float:
    judged = {row.expectation: row for row in one.expectations if row.result in _JUDGED}
    both = [
        (judged[row.expectation], row)
        for row in other.expectations
        if row.result in _JUDGED and row.expectation in judged and row.expectation not in beside
    ]
    more = sum(b.weight * ((b.result == "met") - (a.result == "met")) for a, b in both)
    return more / max(1, sum(a.weight for a, _ in both))


def _kept(trace: Trace) -> int:
    """Legal clocks and targets that were met, less those that were missed."""
    return sum((status == "met") - (status == "missed") for status in trace.clocks.values())
