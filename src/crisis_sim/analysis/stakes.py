"""What was at stake: vital interests, baseline requirements and classes of national impact, from the indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from crisis_sim.model.index import Index
from crisis_sim.scenario.indicator import Indicator

WHOLE = 100
"""The standing of an indicator at its best bound; 0 is its worst."""


def half_up(amount: Fraction) -> int:
    """The nearest whole number; halves go up.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2)), half_up(Fraction(7, 3))
    (3, -2, 2)
    """
    return floor(amount + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Stake:
    """A vital interest or a baseline requirement, with the indicators that tell of it."""

    id: str
    indicators: tuple[str, ...]
    """Those that say which is good, more or less; without any, nothing in the scenario tells of it."""
    standing: Fraction | None
    """Their mean standing, 0 to 100."""


@dataclass(frozen=True, slots=True)
class Impact:
    """A scale of national impact, with what the indicators on it come to."""

    id: str
    indicators: tuple[str, ...]
    amount: Fraction
    """In the unit of the scale, over all its indicators."""
    level: int
    """The class, 0 to 7."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """All of them, in the order of the doctrine pack."""

    interests: tuple[Stake, ...]
    requirements: tuple[Stake, ...]
    impacts: tuple[Impact, ...]


def stakes(index: Index, values: Mapping[str, int]) -> Stakes:
    """What these values of the indicators come to.

    A standing is how far an indicator is from its worst bound towards its best, in percent; of an interest it is the
    plain mean over its indicators. Impacts add up over the indicators of a scale. Both are exact.
    """
    compiled, indicators = index.compiled, index.scenario.indicators

    def found(ids: Mapping[str, object], names: Callable[[Indicator], tuple[str | None, ...]]) -> tuple[Stake, ...]:
        return tuple(
            Stake(key, mine, _mean([standing(indicators[i], values[i]) for i in mine]))
            for key in ids
            for mine in (tuple(i for i, one in indicators.items() if one.better and key in names(one)),)
        )

    return Stakes(
        found(compiled.interests, lambda one: (one.interest,)),
        found(compiled.requirements, lambda one: (one.requirement, one.interest)),
        tuple(_impact(index, key, values) for key in compiled.impacts),
    )


def standing(indicator: Indicator, value: int) -> Fraction:
    """0 at the indicator's worst bound, 100 at its best."""
    span = indicator.max - indicator.min
    if span == 0:
        return Fraction(WHOLE)
    good = value - indicator.min if indicator.better == "more" else indicator.max - value
    return Fraction(good * WHOLE, span)


def _mean(standings: list[Fraction]) -> Fraction | None:
    return sum(standings, Fraction()) / len(standings) if standings else None


def _impact(index: Index, key: str, values: Mapping[str, int]) -> Impact:
    mine = {i: one.impact for i, one in index.scenario.indicators.items() if one.impact and one.impact.scale == key}
    amount = sum((Fraction(values[i] * impact.times, impact.per) for i, impact in mine.items()), Fraction())
    return Impact(key, tuple(mine), amount, index.compiled.impacts[key].class_of(amount))
