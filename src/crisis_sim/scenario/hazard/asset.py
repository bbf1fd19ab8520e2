"""Assets of an infrastructure as a scenario writes them: what they need, what breaks them, who repairs them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from crisis_sim.scenario.base import Id, Model, as_list
from crisis_sim.scenario.hazard.base import Reads
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import Duration

Sector = Literal[
    "transport", "energy", "finance", "electronic-communications", "drinking-water", "public-health",
    "digital-infrastructure", "space",
]  # fmt: skip
Kind = Literal["physical", "cyber", "geographic", "logical"]
_MONTH = 31 * 86_400


class AssetNeed(Model):
    """A dependency on another asset."""

    asset: Id
    """The other asset."""
    kind: Kind
    """Physical: what the other makes; cyber: information; logical: any other tie; geographic: standing so near that
    damage there gets here."""
    backup: Duration = Field(0, ge=0, le=_MONTH)
    """How long it goes on without: batteries, diesel, a tank, work by hand. Geographic: until the damage gets here."""
    left: int = Field(0, ge=0, le=100)
    """Percent of its work that it can do without the other for good."""


class Failure(Reads):
    """What damages an asset: an output of another hazard, while it is too high."""

    above: int = Field(ge=-1_000_000_000, le=1_000_000_000)
    """The output is too high above this."""
    chance: int = Field(100, ge=0, le=100)
    """Percent of assets like this one that it damages; drawn once a run."""


class Crews(Model):
    """Units of means that a repair takes, from its beginning to its end."""

    means: Id
    """The means."""
    count: int = Field(1, ge=1, le=10_000)
    """How many units."""


class Carries(Model):
    """A channel's messages go over the asset."""

    channel: Id
    """The channel."""
    percent: int = Field(ge=1, le=100)
    """Percent of the channel's messages that the asset can carry; together more than 100 means a reserve."""


class Asset(Model):
    """A substation, a mast, a pumping station: something that works or fails."""

    id: Id
    """Its name, in needs, levers and outputs."""
    label: Text = Field(default_factory=dict)
    """What it is called."""
    place: Id | None = None
    """Where it stands."""
    sector: Sector
    """Which of the eight vital sectors it belongs to."""
    weight: int = Field(1, ge=1, le=1_000_000)
    """How much it counts in its sector, and how early its turn for repair comes."""
    serves: int = Field(0, ge=0, le=100_000_000)
    """How many people have its service."""
    needs: Annotated[tuple[AssetNeed, ...], BeforeValidator(as_list)] = Field((), max_length=20)
    """What it depends on."""
    fails: Annotated[tuple[Failure, ...], BeforeValidator(as_list)] = Field((), max_length=20)
    """What damages it, unless it is switched off."""
    repair: Duration = Field(0, ge=0, le=12 * _MONTH)
    """How long the repair takes once what did the damage is over; left out, it works again at once."""
    crews: Crews | None = None
    """Who repairs it; left out, the repair needs nobody that the scenario counts."""
    carries: Annotated[tuple[Carries, ...], BeforeValidator(as_list)] = Field((), max_length=20)
    """Channels that depend on it."""
