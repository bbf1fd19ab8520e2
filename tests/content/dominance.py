"""What an option is worth, interest by interest: enough to see whether one option is worse in everything."""

from __future__ import annotations

from crisis_sim.scenario.effect import ChangeMeans, DegradeChannel, MoveIndicator, Spread, Teach
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject, Option

HARM = {"operators-hit"}
"""Indicators of which less is better."""


def worth(scenario: Scenario, option: Option) -> dict[str, float]:
    """Good by coordinate: each indicator at worst, likely and at best; staff, means, facts, measures."""
    good: dict[str, float] = {}

    def add(key: str, amount: float) -> None:
        good[key] = good.get(key, 0) + amount

    for effect in option.effects:
        match effect:
            case MoveIndicator():
                change = effect.change
                low, mode, high = (
                    (change.low, change.mode, change.high) if isinstance(change, Spread) else (change,) * 3
                )
                if effect.indicator in HARM:
                    low, mode, high = -high, -mode, -low
                for case, amount in (("at worst", low), ("likely", mode), ("at best", high)):
                    add(f"{effect.indicator} {case}", amount)
            case Teach():
                add(f"fact {effect.fact}", len(effect.learned_by))
            case ChangeMeans():
                add(effect.means, effect.change)
            case DegradeChannel():
                add(effect.channel, effect.availability - 1)
            case _:
                add(str(effect), 1)
    add("staff", -(option.cost.staff if option.cost else 0))
    for need in option.requires:
        add(need.means, -need.count)
    if option.measure:
        add(f"measure {option.measure}", 1)
    return good


def dominated(scenario: Scenario, inject: Inject) -> list[tuple[str, str]]:
    """Pairs (worse, better): one is nowhere better than the other and somewhere worse."""
    assert inject.asks is not None
    options = {o.id: worth(scenario, o) for o in inject.asks.options}
    pairs = []
    for a, mine in options.items():
        for b, theirs in options.items():
            keys = set(mine) | set(theirs)
            if a != b and all(mine.get(k, 0) <= theirs.get(k, 0) for k in keys) and mine != theirs:
                pairs.append((a, b))
    return pairs
