"""Suggested ratings by objective: a rule that anybody can check, from expectations met and missed by weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.expected import Expected

RULE = (("P", 90), ("S", 60), ("M", 30))
"""Rating and the least share, in percent, of the judged weight that was met. Less than the last is U."""
THIN = 3
"""With fewer judged expectations than this, evidence is thin."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an evaluator gave."""

    rating: str
    text: str
    t: int
    seat: str | None = None
    """The seat that rates itself; None for an evaluator."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What is suggested for one objective, and from what."""

    objective: str
    text: Mapping[Any, str]
    capability: str
    suggested: str
    """P, S, M, U, `not-observed` (nothing came to be judged) or `not-applicable` (nothing tests it in this run)."""
    met: int
    judged: int
    """Weights."""
    evidence: tuple[Expected, ...]
    thin: bool
    given: tuple[Given, ...]


def suggest(met: int, judged: int) -> str:
    """The rating for a weight met out of a weight judged.

    >>> [suggest(met, 10) for met in (10, 9, 8, 6, 5, 3, 2, 0)]
    ['P', 'P', 'S', 'S', 'M', 'M', 'U', 'U']
    """
    return next((rating for rating, least in RULE if met * 100 >= least * judged), "U")


def ratings(course: Course, expected: Sequence[Expected]) -> list[Rating]:
    """One for each objective of the scenario, in its order."""
    given: dict[str, list[Given]] = {}
    for event in course.of("RatingGiven"):
        objective = event.p.get("objective")
        if objective is not None:
            p = event.p
            given.setdefault(objective, []).append(Given(p["rating"], p.get("text", ""), event.t, p.get("seat")))
    found = []
    for objective in course.index.scenario.objectives:
        mine = tuple(e for e in expected if e.objective == objective.id)
        judged = [e for e in mine if e.result in ("met", "missed")]
        met = sum(e.weight for e in judged if e.result == "met")
        weight = sum(e.weight for e in judged)
        if judged:
            suggested = suggest(met, weight)
        else:
            suggested = "not-applicable" if all(e.result == "waived" for e in mine) else "not-observed"
        thin = 0 < len(judged) < THIN
        ours = tuple(given.get(objective.id, ()))
        found.append(
            Rating(objective.id, objective.text, objective.capability, suggested, met, weight, mine, thin, ours)
        )
    return found
