"""Full factorial designs: what each factor does on average, and what two of them do together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from crisis_sim.analysis.statistics.intervals import average
from crisis_sim.analysis.statistics.paired import Paired, difference, difference_of_shares


class At(NamedTuple):
    """A factor at a level, against the factor's first level."""

    factor: str
    level: str
    against: str


class Effect(NamedTuple):
    """A main effect (one part) or an interaction (two parts), paired by seed."""

    of: tuple[At, ...]
    found: Paired


def levels(arms: Sequence[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Factor: its levels in the order in which the arms bring them; empty unless the arms are a full factorial.

    Every combination must be there exactly once, of at least one factor with two levels.
    """
    if not arms or any(set(arm) != set(arms[0]) for arm in arms):
        return {}
    found = {factor: tuple(dict.fromkeys(arm[factor] for arm in arms)) for factor in arms[0]}
    found = {factor: names for factor, names in found.items() if len(names) > 1}
    cells = {tuple(arm[factor] for factor in found) for arm in arms}
    whole = len(cells) == len(arms) and cells == set(product(*found.values()))
    return found if whole and found else {}


def effects(
    arms: Sequence[Mapping[str, str]], values: Sequence[Sequence[float]], *, share: bool = False
) -> list[Effect]:
    """Main effects and two-factor interactions; `values[arm][seed]`, the same seeds in every arm.

    `share`: the values are 0 or 1.

    A main effect is the mean difference to the first level, averaged over the levels of the other factors; an
    interaction is how much that difference itself differs. Source: Law (2015), section 12.2, for many levels.

    Raises:
        ValueError: the arms are no full factorial, or have different numbers of runs, or none.
    """
    factors = levels(arms)
    if not factors or not values[0]:
        raise ValueError("effects need a full factorial design and runs of every arm")

    def mean(*wanted: tuple[str, str]) -> list[float]:
        """By seed, over the arms that have these levels."""
        rows = [row for arm, row in zip(arms, values, strict=True) if all(arm[f] == level for f, level in wanted)]
        return [average(seed) for seed in zip(*rows, strict=True)]

    found = []
    for parts in _parts(factors):
        one = parts[0]
        if len(parts) == 1:
            plus, minus = mean((one.factor, one.level)), mean((one.factor, one.against))
        else:
            other = parts[1]
            plus = _sum(
                mean((one.factor, one.level), (other.factor, other.level)),
                mean((one.factor, one.against), (other.factor, other.against)),
            )
            minus = _sum(
                mean((one.factor, one.level), (other.factor, other.against)),
                mean((one.factor, one.against), (other.factor, other.level)),
            )
        paired = difference_of_shares(plus, minus, most=len(parts)) if share else difference(plus, minus)
        found.append(Effect(parts, paired))
    return found


def _sum(first: list[float], second: list[float]) -> list[float]:
    return [a + b for a, b in zip(first, second, strict=True)]


def _parts(factors: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[At, ...]]:
    single = {factor: [At(factor, level, names[0]) for level in names[1:]] for factor, names in factors.items()}
    for ats in single.values():
        yield from ((at,) for at in ats)
    for one, other in combinations(single.values(), 2):
        yield from product(one, other)
