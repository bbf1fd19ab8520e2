"""What an option is worth, coordinate by coordinate: enough to see whether one is worse than another in everything."""

from __future__ import annotations

from collections.abc import Mapping

from crisis_sim.scenario.effect import ChangeMeans, DegradeChannel, MoveIndicator, Spread, Teach
from crisis_sim.scenario.question import Asks, Option

Better = Mapping[str, str]
"""Indicator: `more` or `less`, whichever is good; one that is missing may be either."""


def worth(option: Option, better: Better) -> dict[str, float]:
    """Good by coordinate: each indicator at worst, likely and at best; staff, means, facts, measures.

    What may be good or bad counts both ways, so that it compares with its equal only: a measure, a fact that somebody
    learns, a change of an indicator of which nobody says what is good.
    """
    good: dict[str, float] = {}

    def add(key: str, amount: float) -> None:
        good[key] = good.get(key, 0) + amount

    def differ(key: str) -> None:
        add(key, 1)
        add(f"not {key}", -1)

    for effect in option.effects:
        match effect:
            case MoveIndicator():
                change = effect.change
                spread = (change.low, change.mode, change.high) if isinstance(change, Spread) else (change,) * 3
                way = better.get(effect.indicator)
                lasts = f"{effect.indicator} for {effect.for_}" if effect.for_ else effect.indicator
                for case, more, less in zip(("at worst", "likely", "at best"), spread, spread[::-1], strict=True):
                    if way != "less":
                        add(f"{lasts} {case}", more)
                    if way != "more":
                        add(f"{lasts} {case}, less of it", -less)
            case Teach():
                for actor in effect.learned_by:
                    differ(f"{actor} knows {effect.fact}")
            case ChangeMeans():
                add(effect.means, effect.change)
            case DegradeChannel():
                add(effect.channel, effect.availability - 1)
            case _:
                differ(str(effect))
    add("staff", -(option.cost.staff if option.cost else 0))
    for need in option.requires:
        add(need.means, -need.count)
    if option.measure:
        differ(f"measure {option.measure}")
    return good


def dominated(asks: Asks, better: Better) -> list[tuple[str, str]]:
    """Pairs (worse, better): one is nowhere better than the other and somewhere worse."""
    options = {option.id: worth(option, better) for option in asks.options}
    pairs = []
    for a, mine in options.items():
        for b, theirs in options.items():
            keys = {*mine, *theirs}
            if a != b and mine != theirs and all(mine.get(key, 0) <= theirs.get(key, 0) for key in keys):
                pairs.append((a, b))
    return pairs
