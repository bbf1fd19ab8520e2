"""Times that can't be: before the start, after the end, out of order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis_sim.scenario.condition import Elapsed
from crisis_sim.scenario.hazard.base import HazardStart
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.people import JumpMove, LiveMove
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.scenario import Probe, Scenario
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.story import ElseWait, Inject, Manual
from crisis_sim.scenario.study import IndicatorAt
from crisis_sim.scenario.time import format_duration, tick

Moment = int | str


def check(scenario: Scenario, plan: Schedule, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about every moment and deadline of a scenario without loops among its triggers."""
    late: set[Keys] = set()
    for moment, path in _moments(parts):
        at = tick(moment, scenario.start)
        if at < 0:
            message = f"`{moment}` lies before the start, {scenario.start[11:16]}"
            yield problem("T001", marks.find(path), message, "d1 is the day of the start; write a later time")
        elif plan.end is not None and at > plan.end and path[0] != "end":
            late.add(path[:2])
            message = f"`{moment if isinstance(moment, str) else format_duration(moment)}` lies after the end"
            advice = f"the exercise ends at {format_duration(plan.end)}; write an earlier time, or move the end"
            yield problem("T002", marks.find(path), message, advice)
    yield from _order(scenario, marks)
    for n, inject in enumerate(scenario.injects):
        if ("injects", n) not in late:
            yield from _inject(inject, ("injects", n), scenario, plan, marks)


def _moments(parts: Iterable[Part]) -> Iterator[tuple[Moment, Keys]]:
    for model, path in parts:
        match model:
            case Inject(at=int() | str() as at):
                yield at, (*path, "at")
            case Manual():
                yield model.suggest.at, (*path, "suggest", "at")
            case ElseWait():
                yield model.wait.until, (*path, "wait", "until")
            case Elapsed():
                yield model.elapsed, (*path, "elapsed")
            case HazardStart(at=int() | str() as at):
                yield at, (*path, "at")
            case Probe():
                yield model.at, (*path, "at")
            case IndicatorAt(at=int() | str() as at) if at != "end":
                yield at, (*path, "at")


def _order(scenario: Scenario, marks: Branch) -> Iterator[Problem]:
    now = 0
    for n, move in enumerate(scenario.moves):
        if isinstance(move, JumpMove):
            key, moment = "to", move.to
        elif isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
            key, moment = "until", move.until
        else:
            continue
        at = tick(moment, scenario.start)
        if at <= now:
            spot = marks.find(("moves", n, key))
            message = f"the move `{move.id}` would be over at {format_duration(max(at, 0))}, before it begins"
            advice = f"it begins at {format_duration(now)}: write a later moment"
            yield problem("T003", spot, message, advice)
        now = max(now, at)


def _inject(inject: Inject, path: Keys, scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    at = plan.earliest[inject.id]
    if isinstance(inject.else_, ElseWait):
        until = tick(inject.else_.wait.until, scenario.start)
        if until <= at:
            message = f"`{inject.id}` is due at {format_duration(at)}, so it waits no longer than that"
            yield problem("T005", marks.find((*path, "else", "wait", "until")), message, "write a later moment")
    if plan.end is None:
        return
    if at > plan.end:
        message = f"`{inject.id}` comes at {format_duration(at)} at the earliest, after the end"
        spot = marks.find((*path, "after"))
        yield problem("T002", spot, message, f"the exercise ends at {format_duration(plan.end)}: shorten the delay")
    elif inject.asks and at + inject.asks.within > plan.end:
        message = f"the deadline falls at {format_duration(at + inject.asks.within)} or later, after the end"
        advice = f"the exercise ends at {format_duration(plan.end)}: ask earlier, or give less time"
        yield problem("T004", marks.find((*path, "asks", "within")), message, advice)
