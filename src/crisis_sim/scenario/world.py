"""The coordination network: actors, relations, channels. Doctrine packs define them; scenarios add and override."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.text import Language, Line, Text
from crisis_sim.scenario.time import Duration, Moment

Level = Literal[
    "federal", "regional", "community", "provincial", "municipal", "local", "operator", "international", "society",
    "adversary",
]  # fmt: skip
RelationKind = Literal["orders", "activates", "notifies", "reports", "informs", "requests", "coordinates", "advises"]
Marking = Literal["public", "limited", "restricted", "confidential", "secret"]
"""How far a text may go. A training scale: the exact Belgian rules for `restricted` since 2023 are unverified."""
MARKINGS: tuple[Marking, ...] = ("public", "limited", "restricted", "confidential", "secret")
Clearance = Literal["none", "national", "nato", "eu"]


class Valid(Model):
    """Dates between which something exists; open where left out."""

    from_: date | None = Field(None, alias="from")
    to: date | None = None


class Claim(Model):
    """One statement about a real body, with what it rests on."""

    claim: Line
    source: Line
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"


class Shift(Model):
    """Staff on duty between two hours on some days of the week."""

    days: Literal["weekdays", "weekend", "all"] = "all"
    from_: int = Field(0, ge=0, le=23, alias="from")
    to: int = Field(24, ge=1, le=24)
    """Hour at which the shift ends; at or before `from` it runs into the next day."""
    staff: int = Field(ge=0, le=10_000)


class Actor(Model):
    """A body or office: a node of the coordination network.

    `staff` is one number (round the clock) or shifts; outside them the actor answers only after `mobilisation`.
    """

    names: Text = Field(default_factory=dict)
    short: Line = ""
    """Abbreviation for tables and small screens."""
    role: Id | None = None
    territory: Id | None = None
    level: Level | None = None
    mandate: Text = Field(default_factory=dict)
    staff: int | tuple[Shift, ...] | None = None
    mobilisation: Duration | None = None
    languages: tuple[Language, ...] = ()
    clearance: Clearance | None = None
    convened: bool = False
    """Exists only once convened (federal cells, coordination committees)."""
    service: Duration | Spread | None = None
    """Time one staff member takes over one message; a spread is in seconds."""
    valid: Valid | None = None
    sectors: Ids = ()
    sources: tuple[Claim, ...] = ()


class Relation(Model):
    """A tie of the doctrine. Coordinating is not commanding; `notifies` and `reports` are duties to pass on."""

    from_: Id = Field(alias="from")
    to: Id
    kind: RelationKind
    channels: Ids = ()
    content: Text = Field(default_factory=dict)
    valid: Valid | None = None
    source: Line = ""
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"


class RelationMatch(Model):
    """Which relations a variant drops or changes."""

    from_: Id | None = Field(None, alias="from")
    to: Id | None = None
    kind: RelationKind | None = None

    @model_validator(mode="after")
    def _some(self) -> RelationMatch:
        if not (self.from_ or self.to or self.kind):
            raise ValueError("say at least one of from, to, kind")
        return self


class Channel(Model):
    """A way to carry messages: how long it takes, how many at once, what it may carry."""

    names: Text
    latency: Duration | Spread = 0
    """Time under way; a spread is in seconds."""
    capacity: int | None = Field(None, ge=1)
    """Messages under way at once between all actors; more wait. Left out: no limit."""
    receipts: bool = False
    """The sender learns when a message waits or is lost."""
    carries: Marking = "limited"
    """Highest marking it may carry."""
    clearance: tuple[Clearance, ...] = ()
    """Only actors with one of these clearances are connected; empty: everybody."""
    rings: bool = False
    availability: float = Field(1.0, ge=0, le=1)
    """Share of messages that get through."""
    patience: Duration | None = None
    """A ringing call that nobody takes is lost after this long."""
    public: bool = False
    """Reaches the population (BE-Alert, press, social media)."""
    minutes: int = Field(3, ge=0, le=240)
    """Staff minutes that sending one message costs."""
    valid: Valid | None = None
    sources: tuple[Claim, ...] = ()


class Traffic(Model):
    """Background messages, so that the phone also rings for other reasons."""

    from_: Id = Field(alias="from")
    to: Id
    channel: Id
    every: Duration = Field(ge=1)
    spread: Literal["constant", "exponential"] = "exponential"
    service: Duration | None = None
    """Time a staff member takes over one; follows the same spread. Left out: the actor's own."""
    priority: Literal["routine", "urgent", "flash"] = "routine"
    title: Text = Field(default_factory=dict)
    text: Text = Field(default_factory=dict)


class Place(Model):
    """A place on the schematic map."""

    at: tuple[int, int]
    label: Text = Field(default_factory=dict)
    people: int = Field(0, ge=0)
    languages: tuple[Language, ...] = ()


class Indicator(Model):
    """A measure of the state of the world: an integer multiple of `resolution`, logged when it moves by one."""

    label: Text
    unit: Line = ""
    start: int
    min: int = 0
    max: int = 100
    resolution: int = Field(1, ge=1)
    interest: Id | None = None
    seen_by: Ids = ()
    """Actors whose sensors or reports show it."""

    @model_validator(mode="after")
    def _bounds(self) -> Indicator:
        if not self.min <= self.start <= self.max:
            raise ValueError("must be ordered: min, start, max")
        return self


class Means(Model):
    """Finite resources with an owner: boats, analysts, vehicles."""

    owner: Id
    count: int = Field(ge=0)
    label: Text


class DrawTruth(Model):
    """True in those runs in which a draw has this value."""

    draw: Id
    is_: Id = Field(alias="is")


class IndicatorReading(Model):
    """The fact's content is the value of an indicator when it is learned at first hand."""

    indicator: Id


class Handling(Model):
    """Who may see it: marking, owner and release, and the TLP rule for sharing among cyber partners."""

    marking: Marking = "public"
    owner: Id | None = None
    release: Literal["free", "originator"] = "free"
    """`originator`: passing it on needs the owner's consent."""
    sanitised_as: Id | None = None
    """The fact that remains when everything sensitive is taken out."""
    tlp: Literal["clear", "green", "amber", "amber-strict", "red"] | None = None


class Fact(Model):
    """Something that can be known, told, mistaken or out of date."""

    text: Text
    truth: bool | Literal["undetermined"] | DrawTruth
    reliability: Annotated[str, Field(pattern=r"^[A-F][1-6]$")] | None = None
    """Admiralty code: source A–F, information 1–6."""
    reads: IndicatorReading | None = None
    stale_after: Duration | None = None
    handling: Handling = Handling()
    language: Language | None = None
    """The language it comes in; who lacks it needs staff minutes for a translation."""
    topics: Ids = ()
    """What it is about, visible to players; plan cards react to topics."""
    clocks: Ids = ()
    """Legal clocks that start when a bound actor learns it."""
    victims: Ids = ()
    """Whose clocks it starts; left out: those of every actor that a clock binds."""


class HazardStart(Model):
    """What sets a hazard off."""

    when: Condition | None = None
    at: Moment | None = None

    @model_validator(mode="after")
    def _one(self) -> HazardStart:
        if (self.when is None) == (self.at is None):
            raise ValueError("say either `when` or `at`")
        return self


class Hazard(Model):
    """A physical or social model that drives indicators (behaviour comes with the hazard models)."""

    model: Id
    population: int | None = Field(None, ge=1)
    starts: HazardStart | None = None
    drives: dict[Id, int] = Field(default_factory=dict)
    slowed_by: Ids = ()


Relations = Annotated[tuple[Relation, ...], BeforeValidator(as_list)]
