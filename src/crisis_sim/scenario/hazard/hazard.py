"""A hazard of any model; `model` says which."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from crisis_sim.scenario.hazard.casualties import Casualties
from crisis_sim.scenario.hazard.cyber import Cyber
from crisis_sim.scenario.hazard.flood import Flood
from crisis_sim.scenario.hazard.infrastructure import Infrastructure
from crisis_sim.scenario.hazard.plume import Plume
from crisis_sim.scenario.hazard.rumour import Rumour

Hazard = Annotated[
    Flood | Plume | Casualties | Infrastructure | Rumour | Cyber,
    Field(discriminator="model"),
]
"""One hazard."""
