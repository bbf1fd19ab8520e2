"""A scenario file, whole: what a trainer writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.people import Control, Move, Seat
from crisis_sim.scenario.story import Inject, Reply
from crisis_sim.scenario.study import Difficulty, Experiment, Variant
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Moment, Start
from crisis_sim.scenario.world import (
    Actor,
    Fact,
    Hazard,
    Indicator,
    Means,
    Place,
    Relations,
    Traffic,
)


class Objective(Model):
    """What the exercise trains."""

    id: Id
    text: Text
    capability: Id
    interests: Ids = ()
    plan_clause: Line = ""


class Probe(Model):
    """A question put to seats during the exercise, scored against the simulator's truth."""

    at: Moment
    seats: Literal["all"] | Ids = "all"
    ask: Text
    truth: dict[Literal["indicator", "fact", "text"], str] = Field(default_factory=dict)
    level: Literal[1, 2, 3] = 1


class Facilitator(Model):
    """What never reaches a player in any form."""

    notes: Text = Field(default_factory=dict)
    probes: Annotated[tuple[Probe, ...], BeforeValidator(as_list)] = ()


class Scenario(Model):
    """A scenario of format 1."""

    format: Literal[1]
    id: Id
    version: Line = "0.1"
    title: Text
    doctrine: Id
    start: Start
    include: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = ()
    """Files of the scenario's folder whose keys are added to this one."""
    threats: Ids = ()
    sources: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = ()
    briefing: Text = Field(default_factory=dict)
    seats: tuple[Seat, ...] = Field(min_length=1)
    control: tuple[Control, ...] = ()
    moves: tuple[Move, ...] = ()
    objectives: tuple[Objective, ...] = ()
    draws: dict[Id, dict[Id, float]] = Field(default_factory=dict)
    difficulty: dict[Id, Difficulty] = Field(default_factory=dict)
    pace: float | None = Field(None, gt=0, le=3600)
    actors: dict[Id, Actor] = Field(default_factory=dict)
    relations: Relations = ()
    measures: dict[Id, Measure] = Field(default_factory=dict)
    """Measures besides the pack's, or instead of those with the same id."""
    traffic: Annotated[tuple[Traffic, ...], BeforeValidator(as_list)] = ()
    places: dict[Id, Place] = Field(default_factory=dict)
    indicators: dict[Id, Indicator] = Field(default_factory=dict)
    hazards: dict[Id, Hazard] = Field(default_factory=dict)
    means: dict[Id, Means] = Field(default_factory=dict)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    replies: Annotated[tuple[Reply, ...], BeforeValidator(as_list)] = ()
    injects: tuple[Inject, ...] = Field(min_length=1)
    variants: dict[Id, Variant] = Field(default_factory=dict)
    experiments: dict[Id, Experiment] = Field(default_factory=dict)
    facilitator: Facilitator = Facilitator()
    end: Condition | None = None
