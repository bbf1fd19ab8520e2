"""Measures: what the actors of a doctrine pack may order."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.effect import Effect, MeansNeeded
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Claim, Valid


class Measure(Model):
    """Something an actor with the mandate can order.

    `by`, `carried_by` and `executor` name actors or roles: deciding, transmitting and executing are different moments.
    """

    names: Text
    """What it is called."""
    text: Text = Field(default_factory=dict)
    """What it is, in a sentence."""
    family: Literal["cyber", "communication", "coordination", "diplomacy", "protection", "logistics", "judicial"]
    """Under which heading players find it."""
    by: Ids = Field(min_length=1)
    """Actors or roles with the mandate."""
    carried_by: Id | None = None
    """Who transmits the order; left out: the one who orders."""
    executor: Id | None = None
    """Who executes; left out: the one who orders."""
    channel: Id | None = None
    """How the order travels to the executor."""
    requires: Condition | None = None
    """What must hold before it may be ordered, as far as the seat can know it: phases, levels, measures, cells."""
    criteria: Ids = ()
    """Topics: one fact about each must be known to whoever is to agree to a proposal."""
    criteria_text: Text = Field(default_factory=dict)
    """What whoever is to agree wants to know, in words."""
    staff: Duration = 300
    """Staff time it costs to issue."""
    duration: Duration = 0
    """Time from start to completion of the execution."""
    means: Annotated[tuple[MeansNeeded, ...], BeforeValidator(as_list)] = ()
    """Units that it holds while it runs; without them it waits."""
    effects: Annotated[tuple[Effect, ...], BeforeValidator(as_list)] = ()
    """Begin at completion. Effects on indicators or means that the scenario does not have are inert."""
    level: Id | None = None
    """A level whose value is given with the order."""
    carries_facts: bool = False
    """The order carries facts, which those in `tells` learn."""
    tells: Ids = ()
    """Actors or roles that get a message about it at completion."""
    tells_by: Id | None = None
    """Channel of those messages."""
    public: bool = False
    """Facts carried become known to the public and the media."""
    sanitises: bool = False
    """Writes the sanitised version of each fact carried, which the one who orders then knows."""
    repeatable: bool = True
    """Whether it can be ordered again while it stands."""
    basis: Text = Field(default_factory=dict)
    """Law, decree or plan it rests on."""
    valid: Valid | None = None
    """When it exists."""
    sources: tuple[Claim, ...] = ()
    """What it rests on, claim by claim."""
