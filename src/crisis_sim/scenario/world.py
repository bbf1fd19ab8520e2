"""The coordination network: actors, relations, channels. Doctrine packs define them; scenarios add and override."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.text import Language, Line, ShortText, Text
from crisis_sim.scenario.time import Duration

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
    """The first day."""
    to: date | None = None
    """The last day."""


class Claim(Model):
    """One statement about a real body, with what it rests on."""

    claim: Line
    """The statement."""
    source: Line
    """What it rests on."""
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"
    """How good that is."""


class Shift(Model):
    """Staff on duty between two hours on some days of the week."""

    days: Literal["weekdays", "weekend", "all"] = "all"
    """On which days."""
    from_: int = Field(0, ge=0, le=23, alias="from")
    """Hour at which the shift begins."""
    to: int = Field(24, ge=1, le=24)
    """Hour at which the shift ends; at or before `from` it runs into the next day."""
    staff: int = Field(ge=0, le=10_000)
    """How many people are on duty."""

    def covers(self, hour: int, weekend: bool) -> bool:
        """Whether it is on at this hour of such a day."""
        if self.days == ("weekdays" if weekend else "weekend"):
            return False
        if self.from_ < self.to:
            return self.from_ <= hour < self.to
        return hour >= self.from_ or hour < self.to


class Actor(Model):
    """A body or office: a node of the coordination network.

    `staff` is one number (round the clock) or shifts; outside them the actor answers only after `mobilisation`.
    """

    names: Text = Field(default_factory=dict)
    """What it is called."""
    short: ShortText = ""
    """Abbreviation for tables and small screens."""
    role: Id | None = None
    """An office of the pack, such as `mayor`; it brings names, mandate, staff and relations."""
    territory: Id | None = None
    """Where it is competent."""
    level: Level | None = None
    """Where it stands in the state, or outside of it."""
    mandate: Text = Field(default_factory=dict)
    """What it is there for, in a sentence."""
    staff: int | tuple[Shift, ...] | None = None
    """How many people are on duty: one number round the clock, or shifts."""
    mobilisation: Duration | None = None
    """How long until somebody answers when nobody is on duty."""
    languages: tuple[Language, ...] = ()
    """In which languages it works; left out, in all."""
    clearance: Clearance | None = None
    """What it may see and which closed channels it is on."""
    convened: bool = False
    """Exists only once convened (federal cells, coordination committees)."""
    service: Duration | Spread | None = None
    """Time one staff member takes over one message; a spread is in seconds."""
    queue: Literal["fifo", "priority", "preemptive"] = "priority"
    """Discipline of its desk: first come first served, urgent first, or urgent first and interrupting what is not."""
    valid: Valid | None = None
    """When it exists."""
    sectors: Ids = ()
    """Sectors that decide which legal clocks bind it."""
    sources: tuple[Claim, ...] = ()
    """What is said of it rests on this, claim by claim."""


class Relation(Model):
    """A tie of the doctrine. Coordinating is not commanding; `notifies` and `reports` are duties to pass on."""

    from_: Id = Field(alias="from")
    """Where it begins."""
    to: Id
    """Where it leads."""
    kind: RelationKind
    """What sort of tie it is."""
    channels: Ids = ()
    """How they talk, the usual way first."""
    content: Text = Field(default_factory=dict)
    """What it is about."""
    valid: Valid | None = None
    """When it exists."""
    source: Line = ""
    """What it rests on."""
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"
    """How good that is."""


class RelationMatch(Model):
    """Which relations a variant drops or changes."""

    from_: Id | None = Field(None, alias="from")
    """Those that begin here."""
    to: Id | None = None
    """Those that lead here."""
    kind: RelationKind | None = None
    """Those of this kind."""

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
    """Who calls or writes."""
    to: Id
    """Who has to deal with it."""
    channel: Id
    """How it comes."""
    every: Duration = Field(ge=1)
    """Mean time between two."""
    spread: Literal["constant", "exponential"] = "exponential"
    """Evenly, or by chance (a Poisson process)."""
    service: Duration | None = None
    """Time a staff member takes over one; follows the same spread. Left out: the actor's own."""
    priority: Literal["routine", "urgent", "flash"] = "routine"
    """How urgent it claims to be."""
    title: Text = Field(default_factory=dict)
    """Its subject line."""
    text: Text = Field(default_factory=dict)
    """What it says."""


Relations = Annotated[tuple[Relation, ...], BeforeValidator(as_list)]
