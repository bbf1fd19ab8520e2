"""The economy behind an infrastructure as a scenario writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from crisis_sim.hazards.infrastructure import inoperability
from crisis_sim.scenario.base import Id, Model

MOST_SECTORS = 50
Amount = Annotated[float, Field(ge=0, le=1_000_000)]


class Economy(Model):
    """Sectors that use what the others make (Leontief's input-output analysis)."""

    sectors: tuple[Id, ...] = Field(min_length=1, max_length=MOST_SECTORS)
    """Their names. Those of vital sectors with assets lose what these can't do; others lose what follows from that."""
    coefficients: tuple[Annotated[tuple[Amount, ...], Field(max_length=MOST_SECTORS)], ...] = Field(
        max_length=MOST_SECTORS
    )
    """A row for each sector: what it delivers for one euro of what each sector makes."""
    demand: tuple[Amount, ...] = Field(max_length=MOST_SECTORS)
    """What others than the sectors themselves buy of each, in million euro a day."""

    @model_validator(mode="after")
    def _possible(self) -> Economy:
        if len(set(self.sectors)) != len(self.sectors):
            raise ValueError("a sector stands twice in `sectors`")
        if len(self.coefficients) != len(self.sectors):
            raise ValueError(f"`coefficients` must have one row for each of the {len(self.sectors)} sectors")
        inoperability(self.coefficients, self.demand, [0.0] * len(self.sectors))
        return self
