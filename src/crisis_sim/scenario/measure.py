"""Measures, plan cards, clocks, levels and phases: what a doctrine pack lets its actors do."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition, LevelIs, PhaseIs, by_key
from crisis_sim.scenario.effect import Effect, MeansNeeded, Spread
from crisis_sim.scenario.text import Language, Line, Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Claim, Clearance, Level, RelationKind, Shift, Valid


class Measure(Model):
    """Something an actor with the mandate can order.

    `by`, `carried_by` and `executor` name actors or roles: deciding, transmitting and executing are different moments.
    """

    names: Text
    text: Text = Field(default_factory=dict)
    family: Literal["cyber", "communication", "coordination", "diplomacy", "protection", "logistics", "judicial"]
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
    staff: Duration = 300
    """Staff time it costs to issue."""
    duration: Duration = 0
    """Time from start to completion of the execution."""
    means: Annotated[tuple[MeansNeeded, ...], BeforeValidator(as_list)] = ()
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
    basis: Line = ""
    """Law, decree or plan it rests on."""
    valid: Valid | None = None
    sources: tuple[Claim, ...] = ()


class OnEvent(Model):
    """The exercise starts."""

    start: Literal[True]


class OnFact(Model):
    """A fact about one of these topics is learned."""

    fact: Ids


class OnMeasure(Model):
    """An own measure is completed."""

    measure: Id


class OnClock(Model):
    """A clock of the own actors starts."""

    clock: Id


class OnLevel(Model):
    """The seat learns that a level was set."""

    level: Id


class OnPhase(Model):
    """The seat learns that a phase stands."""

    phase: Id


class OnStep(Model):
    """Another step of the same card was done."""

    step: Id


ON: dict[str, type[Model]] = {
    "start": OnEvent,
    "fact": OnFact,
    "measure": OnMeasure,
    "clock": OnClock,
    "level": OnLevel,
    "phase": OnPhase,
    "step": OnStep,
}
On = Annotated[
    Annotated[OnEvent, Tag("start")]
    | Annotated[OnFact, Tag("fact")]
    | Annotated[OnMeasure, Tag("measure")]
    | Annotated[OnClock, Tag("clock")]
    | Annotated[OnLevel, Tag("level")]
    | Annotated[OnPhase, Tag("phase")]
    | Annotated[OnStep, Tag("step")],
    by_key(ON),
]


class DoMeasure(Model):
    """Order a measure, with a value where it sets a level, carrying the shareable facts about some topics.

    Ordered by an actor without the mandate, it is proposed to the first one who has it and whom the seat knows.
    """

    measure: Id
    value: Id | None = None
    facts: Ids = ()
    """Topics of the facts it carries; `all` for everything known."""


class DoTell(Model):
    """Pass facts about some topics on to actors, each once."""

    tell: Ids
    facts: Ids = ("all",)


class DoProduct(Model):
    """Submit a product, to actors where given."""

    product: Id
    to: Ids = ()


class DoAsk(Model):
    """Ask actors everything that they can be asked."""

    ask: Ids


DO: dict[str, type[Model]] = {"measure": DoMeasure, "tell": DoTell, "product": DoProduct, "ask": DoAsk}
Do = Annotated[
    Annotated[DoMeasure, Tag("measure")]
    | Annotated[DoTell, Tag("tell")]
    | Annotated[DoProduct, Tag("product")]
    | Annotated[DoAsk, Tag("ask")],
    by_key(DO),
]

StepCondition = Annotated[
    Annotated[LevelIs, Tag("level")] | Annotated[PhaseIs, Tag("phase")],
    by_key({"level": LevelIs, "phase": PhaseIs}),
]


class Step(Model):
    """One line of a plan card: when it applies, and what is then done."""

    id: Id
    text: Text
    on: On
    if_: StepCondition | None = Field(None, alias="if")
    after: Duration = 120
    """How long an office that works by the book takes to come to it."""
    do: Do


class Card(Model):
    """A plan card: the procedure of one plan for one actor or role. Players read it, by-the-book executes it."""

    names: Text
    for_: Ids = Field(alias="for")
    plan: Line
    """The plan or decree it condenses."""
    principles: Ids = ()
    """What goes before what when a choice must be made; options say which principle they follow."""
    steps: tuple[Step, ...] = ()
    sources: tuple[Claim, ...] = ()
    valid: Valid | None = None


class Principle(Model):
    """A maxim that plan cards rank."""

    names: Text
    source: Line = ""


class Clock(Model):
    """A deadline that runs from an actor's awareness: law, or a target an organisation set itself."""

    names: Text
    kind: Literal["legal", "target"]
    within: Duration
    binds: Ids = ()
    """Actors, roles or sectors that it binds; empty: whoever learns a fact that starts it."""
    exempt: Ids = ()
    """Actors that it does not bind all the same."""
    sources: tuple[Claim, ...] = ()


class ScaleValue(Model):
    """One value of a level, lowest first."""

    id: Id
    names: Text
    criteria: Text = Field(default_factory=dict)


class LevelScale(Model):
    """A level on an ordered scale, with the one who rightfully sets or assesses it."""

    names: Text
    decider: Ids
    verb: Literal["declared", "assessed", "set"] = "set"
    values: tuple[ScaleValue, ...] = Field(min_length=2)
    start: Id | None = None
    sources: tuple[Claim, ...] = ()


class Phase(Model):
    """A phase of crisis management with its rightful decider, criteria and the bodies it convenes."""

    names: Text
    decider: Ids
    criteria: tuple[Text, ...] = ()
    territorial: bool = False
    sources: tuple[Claim, ...] = ()


class Interest(Model):
    """A vital interest, baseline requirement or threat family of the National Security Strategy."""

    names: Text
    text: Text = Field(default_factory=dict)
    source: Line


class RoleRelation(Model):
    """A relation of every holder of a role. The side left out is the holder; the other is an actor or `role:ROLE`.

    `role:ROLE` stands for the holders whose territory contains the holder's or lies within it.
    """

    from_: Line | None = Field(None, alias="from")
    to: Line | None = None
    kind: RelationKind
    channels: Ids = ()
    source: Line = ""
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"

    @model_validator(mode="after")
    def _one_side(self) -> RoleRelation:
        if (self.from_ is None) == (self.to is None):
            raise ValueError("say either `from` or `to`; the other side is the holder of the role")
        return self


class Role(Model):
    """What all holders of an office share; an actor with this role and a territory inherits what it does not say."""

    names: Text
    """`{territory}` stands for the name of the territory."""
    short: Line = ""
    level: Level
    mandate: Text
    staff: int | tuple[Shift, ...] = 2
    mobilisation: Duration | None = None
    clearance: Clearance = "none"
    service: Duration | Spread | None = None
    convened: bool = False
    relations: tuple[RoleRelation, ...] = ()
    sources: tuple[Claim, ...] = ()


class Territory(Model):
    """A municipality, province, region or the country."""

    names: Text
    kind: Literal["country", "region", "community", "province", "agglomeration", "municipality", "zone"]
    within: Ids = ()
    languages: tuple[Language, ...] = ()
    source: Line = ""
