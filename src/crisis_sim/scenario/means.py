"""Means: what there is only so much of, and how it travels, works in shifts and rests."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Model, as_list
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration
from crisis_sim.scenario.world import Shift

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
