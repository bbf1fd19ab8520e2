"""The open air of a plume: the wind now, and what its sources bring to a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards import plume
from crisis_sim.model.draws import triangular
from crisis_sim.scenario.hazard.plume import Plume

SWING = 600
"""Seconds for which a swing of the wind lasts; the schemes mean averages over about ten minutes."""


class Blow(NamedTuple):
    """The wind: metres per second, and the degrees it comes from."""

    speed: float
    comes_from: int


class Air:
    """The wind of a run, with its turns and swings."""

    def __init__(self, config: Plume, world: World) -> None:
        self._wind = config.wind
        self._world = world
        self._turns = [
            (world.moment(turn.at) - world.started(), turn)
            for turn in config.wind.turns
            if turn.if_draw is None or world.drawn(turn.if_draw.draw) == turn.if_draw.is_
        ]
        self._swing = (-1, 0)
        """The swing last drawn: its number and its degrees."""

    def at(self, t: int) -> Blow:
        """The wind `t` seconds after the start."""
        speed, comes_from = self._wind.speed, self._wind.from_
        for moment, turn in self._turns:
            if moment <= t:
                speed, comes_from = turn.speed or speed, turn.from_
        return Blow(speed, (comes_from + self._wandering(t // SWING)) % 360)

    def _wandering(self, number: int) -> int:
        width = self._wind.wander
        if width and self._swing[0] != number:
            self._swing = (number, triangular(self._world.draw("wind", f"{number}"), 0, width, 2 * width) - width)
        return self._swing[1]


class Emitter:
    """A place that gives off the substance into the open air."""

    def __init__(self, east: int, north: int, height: float) -> None:
        self.east = east
        self.north = north
        self.height = height
        self.given: list[int] = []
        """Milligrams per second, step by step."""

    def now(self) -> float:
        """Grams per second."""
        return self.given[-1] / 1000 if self.given else 0.0


class Ray(NamedTuple):
    """What one emitter brings to one point: mg/m3 for each mg/s, so many steps later."""

    emitter: Emitter
    per_mg_s: float
    later: int

    def level(self) -> float:
        """Milligrams per cubic metre now."""
        step = len(self.emitter.given) - 1 - self.later
        return self.emitter.given[step] * self.per_mg_s if step >= 0 else 0.0


def rays(
    emitters: Sequence[Emitter], east: float, north: float, blow: Blow, config: Plume, most_mg_s: float
) -> tuple[Ray, ...]:
    """All that can reach a point in this wind; what could never be noticed there is left out.

    The plume is the steady one of the present wind. What arrives has left as long ago as the way takes.
    """
    found = []
    for emitter in emitters:
        x, y = plume.downwind(east - emitter.east, north - emitter.north, blow.comes_from)
        if 0 < x <= plume.FARTHEST:
            unit = plume.concentration(
                1.0, blow.speed, emitter.height, x, y, 0.0, config.wind.stability, config.scheme
            )  # g/m3 for each g/s is mg/m3 for each mg/s
            if unit * most_mg_s >= config.thresholds.notice / 100:
                found.append(Ray(emitter, unit, round(x / blow.speed / config.grid)))
    return tuple(found)
