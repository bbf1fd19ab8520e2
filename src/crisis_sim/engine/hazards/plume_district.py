"""A district under a plume: who is out of doors, inside, sheltered, on the way out or away, and what they breathe."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from crisis_sim.engine.hazards.plume_air import Blow, Emitter, Ray, rays
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.exposure import WHOLE, Crowd, Effects, air_exchange
from crisis_sim.hazards.plume import spots
from crisis_sim.scenario.hazard import plume

_GRID = 1_000_000
"""Air is kept in millionths of a milligram per cubic metre, rounded down, so that it clears in the end."""

_TRACE = 0.1
"""Less than this share of what is noticed, once the plume has passed, is clean air."""


class Spot:
    """A nineteenth of a district: the same air out of doors, one air in ordinary and one in shut buildings."""

    def __init__(self, east: float, north: float, people: int, indoors: int) -> None:
        self.east = east
        self.north = north
        self.people = people
        self.rays: tuple[Ray, ...] = ()
        self.outdoors = Crowd(people * (100 - indoors) // 100)
        self.indoors = Crowd(people - self.outdoors.people)
        self.sheltered = Crowd()
        self.leaving = Crowd()
        self.away = Crowd()
        self.level = 0.0
        """Milligrams per cubic metre out of doors."""
        self._inside = self._shut = 0

    @property
    def crowds(self) -> tuple[Crowd, ...]:
        """Everybody."""
        return (self.outdoors, self.indoors, self.sheltered, self.leaving, self.away)

    @property
    def idle(self) -> bool:
        """Nothing in the air, and nothing can come."""
        return not (self.rays or self.level or self._inside or self._shut)

    @property
    def present(self) -> int:
        """Thousandths of persons who are there."""
        return self.people - self.away.people

    def breathe(self, seconds: int, changes: tuple[float, float], effects: Effects) -> int:
        """Let a step pass; thousandths of persons who noticed something in it."""
        minutes = seconds / 60
        self.level = 0.0
        for ray in self.rays:
            self.level += ray.level()
        noticed = self.outdoors.breathe(self.level, minutes, effects)
        noticed += self.leaving.breathe(self.level, minutes, effects)
        end, mean = air_exchange(self._inside / _GRID, self.level, changes[0], seconds)
        self._inside = int(end * _GRID)
        noticed += self.indoors.breathe(mean, minutes, effects)
        end, mean = air_exchange(self._shut / _GRID, self.level, changes[1], seconds)
        self._shut = int(end * _GRID)
        if not self.level and max(self._inside, self._shut) < effects.notice * _GRID * _TRACE:
            self._inside = self._shut = 0
        return noticed + self.sheltered.breathe(mean, minutes, effects)

    def evacuate(self, percent: int) -> None:
        """Send people on their way until so many of a hundred are gone, or let them come back."""
        wanted = self.people * percent // 100 - self.leaving.people - self.away.people
        if wanted < 0:
            back = min(-wanted, self.away.people)
            self.away.move(back, self.indoors)
            self.leaving.move(-wanted - back, self.indoors)
            return
        at_home = (self.outdoors, self.indoors, self.sheltered)
        here = self.outdoors.people + self.indoors.people + self.sheltered.people
        for crowd in at_home:
            crowd.move(wanted * crowd.people // here if here else 0, self.leaving)

    def shelter(self, percent: int, indoors: int) -> None:
        """Bring so many of a hundred who stay behind shut windows, or let them out again."""
        here = self.outdoors.people + self.indoors.people + self.sheltered.people
        wanted = here * percent // 100 - self.sheltered.people
        if wanted < 0:
            out = -wanted * (100 - indoors) // 100
            self.sheltered.move(out, self.outdoors)
            self._inside = _mixed(self._inside, self.indoors.people, self._shut, -wanted - out)
            self.sheltered.move(-wanted - out, self.indoors)
            return
        loose = self.outdoors.people + self.indoors.people
        shutting, coming_in = (
            wanted * crowd.people // loose if loose else 0 for crowd in (self.indoors, self.outdoors)
        )
        self._shut = _mixed(self._shut, self.sheltered.people, self._inside, shutting)
        self.indoors.move(shutting, self.sheltered)
        self.outdoors.move(coming_in, self.sheltered)


def _mixed(air: int, people: int, other: int, joining: int) -> int:
    """Who shuts or opens windows takes the air of the house along."""
    return (air * people + other * joining) // (people + joining) if joining else air


class District:
    """The people of a district over its spots."""

    def __init__(self, config: plume.District, east: int, north: int, effects: Effects) -> None:
        self.config = config
        self._effects = effects
        points = spots(config.radius)
        share, rest = divmod(config.people * WHOLE, len(points))
        self.spots = [
            Spot(east + x, north + y, share + (rest if n == 0 else 0), config.indoors)
            for n, (x, y) in enumerate(points)
        ]
        self.noticed = self.harmed = self.severe = 0
        """Thousandths of persons so far."""
        self._ordered = (0, 0)

    def turn(self, emitters: Sequence[Emitter], blow: Blow, config: plume.Plume, most_mg_s: float) -> None:
        """The wind has changed."""
        for spot in self.spots:
            spot.rays = rays(emitters, spot.east, spot.north, blow, config, most_mg_s)

    def step(self, seconds: int, world: World, changes: tuple[float, float], way_out: int) -> int:
        """Let people follow what they are told, and breathe; thousandths of person-seconds with something noticed."""
        id = self.config.id
        ordered = (world.lever(f"evacuated:{id}"), max(world.lever("sheltered"), world.lever(f"sheltered:{id}")))
        gone = 1 - exp(-seconds / way_out)
        noticed = 0
        for spot in self.spots:
            if ordered != self._ordered:
                spot.evacuate(ordered[0])
                spot.shelter(ordered[1], self.config.indoors)
            if not spot.idle:
                noticed += spot.breathe(seconds, changes, self._effects)
            if spot.leaving.people:
                spot.leaving.move(max(1, round(spot.leaving.people * gone)), spot.away)
        self._ordered = ordered
        if noticed:
            self._count()
        return noticed * seconds

    def _count(self) -> None:
        crowds = [crowd for spot in self.spots for crowd in spot.crowds]
        self.noticed = sum(crowd.noticed for crowd in crowds)
        self.harmed = sum(crowd.harmed for crowd in crowds)
        self.severe = sum(crowd.severe for crowd in crowds)

    @property
    def level(self) -> float:
        """The highest concentration out of doors, in milligrams per cubic metre."""
        return max(spot.level for spot in self.spots)
