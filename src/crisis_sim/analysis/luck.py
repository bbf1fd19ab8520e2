"""What chance decided: the draws of the run with their odds, and how the chosen options turned out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.model.draws import draw, triangular
from crisis_sim.scenario.effect import MoveIndicator, Spread


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw of the scenario."""

    key: str
    came: str
    odds: tuple[tuple[str, int], ...]
    """(value, percent), in the order of the scenario."""


@dataclass(frozen=True, slots=True)
class Chance:
    """An effect of a chosen option that could have been weaker or stronger."""

    decision: str
    title: Mapping[Any, str]
    option: Mapping[Any, str]
    indicator: str
    low: int
    mode: int
    high: int
    came: int
    t: int
    seq: int


def draws(course: Course) -> list[Draw]:
    """The draws of the scenario in this run."""
    found = []
    for key, came in course.state.draws.items():
        odds = {value: round(share * 1_000_000) for value, share in course.index.scenario.draws.get(key, {}).items()}
        total = sum(odds.values()) or 1
        shares = tuple((value, (share * 100 + total // 2) // total) for value, share in odds.items())
        found.append(Draw(key, came, shares))
    return found


def chances(course: Course, seed: int, seats: Collection[str]) -> list[Chance]:
    """The chance effects of what these seats chose, in the order of the decisions.

    The draw behind each is made again: it depends on nothing but the seed, the option and how often it was chosen.
    """
    found: list[Chance] = []
    chosen: Counter[str] = Counter()
    for event in course.of("DecisionMade", "DecisionExpired"):
        decision = course.state.decisions[event.p["decision"]]
        inject = course.index.injects.get(event.p.get("inject") or "")
        position = event.p.get("option")
        if inject is None or inject.asks is None or position is None or not event.p.get("final", True):
            continue
        option = inject.asks.options[position]
        for number, effect in enumerate(option.effects):
            if not isinstance(effect, MoveIndicator) or not isinstance(effect.change, Spread):
                continue
            key = f"{inject.id}/{option.id}/{number}"
            u = draw(seed, "effect", effect.indicator, cause=key, occurrence=chosen[key])
            chosen[key] += 1
            by = effect.change
            came = triangular(u, by.low, by.mode, by.high)
            if event.kind == "DecisionMade" and decision.chair in seats:
                about = (decision.id, inject.title, option.text, effect.indicator)
                found.append(Chance(*about, by.low, by.mode, by.high, came, event.t, event.seq))
    return found
