"""The hazard `cyber` as a scenario writes it: a worm, an intrusion or a denial of service over groups of assets."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.fact import IndicatorReading
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever, Misnomer
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.time import Duration

Percent = Annotated[int, Field(ge=0, le=100)]
_YEAR = 366 * 86_400


class CyberAsset(Model):
    """A group of like assets: servers, clients of a supplier, the machines of a hospital."""

    id: Id
    """Its name, in links, levers and outputs."""
    count: int = Field(1, ge=1, le=1_000_000)
    """How many there are."""
    service: float = Field(0, ge=0, le=100)
    """Their share of all service, in percent."""
    exposed: Percent = 100
    """How many of a hundred can be entered at all, or lie behind the edge that a denial of service floods."""
    heeds: Percent = 100
    """How many of a hundred owners who are warned look; the others have nobody who can."""


class CyberLink(Model):
    """A way by which an intruder gets from one group to another, or within one."""

    from_: Id = Field(alias="from")
    """Where he stands."""
    to: Id
    """Where he gets."""
    rate: float = Field(ge=0, le=10_000)
    """How many assets an hour would be entered from there, were all of them open: by a worm from each asset that it
    holds, by an intruder in all."""


class Cyber(HazardBase):
    """A worm, an intrusion that goes from asset to asset, or a denial of service, in abstract counts and rates."""

    default_step: ClassVar[int] = 300

    model: Literal["cyber"]
    """The model."""
    kind: Literal["worm", "intrusion", "denial"]
    """A worm spreads from all that it holds, an intrusion is one who goes on from where he is, a denial floods."""
    assets: tuple[CyberAsset, ...] = Field(min_length=1, max_length=2000)
    """What can be hit, in the order in which analysts clean it."""
    links: Annotated[tuple[CyberLink, ...], BeforeValidator(as_list)] = Field((), max_length=10_000)
    """Ways between assets; without one nothing spreads."""
    entry: Ids = Field((), max_length=2000)
    """The assets on which the intruder stands when the hazard starts: one in each of these groups."""
    pace: int | Spread = 100
    """Percent of the links' rates that this run has; a range is drawn anew in each run."""
    harm: Percent = 0
    """Share of its service that an asset loses while the intruder holds it; one that is found and cut off loses all."""
    warned: Percent | IndicatorReading = 0
    """Share of the owners who have looked and closed the door, or found him; or the indicator that says it. The lever
    `warned` comes on top."""
    detect: Duration | None = Field(None, ge=1, le=_YEAR)
    """Mean time until he is found on an asset without any warning; left out, he never is."""
    eradicate: Duration = Field(7200, ge=1, le=_YEAR)
    """How long one analyst works on one asset that was found."""
    recover: Duration = Field(14_400, ge=1, le=_YEAR)
    """Mean time from a clean asset to one that gives service again."""
    analysts: Id | None = None
    """Means whose units clean assets while they are at work; the lever `analysts` comes on top."""
    demand: int = Field(60, ge=0, le=100)
    """Denial: honest traffic, in percent of what the edge can carry."""
    attack: int = Field(300, ge=0, le=1_000_000)
    """Denial: hostile traffic at its height, in percent of what the edge can carry."""
    builds: Duration = Field(600, ge=0, le=_YEAR)
    """Denial: how long the hostile traffic takes to its height."""
    collateral: Percent = 20
    """Denial: honest traffic that a full filter drops too, in percent."""

    @model_validator(mode="after")
    def _fits(self) -> Cyber:
        if fsum(asset.service for asset in self.assets) > 100 + 1e-9:
            raise ValueError("the assets give more than 100 percent of all service together")
        if self.kind != "denial" and not self.entry:
            raise ValueError("say with `entry` where the intruder stands at the start")
        paces = (self.pace.low, self.pace.high) if isinstance(self.pace, Spread) else (self.pace, self.pace)
        if not 0 <= paces[0] <= paces[1] <= 10_000:
            raise ValueError("a pace lies between 0 and 10000 percent")
        return self

    def outputs(self) -> tuple[str, ...]:
        """Counts and shares, for all assets together and for each group."""
        each = (f"{what}:{asset.id}" for asset in self.assets for what in ("hit", "active", "service"))
        return (STRENGTH, "hit", "active", "isolated", "restored", "service", "detected", "load", *each)

    def levers(self) -> dict[str, Lever]:
        """What defenders do: cut off, warn, filter, send analysts."""
        cut = {f"isolated:{asset.id}": Lever(0, 0, 100) for asset in self.assets}
        percent = Lever(0, 0, 100)
        return {"warned": percent, "filter": percent, "analysts": Lever(0, 0, 10_000), **cut}

    def effort(self) -> int:
        """Assets in their states, with chance for each, and the ways between them."""
        return super().effort() + 40 * len(self.assets) + 4 * len(self.links)

    def misnomers(self) -> Iterator[Misnomer]:
        """Assets named twice, and links and entries to assets that there are not."""
        known: set[str] = set()
        for n, asset in enumerate(self.assets):
            if asset.id in known:
                yield Misnomer(("assets", n, "id"), f"the asset `{asset.id}` is there twice", "give each its own name")
            known.add(asset.id)
        for path, name in self._named():
            if name not in known:
                yield Misnomer(path, f"there is no asset `{name}`", advise(name, known))

    def _named(self) -> Iterator[tuple[tuple[str | int, ...], Id]]:
        for n, entry in enumerate(self.entry):
            yield ("entry", n), entry
        for n, link in enumerate(self.links):
            yield ("links", n, "from"), link.from_
            yield ("links", n, "to"), link.to
