"""Plan cards: procedures that players read and the policy by-the-book executes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from crisis_sim.scenario.base import Id, Ids, Model
from crisis_sim.scenario.condition import LevelIs, PhaseIs, by_key
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Claim, Valid


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
