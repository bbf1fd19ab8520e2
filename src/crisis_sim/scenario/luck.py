"""Warnings about injects that never come: they need other luck than what they wait for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crisis_sim.scenario import condition as c
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.triggers import Order

Luck = dict[str, frozenset[str]]
"""Draw: the values with which something can be; a draw that is missing may have any."""


def check(scenario: Scenario, order: Order, marks: Branch) -> Iterator[Problem]:
    """A finding for every inject that needs one value of a draw after one that comes only with another."""
    injects = {inject.id: inject for inject in scenario.injects}
    before: dict[str, Luck] = {}
    after: dict[str, Luck] = {}
    """What was so when the inject was due, and when it was released."""
    place = {inject.id: n for n, inject in enumerate(scenario.injects)}
    told: set[str] = set()
    for id in order.sorted:
        inject = injects[id]
        before[id] = _before(inject, order, injects, before, after, scenario)
        after[id] = _both(before[id], _needs(inject.if_, True, scenario))
        if empty := [draw for draw, values in after[id].items() if not values]:
            causes = {*order.causes[id], *order.namers.get(id, ())}
            alone = not all(_needs(inject.if_, True, scenario).values())  # a contradiction in itself, said elsewhere
            if not alone and not causes & told:
                message = (
                    f"`{id}` never comes: what leads to it and its own guard need different values of `{empty[0]}`"
                )
                spot = marks.find(("injects", place[id], "if" if inject.if_ is not None else "id"))
                yield problem("L025", spot, message, "change the guard, or the trigger")
            told.add(id)


def _before(
    inject: Inject,
    order: Order,
    injects: Mapping[str, Inject],
    before: Mapping[str, Luck],
    after: Mapping[str, Luck],
    scenario: Scenario,
) -> Luck:
    """What is so when an inject is due: what its causes need, and for an alternative that a guard was false."""
    found = _needs(inject.when, True, scenario)
    for cause in order.causes[inject.id]:
        if cause in after:  # a loop or a cause that may stand behind is no ground for a finding
            found = _both(found, after[cause])
    ways = [
        _both(before[by], _needs(injects[by].if_, False, scenario))
        for by in order.namers.get(inject.id, ())
        if by in before
    ]
    if ways and len(ways) == len(order.namers[inject.id]):
        ways = [way for way in ways if all(way.values())] or ways[:1]
        shared = set(ways[0]).intersection(*ways[1:])
        found = _both(found, {draw: frozenset[str]().union(*(way[draw] for way in ways)) for draw in shared})
    return found


def _both(one: Luck, other: Luck) -> Luck:
    found = dict(one)
    for draw, values in other.items():
        found[draw] = found[draw] & values if draw in found else values
    return found


def _needs(condition: Any, wanted: bool, scenario: Scenario) -> Luck:
    """The luck without which a condition can't be as wanted."""
    match condition:
        case c.DrawIs():
            values = frozenset(scenario.draws[condition.draw])
            return {condition.draw: values & {condition.is_} if wanted else values - {condition.is_}}
        case c.Not():
            return _needs(condition.not_, not wanted, scenario)
        case c.AllOf() | c.AnyOf():
            parts = condition.all if isinstance(condition, c.AllOf) else condition.any
            needs = [_needs(part, wanted, scenario) for part in parts]
            found = needs[0]
            for other in needs[1:]:
                if isinstance(condition, c.AllOf) == wanted:
                    found = _both(found, other)
                else:  # one part will do, whichever
                    found = {draw: found[draw] | other[draw] for draw in found.keys() & other.keys()}
            return found
        case _:
            return {}
