"""What varies between runs: difficulty, variants and experiments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition, by_key
from crisis_sim.scenario.time import Moment
from crisis_sim.scenario.world import Relation, RelationMatch


class Difficulty(Model):
    """Factors on what the scenario says."""

    staff: float = Field(1.0, gt=0, le=10)
    noise: float = Field(1.0, ge=0, le=10)
    deadlines: float = Field(1.0, gt=0, le=10)
    false_facts: float = Field(1.0, ge=0, le=10)


class RelationChanges(Model):
    """Relations that a variant adds, drops or replaces."""

    add: Annotated[tuple[Relation, ...], BeforeValidator(as_list)] = ()
    drop: Annotated[tuple[RelationMatch, ...], BeforeValidator(as_list)] = ()


class Variant(Model):
    """The same scenario with another network or other mandates."""

    relations: RelationChanges = RelationChanges()
    mandates: dict[Id, Ids] = Field(default_factory=dict)
    """Actor: the measures it may order besides."""


class TimeTo(Model):
    """Seconds until a condition first comes true; a run in which it never does is censored."""

    time_to: Condition


class ShareResult(Model):
    """What is counted."""

    expectation: Id | None = None
    condition: Condition | None = None

    @model_validator(mode="after")
    def _one(self) -> ShareResult:
        if (self.expectation is None) == (self.condition is None):
            raise ValueError("say either `expectation` or `condition`")
        return self


class Share(Model):
    """Share of runs in which an expectation is met or a condition comes true."""

    share: ShareResult


class IndicatorAt(Model):
    """An indicator's value at a moment or at the end."""

    indicator: Id
    at: Literal["end"] | Moment


Outcome = Annotated[
    Annotated[TimeTo, Tag("time_to")] | Annotated[Share, Tag("share")] | Annotated[IndicatorAt, Tag("indicator")],
    by_key({"time_to": TimeTo, "share": Share, "indicator": IndicatorAt}),
]


class Experiment(Model):
    """Variants crossed with factors, and the outcomes to compare."""

    variants: Ids = ("base",)
    vary: dict[Id, tuple[int | float | str, ...]] = Field(default_factory=dict)
    runs: int = Field(100, ge=1, le=1_000_000)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
