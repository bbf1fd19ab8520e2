"""Names and numbers that mean something only inside a hazard: its outputs, its levers, its own parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from crisis_sim.scenario.effect import LeverMove, MoveLever
from crisis_sim.scenario.hazard.base import Gauge, HazardBase, Reads, Response
from crisis_sim.scenario.hazard.order import circle
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.time import format_duration, tick

Hazards = Mapping[str, HazardBase]
MOST_STEPS = 50_000
"""Steps of one hazard in an exercise: 35 days a minute each."""


def check(hazards: Hazards, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about hazards and about everything that moves their levers."""
    placed: set[tuple[str, str, str]] = set()
    for model, path in parts:
        if isinstance(model, Reads):
            placed.add((str(path[1]), model.hazard, model.output))
            yield from _output(hazards.get(model.hazard), model.hazard, model.output, (*path, "output"), marks)
        elif isinstance(model, MoveLever):
            yield from _lever(hazards.get(model.hazard), model.hazard, model.lever, model, path, marks)
        elif isinstance(model, (Gauge, Response)):
            id = str(path[1])
            if isinstance(model, Gauge):
                yield from _output(hazards[id], id, model.reads, (*path, "reads"), marks)
            else:
                yield from _lever(hazards[id], id, model.lever, model, path, marks)
    for id, hazard in hazards.items():
        for other, output in hazard.reads():
            if (id, other, output) not in placed:
                yield from _output(hazards.get(other), other, output, ("hazards", id), marks)
        for misnomer in hazard.misnomers():
            yield problem(misnomer.code, marks.find(("hazards", id, *misnomer.path)), misnomer.message, misnomer.advice)
    if found := circle(hazards):
        message = f"hazards read each other in a circle: {' → '.join(f'`{id}`' for id in (*found, found[0]))}"
        yield problem("R042", marks.find_key(("hazards", found[0])), message, "let one of them do without the others")


def _output(hazard: HazardBase | None, id: str, output: str, path: Keys, marks: Branch) -> Iterator[Problem]:
    if hazard is not None and output not in (known := hazard.outputs()):
        yield problem("R039", marks.find(path), f"the hazard `{id}` has no output `{output}`", advise(output, known))


def _lever(
    hazard: HazardBase | None, id: str, lever: str, move: LeverMove, path: Keys, marks: Branch
) -> Iterator[Problem]:
    if hazard is None:
        return
    known = hazard.every_lever()
    if lever not in known:
        message = f"the hazard `{id}` has no lever `{lever}`"
        yield problem("R040", marks.find((*path, "lever")), message, advise(lever, known))
    elif move.to is not None and not known[lever].low <= move.to <= known[lever].high:
        message = f"`{lever}` can't be {move.to}"
        advice = f"it goes from {known[lever].low} to {known[lever].high}"
        yield problem("S007", marks.find((*path, "to")), message, advice)


def steps(hazards: Hazards, start: str, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """Findings about hazards on so fine a grid that a run would not come to its end."""
    for id, hazard in hazards.items():
        begin = 0 if hazard.starts is None or hazard.starts.at is None else tick(hazard.starts.at, start)
        spans = [span for span in (hazard.lasts, None if plan.end is None else plan.end - begin) if span is not None]
        if spans and min(spans) // hazard.grid > MOST_STEPS:
            message = f"the hazard `{id}` would take more than {MOST_STEPS:,} steps"
            advice = f"give it `step: {format_duration(min(spans) // MOST_STEPS + 60)}` or more, or a shorter `lasts`"
            yield problem("T006", marks.find(("hazards", id, "step")), message, advice)
