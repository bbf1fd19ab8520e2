"""Work that no run could get through: hazards on too fine a grid for their size, sensors that never rest."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.scenario.hazard.base import HazardBase
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.time import format_duration, tick

MOST_STEPS = 50_000
"""Steps of one hazard in an exercise: 35 days a minute each."""
MOST_EFFORT = 30_000_000
"""Effort of all hazards in an exercise; a machine gets through it in about a minute."""
MOST_READINGS = 200_000
"""Readings of all sensors in an exercise: a hundred sensors, every five minutes, for a week."""


def check(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """Findings about what a run of a known length would have to compute."""
    yield from _hazards(scenario, plan, marks)
    yield from _sensors(scenario, plan, marks)


def _hazards(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    steps = {id: _steps(hazard, scenario.start, plan) for id, hazard in scenario.hazards.items()}
    effort = {id: steps[id] * hazard.effort() for id, hazard in scenario.hazards.items()}
    for id, hazard in scenario.hazards.items():
        if steps[id] > MOST_STEPS:
            longer = format_duration(steps[id] * hazard.grid // MOST_STEPS + 60)
            message = f"the hazard `{id}` would take more than {MOST_STEPS:,} steps"
            advice = f"give it `step: {longer}` or more, or a shorter `lasts`"
            yield problem("T006", marks.find(("hazards", id, "step")), message, advice)
    total = sum(effort.values())
    if total > MOST_EFFORT and max(steps.values()) <= MOST_STEPS:
        worst = max(effort, key=effort.__getitem__)
        few = total // MOST_EFFORT + 1
        message = f"the hazard `{worst}` is too much to compute in {steps[worst]:,} steps"
        if effort[worst] <= MOST_EFFORT:
            message = f"the hazards together are too much to compute, most of all `{worst}` in {steps[worst]:,} steps"
        advice = f"make it smaller, or give it a `step` that is {few:,} times as long, or a shorter `lasts`"
        yield problem("T006", marks.find(("hazards", worst, "step")), message, advice)


def _steps(hazard: HazardBase, start: str, plan: Schedule) -> int:
    """Steps until the end, or until it no longer moves; 0 where nobody can tell."""
    begin = 0 if hazard.starts is None or hazard.starts.at is None else tick(hazard.starts.at, start)
    spans = [span for span in (hazard.lasts, None if plan.end is None else plan.end - begin) if span is not None]
    return max(0, min(spans)) // hazard.grid if spans else 0


def _sensors(scenario: Scenario, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    readings = {
        (id, n): (plan.end or 0) // sensor.every
        for id, indicator in scenario.indicators.items()
        for n, sensor in enumerate(indicator.sensors)
    }
    if sum(readings.values()) > MOST_READINGS:
        id, n = max(readings, key=readings.__getitem__)
        message = f"the sensors would take {sum(readings.values()):,} readings, this one the most"
        spot = marks.find(("indicators", id, "sensors", n, "every"))
        yield problem("T006", spot, message, f"at most {MOST_READINGS:,}: let them read less often, or have fewer")
