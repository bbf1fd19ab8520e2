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
    """Its name, in `to`, `expects` and on the command line."""
    title: Text = Field(default_factory=dict)
    """What the player is shown; left out, the id."""
    plays: Ids = Field(min_length=1)
    """Its actors. The first is its address: messages to the seat go there."""
    people: int = Field(1, ge=1, le=200)
    """How many people sit there. Every act takes minutes of one of them."""
    roles: tuple[Literal["member", "chair", "logger"], ...] = ("chair",)
    """The roles of its people. The `chair` binds, the `logger` writes, a `member` advises."""
    languages: tuple[Language, ...] = ()
    """In which languages its people work; left out, those of its actors."""
    clearance: Clearance | None = None
    """What its people may see; left out, that of its actors."""
    proposes_to: Ids = ()
    """Actors to whom its proposals usually go."""
    briefing: Text = Field(default_factory=dict)
    """What its player reads at the start, 160 words at most."""


class ControlPlays(Model):
    """Control plays these actors."""

    plays: Ids
    """Actors that control speaks for."""


class ControlCell(Model):
    """A controller for one seat."""

    controller: Id
    """The seat that this controller looks after."""


class ControlEvaluator(Model):
    """An evaluator for one objective or seat."""

    evaluator: Id
    """The objective or seat that this evaluator watches."""


Control = Literal["director", "observer", "evaluator", "controller"] | ControlPlays | ControlCell | ControlEvaluator


class _Move(Model):
    id: Id
    """Its name, for conditions and findings."""
    title: Text = Field(default_factory=dict)
    """What everybody is shown as its title."""
    text: Text = Field(default_factory=dict)
    """What everybody is told when it starts."""


class LiveMove(_Move):
    """The clock runs until a moment or a condition."""

    clock: Literal["live"]
    """The clock runs."""
    until: Moment | Condition
    """The moment at which it is over, or the condition that ends it."""


class JumpMove(_Move):
    """The clock jumps to a moment; policies hold the seats meanwhile."""

    clock: Literal["jump"]
    """The clock jumps."""
    to: Moment
    """The moment at which play goes on."""
    meanwhile: Id = "silent"
    """The policy that holds the seats meanwhile."""
    handover: bool = True
    """The seats are told what happened meanwhile."""


class StoppedMove(_Move):
    """A plenary: the clock stands still while questions are discussed."""

    clock: Literal["stopped"]
    """The clock stands still."""
    minutes: int = Field(20, ge=1, le=1440)
    """How long the discussion is planned to last."""
    questions: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    """What is discussed."""
    product: Literal["sitrep", "methane", "options-paper"] | None = None
    """What the discussion ends in, written by every seat while the clock stands still."""


Move = Annotated[
    LiveMove | JumpMove | StoppedMove,
    Field(discriminator="clock"),
]
"""A move of the exercise."""
