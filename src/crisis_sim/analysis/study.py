"""A study: the same scenario in several arms on the same seeds, what came of it and where the arms differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from math import isfinite
from typing import Any

from crisis_sim.analysis.columns import Columns, Sample, collect
from crisis_sim.analysis.compared import GROUPS, Group, OutcomeStudy, compared
from crisis_sim.analysis.labels import Label
from crisis_sim.analysis.statistics.paired import holm


@dataclass(frozen=True, slots=True)
class Held:
    """What was the same in every arm."""

    scenario: str
    version: str = ""
    title: str = ""
    identity: str = ""
    """Hash of what the first arm was made of."""
    engine: str = ""
    first_seed: int = 1
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Variant, difficulty, policies and settings that did not vary."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to run the scenario, and how many replications it has."""

    name: str
    done: int
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """Comparisons that were made together: so many, of which chance alone would make 5 % look like differences."""

    comparisons: int
    differing: int
    differing_holm: int

    @property
    def by_chance(self) -> float:
        """How many would be expected to seem to differ if none did."""
        return 0.05 * self.comparisons


@dataclass(frozen=True, slots=True)
class Study:
    """The whole; the first arm is the baseline."""

    question: str
    held: Held
    arms: tuple[Arm, ...]
    runs: int
    outcomes: tuple[OutcomeStudy, ...]
    headline: Family
    others: Family
    """Comparisons that are printed besides the headline ones."""

    def of(self, name: str) -> OutcomeStudy:
        """An outcome by its name."""
        return next(outcome for outcome in self.outcomes if outcome.name == name)

    def group(self, group: Group, *, headline: bool | None = None) -> list[OutcomeStudy]:
        """The outcomes of a group, in order."""
        return [o for o in self.outcomes if o.group == group and headline in (None, o.headline)]


def study(
    arms: Sequence[str],
    samples: Iterable[Sample] | Columns,
    held: Held,
    *,
    labels: Mapping[str, Label] | None = None,
    named: Sequence[str] = (),
    factors: Sequence[Mapping[str, str]] = (),
    failed: Sequence[int] = (),
    question: str = "",
) -> Study:
    """Compare arms.

    Args:
        arms: their names, the baseline first.
        samples: replications in any order; a failed one is simply absent.
        held: what was the same in all.
        labels: texts and units; their order is the order of the outcomes.
        named: outcomes that the experiment asked for, before it was run.
        factors: for each arm, factor and level; a full factorial gets effects.
        failed: for each arm, replications that failed.
    """
    columns = samples if isinstance(samples, Columns) else collect(len(arms), samples)
    labels = labels or {}
    known = [name for name in dict.fromkeys((*named, *labels)) if name in columns.kinds]
    known += sorted(set(columns.kinds) - set(known))
    outcomes = [compared(columns, name, labels.get(name), named, factors) for name in known]
    outcomes = [outcome for outcome in outcomes if any(summary.n for summary in outcome.arms)]
    outcomes, headline, others = _families(sorted(outcomes, key=lambda outcome: GROUPS.index(outcome.group)))
    return Study(
        question=question,
        held=held,
        arms=tuple(Arm(name, columns.done(n), failed[n] if n < len(failed) else 0) for n, name in enumerate(arms)),
        runs=columns.runs(),
        outcomes=tuple(outcomes),
        headline=headline,
        others=others,
    )


def _families(outcomes: Sequence[OutcomeStudy]) -> tuple[list[OutcomeStudy], Family, Family]:
    """Adjust p within the headline outcomes and within the others that are printed, and count."""
    found = list(outcomes)
    families = []
    for headline in (True, False):
        places = [
            (n, m)
            for n, outcome in enumerate(found)
            if outcome.headline is headline and (headline or outcome.group != "rest")
            for m, one in enumerate(outcome.comparisons)
            if one.p is not None and one.verdict not in ("identical", "unknown")
        ]
        adjusted = holm([found[n].comparisons[m].p or 0.0 for n, m in places])
        for (n, m), p in zip(places, adjusted, strict=True):
            comparisons = list(found[n].comparisons)
            comparisons[m] = replace(comparisons[m], holm=p)
            found[n] = replace(found[n], comparisons=tuple(comparisons))
        verdicts = [found[n].comparisons[m].verdict for n, m in places]
        differing = sum(1 for verdict in verdicts if verdict in ("higher", "lower"))
        families.append(Family(len(places), differing, sum(1 for p in adjusted if p < 0.05)))
    return found, families[0], families[1]


def as_json(found: Study) -> dict[str, Any]:
    """Plain data for JSON, rounded to nine digits so that it is the same on every machine."""
    data: dict[str, Any] = plain(asdict(found))
    return data


def plain(value: Any) -> Any:
    """A value as plain data, floats rounded to nine digits."""
    if isinstance(value, float):
        return float(f"{value:.9g}") if isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value
