"""The hazard `plume` as a scenario writes it: a substance in the air of streets, houses and closed rooms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from crisis_sim.scenario.base import Id, Model
from crisis_sim.scenario.condition import DrawIs
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever, Misnomer
from crisis_sim.scenario.time import Duration, Moment

Percent = Annotated[int, Field(ge=0, le=100)]
Degrees = Annotated[int, Field(ge=0, le=360)]
Speed = Annotated[float, Field(ge=0.5, le=60)]


class Source(Model):
    """Where the substance comes from. It is generic: nothing is said of it but how much there is."""

    rate: float = Field(ge=0.001, le=1_000_000)
    """What is given off, in grams per second."""
    height: float = Field(1, ge=0, le=500)
    """How high above the ground, in metres."""
    lasts: Duration = Field(ge=1)
    """How long."""
    place: Id
    """Where, on the map."""


class Turn(Model):
    """The wind turns."""

    at: Moment
    """When."""
    from_: Degrees = Field(alias="from")
    """Where it comes from then, clockwise from north."""
    speed: Speed | None = None
    """How fast it is then, in metres per second; left out, as before."""
    if_draw: DrawIs | None = None
    """Only in runs in which a draw has this value."""


class Wind(Model):
    """The wind that carries the plume, the same everywhere."""

    speed: Speed
    """Metres per second."""
    from_: Degrees = Field(alias="from")
    """Where it comes from, in degrees clockwise from north: 270 is a west wind."""
    stability: Literal["A", "B", "C", "D", "E", "F"] = "D"
    """How the air mixes: Pasquill's class, from A (sunny, light wind) over D (cloudy or windy) to F (clear night)."""
    wander: int = Field(0, ge=0, le=90)
    """It swings by at most so many degrees to either side, drawn anew every ten minutes."""
    turns: Annotated[tuple[Turn, ...], Field(max_length=200)] = ()
    """How it changes, in the order in which it does."""


class Thresholds(Model):
    """What the substance does to people, in milligrams per cubic metre of air."""

    notice: float = Field(ge=0.0001, le=1_000_000)
    """Below this it has no effect; who was ever in more counts as exposed."""
    harm: float = Field(ge=0.0001, le=1_000_000)
    """Half of those who breathe this much for `minutes` need care."""
    severe: float = Field(ge=0.0001, le=1_000_000)
    """Half of those who breathe this much for `minutes` are in danger of life."""
    minutes: int = Field(10, ge=1, le=1440)
    """The exposure for which `harm` and `severe` are meant."""
    exponent: float = Field(1, ge=1, le=4)
    """What counts is the concentration to this power, times time: 1, both alike (Haber); 2 or 3, peaks are worse."""

    @model_validator(mode="after")
    def _rising(self) -> Thresholds:
        if not self.notice <= self.harm <= self.severe:
            raise ValueError("must rise: notice, harm, severe")
        return self


class District(Model):
    """A part of town in the open, on which the plume falls."""

    id: Id
    """Its name."""
    place: Id
    """Its middle, on the map."""
    people: int = Field(ge=0, le=10_000_000)
    """How many people are there."""
    indoors: Percent = 80
    """How many of a hundred are inside when nobody has said anything."""
    radius: int = Field(400, ge=1, le=50_000)
    """How far it goes from its middle, in metres; people are spread evenly over it."""


class Room(Model):
    """A closed space with air of its own, such as a metro station; its air is taken as well mixed."""

    id: Id
    """Its name."""
    place: Id
    """Where its air comes out, on the map."""
    volume: int = Field(ge=10, le=10_000_000)
    """Cubic metres of air."""
    air_changes: float = Field(6, ge=0, le=100)
    """How many times an hour its ventilation renews that air."""
    leak: float = Field(0.5, ge=0, le=100)
    """Air changes an hour that are left with the ventilation off, through stairs and tunnels."""
    share: Percent = 0
    """How much of a hundred parts of the source is given off inside."""
    people: int = Field(0, ge=0, le=1_000_000)
    """How many people are inside on an ordinary day at this hour."""
    flow: int = Field(0, ge=0, le=1_000_000)
    """How many arrive in an hour; as many leave, so each stays `people` / `flow` hours. 0: the same people stay."""
    to: Id | None = None
    """The room into which trains push part of its air."""
    passes: Percent = 0
    """How much of a hundred parts of the air that leaves it goes there; the rest goes to the street."""


class Plume(HazardBase):
    """A Gaussian plume over districts and closed rooms, with people who breathe it, shelter, leave or keep arriving."""

    default_step: ClassVar[int] = 60

    model: Literal["plume"]
    """The model."""
    source: Source
    """What is given off."""
    wind: Wind
    """What carries it."""
    scheme: Literal["briggs-rural", "briggs-urban", "pasquill-gifford"] = "briggs-urban"
    """How it widens: Briggs for open country or for towns, or Pasquill-Gifford as in ISC3."""
    thresholds: Thresholds
    """What it does to people."""
    air_changes: float = Field(1.5, ge=0, le=100)
    """How many times an hour the air in ordinary buildings changes."""
    sheltered_air_changes: float = Field(0.4, ge=0, le=100)
    """The same with windows and doors shut and the ventilation off."""
    way_out: Duration = Field(900, ge=60, le=86_400)
    """How long who is evacuated is out of doors before being away, on average."""
    districts: Annotated[tuple[District, ...], Field(max_length=200)] = ()
    """Where people are in the open and in ordinary buildings."""
    rooms: Annotated[tuple[Room, ...], Field(max_length=200)] = ()
    """Closed spaces with air of their own."""

    @model_validator(mode="after")
    def _adds_up(self) -> Plume:
        ids = [*(one.id for one in self.districts), *(one.id for one in self.rooms)]
        if twice := next((id for n, id in enumerate(ids) if id in ids[:n]), None):
            raise ValueError(f"districts and rooms need different ids: `{twice}` stands there twice")
        if (parts := sum(room.share for room in self.rooms)) > 100:
            raise ValueError(f"the rooms share at most 100 percent of the source, not {parts}")
        if self.sheltered_air_changes > self.air_changes:
            raise ValueError("sheltered_air_changes must be at most air_changes: shut windows let in less")
        return self

    def outputs(self) -> tuple[str, ...]:
        """See the reference: persons so far, levels, footprint."""
        rooms, districts = [room.id for room in self.rooms], [district.id for district in self.districts]
        return (
            STRENGTH,
            *("exposed", "person-minutes", "harmed", "severe", "reach", "towards", "zone", "outdoors"),
            *(f"{what}:{id}" for id in (*districts, *rooms) for what in ("level", "exposed")),
            *(f"inside:{id}" for id in rooms),
        )

    def levers(self) -> dict[str, Lever]:
        """All in percent."""
        none, all_ = Lever(0, 0, 100), Lever(100, 0, 100)
        levers = {"source": all_, "sheltered": none, "ventilation": Lever(100, 0, 300)}
        for district in self.districts:
            levers |= {f"sheltered:{district.id}": none, f"evacuated:{district.id}": none}
        for room in self.rooms:
            levers |= {f"evacuated:{room.id}": none, f"closed:{room.id}": none}
            levers[f"ventilation:{room.id}"] = Lever(100, 0, 300)
        return levers

    def effort(self) -> int:
        """Air and crowds at the spots of each district, groups in rooms, and all ways anew when the wind swings."""
        spots, emitters = 19 * len(self.districts), 1 + len(self.rooms)
        swings = min(1.0, self.grid / 600) if self.wind.wander else 0.0
        ways = round(spots * emitters * (1 + 4 * swings) / 2)
        return super().effort() + 30 * spots + 200 * len(self.rooms) + ways

    def misnomers(self) -> Iterator[Misnomer]:
        """Rooms that don't exist or lead to themselves."""
        rooms = [room.id for room in self.rooms]
        for n, room in enumerate(self.rooms):
            if room.to is not None and (room.to not in rooms or room.to == room.id):
                others = ", ".join(id for id in rooms if id != room.id) or "none"
                yield Misnomer(("rooms", n, "to"), f"there is no other room `{room.to}`", f"the others are: {others}")
