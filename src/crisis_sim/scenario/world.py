"""The coordination network: actors, relations, channels. Doctrine packs define them; scenarios add and override."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.text import Language, Line, Text
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
    short: Line = ""
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


Step = Annotated[int, Field(ge=-10_000, le=10_000)]


class Place(Model):
    """A place on the schematic map."""

    at: tuple[Step, Step]
    """Column and row on the map."""
    label: Text = Field(default_factory=dict)
    """What it is called."""
    people: int = Field(0, ge=0)
    """How many people live there."""
    languages: tuple[Language, ...] = ()
    """The languages spoken there."""
    kind: Literal["town", "district", "site", "hospital", "reservoir", "station"] = "town"
    """What it is; the map draws each in its own way."""
    flows_to: Id | None = None
    """The next place down the river; the map draws the water between them."""
    shows: Id | None = None
    """An indicator whose last reading stands beside it, for seats that get one."""


class Sector(Model):
    """A wedge that is drawn downwind of a place, as far as the seat's readings tell."""

    at: Id
    """The place where it begins."""
    towards: Id
    """An indicator in degrees: the direction it points to, 0 north, 90 east."""
    reach: Id
    """An indicator in metres: how far it goes."""
    width: int = Field(30, ge=1, le=180)
    """Its opening, in degrees."""


class Map(Model):
    """How the places are drawn."""

    scale: int = Field(1000, ge=1, le=1_000_000)
    """Metres that one step of `at` stands for."""
    sector: Sector | None = None
    """A wedge downwind of a place."""


class Sensor(Model):
    """Readings of an indicator that actors get from time to time, late and not exact."""

    by: Ids = Field(min_length=1)
    """Who gets them."""
    every: Duration = Field(ge=60)
    """The time between two readings, the first at STARTEX."""
    delay: Duration = 0
    """So long after it was taken a reading arrives."""
    error: int = Field(0, ge=0, le=1_000_000_000)
    """It errs by at most this much, most often by little (triangular, drawn anew for each reading)."""


class Impact(Model):
    """What an indicator counts on a scale of national impact: its value × `times` ÷ `per` in the unit of the scale."""

    scale: Id
    """The scale, such as `ha` for fatalities."""
    times: int = Field(1, ge=1, le=1_000_000_000_000)
    """One step of the indicator's value counts so many."""
    per: int = Field(1, ge=1, le=1_000_000_000_000)
    """So many steps of the indicator's value count `times`."""


class Indicator(Model):
    """A measure of the state of the world: an integer multiple of `resolution`, logged when it moves by one."""

    label: Text
    """What it is called."""
    unit: Line = ""
    """The unit, for people."""
    start: int
    """Its value at STARTEX."""
    min: int = 0
    """It never falls below."""
    max: int = 100
    """It never rises above."""
    resolution: int = Field(1, ge=1)
    """It moves in steps of this size."""
    interest: Id | None = None
    """The vital interest that is at stake."""
    requirement: Id | None = None
    """The baseline requirement for resilience that it tells of."""
    impact: Impact | None = None
    """What it counts on a scale of national impact."""
    seen_by: Ids = ()
    """Actors whose sensors or reports show it, at once and exactly."""
    sensors: Annotated[tuple[Sensor, ...], BeforeValidator(as_list)] = ()
    """Actors to whom it is reported from time to time, late and not exactly."""
    better: Literal["more", "less"] | None = None
    """Which is good, more or less of it; left out: nobody says."""

    @model_validator(mode="after")
    def _bounds(self) -> Indicator:
        if not self.min <= self.start <= self.max:
            raise ValueError("must be ordered: min, start, max")
        return self


_YEAR = 366 * 86_400


class Rest(Model):
    """When the crew of a unit has to rest, and for how long."""

    after: Duration = Field(ge=1)
    """Hours of work after which a unit that comes back rests first."""
    for_: Duration = Field(alias="for", ge=1)
    """How long it rests."""


class Means(Model):
    """Finite resources with an owner: boats, analysts, vehicles. A measure that needs some waits until it gets them."""

    owner: Id
    """Whose they are."""
    count: int = Field(ge=0, le=1_000_000)
    """How many there are."""
    label: Text
    """What they are called."""
    shifts: Annotated[tuple[Shift, ...], BeforeValidator(as_list)] = ()
    """How many are on duty by hour and weekday, as `staff`; left out, all. What is at work when a shift ends stays."""
    travel: Duration | Spread = 0
    """Time from the order until they are at work; a spread is in seconds and drawn for each order."""
    rest: Rest | None = None
    """After how much work a unit rests, and for how long; left out, never."""
    place: Id | None = None
    """Where they stand, on the map."""

    def on_duty(self, hour: int, weekend: bool) -> int:
        """Units on duty at this hour of such a day."""
        if not self.shifts:
            return self.count
        return min(self.count, sum(shift.staff for shift in self.shifts if shift.covers(hour, weekend)))

    @model_validator(mode="after")
    def _forward(self) -> Means:
        if isinstance(self.travel, Spread) and self.travel.low < 0:
            raise ValueError("`travel` can't take less than no time: let `low` be 0 or more")
        if isinstance(self.travel, Spread) and self.travel.high > _YEAR:
            raise ValueError("`travel` can't take more than a year: a spread is in seconds")
        return self


Relations = Annotated[tuple[Relation, ...], BeforeValidator(as_list)]
