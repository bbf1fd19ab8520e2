"""A flood that runs: rain, river, and what the water does to towns, on a fixed grid of time."""

from __future__ import annotations

from crisis_sim.engine.hazards.flood_forecast import Forecaster
from crisis_sim.engine.hazards.flood_rain import Rainfall
from crisis_sim.engine.hazards.flood_town import Riverside
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.basin import LITRES, Basin
from crisis_sim.scenario.hazard.base import SLOWED, STRENGTH
from crisis_sim.scenario.hazard.flood import Flood

_TEN_THOUSAND_HOURS = 10_000 * 3600


class Process:
    """State on a fixed grid: litres a second, cubic metres, micrometres of rain, persons."""

    def __init__(self, config: Flood, world: World) -> None:
        self.config, self.world = config, world
        self.rainfall = Rainfall(config, world)
        self.forecaster = Forecaster(config.forecast, self.rainfall, world) if config.forecast else None
        self.basin = Basin(*config.network(), config.grid / 3600, {one.id: one.release for one in config.reservoirs})
        self.towns = [Riverside(town, config, world) for town in config.towns]
        self.most = sum(town.most for town in self.towns) or 1
        self.fetching = self.rescued = self.waited = self.dying = 0
        self.outputs = dict.fromkeys(config.outputs(), 0)
        self._report()

    def step(self, t: int) -> None:
        """One step of the grid; the first, at 0, only looks."""
        if t:
            left = 100 - self.world.lever(SLOWED)
            rain = self.rainfall.fall(t, left)
            self.basin.step(rain, {one.id: self.world.lever(f"release:{one.id}") for one in self.config.reservoirs})
        if self.forecaster:
            self.outputs["warning"] = self.forecaster.warning(t)
        for town in self.towns:
            town.step(t, self.basin.flows[town.id])
        if t:
            self._rescue()
        self._report()

    def _rescue(self) -> None:
        """Units at work fetch people, where most are trapped first; those who wait are counted, and those who drown."""
        step = self.config.grid
        self.fetching += sum(self.world.deployed(one.means) * one.rate for one in self.config.rescue) * step
        for town in sorted(self.towns, key=lambda town: -town.trapped):
            fetched = min(town.trapped, self.fetching // 3600)
            town.fetch(fetched)
            self.rescued += fetched
            self.fetching -= fetched * 3600
        if not any(town.trapped for town in self.towns):
            self.fetching = 0
        self.waited += sum(town.trapped for town in self.towns) * step
        for town in self.towns:
            self.dying += town.danger * self.config.dies * step

    def _report(self) -> None:
        out, towns = self.outputs, self.towns
        for dam in self.config.reservoirs:
            lake = self.basin.lakes[dam.id]
            out[f"inflow:{dam.id}"] = _metres(lake.inflow)
            out[f"outflow:{dam.id}"] = _metres(lake.outflow)
            out[f"volume:{dam.id}"] = lake.volume * 100 // round(dam.capacity * 1000)
            out[f"spilling:{dam.id}"] = int(lake.spilled >= LITRES)
        for town in towns:
            out[f"flow:{town.id}"] = _metres(town.flow)
            out[f"level:{town.id}"] = town.level
            out[f"exposed:{town.id}"] = town.exposed
            out[f"trapped:{town.id}"] = town.trapped
        out["rain"] = self.rainfall.of_a_day() // 1000
        for name in ("exposed", "trapped", "danger", "reached", "damage"):
            out[name] = sum(getattr(town, name) for town in towns)
        out["towns"] = sum(town.wet for town in towns)
        out["touched"] = sum(town.touched for town in towns)
        out["in-time"] = sum(town.in_time for town in towns) // out["reached"] if out["reached"] else 100
        out["rescued"] = self.rescued
        out["waiting"] = self.waited // 3600
        out["dead"] = self.dying // _TEN_THOUSAND_HOURS
        out[STRENGTH] = min(1000, sum(town.under_water for town in towns) * 1000 // self.most)


def _metres(litres: int) -> int:
    """m³/s from l/s, rounded half up."""
    return (litres + LITRES // 2) // LITRES
