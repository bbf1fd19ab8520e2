"""Warnings about seats: long with nothing to do, or with nothing that counts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.people import Seat
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule, addressed
from crisis_sim.scenario.sense import releases
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import format_duration

ALONE = 15
"""Wall minutes with nothing planned for a seat that are worth a word."""


def check(scenario: Scenario, names: Names, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """Findings about the seats of a scenario without errors."""
    comes = addressed(scenario)
    joined: dict[str, list[Inject]] = {}
    for inject in scenario.injects:
        for other in inject.asks.joint.with_ if inject.asks and inject.asks.joint else ():
            joined.setdefault(other, []).append(inject)
    wanted = {expected.seat for inject in scenario.injects for expected in inject.expects}
    often = ALONE * 60 * plan.pace
    rings = {traffic.to for traffic in scenario.traffic if traffic.every <= often}
    ever = sorted({at for inject in scenario.injects if inject.to for at in releases(inject, plan)})
    for n, seat in enumerate(scenario.seats):
        mine = [*comes[seat.id], *joined.get(seat.id, ())]
        if not rings & {*seat.plays}:
            late = names.convened(seat.plays[0])
            yield from _idle(seat, n, sorted({at for i in mine for at in releases(i, plan)}), ever, late, plan, marks)
        if seat.id not in wanted and not any(inject.asks for inject in mine):
            message = f"nothing is asked or expected of the seat `{seat.id}`"
            advice = "ask or expect something of it, or leave its actors to the simulator"
            yield problem("L032", marks.find(("seats", n, "id")), message, advice)


def _idle(
    seat: Seat, n: int, planned: list[int], ever: list[int], late: bool, plan: Schedule, marks: Branch
) -> Iterator[Problem]:
    """The longest stretch of live play with nothing planned for a seat; one that is convened begins with its first."""
    there = min(planned, default=plan.live[-1].end) if late else 0
    gaps = []
    for begin, end in plan.live:
        inside = [max(begin, there), *(at for at in planned if max(begin, there) < at < end), end]
        gaps += [(b - a, a, b) for a, b in pairwise(inside) if b - a > ALONE * 60 * plan.pace]
    gaps = [(length, a, b) for length, a, b in gaps if bisect_right(ever, a) < bisect_left(ever, b)]  # else L003
    if gaps:
        length, begin, end = max(gaps)
        message = (
            f"nothing sure comes to the seat `{seat.id}` for {round(length / plan.pace / 60)} minutes of play: "
            f"{format_duration(begin)} to {format_duration(end)}"
        )
        advice = "plan something for it, let its phone ring (`traffic`), or jump over it"
        yield problem("L031", marks.find(("seats", n, "id")), message, advice)
