"""Which process runs which model of hazard."""

from __future__ import annotations

from crisis_sim.engine.hazards import (
    casualties_process,
    cyber_process,
    flood_process,
    infrastructure_process,
    plume_process,
    rumour_process,
)
from crisis_sim.engine.hazards.world import Process
from crisis_sim.scenario.hazard.base import HazardBase
from crisis_sim.scenario.hazard.casualties import Casualties
from crisis_sim.scenario.hazard.cyber import Cyber
from crisis_sim.scenario.hazard.flood import Flood
from crisis_sim.scenario.hazard.infrastructure import Infrastructure
from crisis_sim.scenario.hazard.plume import Plume
from crisis_sim.scenario.hazard.rumour import Rumour

PROCESSES: dict[type[HazardBase], type[Process]] = {
    Casualties: casualties_process.Process,
    Cyber: cyber_process.Process,
    Flood: flood_process.Process,
    Infrastructure: infrastructure_process.Process,
    Plume: plume_process.Process,
    Rumour: rumour_process.Process,
}
"""Model of the scenario: its process."""
