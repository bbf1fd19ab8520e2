"""Warnings about questions: nobody there to answer, options that can't be had or that nobody should want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from crisis_sim.scenario.dominance import dominated
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.people import JumpMove
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.question import Asks
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.sense import told_apart
from crisis_sim.scenario.settled import possible
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import format_duration, tick

MOST_OPTIONS = 50
"""Nobody compares more than so many options, and comparing all pairs of a hostile file's would take for ever."""


def check(scenario: Scenario, names: Names, plan: Schedule, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about the questions of a scenario without errors."""
    parts = tuple(parts)
    most = possible(scenario, names, parts).most
    told = set(told_apart(parts))
    empty = list(_empty(scenario))
    for n, inject in enumerate(scenario.injects):
        if inject.asks is not None:
            yield from _nobody(inject, n, plan, empty, marks)
            yield from _unaffordable(inject.asks, n, most, marks)
            yield from _worse(inject, inject.asks, n, scenario, told, marks)


def _empty(scenario: Scenario) -> Iterator[tuple[int, int, str]]:
    """Begin, end and id of the jumps in which nobody holds the seats."""
    begin: int | None = 0
    for move in scenario.moves:
        if isinstance(move, JumpMove):
            end = tick(move.to, scenario.start)
            if move.meanwhile == "silent" and begin is not None:
                yield begin, end, move.id
            begin = end
        elif move.clock == "live":
            begin = tick(move.until, scenario.start) if isinstance(move.until, (int, str)) else None


def _nobody(
    inject: Inject, n: int, plan: Schedule, empty: list[tuple[int, int, str]], marks: Branch
) -> Iterator[Problem]:
    at = plan.latest.get(inject.id)
    if at is None or inject.asks is None:
        return
    for begin, end, move in empty:
        if begin < at and at + inject.asks.within <= end:
            message = f"`{inject.id}` asks during the jump `{move}`, when nobody holds the seats"
            advice = (
                f"ask by {format_duration(begin)} or from {format_duration(end)}, or let a policy hold them meanwhile"
            )
            yield problem("L026", marks.find(("injects", n, "asks")), message, advice)


def _unaffordable(asks: Asks, n: int, most: dict[str, int], marks: Branch) -> Iterator[Problem]:
    for m, option in enumerate(asks.options):
        needed: Counter[str] = Counter()
        for need in option.requires:
            needed[need.means] += need.count
        for means, count in needed.items():
            if count > most[means]:
                message = (
                    f"`{option.id}` can never be chosen: it takes {count} of `{means}`, and there are {most[means]}"
                )
                spot = marks.find(("injects", n, "asks", "options", m, "requires"))
                yield problem("L027", spot, message, "require fewer, or give the owner more")


def _worse(
    inject: Inject, asks: Asks, n: int, scenario: Scenario, told: set[tuple[str, str]], marks: Branch
) -> Iterator[Problem]:
    """One finding for each option that is worse in everything; those that the story tells apart are left alone."""
    if len(asks.options) > MOST_OPTIONS:
        return
    ways = {id: indicator.better for id, indicator in scenario.indicators.items() if indicator.better}
    place = {option.id: m for m, option in enumerate(asks.options)}
    seen: set[str] = set()
    for worse, better in dominated(asks, ways):
        if worse not in seen and not told & {(inject.id, worse), (inject.id, better)}:
            seen.add(worse)
            falls = ", and it falls if nobody answers" if worse == asks.default else ""
            message = f"`{worse}` is worse than `{better}` in everything that is written down{falls}"
            advice = "give it something for which it is best, for some interest or some luck"
            yield problem("L028", marks.find(("injects", n, "asks", "options", place[worse])), message, advice)
