"""Clocks, levels, phases, interests, roles and territories: the rest of what a doctrine pack holds."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.text import Language, Line, ShortText, Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Claim, Clearance, Level, RelationKind, Shift


class Clock(Model):
    """A deadline that runs from an actor's awareness: law, or a target an organisation set itself."""

    names: Text
    kind: Literal["legal", "target"]
    within: Duration
    binds: Ids = ()
    """Actors, roles or sectors that it binds; empty: whoever learns a fact that starts it."""
    exempt: Ids = ()
    """Actors that it does not bind all the same."""
    started_by: Ids = ()
    """Measures whose completion starts it, beside the facts that do."""
    sources: tuple[Claim, ...] = ()


class ScaleValue(Model):
    """One value of a level, lowest first."""

    id: Id
    names: Text
    criteria: Text = Field(default_factory=dict)


class LevelScale(Model):
    """A level on an ordered scale, with the one who rightfully sets or assesses it."""

    names: Text
    decider: Ids
    verb: Literal["declared", "assessed", "set"] = "set"
    values: tuple[ScaleValue, ...] = Field(min_length=2)
    start: Id | None = None
    sources: tuple[Claim, ...] = ()


class Phase(Model):
    """A phase of crisis management with its rightful decider, criteria and the bodies it convenes."""

    names: Text
    decider: Ids
    criteria: tuple[Text, ...] = ()
    territorial: bool = False
    sources: tuple[Claim, ...] = ()


class Interest(Model):
    """A vital interest, baseline requirement or threat family of the National Security Strategy."""

    names: Text
    text: Text = Field(default_factory=dict)
    source: Line


class ImpactScale(Model):
    """A scale of national impact, classes 0 to 7, such as those of the Belgian National Risk Assessment."""

    names: Text
    unit: Text = Field(default_factory=dict)
    """What is counted; nothing where the classes are a ladder of words."""
    from_: tuple[int, ...] = Field((), alias="from")
    """The least amount of classes 2 to 7; class 1 is anything above nothing. Left out: the amount is the class."""
    remark: Line = ""
    """How the source is read where it leaves doubt."""
    source: Line

    @model_validator(mode="after")
    def _rising(self) -> ImpactScale:
        if self.from_ and (len(self.from_) != 6 or list(self.from_) != sorted({*self.from_}) or self.from_[0] < 1):
            raise ValueError("`from` gives the least amount of classes 2 to 7: six whole numbers, rising, above 0")
        return self

    def class_of(self, amount: Fraction) -> int:
        """The class, 0 to 7, of an amount in the unit of the scale."""
        if amount <= 0:
            return 0
        return 1 + sum(amount >= least for least in self.from_) if self.from_ else min(7, int(amount))


class RoleRelation(Model):
    """A relation of every holder of a role. The side left out is the holder; the other is an actor or `role:ROLE`.

    `role:ROLE` stands for the holders whose territory contains the holder's or lies within it.
    """

    from_: Line | None = Field(None, alias="from")
    to: Line | None = None
    kind: RelationKind
    channels: Ids = ()
    source: Line = ""
    status: Literal["sourced", "dated", "unverified", "training-default"] = "sourced"

    @model_validator(mode="after")
    def _one_side(self) -> RoleRelation:
        if (self.from_ is None) == (self.to is None):
            raise ValueError("say either `from` or `to`; the other side is the holder of the role")
        return self


class Role(Model):
    """What all holders of an office share; an actor with this role and a territory inherits what it does not say."""

    names: Text
    """`{territory}` stands for the name of the territory."""
    short: ShortText = ""
    level: Level
    mandate: Text
    staff: int | tuple[Shift, ...] = 2
    mobilisation: Duration | None = None
    clearance: Clearance = "none"
    service: Duration | Spread | None = None
    convened: bool = False
    relations: tuple[RoleRelation, ...] = ()
    sources: tuple[Claim, ...] = ()


class Territory(Model):
    """A municipality, province, region or the country."""

    names: Text
    kind: Literal["country", "region", "community", "province", "agglomeration", "municipality", "zone"]
    within: Ids = ()
    languages: tuple[Language, ...] = ()
    source: Line = ""
