"""The schematic map: places, the water between them, and a wind sector over them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from crisis_sim.scenario.base import Id, Model
from crisis_sim.scenario.text import Language, Text

Step = Annotated[int, Field(ge=-10_000, le=10_000)]


class Place(Model):
    """A place on the schematic map."""

    at: tuple[Step, Step]
    """Column and row on the map."""
    label: Text = Field(default_factory=dict)
    """What it is called."""
    people: int = Field(0, ge=0)
    """How many people live there."""
    languages: tuple[Language, ...] = ()
    """The languages spoken there."""
    kind: Literal["town", "district", "site", "hospital", "reservoir", "station"] = "town"
    """What it is; the map draws each in its own way."""
    flows_to: Id | None = None
    """The next place down the river; the map draws the water between them."""
    shows: Id | None = None
    """An indicator whose last reading stands beside it, for seats that get one."""


class Sector(Model):
    """A wedge that is drawn downwind of a place, as far as the seat's readings tell."""

    at: Id
    """The place where it begins."""
    towards: Id
    """An indicator in degrees: the direction it points to, 0 north, 90 east."""
    reach: Id
    """An indicator in metres: how far it goes."""
    width: int = Field(30, ge=1, le=180)
    """Its opening, in degrees."""


class Map(Model):
    """How the places are drawn."""

    scale: int = Field(1000, ge=1, le=1_000_000)
    """Metres that one step of `at` stands for."""
    sector: Sector | None = None
    """A wedge downwind of a place."""
