"""What varies between runs: difficulty, variants and experiments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.card import Step
from crisis_sim.scenario.condition import Condition, by_key
from crisis_sim.scenario.time import Moment
from crisis_sim.scenario.world import Relation, RelationMatch

FactorKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=64)]
"""The name of something that can be set for a run; those of the difficulty may have an underscore."""
Value = int | float | str
"""What a factor can be set to: a number, or a word."""


Values = Annotated[tuple[Value, ...], BeforeValidator(as_list), Field(min_length=1)]


class Difficulty(Model):
    """Factors on what the scenario says."""

    staff: float = Field(1.0, gt=0, le=10)
    """Factor on everybody's number of people."""
    noise: float = Field(1.0, ge=0, le=10)
    """Factor on how often traffic comes."""
    deadlines: float = Field(1.0, gt=0, le=10)
    """Factor on the time to answer and to fulfil expectations."""
    false_facts: float = Field(1.0, ge=0, le=10)
    """Share of the purely false injects that come at all; from 1 up, all."""


class RelationChanges(Model):
    """Relations that a variant adds, drops or replaces."""

    add: Annotated[tuple[Relation, ...], BeforeValidator(as_list)] = ()
    """Relations that are added, or that replace one of the same kind between the same two."""
    drop: Annotated[tuple[RelationMatch, ...], BeforeValidator(as_list)] = ()
    """Relations that are left out: all that fit."""


class StepMatch(Model):
    """A step of a plan card."""

    card: Id
    """The card."""
    step: Id
    """Its step."""


class MoreSteps(Model):
    """Steps that a plan card gets besides."""

    card: Id
    """The card."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """Its new steps."""


class CardChanges(Model):
    """Steps of plan cards that a variant drops or adds: another procedure for the same office."""

    drop: Annotated[tuple[StepMatch, ...], BeforeValidator(as_list)] = ()
    """Steps that are left out."""
    add: Annotated[tuple[MoreSteps, ...], BeforeValidator(as_list)] = ()
    """Steps that come besides."""


class Variant(Model):
    """The same scenario with another network, other mandates or other procedures."""

    relations: RelationChanges = RelationChanges()
    """Changes to the network."""
    mandates: dict[Id, Ids] = Field(default_factory=dict)
    """Actor: the measures it may order besides."""
    decides: dict[Id, Id] = Field(default_factory=dict)
    """Decision: the option that standing instructions prescribe; people read them, policies follow them."""
    cards: CardChanges = CardChanges()
    """Changes to plan cards."""


class TimeTo(Model):
    """Seconds until a condition first comes true; a run in which it never does is censored."""

    time_to: Condition
    """The condition."""


class ShareResult(Model):
    """What is counted."""

    expectation: Id | None = None
    """Runs in which this expectation is met."""
    condition: Condition | None = None
    """Runs in which this comes true."""

    @model_validator(mode="after")
    def _one(self) -> ShareResult:
        if (self.expectation is None) == (self.condition is None):
            raise ValueError("say either `expectation` or `condition`")
        return self


class Share(Model):
    """Share of runs in which an expectation is met or a condition comes true."""

    share: ShareResult
    """What is counted."""


class IndicatorAt(Model):
    """An indicator's value at a moment or at the end."""

    indicator: Id
    """The indicator."""
    at: Literal["end"] | Moment
    """At this moment, or at the end."""


Outcome = Annotated[
    Annotated[TimeTo, Tag("time_to")] | Annotated[Share, Tag("share")] | Annotated[IndicatorAt, Tag("indicator")],
    by_key({"time_to": TimeTo, "share": Share, "indicator": IndicatorAt}),
]


class Experiment(Model):
    """Variants crossed with factors, and the outcomes to compare."""

    variants: Ids = ("base",)
    """The variants to compare; `base` is the scenario itself."""
    vary: dict[FactorKey, Values] = Field(default_factory=dict)
    """Factor: the values to cross with the others."""
    runs: int = Field(100, ge=1, le=1_000_000)
    """How many runs of each arm."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    """What is measured in every run."""
