"""What the water does to one town: level, people whose home it reaches, damage."""

from __future__ import annotations

from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.basin import LITRES, level
from crisis_sim.scenario.hazard.flood import Flood
from crisis_sim.scenario.hazard.town import Town


class Riverside:
    """State of a town. People are counted where they live; those who have left in time are not exposed."""

    def __init__(self, town: Town, flood: Flood, world: World) -> None:
        self.of, self.flood, self.world, self.id = town, flood, world, town.id
        self.most = town.people[-1][1] if town.people else 0
        self.flow = self.level = self.under_water = self.exposed = self.trapped = self.danger = 0
        self.reached = self.in_time = self.damage = self.left = self.fetched = 0
        self.wet = self.touched = False
        self.warnings = [0]
        """Percent warned at each step: a warning counts as in time when it came long enough before the water."""

    def step(self, t: int, flow: int) -> None:
        """The town at `t` with a flow in l/s."""
        self.flow = flow
        self.level = level(self.of.stage, flow, LITRES)
        self.wet = self.level > self.of.floods_at + self._lever("barriers")
        self.touched = self.touched or self.wet
        warned = self._lever("warned")
        if t:
            self.warnings.append(warned)
        deep = self._under(self.level - self.of.deep)
        if not deep:
            evacuated = self._lever("evacuated")
            self.left = max(self.left, evacuated + (100 - evacuated) * warned * self.flood.heeds // 10_000)
        self.under_water = self._under(self.level)
        self._count(deep)
        self._reach(warned)

    def fetch(self, persons: int) -> None:
        """Bring so many of the trapped to safety."""
        self.fetched += persons
        self._count(self._under(self.level - self.of.deep))

    def _lever(self, name: str) -> int:
        return self.world.lever(f"{name}:{self.id}")

    def _under(self, at: int) -> int:
        """Persons whose home is under water at a level."""
        return level(self.of.people, at) if self.wet and at > self.of.floods_at else 0

    def _count(self, deep: int) -> None:
        self.exposed = max(0, self.under_water * (100 - self.left) // 100 - self.fetched)
        self.trapped = max(0, deep * (100 - self.left) // 100 - self.fetched)
        self.danger = self.trapped * (100 - self._lever("upstairs")) // 100

    def _reach(self, warned: int) -> None:
        """Homes that the water reaches for the first time, who was warned in time, and damage of the highest water."""
        steps = self.flood.early // self.flood.grid
        before = self.warnings[-1 - steps] if len(self.warnings) > steps else 0
        if self.under_water > self.reached:
            self.in_time += (self.under_water - self.reached) * before
            self.reached = self.under_water
        if self.wet:
            damage = level(self.of.damage, self.level) * (10_000 - warned * self.flood.saves) // 10_000
            self.damage = max(self.damage, damage)
