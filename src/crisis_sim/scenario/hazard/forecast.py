"""The forecaster of the hazard `flood`: what he would say now about rain to come."""

from __future__ import annotations

from pydantic import Field, model_validator

from crisis_sim.scenario.base import Model
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.time import Duration


class Ahead(Model):
    """How far ahead each colour is given at most (the Belgian institute: 48, 24 and 12 hours)."""

    yellow: Duration = Field(48 * 3600, ge=3600, le=120 * 3600)
    """Yellow."""
    orange: Duration = Field(24 * 3600, ge=3600, le=120 * 3600)
    """Orange."""
    red: Duration = Field(12 * 3600, ge=3600, le=120 * 3600)
    """Red."""


class Above(Model):
    """From how many millimetres each colour holds."""

    yellow: int = Field(ge=1, le=10_000)
    """Yellow."""
    orange: int = Field(ge=1, le=10_000)
    """Orange."""
    red: int = Field(ge=1, le=10_000)
    """Red."""

    @model_validator(mode="after")
    def _ordered(self) -> Above:
        if not self.yellow <= self.orange <= self.red:
            raise ValueError("must rise: yellow, orange, red")
        return self


class Forecast(Model):
    """An ensemble: members that see the coming rain with errors which grow with the time ahead.

    A colour holds when enough members see more than its millimetres within the time that it is given ahead. It is about
    rain, not about rivers, and knows nothing of the lever `rain`.
    """

    of: Duration = Field(24 * 3600, ge=3600, le=120 * 3600)
    """Over which time the millimetres are counted."""
    every: Duration = Field(3600, ge=1800, le=86_400)
    """How often a new forecast comes."""
    ahead: Ahead = Field(default_factory=Ahead)
    """How far ahead each colour is given at most."""
    above: Above
    """From how many millimetres each colour holds."""
    certainty: int = Field(65, ge=1, le=100)
    """Percent of the members that must agree."""
    members: int = Field(20, ge=1, le=100)
    """How many members there are."""
    spread: float = Field(1, ge=0, le=100)
    """By how many percent an hour ahead a member errs at most; its error is drawn once a run."""
    bias: int | Spread = 0
    """Percent of the rain to come that all members see too much, with a minus too little; a range is drawn per run."""
