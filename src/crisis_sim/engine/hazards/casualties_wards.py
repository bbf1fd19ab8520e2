"""The wards of the hospitals: beds as numbers, or as means that run out for others too."""

from __future__ import annotations

from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.casualties import Line, Ward, share_within
from crisis_sim.scenario.hazard.casualties import Beds

WHOLE = 1000


class Stock:
    """Where a ward has its beds from."""

    def __init__(self, beds: int | str, world: World) -> None:
        self._beds = beds
        self._world = world
        self._held = 0

    def fit(self, ward: Ward, wanted: int, more: int = 0) -> None:
        """Make beds for so many thousandths of patients, as far as there are any, and give back what is empty."""
        if isinstance(self._beds, int):
            ward.beds = (self._beds + more) * WHOLE
            return
        needed = -(-max(0, ward.taken + wanted - more * WHOLE) // WHOLE)
        if self._held < needed:
            there = min(needed - self._held, self._world.free(self._beds))
            if there and self._world.hold(self._beds, there):
                self._held += there
            if self._held < needed and self._world.hold(self._beds, 1):  # logged as exhausted
                self._held += 1
        if self._held > needed:
            self._world.release(self._beds, self._held - needed)
            self._held = needed
        ward.beds = (self._held + more) * WHOLE


class Wards:
    """Intensive care for t1, ordinary and surge beds for t2, and those who wait for either."""

    def __init__(self, config: Beds, world: World) -> None:
        self._config = config
        self._normal_stock, self._icu_stock = Stock(config.normal, world), Stock(config.icu, world)
        self.line = Line()
        self.normal, self.icu = Ward(), Ward()
        self.admitted = 0

    def step(self, seconds: int, surge_percent: int) -> int:
        """Discharge and admit; how many thousandths go home."""
        leaving = share_within(seconds, self._config.stay)
        home = self.normal.discharge(leaving) + self.icu.discharge(leaving)
        self._normal_stock.fit(self.normal, self.line.waiting["t2"], self._config.surge * surge_percent // 100)
        self._icu_stock.fit(self.icu, self.line.waiting["t1"])
        for kind, ward in (("t1", self.icu), ("t2", self.normal)):
            count = ward.admit(self.line.waiting[kind])
            self.line.change(kind, count, None)
            self.line.served += count
            self.admitted += count
        return home

    def occupied(self) -> int:
        """Percent of the ordinary and surge beds that are taken; 100 when people wait for one."""
        return _percent(self.normal, self.line.waiting["t2"])

    def occupied_icu(self) -> int:
        """The same of intensive care."""
        return _percent(self.icu, self.line.waiting["t1"])


def _percent(ward: Ward, waiting: int) -> int:
    if waiting:
        return 100
    return min(100, 100 * ward.taken // ward.beds) if ward.beds else 0  # more are taken when surge beds close
