"""A rumour in play: `hazards.hearsay` stepped on the grid of the scenario, with keyed noise."""

from __future__ import annotations

from math import isqrt

from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.hearsay import MILLI, Flows, begun, expected, moved, parts, prebunk, pressure, strength
from crisis_sim.model.draws import BITS, triangular
from crisis_sim.scenario.fact import IndicatorReading
from crisis_sim.scenario.hazard.base import SLOWED, STRENGTH
from crisis_sim.scenario.hazard.rumour import Rumour


class Process:
    """See `Process`. Its state is whole people, and media pressure in thousandths."""

    def __init__(self, config: Rumour, world: World) -> None:
        self._config = config
        self._world = world
        self._crowd = begun(config.population, min(config.spreaders, config.population), config.prebunked)
        self._warned = config.prebunked
        """Percent of people that were to be warned so far."""
        self._pressure = 0
        self._past = 0
        self.outputs = dict.fromkeys(config.outputs(), 0)
        self._show()

    def step(self, t: int) -> None:
        """What people have told one another since the step before."""
        seconds, self._past = t - self._past, t
        config, world = self._config, self._world
        meant = min(100, config.prebunked + world.lever("prebunked"))
        self._crowd = prebunk(self._crowd, self._warned, meant)
        self._warned = max(self._warned, meant)
        passing, heeding = 100 - world.lever(SLOWED), world.lever("rebuttal") * self._trust()
        count = parts(config.calls, seconds)
        for part in range(count if seconds else 0):
            means = expected(self._crowd, config.calls, passing, heeding, seconds, count)
            flows = Flows(*(self._noisy(name, mean, f"{t}/{part}") for name, mean in means._asdict().items()))
            self._crowd = moved(self._crowd, flows)
        self._pressure = pressure(self._pressure, strength(self._crowd), world.lever("answered"), config.press, seconds)
        self._show()

    def _trust(self) -> int:
        trust = self._config.trust
        if isinstance(trust, IndicatorReading):
            return min(100, max(0, self._world.indicator(trust.indicator)))
        return trust

    def _noisy(self, name: str, mean: int, cause: str) -> int:
        """Whole people for a mean in thousandths: rounded by chance, and where large as uncertain as Poisson counts."""
        if not mean:
            return 0
        spread = min(mean, isqrt(6 * mean * MILLI))  # the variance of a triangle is a sixth of its half width squared
        milli = triangular(self._world.draw(name, cause), mean - spread, mean, mean + spread)
        whole, rest = divmod(milli, MILLI)
        return whole + (self._world.draw(f"{name} rounded", cause) * MILLI < rest << BITS)

    def _show(self) -> None:
        crowd, outputs = self._crowd, self.outputs
        everybody = sum(crowd)
        outputs[STRENGTH] = strength(crowd)
        outputs["heard"] = 100 * (crowd.believing + crowd.corrected) // everybody
        outputs["spreading"] = 1000 * crowd.spreading // everybody
        outputs["believed"] = 100 * crowd.believing // everybody
        outputs["corrected"] = 100 * crowd.corrected // everybody
        outputs["pressure"] = self._pressure // MILLI
