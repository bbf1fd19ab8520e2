"""Conditions: a closed union of plain keys. No expression strings, so every one can be checked without running it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from crisis_sim.scenario.base import Id, Model, Subject
from crisis_sim.scenario.time import Duration, Moment

MeasureStatus = Literal["proposed", "ordered", "transmitted", "started", "completed", "confirmed", "refused"]


class AllOf(Model):
    """True when every part is true."""

    all: tuple[Condition, ...] = Field(min_length=1)
    """Every one of these is true."""


class AnyOf(Model):
    """True when at least one part is true."""

    any: tuple[Condition, ...] = Field(min_length=1)
    """At least one of these is true."""


class Not(Model):
    """True when the part is false."""

    not_: Condition = Field(alias="not")
    """This is not true."""


class IndicatorIs(Model):
    """An indicator is below or above a value, perhaps without a break `for` a while."""

    indicator: Id
    """The indicator."""
    below: int | None = None
    """It is lower than this."""
    above: int | None = None
    """It is higher than this."""
    for_: Duration = Field(0, alias="for")
    """Without a break for so long."""

    @model_validator(mode="after")
    def _bounded(self) -> IndicatorIs:
        if self.below is None and self.above is None:
            raise ValueError("say `below` or `above`, or both")
        return self


class KnownTo(Model):
    """An actor has learned a fact (`{fact: theft, known_to: media}`)."""

    fact: Subject
    """The fact, or `phase:ID`, `level:ID`, `measure:ID`."""
    known_to: Id
    """Who knows it."""


class Knowing(Model):
    """Who knows what, and perhaps before which inject was released."""

    actor: Id
    """Who knows."""
    fact: Subject
    """What is known: a fact, or `phase:ID`, `level:ID`, `measure:ID`."""
    before: Id | None = None
    """Known before this inject was released."""


class Knows(Model):
    """An actor has learned a fact (`{knows: {actor: nccn, fact: outage}}`)."""

    knows: Knowing
    """Who knows what."""


class MeasureIs(Model):
    """A measure has reached at least this status, perhaps ordered by one actor and with one value."""

    measure: Id
    """The measure."""
    status: MeasureStatus
    """It got at least so far; `refused` stands apart."""
    by: Id | None = None
    """Ordered (or proposed) by this actor."""
    value: Id | None = None
    """With this value of its level."""


class DrawIs(Model):
    """A random fact of this run has this value."""

    draw: Id
    """The draw."""
    is_: Id = Field(alias="is")
    """The value that it has in this run."""


class MeansFree(Model):
    """At least so many units of means are free."""

    means: Id
    """The means."""
    free: int = Field(ge=0)
    """At least so many units are not in use."""


class InjectIs(Model):
    """An inject has been released, delivered, read or skipped."""

    inject: Id
    """The inject."""
    status: Literal["released", "delivered", "read", "skipped"] = "released"
    """How far it has come. A seat `read` it when it opened it; a desk when its staff got to it."""


class DecisionIs(Model):
    """A decision (named by its inject) was made finally, perhaps for this option."""

    decision: Id
    """The inject that asks."""
    option: Id | None = None
    """The option that was taken; left out, any answer."""


class PhaseIs(Model):
    """A phase stands, perhaps for this territory."""

    phase: Id
    """The phase."""
    territory: Id | None = None
    """For this territory; left out, anywhere."""


class LevelIs(Model):
    """A level has this value, or at least this one on its scale."""

    level: Id
    """The level."""
    is_: Id | None = Field(None, alias="is")
    """It has exactly this value."""
    at_least: Id | None = None
    """It has this value or a higher one."""

    @model_validator(mode="after")
    def _bounded(self) -> LevelIs:
        if (self.is_ is None) == (self.at_least is None):
            raise ValueError("say either `is` or `at_least`")
        return self


class Elapsed(Model):
    """This moment has come."""

    elapsed: Moment
    """The moment."""


class MoveIs(Model):
    """A move has started."""

    move: Id
    """The move."""


class ProductIs(Model):
    """A product (sitrep, methane, options-paper) was submitted, perhaps by this seat."""

    product: Id
    """`sitrep`, `methane` or `options-paper`."""
    seat: Id | None = None
    """From this seat; left out, from any."""


class ClockIs(Model):
    """A legal clock or a target was started, met or missed, perhaps for this actor."""

    clock: Id
    """The clock."""
    status: Literal["started", "met", "missed"]
    """How far it is; `started` also holds once it is met or missed."""
    actor: Id | None = None
    """Whose clock; left out, anybody's."""


class Asking(Model):
    """Who asked whom, perhaps about which fact."""

    actor: Id
    """Who asked."""
    of: Id
    """Who was asked."""
    fact: Subject | None = None
    """About which fact; left out, about anything."""


class Asked(Model):
    """An actor has sent a request to another."""

    asked: Asking
    """Who asked whom."""


class ConvenedIs(Model):
    """A body that exists only once convened has been convened."""

    convened: Id
    """The body."""


KEYS: dict[str, type[Model]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
    "indicator": IndicatorIs,
    "fact": KnownTo,
    "knows": Knows,
    "measure": MeasureIs,
    "draw": DrawIs,
    "means": MeansFree,
    "inject": InjectIs,
    "decision": DecisionIs,
    "phase": PhaseIs,
    "level": LevelIs,
    "elapsed": Elapsed,
    "move": MoveIs,
    "product": ProductIs,
    "clock": ClockIs,
    "asked": Asked,
    "convened": ConvenedIs,
}


def by_key(keys: Mapping[str, type[Model]]) -> Any:
    """A discriminator that picks a union's member by the key that is there, so that errors speak of one member only."""
    tags = {model: key for key, model in keys.items()}

    def choose(value: Any) -> str | None:
        if isinstance(value, Model):
            return tags.get(type(value))
        if isinstance(value, Mapping):
            return next((key for key in keys if key in value), None)
        return None

    return Discriminator(
        choose,
        custom_error_type="no_such_form",
        custom_error_message="needs one of these keys: " + ", ".join(keys),
    )


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[IndicatorIs, Tag("indicator")]
    | Annotated[KnownTo, Tag("fact")]
    | Annotated[Knows, Tag("knows")]
    | Annotated[MeasureIs, Tag("measure")]
    | Annotated[DrawIs, Tag("draw")]
    | Annotated[MeansFree, Tag("means")]
    | Annotated[InjectIs, Tag("inject")]
    | Annotated[DecisionIs, Tag("decision")]
    | Annotated[PhaseIs, Tag("phase")]
    | Annotated[LevelIs, Tag("level")]
    | Annotated[Elapsed, Tag("elapsed")]
    | Annotated[MoveIs, Tag("move")]
    | Annotated[ProductIs, Tag("product")]
    | Annotated[ClockIs, Tag("clock")]
    | Annotated[Asked, Tag("asked")]
    | Annotated[ConvenedIs, Tag("convened")],
    by_key(KEYS),
]
"""One condition."""

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


def parts(condition: Any) -> Iterator[Any]:
    """The condition and everything inside it, outermost first."""
    yield condition
    if isinstance(condition, (AllOf, AnyOf)):
        for part in condition.all if isinstance(condition, AllOf) else condition.any:
            yield from parts(part)
    elif isinstance(condition, Not):
        yield from parts(condition.not_)
