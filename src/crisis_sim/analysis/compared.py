"""One outcome in all arms of a study: a summary of each, and each against the first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from crisis_sim.analysis.columns import Columns, compare, shared
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.measuring.rows import Kind
from crisis_sim.analysis.statistics import factorial
from crisis_sim.analysis.statistics.intervals import Interval
from crisis_sim.analysis.statistics.paired import FEWEST, Paired
from crisis_sim.analysis.summary import EMPTY, Bins, Summary, bins_of, summary

Group = Literal["named", "expectations", "indicators", "times", "rest"]
GROUPS: tuple[Group, ...] = ("named", "expectations", "indicators", "times", "rest")
Verdict = Literal["higher", "lower", "none", "identical", "unknown"]
"""`none`: the interval holds 0. `identical`: not one run differs. `unknown`: too few pairs to tell."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An arm against the first one, over the runs that both have."""

    arm: int
    n: int
    difference: Interval
    """Arm minus first arm; of times, of the restricted means. Without limits where it is the same in every pair."""
    verdict: Verdict
    p: float | None
    holm: float | None
    """p adjusted for all comparisons of the same family; None outside both families."""
    ratio: float | None
    """Variance of the paired difference over that of independent runs: what common random numbers save."""
    never: Interval | None = None
    """Of times: difference in the share of runs that the event never came in."""


@dataclass(frozen=True, slots=True)
class EffectStudy:
    """A main effect (one part) or an interaction (two parts), over the runs that every arm has."""

    of: tuple[factorial.At, ...]
    n: int
    difference: Interval
    verdict: Verdict
    p: float | None


@dataclass(frozen=True, slots=True)
class OutcomeStudy:
    """One outcome in all arms."""

    name: str
    kind: Kind
    label: str
    unit: str
    group: Group
    headline: bool
    bounds: tuple[float, float]
    """The least and the most that it can be: no limit lies beyond."""
    horizon: float | None
    """Of times: the moment to which restricted means count."""
    span: tuple[float, float]
    """Least and most value over all arms."""
    bins: Bins
    """Of values: the bins in which the arms' runs are counted."""
    arms: tuple[Summary, ...]
    comparisons: tuple[Comparison, ...]
    effects: tuple[EffectStudy, ...] = ()
    """Of headline outcomes in a full factorial."""


def group_of(name: str, named: Sequence[str] = ()) -> Group:
    """The group in which an outcome is printed; `rest` is for the data files only."""
    if name in named:
        return "named"
    first, *more = name.split(":")
    if f"share expectation {name[12:]}" in named or f"indicator {name[10:]} at end" in named:
        return "rest"  # it is there already, as the experiment calls it
    if first in ("met", "decided", "objective", "expectation", "clock"):
        return "expectations"
    if first == "indicator":
        return "rest" if len(more) > 1 else "indicators"
    if first in ("interest", "requirement", "impact"):
        return "indicators"
    return "times" if first == "time" else "rest"


def is_headline(name: str, group: Group, named: Sequence[str]) -> bool:
    """Whether an outcome gets a block of its own: those that were asked for, or else the broad ones."""
    if named:
        return group == "named"
    return group == "indicators" or name in ("met", "decided", "time:decision") or name.startswith("objective:")


def compared(
    columns: Columns,
    name: str,
    label: Label | None,
    named: Sequence[str],
    factors: Sequence[Mapping[str, str]],
) -> OutcomeStudy:
    """An outcome in all arms, the first against each of the others."""
    kind = columns.kinds[name]
    horizon = columns.horizon(name) if kind == "time" else 0.0
    values = [columns.plain(arm, name, horizon) for arm in range(columns.arms)]
    everything = [value for column in values for value in column.values()]
    span = (min(everything), max(everything)) if everything else (0.0, 0.0)
    bins = bins_of(everything or [0.0])
    group = group_of(name, named)
    headline = is_headline(name, group, named)
    bounds = _bounds(columns, name, label, horizon)
    widest = bounds[1] - bounds[0]
    comparisons = []
    for arm in range(1, columns.arms):
        pairs = shared(values[arm], values[0])
        if pairs.first:
            never = _never(columns, arm, name) if kind == "time" else None
            comparisons.append(_comparison(arm, compare(pairs, kind), never, widest))
    return OutcomeStudy(
        name=name,
        kind=kind,
        label=label.text if label else name,
        unit=label.unit if label else "s" if kind == "time" else "",
        group=group,
        headline=headline,
        bounds=bounds,
        horizon=horizon if kind == "time" else None,
        span=span,
        bins=bins,
        arms=tuple(
            summary(columns, arm, name, horizon=horizon, bins=bins, bounds=bounds) if values[arm] else EMPTY
            for arm in range(columns.arms)
        ),
        comparisons=tuple(comparisons),
        effects=_effects(factors, values, widest, share=kind == "share") if headline else (),
    )


def _bounds(columns: Columns, name: str, label: Label | None, horizon: float) -> tuple[float, float]:
    match columns.kinds[name]:
        case "share" | "fraction":
            return 0.0, 1.0
        case "time":
            never = any(value == inf for arm in range(columns.arms) for value in columns.numbers(arm, name))
            return 0.0, horizon if never else inf
        case _:
            return label.bounds if label else (-inf, inf)


def _never(columns: Columns, arm: int, name: str) -> Paired:
    shares = [{run: float(value == inf) for run, value in columns.by_run(one, name).items()} for one in (arm, 0)]
    return compare(shared(*shares), "share")


def _comparison(arm: int, found: Paired, never: Paired | None, widest: float) -> Comparison:
    verdict = _verdict(found, identical=found.identical and (never is None or never.identical))
    share = never.difference if never else None
    return Comparison(arm, found.n, _limited(found, widest), verdict, found.p, None, found.ratio, share)


def _verdict(found: Paired, *, identical: bool) -> Verdict:
    if identical:
        return "identical"
    if found.n < FEWEST:
        return "unknown"
    if not found.differs:
        return "none"
    return "higher" if found.difference.value > 0 else "lower"


def _limited(found: Paired, widest: float) -> Interval:
    """The difference with limits where pairs differ in what they differ by, and none that cannot be."""
    if found.identical:
        return Interval(0.0, None, None)
    return found.difference.varied().within(-widest, widest)


def _effects(
    factors: Sequence[Mapping[str, str]], values: Sequence[Mapping[int, float]], widest: float, *, share: bool
) -> tuple[EffectStudy, ...]:
    """Effects over the runs that every arm has; an interaction can be twice as large as what it is on."""
    seeds = [run for run in values[0] if all(run in column for column in values)]
    if not seeds or len(factorial.levels(factors)) < 2:
        return ()
    return tuple(
        EffectStudy(of, found.n, _limited(found, widest * len(of)), _verdict(found, identical=found.identical), found.p)
        for of, found in factorial.effects(factors, [[column[run] for run in seeds] for column in values], share=share)
    )
