"""Warnings about conditions that are settled before anybody plays: never true, or always.

Told from bounds, counts, draws, and from what the effects of scenario and pack can bring about at all. What depends on
players, on chance or on the director is left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from crisis_sim.scenario import condition as c
from crisis_sim.scenario.effect import ChangeMeans, Convene, Declare, MoveIndicator, SetLevel
from crisis_sim.scenario.expectation import MeasureResult
from crisis_sim.scenario.fact import Fact
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part, walk
from crisis_sim.scenario.scenario import Scenario

Found = tuple[bool, str] | None
"""Whether it is always or never true, and why; None while that is open."""
PRODUCTS = ("sitrep", "methane", "options-paper")
"""What seats can submit."""
BOUNDLESS = 10**9


class Possible(NamedTuple):
    """What can come about in a scenario at all."""

    scenario: Scenario
    names: Names
    levels: dict[str, set[str]]
    """Level: values that it starts with or can be set to."""
    phases: set[str]
    convened: set[str]
    clocks: set[str]
    """Clocks that some fact starts."""
    most: dict[str, int]
    """Means: the most units that there can be."""
    mandated: dict[str, set[str]]
    """Measure: actors that may order it, variants included."""
    moved: set[str]
    """Indicators that something moves."""


def possible(scenario: Scenario, names: Names, parts: Iterable[Part]) -> Possible:
    """Gather it from the effects of the scenario and of all measures on the day."""
    models = [part.model for part in parts]
    measures = [part.model for measure in names.measures.values() for part in walk(measure)]
    every = [*models, *measures]
    levels = {id: {scale.start} if scale.start else set() for id, scale in names.pack.levels.items()}
    for model in every:
        if isinstance(model, SetLevel) and model.level in levels:
            levels[model.level].update([model.to] if model.to else names.levels[model.level])
        elif isinstance(model, Measure) and model.level in levels:
            levels[model.level].update(names.levels[model.level])
    most = {id: means.count for id, means in scenario.means.items()}
    for experiment in scenario.experiments.values():
        for key in most.keys() & experiment.vary.keys():
            most[key] = max(most[key], *(int(v) for v in experiment.vary[key] if isinstance(v, (int, float))))
    for model in every:
        if isinstance(model, ChangeMeans) and model.means in most and model.change > 0:
            most[model.means] = BOUNDLESS  # an effect may come again and again
    mandated = {
        id: {actor for actor, one in names.actors.items() if {actor, one.role} & {*measure.by}}
        for id, measure in names.measures.items()
    }
    for variant in scenario.variants.values():
        for actor, granted in variant.mandates.items():
            for id in granted:
                mandated[id].add(actor)
    return Possible(
        scenario,
        names,
        {id: {value for value in values if value} for id, values in levels.items()},
        {model.phase for model in every if isinstance(model, Declare) and not model.ends},
        {
            body
            for model in every
            if isinstance(model, Convene)
            for body, actor in names.actors.items()
            if {body, actor.role} & {*model.convenes}
        },
        {clock for model in models if isinstance(model, Fact) for clock in model.clocks}
        | {id for id, clock in names.pack.clocks.items() if clock.started_by},
        most,
        mandated,
        {model.indicator for model in every if isinstance(model, MoveIndicator)}
        | {id for hazard in scenario.hazards.values() for id in hazard.drives},
    )


def check(scenario: Scenario, names: Names, parts: Iterable[Part], marks: Branch) -> Iterator[Problem]:
    """Findings about every condition of a scenario without errors."""
    parts = tuple(parts)
    can = possible(scenario, names, parts)
    for model, path in parts:
        rule = _RULES.get(type(model))
        if rule and (found := rule(model, can)):
            always, why = found
            if always:
                yield problem("L024", marks.find(path), f"this is always true: {why}", "delete it, or change the value")
            else:
                advice = "change the value, or add what brings it about"
                yield problem("L023", marks.find(path), f"this can never be true: {why}", advice)


def _indicator(x: c.IndicatorIs, can: Possible) -> Found:
    it = can.scenario.indicators[x.indicator]
    if x.indicator not in can.moved:
        return None  # a finding of its own
    bounds = f"`{x.indicator}` goes from {it.min} to {it.max}"
    if (x.below is not None and x.below <= it.min) or (x.above is not None and x.above >= it.max):
        return False, bounds
    if x.below is not None and x.above is not None and x.below <= x.above + 1:
        return False, f"nothing is below {x.below} and above {x.above}"
    if (x.below is None or x.below > it.max) and (x.above is None or x.above < it.min):
        return True, bounds
    return None


def _means(x: c.MeansFree, can: Possible) -> Found:
    if x.free == 0:
        return True, "none need be free"
    if x.free > can.most[x.means]:
        return False, f"there are only {can.most[x.means]} of `{x.means}`"
    return None


def _draw(x: c.DrawIs, can: Possible) -> Found:
    values = can.scenario.draws[x.draw]
    return (True, f"`{x.draw}` has no other value") if len(values) == 1 else None


def _level(x: c.LevelIs, can: Possible) -> Found:
    order, there = can.names.levels[x.level], can.levels[x.level]
    wanted = {x.is_} if x.is_ else set(order[order.index(x.at_least or "") :])
    if not wanted & there:
        return False, f"nothing sets the level `{x.level}` to it"
    if x.at_least == order[0] and can.names.pack.levels[x.level].start is not None:
        return True, f"`{x.at_least}` is the lowest value, and the level starts with one"
    return None


def _phase(x: c.PhaseIs, can: Possible) -> Found:
    return None if x.phase in can.phases else (False, f"no measure or effect declares the phase `{x.phase}`")


def _clock(x: c.ClockIs, can: Possible) -> Found:
    return None if x.clock in can.clocks else (False, f"no fact starts the clock `{x.clock}`")


def _convened(x: c.ConvenedIs, can: Possible) -> Found:
    return None if x.convened in can.convened else (False, f"nothing convenes `{x.convened}`")


def _product(x: c.ProductIs, can: Possible) -> Found:
    if x.product not in PRODUCTS:
        return False, f"there is no product `{x.product}`; there are {', '.join(PRODUCTS)}"
    return None


def _inject(x: c.InjectIs, can: Possible) -> Found:
    if x.status in ("delivered", "read") and not can.names.injects[x.inject].to:
        return False, f"`{x.inject}` goes to nobody, so it is only ever released"
    return None


def _move(x: c.MoveIs, can: Possible) -> Found:
    first = can.scenario.moves[0].id
    return (True, f"`{first}` is the first move") if x.move == first else None


def _measure(x: c.MeasureIs, can: Possible) -> Found:
    return _ordered(x.measure, x.status, x.by, can)


def _result(x: MeasureResult, can: Possible) -> Found:
    return _ordered(x.id, x.status, x.by, can)


def _ordered(measure: str, status: str, by: str | None, can: Possible) -> Found:
    if status in ("proposed", "refused"):
        return None
    if not can.mandated[measure]:
        return False, f"nobody there has the mandate for `{measure}`"
    if by is not None and by not in can.mandated[measure]:
        return False, f"`{by}` has no mandate for `{measure}`, so it can only propose it"
    return None


def _all(x: c.AllOf, can: Possible) -> Found:
    """Parts that contradict each other: two values of a draw, or bounds that leave nothing."""
    draws: dict[str, str] = {}
    low: dict[str, int] = {}
    high: dict[str, int] = {}
    for part in x.all:
        if isinstance(part, c.DrawIs) and draws.setdefault(part.draw, part.is_) != part.is_:
            return False, f"`{part.draw}` can't be `{draws[part.draw]}` and `{part.is_}`"
        if isinstance(part, c.IndicatorIs):
            id = part.indicator
            low[id] = max(low.get(id, -(2**62)), part.above if part.above is not None else -(2**62))
            high[id] = min(high.get(id, 2**62), part.below if part.below is not None else 2**62)
            alone = part.above is not None and part.below is not None
            if high[id] <= low[id] + 1 and not alone:
                return False, f"`{id}` can't be below {high[id]} and above {low[id]}"
    return None


_RULES: dict[type, Callable[[Any, Possible], Found]] = {
    c.IndicatorIs: _indicator,
    c.MeansFree: _means,
    c.DrawIs: _draw,
    c.LevelIs: _level,
    c.PhaseIs: _phase,
    c.ClockIs: _clock,
    c.ConvenedIs: _convened,
    c.ProductIs: _product,
    c.InjectIs: _inject,
    c.MoveIs: _move,
    c.MeasureIs: _measure,
    c.AllOf: _all,
    MeasureResult: _result,
}
