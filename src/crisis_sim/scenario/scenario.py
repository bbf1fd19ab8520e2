"""A scenario file, whole: what a trainer writes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.fact import Fact
from crisis_sim.scenario.hazard.hazard import Hazard
from crisis_sim.scenario.indicator import Indicator
from crisis_sim.scenario.means import Means
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.people import Control, Move, Seat
from crisis_sim.scenario.place import Map, Place
from crisis_sim.scenario.story import Inject, Reply
from crisis_sim.scenario.study import Difficulty, Experiment, Variant
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Moment, Start
from crisis_sim.scenario.world import Actor, Relations, Traffic


class Objective(Model):
    """What the exercise trains."""

    id: Id
    """Its name, for expectations and injects."""
    text: Text
    """What is trained, in one sentence."""
    capability: Id
    """The capability of the pack that it belongs to."""
    interests: Ids = ()
    """The vital interests that it serves."""
    plan_clause: Text = Field(default_factory=dict)
    """The plan or law that it tests."""


class DrawLabels(Model):
    """What a draw and its values are called in the debriefing; what has no text is called by its id."""

    label: Text = Field(default_factory=dict)
    """What is drawn, in a few words."""
    values: dict[Id, Text] = Field(default_factory=dict)
    """What each of its values means."""


class ProbeTruth(Model):
    """What the answers to a probe are compared with: one of three."""

    indicator: Id | None = None
    """The indicator whose value it was."""
    fact: Id | None = None
    """The fact that says it."""
    text: Text = Field(default_factory=dict)
    """What was so, in words."""


class Probe(Model):
    """A question put to seats during the exercise, scored against the simulator's truth."""

    at: Moment
    """When it is asked."""
    seats: Literal["all"] | Ids = "all"
    """Who is asked."""
    ask: Text
    """The question."""
    truth: ProbeTruth = ProbeTruth()
    """What the answers are compared with: an `indicator`, a `fact` or a `text`."""
    level: Literal[1, 2, 3] = 1
    """1 asks what is so, 2 what it means, 3 what comes next."""


class Facilitator(Model):
    """What never reaches a player in any form."""

    notes: Text = Field(default_factory=dict)
    """What the facilitator should know or watch."""
    probes: Annotated[tuple[Probe, ...], BeforeValidator(as_list)] = ()
    """Questions that are put to seats during play."""


class Scenario(Model):
    """A scenario of format 1."""

    format: Literal[1]
    """The version of the language."""
    id: Id
    """The scenario's name, in logs and on the command line."""
    version: Line = "0.1"
    """Its edition, for people."""
    title: Text
    """What the exercise is called."""
    doctrine: Id
    """The doctrine pack: one country's actors, network, measures, plans and law."""
    start: Start
    """STARTEX: date, time and offset from UTC."""
    include: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = ()
    """Files of the scenario's folder whose keys are added to this one."""
    threats: Ids = ()
    """The threat families of the National Security Strategy that it is about."""
    sources: Annotated[tuple[Line, ...], BeforeValidator(as_list)] = ()
    """What the story rests on, and what is invented."""
    briefing: Text = Field(default_factory=dict)
    """What every player reads at the start, 160 words at most."""
    seats: tuple[Seat, ...] = Field(min_length=1)
    """Who is played."""
    control: tuple[Control, ...] = ()
    """Who leads, watches and judges."""
    moves: tuple[Move, ...] = ()
    """The parts of the exercise, in order."""
    objectives: tuple[Objective, ...] = ()
    """What is trained."""
    draws: dict[Id, dict[Id, float]] = Field(default_factory=dict)
    """Random facts of a run: values and their odds."""
    draw_labels: dict[Id, DrawLabels] = Field(default_factory=dict)
    """What draws and their values are called, once they may be told."""
    difficulty: dict[Id, Difficulty] = Field(default_factory=dict)
    """Named settings of difficulty."""
    pace: float | None = Field(None, gt=0, le=3600)
    """Exercise seconds a second of play; left out, live time takes 45 minutes."""
    actors: dict[Id, Actor] = Field(default_factory=dict)
    """Actors besides those of the pack, and changes to those of the pack."""
    relations: Relations = ()
    """Relations besides those of the pack."""
    measures: dict[Id, Measure] = Field(default_factory=dict)
    """Measures besides the pack's, or instead of those with the same id."""
    traffic: Annotated[tuple[Traffic, ...], BeforeValidator(as_list)] = ()
    """Messages that come for other reasons."""
    places: dict[Id, Place] = Field(default_factory=dict, max_length=1000)
    """Points on a schematic map."""
    map: Map | None = None
    """How the places are drawn, and whether a wind sector lies over them."""
    indicators: dict[Id, Indicator] = Field(default_factory=dict)
    """Numbers about the state of the world."""
    hazards: dict[Id, Hazard] = Field(default_factory=dict, max_length=100)
    """Physical and social models that move indicators."""
    means: dict[Id, Means] = Field(default_factory=dict)
    """What there is only so much of."""
    facts: dict[Id, Fact] = Field(default_factory=dict)
    """What can be known, passed on, mistaken."""
    replies: Annotated[tuple[Reply, ...], BeforeValidator(as_list)] = ()
    """Answers to foreseeable questions."""
    injects: tuple[Inject, ...] = Field(min_length=1)
    """The MSEL: what happens, and what comes to whom."""
    variants: dict[Id, Variant] = Field(default_factory=dict)
    """The same scenario with something changed, to compare."""
    experiments: dict[Id, Experiment] = Field(default_factory=dict)
    """What to compare, over many runs."""
    facilitator: Facilitator = Facilitator()
    """Notes and probes for those who lead."""
    end: Condition | None = None
    """When it is over before the last move is."""
