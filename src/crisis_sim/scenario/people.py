"""Who plays: seats as cells, control, and the moves of the exercise."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.text import Language, Text
from crisis_sim.scenario.time import Moment
from crisis_sim.scenario.world import Clearance


class Seat(Model):
    """A playable cell: one or more actors, played by people or by a policy. Its first actor is its address."""

    id: Id
    title: Text = Field(default_factory=dict)
    plays: Ids = Field(min_length=1)
    people: int = Field(1, ge=1, le=200)
    roles: tuple[Literal["member", "chair", "logger"], ...] = ("chair",)
    languages: tuple[Language, ...] = ()
    clearance: Clearance | None = None
    proposes_to: Ids = ()
    briefing: Text = Field(default_factory=dict)


class ControlPlays(Model):
    """Control plays these actors."""

    plays: Ids


class ControlCell(Model):
    """A controller for one seat."""

    controller: Id


class ControlEvaluator(Model):
    """An evaluator for one objective or seat."""

    evaluator: Id


Control = Literal["director", "observer", "evaluator", "controller"] | ControlPlays | ControlCell | ControlEvaluator


class _Move(Model):
    id: Id
    title: Text = Field(default_factory=dict)
    text: Text = Field(default_factory=dict)
    """What everybody is told when it starts."""


class LiveMove(_Move):
    """The clock runs until a moment or a condition."""

    clock: Literal["live"]
    until: Moment | Condition


class JumpMove(_Move):
    """The clock jumps to a moment; policies hold the seats meanwhile."""

    clock: Literal["jump"]
    to: Moment
    meanwhile: Id = "silent"
    handover: bool = True
    """The seats are told what happened meanwhile."""


class StoppedMove(_Move):
    """A plenary: the clock stands still while questions are discussed."""

    clock: Literal["stopped"]
    minutes: int = Field(20, ge=1)
    questions: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    product: Id | None = None


Move = Annotated[
    LiveMove | JumpMove | StoppedMove,
    Field(discriminator="clock"),
]
"""A move of the exercise."""
