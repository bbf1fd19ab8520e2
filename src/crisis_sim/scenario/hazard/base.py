"""What all hazards have in common: when they start, what they move, and what changes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from crisis_sim.scenario.base import Id, Ids, Model, as_list
from crisis_sim.scenario.condition import Condition
from crisis_sim.scenario.effect import LeverMove, Quantity
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration, Moment


class Lever(NamedTuple):
    """What effects and measures can change in a hazard: an integer between bounds."""

    start: int
    low: int
    high: int


class Misnomer(NamedTuple):
    """A name inside a hazard that stands for nothing: where it stands, what is wrong, what to do."""

    path: tuple[str | int, ...]
    """Keys below the hazard, in the file's own words."""
    message: str
    advice: str
    code: str = "R041"


class Reads(Model):
    """An output of another hazard that this one uses."""

    hazard: Id
    """The other hazard."""
    output: Quantity
    """Its output, such as `exposed`."""


SLOWED = "slowed"
"""The lever that every hazard has: by how many percent its growth is slowed."""
STRENGTH = "strength"
"""The output that every hazard has: thousandths of its height."""


class HazardStart(Model):
    """What sets a hazard off."""

    when: Condition | None = None
    """As soon as this comes true."""
    at: Moment | None = None
    """At this moment."""

    @model_validator(mode="after")
    def _one(self) -> HazardStart:
        if (self.when is None) == (self.at is None):
            raise ValueError("say either `when` or `at`")
        return self


class Gauge(Model):
    """An indicator shows an output of the hazard: `plus` and the output times `times` by `per`, rounded half up."""

    reads: Quantity
    """The output, such as `level:verviers`."""
    times: int = Field(1, ge=-1_000_000, le=1_000_000)
    """Multiplied by this."""
    per: int = Field(1, ge=1, le=1_000_000_000)
    """Divided by this."""
    plus: int = Field(0, ge=-1_000_000_000, le=1_000_000_000)
    """And so much more."""


class Response(LeverMove):
    """What a measure does to the hazard, wherever the measure comes from: the pack's own work too."""

    measure: Id
    """The measure."""
    on: Literal["started", "completed"] = "completed"
    """When its effect begins."""


class HazardBase(Model):
    """A physical or social model that runs on a fixed grid of time and moves indicators."""

    default_step: ClassVar[int] = 600
    """Seconds between two steps where the scenario says nothing."""

    label: Text = Field(default_factory=dict)
    """What it is called, for those who lead."""
    step: Duration | None = Field(None, ge=10, le=86_400)
    """The grid of time on which it is computed; left out, the model's own."""
    starts: HazardStart | None = None
    """When it breaks out; left out, at STARTEX."""
    lasts: Duration | None = Field(None, ge=1)
    """So long after its start it no longer moves; left out, it goes on to the end."""
    drives: dict[Id, int | Gauge] = Field(default_factory=dict)
    """Indicators: by how much it moves them at its height, or the output that they show."""
    changed_by: Annotated[tuple[Response, ...], BeforeValidator(as_list)] = ()
    """What measures do to it."""
    slowed_by: Ids = ()
    """Measures each of which, once completed, halves the growth that is left."""

    @property
    def grid(self) -> int:
        """Seconds between two steps."""
        return self.step or self.default_step

    def outputs(self) -> tuple[str, ...]:
        """Names of its integer outputs. Always with `strength`, the thousandths of its height."""
        return (STRENGTH,)

    def levers(self) -> dict[str, Lever]:
        """What effects and measures can change in it, besides `slowed`."""
        return {}

    def reads(self) -> tuple[tuple[str, str], ...]:
        """Outputs of other hazards that it uses: (hazard, output)."""
        return ()

    def effort(self) -> int:
        """About how many microseconds one step takes, so that nobody writes a run that lasts for hours."""
        return 20 + 2 * len(self.outputs()) + 2 * len(self.levers()) + 30 * len(self.drives)

    def misnomers(self) -> Iterator[Misnomer]:
        """Names inside it that stand for nothing in it, each with its place."""
        return iter(())

    def every_lever(self) -> dict[str, Lever]:
        """Its levers, with the one that all hazards have."""
        return {SLOWED: Lever(0, 0, 100), **self.levers()}
