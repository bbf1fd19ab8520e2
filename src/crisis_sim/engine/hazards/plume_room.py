"""A closed room with the substance in its air: a metro station, with people who come and go."""

from __future__ import annotations

from math import expm1

from crisis_sim.engine.hazards.plume_air import Emitter
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.exposure import WHOLE, Crowd, Effects, air_exchange
from crisis_sim.scenario.hazard import plume

_GRID = 1_000_000_000
"""Air is kept in billionths of a gram per cubic metre."""
_GROUPS = 60
"""Those who came in the same step are one group; beyond so many, and in clean air, the oldest are joined."""


class Room:
    """One well-mixed air, those who breathe it, by when they came, and those who have left."""

    def __init__(self, config: plume.Room, out: Emitter, effects: Effects) -> None:
        self.config = config
        self.out = out
        """Where its air comes to the street."""
        self._effects = effects
        self.groups = [Crowd(config.people * WHOLE)]
        """Those inside, the first comers first. Newcomers have breathed nothing yet, so they are not averaged in."""
        self.left = Crowd()
        self.came = self.inside
        """Thousandths of persons who were ever inside."""
        self._air = 0
        self.passed = 0.0
        """Grams per second that trains push on to the next room."""

    @property
    def level(self) -> float:
        """Milligrams per cubic metre."""
        return self._air * 1000 / _GRID

    @property
    def inside(self) -> int:
        """Thousandths of persons."""
        return sum(group.people for group in self.groups)

    @property
    def crowds(self) -> tuple[Crowd, ...]:
        """All who were ever inside."""
        return (*self.groups, self.left)

    def step(self, seconds: int, world: World, gives_g_s: float) -> int:
        """Let people and air come and go; thousandths of person-seconds with something noticed."""
        coming = self.config.flow * seconds * WHOLE * (100 - world.lever(f"closed:{self.config.id}")) // 360_000
        self.came += coming
        self.groups.append(Crowd(coming))
        level = self._ventilate(seconds, world, gives_g_s) * 1000
        noticed = 0
        for group in self.groups:
            noticed += group.breathe(level, seconds / 60, self._effects)
        self._leave(seconds, 100 - world.lever(f"evacuated:{self.config.id}"))
        return noticed * seconds

    def _leave(self, seconds: int, may_stay: int) -> None:
        """People go as on any day, and until no more are left than may stay (percent of an ordinary day's)."""
        config = self.config
        if config.people and config.flow:
            stays = config.flow * seconds / 3600 / config.people
            *earlier, latest = self.groups
            for group in earlier:
                group.move(max(1, round(group.people * -expm1(-stays))), self.left)
            latest.move(round(latest.people * (1 + expm1(-stays) / stays)), self.left)
        elif config.flow:
            self.groups[-1].move(self.groups[-1].people, self.left)
        present = self.inside
        too_many = present - config.people * WHOLE * may_stay // 100
        if too_many > 0:
            for group in self.groups:
                group.move(-(-group.people * too_many // present), self.left)
        self.groups = [group for group in self.groups if group.people] or [Crowd()]
        most = _GROUPS if self.level >= self._effects.notice else 1
        while len(self.groups) > most:
            first = self.groups.pop(0)
            first.move(first.people, self.groups[0])

    def _ventilate(self, seconds: int, world: World, gives_g_s: float) -> float:
        """The mean concentration, g/m3; what leaves goes to the street and to the next room."""
        config = self.config
        changes = config.leak + config.air_changes * world.lever(f"ventilation:{config.id}") / 100
        before = self._air / _GRID
        end, mean = air_exchange(before, 0.0, changes, seconds, gives_g_s, config.volume)
        self._air = int(end * _GRID)
        leaves = max(0.0, gives_g_s - (end - before) * config.volume / seconds)
        self.passed = leaves * config.passes / 100 if config.to else 0.0
        self.out.given.append(round((leaves - self.passed) * 1000))
        return mean
