"""Plan cards: procedures that players read and the policy by-the-book executes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from crisis_sim.scenario.base import Id, Ids, Model
from crisis_sim.scenario.condition import LevelIs, PhaseIs, by_key
from crisis_sim.scenario.text import Line, Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Claim, Valid


class OnReleased(Model):
    """The owner of a fact about one of these topics agrees to its being passed on."""

    released: Ids
    """Topics; one is enough."""


class OnEvent(Model):
    """The exercise starts."""

    start: Literal[True]
    """Always `true`."""


class OnFact(Model):
    """A fact about one of these topics is learned."""

    fact: Ids
    """Topics; one is enough."""


class OnMeasure(Model):
    """An own measure is completed."""

    measure: Id
    """The measure."""


class OnClock(Model):
    """A clock of the own actors starts."""

    clock: Id
    """The clock."""


class OnLevel(Model):
    """The seat learns that a level was set."""

    level: Id
    """The level, whatever its value."""


class OnPhase(Model):
    """The seat learns that a phase stands."""

    phase: Id
    """The phase."""


class OnStep(Model):
    """Another step of the same card was done."""

    step: Id
    """The step."""


ON: dict[str, type[Model]] = {
    "start": OnEvent,
    "fact": OnFact,
    "released": OnReleased,
    "measure": OnMeasure,
    "clock": OnClock,
    "level": OnLevel,
    "phase": OnPhase,
    "step": OnStep,
}
On = Annotated[
    Annotated[OnEvent, Tag("start")]
    | Annotated[OnFact, Tag("fact")]
    | Annotated[OnReleased, Tag("released")]
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
    """The measure to order."""
    value: Id | None = None
    """To which value it sets its level."""
    facts: Ids = ()
    """Topics of the facts it carries; `all` for everything known."""


class DoTell(Model):
    """Pass facts about some topics on to actors, each once."""

    tell: Ids
    """Actors or roles that are told."""
    facts: Ids = ("all",)
    """Topics of the facts that are passed on; `all` for everything known."""


class DoProduct(Model):
    """Submit a product, to actors where given."""

    product: Id
    """`sitrep`, `methane` or `options-paper`."""
    to: Ids = ()
    """Actors or roles that get it; left out, nobody in particular."""


class DoAsk(Model):
    """Ask actors everything that they can be asked."""

    ask: Ids
    """Actors or roles that are asked."""


class DoRelease(Model):
    """Ask the owners of facts about some topics to agree to their being passed on, and again until they do."""

    release: Ids
    """Topics of the facts whose owners are asked."""
    again: Duration = Field(1800, ge=60)
    """How long until they are asked again."""


DO: dict[str, type[Model]] = {
    "measure": DoMeasure,
    "tell": DoTell,
    "product": DoProduct,
    "ask": DoAsk,
    "release": DoRelease,
}
Do = Annotated[
    Annotated[DoMeasure, Tag("measure")]
    | Annotated[DoTell, Tag("tell")]
    | Annotated[DoProduct, Tag("product")]
    | Annotated[DoAsk, Tag("ask")]
    | Annotated[DoRelease, Tag("release")],
    by_key(DO),
]

StepCondition = Annotated[
    Annotated[LevelIs, Tag("level")] | Annotated[PhaseIs, Tag("phase")],
    by_key({"level": LevelIs, "phase": PhaseIs}),
]


class Step(Model):
    """One line of a plan card: when it applies, and what is then done."""

    id: Id
    """Its name on this card."""
    text: Text
    """What the player reads."""
    on: On
    """What makes it apply."""
    if_: StepCondition | None = Field(None, alias="if")
    """Only while this level or phase stands, as far as the seat knows."""
    after: Duration = 120
    """How long an office that works by the book takes to come to it."""
    do: Do
    """What is then done."""


class Card(Model):
    """A plan card: the procedure of one plan for one actor or role. Players read it, by-the-book executes it."""

    names: Text
    for_: Ids = Field(alias="for")
    plan: Text
    """The plan or decree it condenses."""
    principles: Ids = ()
    """What goes before what when a choice must be made; options say which principle they follow."""
    threats: Ids = ()
    """The threat families that its plan is for: it is at hand in scenarios about one of them; left out, in all."""
    steps: tuple[Step, ...] = ()
    sources: tuple[Claim, ...] = ()
    valid: Valid | None = None


class Principle(Model):
    """A maxim that plan cards rank."""

    names: Text
    source: Line = ""
