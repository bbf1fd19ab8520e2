"""What failing services cost: the inoperability of an economy's sectors, added up over time."""

from __future__ import annotations

from collections.abc import Mapping

from crisis_sim.hazards.infrastructure import inoperability, leontief
from crisis_sim.scenario.hazard.economy import Economy

DAY = 86_400


class Losses:
    """The economy behind an infrastructure. Amounts leave it as whole euro."""

    def __init__(self, economy: Economy) -> None:
        self._economy = economy
        self._output = leontief(economy.coefficients, economy.demand)
        self._working: Mapping[str, int] = {}
        self._rate = 0
        """Euro a day that are lost now."""
        self._lost = 0
        """Euro times seconds a day, so that no step rounds anything off."""
        self.inoperability: dict[str, int] = dict.fromkeys(economy.sectors, 0)
        """Thousandths of each sector's production that are lost now."""

    @property
    def thousands(self) -> int:
        """Thousand euro lost so far."""
        return self._lost // (DAY * 1000)

    def pass_time(self, seconds: int) -> None:
        """Let time pass with what is lost now."""
        self._lost += self._rate * seconds

    def see(self, working: Mapping[str, int]) -> None:
        """Take note of how many percent of each vital sector work."""
        if working == self._working:
            return
        self._working = dict(working)
        economy, x = self._economy, self._output
        unserved = [(100 - working.get(sector, 100)) / 100 for sector in economy.sectors]
        perturbation = [
            min(1.0, share * demand / made) for share, demand, made in zip(unserved, economy.demand, x, strict=True)
        ]
        q = inoperability(economy.coefficients, economy.demand, perturbation)
        self.inoperability = {sector: round(1000 * share) for sector, share in zip(economy.sectors, q, strict=True)}
        self._rate = sum(round(share * made * 1_000_000) for share, made in zip(q, x, strict=True))
