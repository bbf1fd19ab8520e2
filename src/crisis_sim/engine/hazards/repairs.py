"""Who repairs what: crews are finite means, and the weightiest damage comes first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from crisis_sim.engine.hazards.world import World
from crisis_sim.scenario.hazard.asset import Asset


class Repairs:
    """The crews of an infrastructure. A crew stays from the beginning of a repair to its end, or until it must flee."""

    def __init__(self, assets: Sequence[Asset], world: World) -> None:
        self._assets = assets
        self._world = world
        self._turns = sorted(range(len(assets)), key=lambda n: -assets[n].weight)
        self.under_way: set[int] = set()
        """Assets that somebody repairs now."""

    def assign(self, damaged: Collection[int], exposed: Collection[int]) -> None:
        """Let crews leave what is whole again or exposed anew, and go to what can be repaired."""
        open_to_repair = {n for n in damaged if n not in exposed}
        for n in sorted(self.under_way - open_to_repair):
            self.under_way.discard(n)
            if crews := self._assets[n].crews:
                self._world.release(crews.means, crews.count)
        for n in self._turns:
            if n in open_to_repair and n not in self.under_way:
                crews = self._assets[n].crews
                if crews is None or self._world.hold(crews.means, crews.count):
                    self.under_way.add(n)
