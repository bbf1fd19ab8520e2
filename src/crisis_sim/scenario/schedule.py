"""What a scenario says about its own course: live stretches, pace, the end, and the earliest time of every inject."""

from __future__ import annotations

from typing import Any, NamedTuple

from crisis_sim.scenario.condition import AnyOf, Elapsed
from crisis_sim.scenario.people import JumpMove, LiveMove
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import tick
from crisis_sim.scenario.triggers import Order

UNTIMED = 4 * 3600
"""Seconds of an exercise that says nothing about its length."""
SITTING = 45 * 60
"""Wall seconds into which live time fits at the default pace."""


class Stretch(NamedTuple):
    """Live play from one tick to another."""

    begin: int
    end: int


class Schedule(NamedTuple):
    """Ticks, all of them as far as they are known before anybody plays."""

    live: tuple[Stretch, ...]
    end: int | None
    """ENDEX at the latest; None when only conditions bring it about."""
    pace: float
    """Exercise seconds a wall second."""
    earliest: dict[str, int]
    """Inject: the earliest tick of its trigger; 0 where that depends on what happens."""
    latest: dict[str, int]
    """Inject: the tick by which it is triggered whatever happens; missing where that is never sure."""


def addressed(scenario: Scenario) -> dict[str, list[Inject]]:
    """Seat: the injects that come to it or to an actor that it plays, each once, in the order of the file."""
    seat_of = {actor: seat.id for seat in scenario.seats for actor in seat.plays} | {s.id: s.id for s in scenario.seats}
    found: dict[str, list[Inject]] = {seat.id: [] for seat in scenario.seats}
    for inject in scenario.injects:
        for seat in dict.fromkeys(seat_of[to] for to in inject.to if to in seat_of):
            found[seat].append(inject)
    return found


def schedule(scenario: Scenario, order: Order) -> Schedule:
    """The course of a scenario whose triggers are in this order."""
    stretches, over = _moves(scenario)
    ends = [at for at in (over, _elapsed(scenario.end, scenario.start)) if at is not None]
    if not scenario.moves and scenario.end is None:
        ends = [UNTIMED]
    end = min(ends, default=None)
    if not stretches:
        stretches = (Stretch(0, end if end is not None else UNTIMED),)
    seconds = sum(stretch.end - stretch.begin for stretch in stretches)
    return Schedule(stretches, end, scenario.pace or max(0.1, seconds / SITTING), *_injects(scenario, order))


def _moves(scenario: Scenario) -> tuple[tuple[Stretch, ...], int | None]:
    """The live stretches whose length is known, and the tick at which the last move is over, if that is."""
    now, known, stretches = 0, True, []
    for move in scenario.moves:
        if isinstance(move, JumpMove):
            now, known = max(now, tick(move.to, scenario.start)), True
        elif isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
            until = tick(move.until, scenario.start)
            if known and until > now:
                stretches.append(Stretch(now, until))
            now, known = max(now, until), True
        elif isinstance(move, LiveMove):
            known = False
    return tuple(stretches), now if known and scenario.moves else None


def _elapsed(condition: Any, start: str) -> int | None:
    """The tick at which a condition is true at the latest, by the clock alone."""
    if isinstance(condition, Elapsed):
        return tick(condition.elapsed, start)
    if isinstance(condition, AnyOf):
        found = [at for part in condition.any if (at := _elapsed(part, start)) is not None]
        return min(found, default=None)
    return None


def _injects(scenario: Scenario, order: Order) -> tuple[dict[str, int], dict[str, int]]:
    """Earliest and latest ticks, causes first; twice, as an alternative may stand before another that names it."""
    injects = {inject.id: inject for inject in scenario.injects}
    earliest = dict.fromkeys(injects, 0)
    latest: dict[str, int] = {}
    for id in (*order.sorted, *order.sorted):
        inject = injects[id]
        earliest[id] = _earliest(inject, scenario.start, earliest, order.namers)
        if (sure := _latest(inject, scenario.start, latest, injects, order.namers)) is not None:
            latest[id] = sure
    return earliest, latest


def _planned(inject: Inject, start: str) -> int | None:
    moment = inject.manual.suggest.at if inject.manual else inject.at
    return None if moment is None else tick(moment, start)


def _earliest(inject: Inject, start: str, earliest: dict[str, int], namers: dict[str, list[str]]) -> int:
    if (at := _planned(inject, start)) is not None:
        return at
    if inject.after is not None:
        return earliest.get(inject.after.inject or inject.after.decision or "", 0) + inject.after.delay
    return min((earliest[other] for other in namers.get(inject.id, ())), default=0)


def _latest(
    inject: Inject, start: str, latest: dict[str, int], injects: dict[str, Inject], namers: dict[str, list[str]]
) -> int | None:
    if (at := _planned(inject, start)) is not None:
        return at
    if inject.after is not None and inject.after.inject in latest:
        return latest[inject.after.inject] + inject.after.delay
    if inject.after is not None and inject.after.decision in latest and not inject.after.option:
        asks = injects[inject.after.decision].asks
        if asks and asks.default:  # which falls at the deadline, so that a decision is made
            return latest[inject.after.decision] + asks.within + inject.after.delay
    if inject.when is not None:
        return _elapsed(inject.when, start)
    by = namers.get(inject.id, ())
    return min(latest[other] for other in by) if by and all(other in latest for other in by) else None
