"""What an inject, an option or a measure does to the world."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, Tag, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, Subject, as_list
from crisis_sim.scenario.condition import by_key
from crisis_sim.scenario.text import Line
from crisis_sim.scenario.time import Duration

Quantity = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*([-:][a-z0-9]+)*$", max_length=130)]
"""An output or a lever of a hazard: `strength`, `level:verviers`, `release:eupen-dam`."""


class Spread(Model):
    """A triangular distribution: lowest, most likely and highest value."""

    low: int
    """The lowest value."""
    mode: int
    """The most likely value."""
    high: int
    """The highest value."""

    @model_validator(mode="after")
    def _ordered(self) -> Spread:
        if not self.low <= self.mode <= self.high:
            raise ValueError("must be ordered: low, mode, high")
        return self


class MoveIndicator(Model):
    """Change an indicator by an amount, at once or evenly `over` a while."""

    indicator: Id
    """The indicator."""
    change: int | Spread
    """Up, or with a minus down; a range is drawn anew in each run."""
    over: Duration = 0
    """The change is spread evenly over this time; left out, it comes at once."""
    for_: Duration | None = Field(None, alias="for")
    """After this long the change is undone."""
    basis: Line = ""
    """What the number rests on; `training default` when on nothing better."""


class Teach(Model):
    """Actors learn a fact at first hand."""

    fact: Subject
    """The fact."""
    learned_by: Ids
    """Who learns it, without any message."""


class DegradeChannel(Model):
    """A channel carries only this share of its messages, perhaps `for` a while."""

    channel: Id
    """The channel."""
    availability: float = Field(ge=0, le=1)
    """Share of the messages that get through, from 0 to 1."""
    for_: Duration | None = Field(None, alias="for")
    """After this long it works as before; left out, never."""


class SetLevel(Model):
    """A level is set to a value; without `to` the value given with the order."""

    level: Id
    """The level."""
    to: Id | None = None
    """The value."""


class Declare(Model):
    """A phase is declared, or with `ends` ended, for the territory of the one who orders it."""

    phase: Id
    """The phase."""
    ends: bool = False
    """The phase ends instead."""


class Convene(Model):
    """Bodies that exist only once convened come into being."""

    convenes: Ids
    """The bodies; a role stands for its holders in the territory of the one who orders it."""


class ChangeMeans(Model):
    """The number of units of means grows or shrinks."""

    means: Id
    """The means."""
    change: int = Field(ge=-1_000_000, le=1_000_000)
    """How many units more, or with a minus fewer."""


class LeverMove(Model):
    """Move a lever of a hazard `to` a value or `by` an amount, at once or evenly `over` a while."""

    lever: Quantity
    """What it changes, such as `release:eupen-dam`."""
    to: int | None = None
    """The value that it gets."""
    by: int | Spread | None = None
    """Up, or with a minus down; a range is drawn anew in each run."""
    over: Duration = 0
    """It gets there evenly over this time; left out, at once."""
    for_: Duration | None = Field(None, alias="for")
    """After this long the change is undone."""
    basis: Line = ""
    """What the number rests on; `training default` when on nothing better."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.to is None) == (self.by is None):
            raise ValueError("say either `to` or `by`")
        return self


class MoveLever(LeverMove):
    """Change something in a hazard: the release of a dam, the share of people who stay inside."""

    hazard: Id
    """The hazard."""


class MeetClock(Model):
    """A legal clock or target of the acting actor is met."""

    meets: Id
    """The clock."""


EFFECTS: dict[str, type[Model]] = {
    "indicator": MoveIndicator,
    "fact": Teach,
    "channel": DegradeChannel,
    "level": SetLevel,
    "phase": Declare,
    "convenes": Convene,
    "means": ChangeMeans,
    "meets": MeetClock,
    "hazard": MoveLever,
}

Effect = Annotated[
    Annotated[MoveIndicator, Tag("indicator")]
    | Annotated[Teach, Tag("fact")]
    | Annotated[DegradeChannel, Tag("channel")]
    | Annotated[SetLevel, Tag("level")]
    | Annotated[Declare, Tag("phase")]
    | Annotated[Convene, Tag("convenes")]
    | Annotated[ChangeMeans, Tag("means")]
    | Annotated[MeetClock, Tag("meets")]
    | Annotated[MoveLever, Tag("hazard")],
    by_key(EFFECTS),
]
"""One effect."""
Effects = Annotated[tuple[Effect, ...], BeforeValidator(as_list)]


class MeansNeeded(Model):
    """Units of means that are held while something lasts."""

    means: Id
    """The means."""
    count: int = Field(ge=1)
    """How many units."""
