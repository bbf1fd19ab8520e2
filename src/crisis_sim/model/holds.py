"""Whether a condition holds: a pure function of the state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.model.index import Index
from crisis_sim.model.state import State
from crisis_sim.scenario import condition as c

_LADDER = ("proposed", "ordered", "transmitted", "started", "completed", "confirmed")


def holds(index: Index, state: State, condition: Any, now: int) -> bool:
    """Whether `condition` is true at tick `now`."""
    return _TESTS[type(condition)](index, state, condition, now)


def knows(state: State, actor: str, subject: str) -> bool:
    """Whether an actor holds a subject as known (a withdrawn fact is not)."""
    known = state.knowledge.get((actor, subject))
    return known is not None and not known.withdrawn


def reached(order_status: str, wanted: str) -> bool:
    """Whether a measure's status is at least the wanted one; `refused` stands apart."""
    if wanted == "refused" or order_status == "refused":
        return wanted == order_status
    return _LADDER.index(order_status) >= _LADDER.index(wanted)


def _all(index: Index, state: State, x: c.AllOf, now: int) -> bool:
    return all(holds(index, state, part, now) for part in x.all)


def _any(index: Index, state: State, x: c.AnyOf, now: int) -> bool:
    return any(holds(index, state, part, now) for part in x.any)


def _not(index: Index, state: State, x: c.Not, now: int) -> bool:
    return not holds(index, state, x.not_, now)


def _indicator(index: Index, state: State, x: c.IndicatorIs, now: int) -> bool:
    for tick, value in reversed(state.indicators[x.indicator]):
        if not ((x.below is None or value < x.below) and (x.above is None or value > x.above)):
            return False
        if tick <= now - x.for_:
            return True
    return now >= x.for_ or x.for_ == 0


def _known_to(index: Index, state: State, x: c.KnownTo, now: int) -> bool:
    return knows(state, x.known_to, x.fact)


def _knows(index: Index, state: State, x: c.Knows, now: int) -> bool:
    known = state.knowledge.get((x.knows.actor, x.knows.fact))
    if known is None or known.withdrawn:
        return False
    if x.knows.before is None:
        return True
    released = state.releases.get(x.knows.before)
    return released is None or known.tick < released[0]


def _measure(index: Index, state: State, x: c.MeasureIs, now: int) -> bool:
    return any(
        order.measure == x.measure
        and reached(order.status, x.status)
        and (x.by is None or order.by == x.by)
        and (x.value is None or order.value == x.value)
        for order in state.orders.values()
    )


def _draw(index: Index, state: State, x: c.DrawIs, now: int) -> bool:
    return state.draws.get(x.draw) == x.is_


def _means(index: Index, state: State, x: c.MeansFree, now: int) -> bool:
    return state.means[x.means] >= x.free


def _inject(index: Index, state: State, x: c.InjectIs, now: int) -> bool:
    if x.status == "skipped":
        return state.injects.get(x.inject) == "skipped"
    if x.status == "released":
        return x.inject in state.releases
    prefix = f"{x.inject}/"
    return any(
        (m.delivered if x.status == "delivered" else m.read) is not None
        for m in state.messages.values()
        if m.id.startswith(prefix)
    )


def _decision(index: Index, state: State, x: c.DecisionIs, now: int) -> bool:
    return any(
        d.final is not None and (x.option is None or d.final == x.option)
        for d in state.decisions.values()
        if d.p.get("inject") == x.decision
    )


def _phase(index: Index, state: State, x: c.PhaseIs, now: int) -> bool:
    return any(phase == x.phase and x.territory in (None, territory) for phase, territory in state.phases)


def _level(index: Index, state: State, x: c.LevelIs, now: int) -> bool:
    if x.level not in state.levels:
        return False
    value = state.levels[x.level][0]
    if x.is_ is not None:
        return value == x.is_
    order = [v.id for v in index.compiled.levels[x.level].values]
    return order.index(value) >= order.index(x.at_least or order[0])


def _elapsed(index: Index, state: State, x: c.Elapsed, now: int) -> bool:
    return now >= index.at(x.elapsed)


def _move(index: Index, state: State, x: c.MoveIs, now: int) -> bool:
    return x.move in state.moves


def _product(index: Index, state: State, x: c.ProductIs, now: int) -> bool:
    return any(p["product"] == x.product and x.seat in (None, p["seat"]) for p in state.products)


def _clock(index: Index, state: State, x: c.ClockIs, now: int) -> bool:
    return any(
        clock == x.clock and x.actor in (None, actor) and (x.status in ("started", status))
        for (clock, actor), (status, _) in state.clocks.items()
    )


def _asked(index: Index, state: State, x: c.Asked, now: int) -> bool:
    return any(
        asker == x.asked.actor and of == x.asked.of and x.asked.fact in (None, subject)
        for asker, of, subject in state.asked
    )


def _convened(index: Index, state: State, x: c.ConvenedIs, now: int) -> bool:
    return x.convened in state.convened


_TESTS: dict[type, Callable[[Index, State, Any, int], bool]] = {
    c.AllOf: _all,
    c.AnyOf: _any,
    c.Not: _not,
    c.IndicatorIs: _indicator,
    c.KnownTo: _known_to,
    c.Knows: _knows,
    c.MeasureIs: _measure,
    c.DrawIs: _draw,
    c.MeansFree: _means,
    c.InjectIs: _inject,
    c.DecisionIs: _decision,
    c.PhaseIs: _phase,
    c.LevelIs: _level,
    c.Elapsed: _elapsed,
    c.MoveIs: _move,
    c.ProductIs: _product,
    c.ClockIs: _clock,
    c.Asked: _asked,
    c.ConvenedIs: _convened,
}
