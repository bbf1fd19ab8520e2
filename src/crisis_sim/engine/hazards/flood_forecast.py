"""The forecaster: an ensemble whose members err the more the farther they look."""

from __future__ import annotations

from crisis_sim.engine.hazards.flood_rain import Rainfall
from crisis_sim.engine.hazards.world import World
from crisis_sim.model.draws import triangular
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.hazard.forecast import Forecast

HOUR = 3600
_FINE = 1000
_WORTH = 10
"""A colour needs rain that is still to fall: a tenth of its millimetres."""


class Forecaster:
    """Errors are drawn once a run and member, in thousandths of the greatest: forecasts agree as rain comes near."""

    def __init__(self, config: Forecast, rainfall: Rainfall, world: World) -> None:
        self.config, self.rainfall = config, rainfall
        self.members = [triangular(world.draw("member", str(n)), -_FINE, 0, _FINE) for n in range(config.members)]
        bias = config.bias
        self.bias = triangular(world.draw("bias"), bias.low, bias.mode, bias.high) if isinstance(bias, Spread) else bias
        self.said = 0
        self.next = 0

    def warning(self, t: int) -> int:
        """0 green, 1 yellow, 2 orange, 3 red, by the latest forecast at `t`."""
        if t >= self.next:
            self.said = self._say(t)
            self.next = t - t % self.config.every + self.config.every
        return self.said

    def _say(self, t: int) -> int:
        above, ahead = self.config.above, self.config.ahead
        colours = (
            (3, above.red, ahead.red),
            (2, above.orange, ahead.orange),
            (1, above.yellow, ahead.yellow),
        )
        farthest = max(lead for _, _, lead in colours) // HOUR
        measured, coming = [], []
        for hour in range(1, farthest + 1):
            opens = t + hour * HOUR - self.config.of
            measured.append(self.rainfall.since(opens) if opens < t else 0)
            coming.append(self.rainfall.to_come(max(t, opens), t + hour * HOUR))
        for level, millimetres, lead in colours:
            hours = range(lead // HOUR)
            agree = sum(self._exceeds(error, measured, coming, hours, millimetres * 1000) for error in self.members)
            if agree * 100 >= self.config.certainty * len(self.members):
                return level
        return 0

    def _exceeds(self, error: int, measured: list[int], coming: list[int], hours: range, above: int) -> bool:
        for hour in hours:
            percent = 100 + self.bias + self.config.spread * (hour + 1) * error / _FINE
            rain = coming[hour] * max(0.0, percent) / 100
            if rain * _WORTH >= above and measured[hour] + rain >= above:
                return True
        return False
