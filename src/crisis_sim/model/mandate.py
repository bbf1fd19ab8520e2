"""Who may order what: mandate, jurisdiction and requirements, judged by what the actor's seat knows."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.holds import knows, reached
from crisis_sim.model.index import Index
from crisis_sim.model.state import State
from crisis_sim.scenario import condition as c


def orderer(index: Index, actors: tuple[str, ...], measure: str, as_: str | None = None) -> str | None:
    """The actor among `actors` (or `as_` alone) who has the mandate for a measure."""
    candidates = (as_,) if as_ else actors
    return next((a for a in candidates if a in index.mandated[measure]), None)


def satisfied(index: Index, state: State, condition: Any, actors: tuple[str, ...]) -> bool:
    """Whether a requirement holds as far as these actors know; what they can't know does not stand in the way."""
    return condition is None or _known(index, state, condition, actors) is not False


def _known(index: Index, state: State, condition: Any, actors: tuple[str, ...]) -> bool | None:
    """Whether a condition holds to the knowledge of these actors; None where they can't know."""
    match condition:
        case c.AllOf():
            parts = {_known(index, state, part, actors) for part in condition.all}
            return False if False in parts else None if None in parts else True
        case c.AnyOf():
            parts = {_known(index, state, part, actors) for part in condition.any}
            return True if True in parts else None if None in parts else False
        case c.Not():
            inner = _known(index, state, condition.not_, actors)
            return None if inner is None else not inner
        case c.PhaseIs():
            return any(knows(state, actor, f"phase:{condition.phase}") for actor in actors)
        case c.LevelIs():
            return _level_known(index, state, condition, actors)
        case c.MeasureIs():
            return any(knows(state, actor, f"measure:{condition.measure}") for actor in actors) or any(
                order.measure == condition.measure and order.by in actors and reached(order.status, condition.status)
                for order in state.orders.values()
            )
        case c.ConvenedIs():
            return condition.convened in state.convened
        case c.KnownTo() if condition.known_to in actors:
            return knows(state, condition.known_to, condition.fact)
        case c.Knows() if condition.knows.actor in actors:
            return knows(state, condition.knows.actor, condition.knows.fact)
        case _:
            return None


def missing_topics(index: Index, state: State, criteria: tuple[str, ...], actor: str) -> list[str]:
    """Topics of a measure's criteria about which an actor knows no fact yet."""
    known = {
        topic
        for (who, subject), what in state.knowledge.items()
        if who == actor and not what.withdrawn and subject in index.facts
        for topic in index.facts[subject].topics
    }
    return [topic for topic in criteria if topic not in known]


def _level_known(index: Index, state: State, x: c.LevelIs, actors: tuple[str, ...]) -> bool:
    values = [v.id for v in index.compiled.levels[x.level].values]
    believed = [
        known.content
        for actor in actors
        if (known := state.knowledge.get((actor, f"level:{x.level}"))) and known.content is not None
    ]
    start = index.compiled.levels[x.level].start
    if not believed and start is not None:
        believed = [values.index(start)]
    if x.is_ is not None:
        return any(position == values.index(x.is_) for position in believed)
    return any(position >= values.index(x.at_least or values[0]) for position in believed)
