"""Indicators: what is measured of the world, who reads it how well, and what it counts as."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.text import ShortText, Text
from crisis_sim.scenario.time import Duration


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
    unit: ShortText = ""
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
