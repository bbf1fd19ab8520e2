"""Which actors of a network a scenario is about: what a trainer wants on the slide."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from crisis_sim.scenario.compiled import World
from crisis_sim.scenario.people import ControlPlays
from crisis_sim.scenario.scenario import Scenario


def involved(scenario: Scenario, world: World) -> list[str]:
    """The actors that a scenario speaks of, in the network's order.

    These are the actors that seats or control play, to whom seats propose, who send or receive injects, answer
    (`replies`) or own means; and where one of them would stand alone, those who tie it to the others.
    """
    chosen = {name for name in _named(scenario) if name in world.actors}
    neighbours: dict[str, dict[str, None]] = {key: {} for key in world.actors}
    for relation in world.relations:
        neighbours[relation.from_][relation.to] = None
        neighbours[relation.to][relation.from_] = None
    for lonely in [key for key in world.actors if key in chosen and not chosen & neighbours[key].keys()]:
        chosen.update(_way(lonely, chosen, neighbours))
    return [key for key in world.actors if key in chosen]


def _named(scenario: Scenario) -> Iterator[str]:
    addresses = {seat.id: seat.plays[0] for seat in scenario.seats}
    for seat in scenario.seats:
        yield from (*seat.plays, *seat.proposes_to)
    for inject in scenario.injects:
        yield from (addresses.get(to, to) for to in (inject.from_ or "", *inject.to))
    for control in scenario.control:
        yield from control.plays if isinstance(control, ControlPlays) else ()
    yield from (reply.from_ for reply in scenario.replies)
    yield from (means.owner for means in scenario.means.values())


def _way(start: str, chosen: set[str], neighbours: dict[str, dict[str, None]]) -> list[str]:
    """Those between one actor and the nearest of the others; nobody if no way leads there."""
    came: dict[str, str] = {start: start}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        if here in chosen and here != start:
            between = []
            while (here := came[here]) != start:
                between.append(here)
            return between
        for there in neighbours[here]:
            if there not in came:
                came[there] = here
                queue.append(there)
    return []
