"""Expected results as conditions."""

from __future__ import annotations

from typing import Any

from crisis_sim.scenario import condition as c
from crisis_sim.scenario import story as s


def condition_of(result: Any) -> Any:
    """The condition that a result (or a whole expectation) tests; of `avoid`, the condition to be avoided."""
    if isinstance(result, s.Expectation) and result.any:
        return c.AnyOf(any=tuple(condition_of(part) for part in result.any))
    if getattr(result, "knows", None) is not None:
        return c.Knows(knows=result.knows)
    if (measure := getattr(result, "measure", None)) is not None:
        return c.MeasureIs(measure=measure.id, status=measure.status, by=measure.by, value=measure.value)
    if (decision := getattr(result, "decision", None)) is not None:
        return _decided(decision)
    if getattr(result, "when", None) is not None:
        return result.when
    return c.Not.model_validate({"not": result.avoid}) if isinstance(result, s.ExpectAvoid) else result.avoid


def _decided(decision: s.DecisionResult) -> Any:
    if not decision.option:
        return c.DecisionIs(decision=decision.inject)
    wanted = tuple(c.DecisionIs(decision=decision.inject, option=option) for option in decision.option)
    return c.AnyOf(any=wanted) if len(wanted) > 1 else wanted[0]
