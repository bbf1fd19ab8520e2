"""Rain over a basin: what has fallen, and what the series says is still to fall."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from crisis_sim.engine.hazards.world import World
from crisis_sim.model.draws import triangular
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.hazard.flood import Flood

DAY = 86_400


class _Series:
    """Rain as steps: from each tick on, so many millimetres an hour."""

    def __init__(self, points: list[tuple[int, float]]) -> None:
        points.sort(key=lambda point: point[0])
        self.ticks = [tick for tick, _ in points]
        self.rates = [rate for _, rate in points]
        self.sums = [0.0]
        for (tick, rate), (following, _) in pairwise(points):
            self.sums.append(self.sums[-1] + rate * (following - tick) / 3600)

    def until(self, tick: int) -> float:
        """Millimetres from the beginning of the series to a tick since STARTEX."""
        place = bisect_right(self.ticks, tick) - 1
        return self.sums[place] + self.rates[place] * (tick - self.ticks[place]) / 3600 if place >= 0 else 0.0


class Rainfall:
    """Rain of one run, on the land and on average over the basin (micrometres)."""

    def __init__(self, config: Flood, world: World) -> None:
        self.world, self.grid, self.began = world, config.grid, world.started()
        series = {name: _Series([(world.moment(at), rate) for at, rate in rain]) for name, rain in config.rain.items()}
        scale = config.scale
        if isinstance(scale, Spread):
            scale = triangular(world.draw("scale"), scale.low, scale.mode, scale.high)
        self.lands = [
            (land.id, series[land.rain or land.id], land.share * scale / 10_000, land.area)
            for land in config.catchments
        ]
        self.area = 0.0
        for land in config.catchments:
            self.area += land.area
        self.fallen = [0]
        """Average over the basin since the hazard started, in micrometres, at each step."""

    def fall(self, t: int, left: int) -> dict[str, float]:
        """Rain of the step that ends at `t`, in mm an hour on each catchment; `left` percent of it may run off."""
        now, percent = self.began + t, self.world.lever("rain")
        rates, volume = {}, 0.0
        for name, series, share, area in self.lands:
            rate = (series.until(now) - series.until(now - self.grid)) * 3600 / self.grid * share * percent / 100
            volume += rate * area
            rates[name] = rate * left / 100
        self.fallen.append(self.fallen[-1] + round(volume / self.area * self.grid / 3.6))
        return rates

    def of_a_day(self) -> int:
        """Micrometres of the last 24 hours."""
        return self.fallen[-1] - self.fallen[max(0, len(self.fallen) - 1 - DAY // self.grid)]

    def since(self, t: int) -> int:
        """Micrometres that have fallen since `t`, a time since the hazard's start that is past."""
        return self.fallen[-1] - self.fallen[min(len(self.fallen) - 1, max(0, t // self.grid))]

    def to_come(self, t: int, until: int) -> int:
        """Micrometres that the series has between two times since the hazard's start."""
        volume = 0.0
        for _, series, share, area in self.lands:
            volume += (series.until(self.began + until) - series.until(self.began + t)) * share * area
        return round(volume / self.area * 1000)
