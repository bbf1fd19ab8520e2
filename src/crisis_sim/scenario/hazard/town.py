"""A town by the river, as the hazard `flood` has it."""

from __future__ import annotations

from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from crisis_sim.scenario.base import Id, Model

Amount = Annotated[int, Field(ge=0, le=1_000_000_000)]
Centimetres = Annotated[int, Field(ge=-1000, le=10_000)]
Points = Annotated[tuple[tuple[Centimetres, Amount], ...], Field(max_length=100)]


class Town(Model):
    """A node of the river where people live: from the flow to the level, from the level to people and damage."""

    id: Id
    """Its name, and that of the node."""
    place: Id | None = None
    """Where it stands on the map."""
    stage: Annotated[tuple[tuple[Amount, Centimetres], ...], Field(min_length=1, max_length=100)]
    """Rating curve: pairs of flow (m³/s) and level (cm), rising; straight lines between."""
    floods_at: Centimetres
    """Level at which the first street is under water."""
    people: Points = ()
    """Pairs of level and persons whose home is under water then."""
    damage: Points = ()
    """Pairs of level and damage in thousands of euros."""
    deep: int = Field(100, ge=0, le=1000)
    """Centimetres of water in which people can no longer leave on foot."""

    @model_validator(mode="after")
    def _rising(self) -> Town:
        for name, curve in (("stage", self.stage), ("people", self.people), ("damage", self.damage)):
            for (x0, y0), (x1, y1) in pairwise(curve):
                if x1 <= x0 or y1 < y0:
                    raise ValueError(f"{name} must rise from point to point: [{x0}, {y0}] is followed by [{x1}, {y1}]")
        return self
