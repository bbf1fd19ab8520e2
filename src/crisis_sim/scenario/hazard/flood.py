"""The hazard `flood` as a scenario writes it: rain over catchments, reservoirs, reaches, and towns by the water."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from crisis_sim.hazards import basin
from crisis_sim.hazards.flood import division
from crisis_sim.scenario.base import Id, Model
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever, Misnomer
from crisis_sim.scenario.hazard.forecast import Forecast
from crisis_sim.scenario.hazard.town import Town
from crisis_sim.scenario.time import Duration, Moment

MOST_PARTS = 2000
"""Into so many parts, over all reaches and the steps in a step, routing may be divided."""
Residence = Annotated[Duration, Field(ge=60, le=30 * 86_400)]
Rain = Annotated[tuple[tuple[Moment, Annotated[float, Field(ge=0, le=500)]], ...], Field(min_length=1, max_length=2000)]


class Catchment(Model):
    """Land that drains to a node of the river: a linear reservoir."""

    id: Id
    """Its name."""
    to: Id
    """The node that it drains to: a town, a reservoir, or where reaches meet."""
    area: float = Field(ge=0.001, le=1_000_000)
    """Square kilometres."""
    runoff: float = Field(ge=0, le=100)
    """Percent of the rain that runs off once the soil is wet."""
    k: Residence
    """How long water stays on the land, on average."""
    base: float = Field(0, ge=0, le=100_000)
    """Cubic metres a second without rain."""
    soak: float = Field(0, ge=0, le=1000)
    """Millimetres that the soil takes before anything runs off."""
    rain: Id | None = None
    """Which series of `rain` falls here; left out, the one of its own name."""
    share: float = Field(100, ge=0, le=1000)
    """Percent of that series."""


class Reservoir(Model):
    """A dam. It is a node itself; volumes are in thousands of cubic metres."""

    id: Id
    """Its name, and that of the node."""
    to: Id
    """The node below the dam."""
    capacity: float = Field(ge=0.001, le=100_000_000)
    """What 100 percent is."""
    start: float = Field(ge=0, le=100_000_000)
    """What it holds at the start."""
    spills_above: float = Field(ge=0.001, le=100_000_000)
    """What it holds when water reaches the spillway."""
    spill: Residence
    """How long the water above the spillway needs to flow off, on average."""
    release: int = Field(0, ge=0, le=100_000)
    """Cubic metres a second that the gates let out at the start."""
    gates: int = Field(1000, ge=0, le=100_000)
    """The most that the gates can let out."""

    @model_validator(mode="after")
    def _fits(self) -> Reservoir:
        if self.start > self.capacity:
            raise ValueError(f"start <= capacity is broken: {self.start:g} > {self.capacity:g} thousand m³")
        if self.spills_above > self.capacity:
            raise ValueError(
                f"spills_above <= capacity is broken: {self.spills_above:g} > {self.capacity:g} thousand m³"
            )
        if self.release > self.gates:
            raise ValueError(f"release <= gates is broken: {self.release} > {self.gates} m³/s")
        return self


class Reach(Model):
    """River between two nodes: a Muskingum reach, divided as stability needs."""

    id: Id
    """Its name."""
    from_: Id = Field(alias="from")
    """The node above."""
    to: Id
    """The node below."""
    k: Residence
    """How long water is under way."""
    x: float = Field(0.2, ge=0, le=0.5)
    """How much of a wave keeps its shape: 0 as in a lake, .5 in full."""


class Rescue(Model):
    """Units that bring trapped people to safety."""

    means: Id
    """Means of the scenario; those at work on the scene count."""
    rate: int = Field(ge=1, le=10_000)
    """Persons an hour and unit."""


class Flood(HazardBase):
    """Water in a river basin, from the rain to the people at its towns."""

    default_step: ClassVar[int] = 900

    model: Literal["flood"]
    """The model."""
    rain: dict[Id, Rain] = Field(min_length=1, max_length=200)
    """Series of rain: from each moment on, so many millimetres an hour."""
    scale: Annotated[int, Field(ge=0, le=1000)] | Spread = 100
    """Percent of that rain which falls; a range is drawn once a run."""
    catchments: tuple[Catchment, ...] = Field(min_length=1, max_length=200)
    """The land."""
    reservoirs: tuple[Reservoir, ...] = Field((), max_length=50)
    """The dams."""
    reaches: tuple[Reach, ...] = Field((), max_length=200)
    """The rivers."""
    towns: tuple[Town, ...] = Field((), max_length=200)
    """Where people live by the water; each is a node."""
    forecast: Forecast | None = None
    """Who warns of the rain, and how far ahead."""
    rescue: tuple[Rescue, ...] = Field((), max_length=20)
    """Who fetches trapped people."""
    early: Duration = Field(7200, ge=0, le=172_800)
    """How long before the water a warning must come to count as in time."""
    heeds: int = Field(40, ge=0, le=100)
    """Percent of the warned who leave by themselves."""
    saves: int = Field(10, ge=0, le=100)
    """Percent of the damage that the warned prevent: cars, stocks, cellars."""
    dies: int = Field(0, ge=0, le=1000)
    """How many of ten thousand people in danger die each hour."""

    @model_validator(mode="after")
    def _sound(self) -> Flood:
        if self.grid < 60:
            raise ValueError("a flood's step is a minute or longer: write step: 15m")
        if isinstance(self.scale, Spread) and not 0 <= self.scale.low <= self.scale.high <= 1000:
            raise ValueError("scale is a percentage from 0 to 1000")
        parts = 0
        for reach in self.reaches:
            try:
                reaches, steps = division(reach.k / 3600, reach.x, self.grid / 3600)
            except ValueError as problem:
                raise ValueError(f"reach `{reach.id}`: {problem}") from None
            parts += reaches * steps
        if parts > MOST_PARTS:
            raise ValueError(f"routing takes {parts} parts a step, at most {MOST_PARTS}: take fewer or longer reaches")
        basin.order(*self.network())
        return self

    def network(self) -> tuple[list[basin.Catchment], list[basin.Reservoir], list[basin.Reach]]:
        """The basin in the units of the maths: hours, m³."""
        return (
            [
                basin.Catchment(one.id, one.to, one.area, one.runoff, one.k / 3600, one.base, one.soak)
                for one in self.catchments
            ],
            [
                basin.Reservoir(
                    dam.id, dam.to, round(dam.start * 1000), round(dam.spills_above * 1000), dam.spill / 3600
                )
                for dam in self.reservoirs
            ],
            [basin.Reach(one.id, one.from_, one.to, one.k / 3600, one.x) for one in self.reaches],
        )

    def outputs(self) -> tuple[str, ...]:
        """See docs/reference/hazards.md."""
        dams = [f"{name}:{one.id}" for one in self.reservoirs for name in ("inflow", "outflow", "volume", "spilling")]
        towns = [f"{name}:{one.id}" for one in self.towns for name in ("flow", "level", "exposed", "trapped")]
        everywhere = (
            "rain", "warning", "exposed", "trapped", "danger", "towns", "touched", "reached", "in-time", "damage",
            "rescued", "waiting", "dead", STRENGTH,
        )  # fmt: skip
        return (*dams, *towns, *everywhere)

    def levers(self) -> dict[str, Lever]:
        """Rain in percent; of a dam the release in m³/s; of a town percentages of its people, and barriers in cm."""
        levers = {"rain": Lever(100, 0, 1000)}
        for dam in self.reservoirs:
            levers[f"release:{dam.id}"] = Lever(dam.release, 0, dam.gates)
        for town in self.towns:
            levers |= {f"{name}:{town.id}": Lever(0, 0, 100) for name in ("evacuated", "upstairs", "warned")}
            levers[f"barriers:{town.id}"] = Lever(0, 0, 1000)
        return levers

    def effort(self) -> int:
        """Rain on the land, parts of the river, curves of towns, and now and then a forecast."""
        parts = 0
        for reach in self.reaches:
            reaches, steps = division(reach.k / 3600, reach.x, self.grid / 3600)
            parts += reaches * steps
        land = sum(10 + max(1, self.grid // (2 * one.k)) for one in self.catchments)
        points = sum(len(town.stage) + 2 * len(town.people) + len(town.damage) for town in self.towns)
        found = super().effort() + land + parts + 20 * len(self.towns) + points // 4
        if self.forecast:
            ahead = self.forecast.ahead
            hours = max(ahead.yellow, ahead.orange, ahead.red) // 3600
            one = hours * (4 * len(self.catchments) + 2 * self.forecast.members)
            found += one * self.grid // max(self.grid, self.forecast.every)
        return found

    def misnomers(self) -> Iterator[Misnomer]:
        """Series that are not there, towns by no water, and names that stand for two things."""
        for place, land in enumerate(self.catchments):
            if (land.rain or land.id) not in self.rain:
                yield Misnomer(
                    ("catchments", place, "rain" if land.rain else "id"),
                    f"there is no series of rain `{land.rain or land.id}`",
                    "add it to `rain`, or name another one with `rain`",
                )
        nodes = set(basin.order(*self.network()))
        for place, town in enumerate(self.towns):
            if town.id not in nodes:
                yield Misnomer(
                    ("towns", place, "id"), f"no water comes to `{town.id}`", "let a catchment or a reach end there"
                )
        for key in ("catchments", "reservoirs", "reaches", "towns"):
            seen: set[str] = set()
            for place, one in enumerate(getattr(self, key)):
                if one.id in seen:
                    yield Misnomer((key, place, "id"), f"`{one.id}` stands here twice", "give each its own name")
                seen.add(one.id)
