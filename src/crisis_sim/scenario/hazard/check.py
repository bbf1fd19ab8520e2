"""Names and numbers that mean something only inside a hazard: its outputs, its levers, its own parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from crisis_sim.scenario.effect import LeverMove, MoveLever
from crisis_sim.scenario.hazard.base import Gauge, HazardBase, Lever, Reads, Response
from crisis_sim.scenario.hazard.order import circle
from crisis_sim.scenario.marks import Branch, Keys
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.suggest import advise

Hazards = Mapping[str, HazardBase]


def check(hazards: Hazards, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about hazards and about everything that moves their levers."""
    known = {id: _Known(frozenset(hazard.outputs()), hazard.every_lever()) for id, hazard in hazards.items()}
    placed: set[tuple[str, str, str]] = set()
    for model, path in parts:
        if isinstance(model, Reads):
            placed.add((str(path[1]), model.hazard, model.output))
            yield from _output(known, model.hazard, model.output, (*path, "output"), marks)
        elif isinstance(model, MoveLever):
            yield from _lever(known, model.hazard, model, path, marks)
        elif isinstance(model, Gauge):
            yield from _output(known, str(path[1]), model.reads, (*path, "reads"), marks)
        elif isinstance(model, Response):
            yield from _lever(known, str(path[1]), model, path, marks)
    for id, hazard in hazards.items():
        for other, output in hazard.reads():
            if (id, other, output) not in placed:
                yield from _output(known, other, output, ("hazards", id), marks)
        for misnomer in hazard.misnomers():
            yield problem(misnomer.code, marks.find(("hazards", id, *misnomer.path)), misnomer.message, misnomer.advice)
    if found := circle(hazards):
        message = f"hazards read each other in a circle: {' → '.join(f'`{id}`' for id in (*found, found[0]))}"
        yield problem("R042", marks.find_key(("hazards", found[0])), message, "let one of them do without the others")


class _Known(NamedTuple):
    """Names of a hazard; it makes them anew each time it is asked, which takes a while where it has thousands."""

    outputs: frozenset[str]
    levers: dict[str, Lever]


def _output(known: Mapping[str, _Known], id: str, output: str, path: Keys, marks: Branch) -> Iterator[Problem]:
    if id in known and output not in known[id].outputs:
        advice = advise(output, known[id].outputs)
        yield problem("R039", marks.find(path), f"the hazard `{id}` has no output `{output}`", advice)


def _lever(known: Mapping[str, _Known], id: str, move: LeverMove, path: Keys, marks: Branch) -> Iterator[Problem]:
    if id not in known:
        return
    levers, lever = known[id].levers, move.lever
    if lever not in levers:
        message = f"the hazard `{id}` has no lever `{lever}`"
        yield problem("R040", marks.find((*path, "lever")), message, advise(lever, levers))
    elif move.to is not None and not levers[lever].low <= move.to <= levers[lever].high:
        message = f"`{lever}` can't be {move.to}"
        advice = f"it goes from {levers[lever].low} to {levers[lever].high}"
        yield problem("S007", marks.find((*path, "to")), message, advice)
