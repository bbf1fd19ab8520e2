"""The hazard `rumour` as a scenario writes it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from crisis_sim.hazards.hearsay import parts
from crisis_sim.scenario.fact import IndicatorReading
from crisis_sim.scenario.hazard.base import STRENGTH, HazardBase, Lever

Percent = Annotated[int, Field(ge=0, le=100)]


class Rumour(HazardBase):
    """A rumour that people pass on until they lose interest, or until somebody whom they trust puts them right."""

    default_step: ClassVar[int] = 300

    model: Literal["rumour"]
    """The model."""
    population: int = Field(ge=2, le=10_000_000_000)
    """How many people it is about."""
    rate: float = Field(4.0, gt=0, le=60)
    """How many people one who spreads it tells in an hour."""
    spreaders: int = Field(10, ge=1, le=10_000_000_000)
    """How many spread it at the start; never more than there are people."""
    prebunked: Percent = 0
    """Share of people who were warned beforehand and don't believe it."""
    trust: Percent | IndicatorReading = 50
    """Share of people who heed a rebuttal that reaches them, or the indicator that says it."""
    press: int = Field(50, ge=0, le=6000)
    """By how many percent of the gap media pressure follows the rumour in an hour."""

    @model_validator(mode="after")
    def _fits(self) -> Rumour:
        if self.calls < 1:
            raise ValueError("the rate is too small: at least .001 an hour")
        return self

    @property
    def calls(self) -> int:
        """Thousandths of a contact that one who spreads it makes in an hour."""
        return round(self.rate * 1000)

    def outputs(self) -> tuple[str, ...]:
        """Shares of people in percent, those spreading it in thousandths, and media pressure in percent."""
        return (STRENGTH, "heard", "spreading", "believed", "corrected", "pressure")

    def effort(self) -> int:
        """A fast rumour takes several parts a step."""
        return super().effort() + 30 * parts(self.calls, self.grid)

    def levers(self) -> dict[str, Lever]:
        """Percent more warned beforehand; percent reached by a rebuttal each hour; percent of questions answered."""
        percent = Lever(0, 0, 100)
        return {"prebunked": percent, "rebuttal": percent, "answered": percent}
