"""Expected results as conditions."""

from __future__ import annotations

from typing import Any

from crisis_sim.scenario import condition as c
from crisis_sim.scenario.expectation import DecisionResult, Expectation


def wanted(e: Expectation) -> Any:
    """The condition that fulfils an expectation as soon as it comes true; None where it only wants things avoided."""
    conditions = tuple(found for part in _parts(e) if (found := _condition(part)) is not None)
    return c.AnyOf(any=conditions) if len(conditions) > 1 else next(iter(conditions), None)


def avoided(e: Expectation) -> tuple[Any, ...]:
    """Conditions of which one that has not come true when the time is up also fulfils it."""
    return tuple(part.avoid for part in _parts(e) if getattr(part, "avoid", None) is not None)


def _parts(e: Expectation) -> tuple[Any, ...]:
    return e.any or (e,)


def _condition(result: Any) -> Any:
    if getattr(result, "knows", None) is not None:
        return c.Knows(knows=result.knows)
    if (measure := getattr(result, "measure", None)) is not None:
        return c.MeasureIs(measure=measure.id, status=measure.status, by=measure.by, value=measure.value)
    if (decision := getattr(result, "decision", None)) is not None:
        return _decided(decision)
    return getattr(result, "when", None)


def _decided(decision: DecisionResult) -> Any:
    if not decision.option:
        return c.DecisionIs(decision=decision.inject)
    options = tuple(c.DecisionIs(decision=decision.inject, option=option) for option in decision.option)
    return c.AnyOf(any=options) if len(options) > 1 else options[0]
