"""Runs a plume: the source, the rooms that it fills, the wind, and the districts that it crosses."""

from __future__ import annotations

from crisis_sim.engine.hazards.plume_air import Air, Blow, Emitter
from crisis_sim.engine.hazards.plume_district import District
from crisis_sim.engine.hazards.plume_room import Room
from crisis_sim.engine.hazards.world import World
from crisis_sim.hazards.exposure import WHOLE, Effects
from crisis_sim.hazards.plume import people_inside, reach
from crisis_sim.scenario.hazard.base import SLOWED
from crisis_sim.scenario.hazard.plume import Plume

_FAINT = 0.001
"""A source that gives off less than this share of the rate gets no footprint: it saves work and shows nothing."""


class Process:
    """The state of one plume. Kept from step to step are integers only: crowds, air, milligrams given off."""

    def __init__(self, config: Plume, world: World) -> None:
        self._config = config
        self._world = world
        limits = config.thresholds
        effects = Effects.of(limits.notice, limits.harm, limits.severe, limits.minutes, limits.exponent)
        self._source = Emitter(*world.position(config.source.place), config.source.height)
        self._rooms = {
            room.id: Room(room, Emitter(*world.position(room.place), config.source.height), effects)
            for room in config.rooms
        }
        self._emitters = [self._source, *(room.out for room in self._rooms.values())]
        self._districts = [District(one, *world.position(one.place), effects) for one in config.districts]
        self._air = Air(config, world)
        self._blow: Blow | None = None
        self._t = 0
        self._noticed = 0
        """Thousandths of person-seconds."""
        self.outputs = dict.fromkeys(config.outputs(), 0)

    def step(self, t: int) -> None:
        """See `Process`."""
        seconds, self._t = t - self._t, t
        blow = self._air.at(t)
        if blow != self._blow:
            self._blow = blow
            for district in self._districts:
                district.turn(self._emitters, blow, self._config, self._config.source.rate * 1000)
        gives = self._give_off(t, seconds) if seconds else 0.0
        if seconds:
            self._breathe(seconds, gives)
        self._show(blow, gives)

    def _give_off(self, t: int, seconds: int) -> float:
        """Grams per second on average over the step that ends now."""
        source, world = self._config.source, self._world
        lasting = max(0, min(t, source.lasts) - (t - seconds)) / seconds
        return source.rate * lasting * world.lever("source") * (100 - world.lever(SLOWED)) / 10_000

    def _breathe(self, seconds: int, gives: float) -> None:
        world, config = self._world, self._config
        pushed = dict.fromkeys(self._rooms, 0.0)
        for room in self._rooms.values():
            if room.config.to:
                pushed[room.config.to] += room.passed
        into_rooms = 0
        for id, room in self._rooms.items():
            into_rooms += room.config.share
            self._noticed += room.step(seconds, world, gives * room.config.share / 100 + pushed[id])
        self._source.given.append(round(gives * (100 - into_rooms) * 10))
        shut = config.sheltered_air_changes
        ordinary = max(shut, config.air_changes * world.lever("ventilation") / 100)
        for district in self._districts:
            self._noticed += district.step(seconds, world, (ordinary, shut), config.way_out)

    def _show(self, blow: Blow, gives: float) -> None:
        rooms, districts, out = self._rooms.values(), self._districts, self.outputs
        notice = self._config.thresholds.notice
        spots = [spot for district in districts for spot in district.spots if spot.level >= notice]
        crowds = [crowd for room in rooms for crowd in room.crowds]
        out["exposed"] = _persons(sum(c.noticed for c in crowds) + sum(d.noticed for d in districts))
        out["harmed"] = _persons(sum(c.harmed for c in crowds) + sum(d.harmed for d in districts))
        out["severe"] = _persons(sum(c.severe for c in crowds) + sum(d.severe for d in districts))
        out["person-minutes"] = _persons(self._noticed // 60)
        out["zone"] = _persons(people_inside(((spot.level, spot.present) for spot in spots), notice))
        out["outdoors"] = _persons(sum(spot.outdoors.people + spot.leaving.people for spot in spots))
        out["towards"] = (blow.comes_from + 180) % 360
        out["reach"] = self._reach(blow)
        into_street = max(emitter.now() for emitter in self._emitters)
        out["strength"] = min(1000, round(1000 * max(gives, into_street) / self._config.source.rate))
        for district in districts:
            out[f"level:{district.config.id}"] = round(district.level * 10)
            out[f"exposed:{district.config.id}"] = _persons(district.noticed)
        for id, room in self._rooms.items():
            out[f"level:{id}"] = round(room.level * 10)
            out[f"exposed:{id}"] = _persons(sum(crowd.noticed for crowd in room.crowds))
            out[f"inside:{id}"] = _persons(room.inside)

    def _reach(self, blow: Blow) -> int:
        """Metres downwind of the strongest emitter to which the air holds what is noticed."""
        strongest = max(self._emitters, key=Emitter.now)
        if strongest.now() < self._config.source.rate * _FAINT:
            return 0
        config = self._config
        stability, notice = config.wind.stability, config.thresholds.notice / 1000
        return round(reach(strongest.now(), blow.speed, strongest.height, notice, stability, config.scheme))


def _persons(thousandths: int) -> int:
    return (thousandths + WHOLE // 2) // WHOLE
