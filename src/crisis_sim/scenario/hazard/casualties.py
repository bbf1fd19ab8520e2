"""The hazard `casualties` as a scenario writes it: people who need help, lines that they pass, and beds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Model, as_list
from crisis_sim.scenario.effect import Quantity
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever, Misnomer, Reads
from crisis_sim.scenario.time import Duration

Percent = Annotated[int, Field(ge=0, le=100)]
Rate = Annotated[float, Field(ge=0, le=100_000)]
Class = Literal["t1", "t2", "t3", "unhurt"]
Classes = Annotated[tuple[Class, ...], BeforeValidator(as_list), Field(max_length=4)]

WARDS = "beds"
"""The last line of all: those who wait for a bed."""


class Arrivals(Reads):
    """People whom another hazard hurts: as many as its output has grown since the last step."""

    beyond: Quantity | None = None
    """Another output of the same hazard, whose people come elsewhere: `harmed` beyond `severe` are the others."""
    classes: dict[Class, Percent]
    """How many of a hundred fall into which class: t1 immediate, t2 urgent, t3 minor, `unhurt` only exposed."""
    walk_in: Percent = 0
    """How many of a hundred go to the hospital by themselves, past the lines on the scene."""

    @model_validator(mode="after")
    def _hundred(self) -> Arrivals:
        if sum(self.classes.values()) > 100:
            raise ValueError("classes share at most 100 percent of the people")
        return self


class LineOfCare(Model):
    """A line that people pass one after the other: decontamination, rescue, ambulances, an emergency department."""

    id: Id
    """Its name."""
    means: Id | None = None
    """The means that work in it; as many units as are at work on the scene."""
    rate: Rate = 0
    """Persons an hour that one unit serves."""
    own: Rate = 0
    """Persons an hour that it serves without any means."""
    rerobes: Rate | None = None
    """Persons an hour whom one unit can dress again; the slower of this and `rate` counts."""
    classes: Classes = ()
    """Who has to pass it; left out, all. The others go on at once."""
    decontaminates: bool = False
    """It takes the substance off; who passes it no longer contaminates others."""
    doors: bool = False
    """Decontamination at the doors of the hospitals: it is for those who come by themselves."""


class Worsening(Model):
    """Waiting makes worse."""

    to: Literal["t1", "t2", "dead"]
    """What they become."""
    after: Duration = Field(ge=60)
    """After this long on average."""


class Beds(Model):
    """Beds that are free for this crisis. Each is a number, or means of the scenario, which others may need too."""

    normal: Annotated[int, Field(ge=0, le=1_000_000)] | Id = 0
    """Ordinary beds, for t2."""
    surge: int = Field(0, ge=0, le=1_000_000)
    """More ordinary beds, once opened."""
    icu: Annotated[int, Field(ge=0, le=1_000_000)] | Id = 0
    """Intensive-care beds, for t1."""
    stay: Duration = Field(172_800, ge=60)
    """How long a patient keeps a bed, on average."""


class Casualties(HazardBase):
    """People who need help: lines with finite capacity, triage, getting worse while waiting, and beds."""

    default_step: ClassVar[int] = 300

    model: Literal["casualties"]
    """The model."""
    arrivals: Annotated[tuple[Arrivals, ...], BeforeValidator(as_list), Field(min_length=1, max_length=200)]
    """Who comes."""
    lines: Annotated[tuple[LineOfCare, ...], Field(max_length=200)] = ()
    """What they pass, in this order."""
    worsens: dict[Literal["t1", "t2", "t3"], Worsening] = Field(default_factory=dict)
    """What waiting does to each class."""
    beds: Beds | None = None
    """Where t1 and t2 go in the end; left out, the model ends with the last line."""
    target: Duration = Field(1800, ge=0)
    """How long somebody may wait in a line before it counts as unmet need."""
    contaminates: Percent = 20
    """How many others a hundred people contaminate who are let into a hospital undecontaminated."""
    takes_home: Percent = 2
    """How many others a hundred people without symptoms contaminate who go home undecontaminated."""

    @model_validator(mode="after")
    def _sound(self) -> Casualties:
        ids = [line.id for line in self.lines]
        if twice := next((id for n, id in enumerate(ids) if id in ids[:n]), None):
            raise ValueError(f"lines need different ids: `{twice}` stands there twice")
        if WARDS in ids:
            raise ValueError(f"no line can be called `{WARDS}`: that is where people wait for a bed")
        if sum(line.doors for line in self.lines) > 1:
            raise ValueError("only one line can have `doors: true`")
        for kind, worse in self.worsens.items():
            if worse.to != "dead" and worse.to >= kind:
                raise ValueError(f"{kind} can't get worse to {worse.to}: say a class above it, or dead")
        return self

    def outputs(self) -> tuple[str, ...]:
        """See the reference: who waits, who is served, what is full."""
        lines = [line.id for line in self.lines]
        return (
            STRENGTH,
            *("arrived", "waiting", "t1", "t2", "t3", "served", "admitted", "home", "dead", "beds", "icu", "unmet"),
            *("contaminated", "walk-ins", f"waiting:{WARDS}"),
            *(f"{what}:{id}" for id in lines for what in ("waiting", "served", "wait")),
        )

    def levers(self) -> dict[str, Lever]:
        """Percent, but for `own:LINE`: persons an hour."""
        levers = {"doors": Lever(100, 0, 100), "surge": Lever(0, 0, 100), "symptomatic-only": Lever(0, 0, 100)}
        for line in self.lines:
            levers[f"own:{line.id}"] = Lever(0, 0, 100_000)
            if line.rerobes is not None:
                levers[f"rerobing:{line.id}"] = Lever(100, 0, 300)
        return levers

    def reads(self) -> tuple[tuple[str, str], ...]:
        """The outputs that people come from."""
        pairs = [(one.hazard, name) for one in self.arrivals for name in (one.output, one.beyond) if name]
        return tuple(dict.fromkeys(pairs))

    def effort(self) -> int:
        """Each way in may lead along all lines, for four classes."""
        return super().effort() + 2 * len(self.lines) * (10 + len(self.arrivals) + len(self.lines))

    def misnomers(self) -> Iterator[Misnomer]:
        """Rates of units where no means are named."""
        for n, line in enumerate(self.lines):
            if line.means is None and line.rate:
                message = f"`rate` is per unit of means, and `{line.id}` has none"
                yield Misnomer(("lines", n, "rate"), message, "name `means`, or say `own` persons an hour")
