"""What good play brings about, and until when: results that a run shows, never ways to them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model
from crisis_sim.scenario.condition import Condition, Knowing, MeasureStatus, by_key
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration


class MeasureResult(Model):
    """A measure has at least this status."""

    id: Id
    """The measure."""
    status: MeasureStatus = "ordered"
    """It got at least so far."""
    by: Id | None = None
    """Ordered (or proposed) by this actor."""
    value: Id | None = None
    """With this value of its level."""


class ExpectKnows(Model):
    """An actor knows a fact."""

    knows: Knowing
    """An actor knows a fact."""


class ExpectMeasure(Model):
    """A measure has reached a status."""

    measure: MeasureResult
    """A measure got so far."""


class DecisionResult(Model):
    """A decision was made, perhaps for one of these options."""

    inject: Id
    """The inject that asks."""
    option: Ids = ()
    """One of these options was taken; left out, any answer."""


class ExpectDecision(Model):
    """A decision was made in time."""

    decision: DecisionResult
    """A decision was made in time."""


class ExpectWhen(Model):
    """Any condition comes true."""

    when: Condition
    """Any condition came true."""


class ExpectAvoid(Model):
    """A condition never comes true before the deadline."""

    avoid: Condition
    """What must not come true in that time."""


RESULTS: dict[str, type[Model]] = {
    "knows": ExpectKnows,
    "measure": ExpectMeasure,
    "decision": ExpectDecision,
    "when": ExpectWhen,
    "avoid": ExpectAvoid,
}
Result = Annotated[
    Annotated[ExpectKnows, Tag("knows")]
    | Annotated[ExpectMeasure, Tag("measure")]
    | Annotated[ExpectDecision, Tag("decision")]
    | Annotated[ExpectWhen, Tag("when")]
    | Annotated[ExpectAvoid, Tag("avoid")],
    by_key(RESULTS),
]


class Expectation(Model):
    """A result that good play brings about `within` a time from delivery to the seat. Exactly one kind of result."""

    id: Id
    """Its name, in findings, logs and studies."""
    seat: Id
    """Of whom it is expected."""
    knows: Knowing | None = None
    """An actor knows a fact."""
    measure: MeasureResult | None = None
    """A measure got so far."""
    decision: DecisionResult | None = None
    """A decision was made in time."""
    when: Condition | None = None
    """Any condition came true."""
    avoid: Condition | None = None
    """What must not come true in that time."""
    any: tuple[Result, ...] = ()
    """One of several results."""
    within: Duration
    """The time for it, from delivery to the seat."""
    objective: Id
    """The objective that it is evidence for."""
    weight: int = Field(1, ge=1, le=10)
    """How much it counts, 1 to 10."""
    note: Text = Field(default_factory=dict)
    """For evaluators: what to watch or ask."""
    text: Text = Field(default_factory=dict)
    """What was expected, in words for the debriefing."""
    waived_if: Condition | None = None
    """If this is true at delivery, the expectation does not count."""

    @model_validator(mode="after")
    def _one_result(self) -> Expectation:
        given = [self.knows, self.measure, self.decision, self.when, self.avoid, self.any or None]
        if sum(x is not None for x in given) != 1:
            raise ValueError("needs exactly one of knows, measure, decision, when, avoid, any")
        return self
