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
    match condition:
        case None:
            return True
        case c.AllOf():
            return all(satisfied(index, state, part, actors) for part in condition.all)
        case c.AnyOf():
            return any(satisfied(index, state, part, actors) for part in condition.any)
        case c.Not():
            return not satisfied(index, state, condition.not_, actors)
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
        case c.KnownTo():
            return condition.known_to not in actors or knows(state, condition.known_to, condition.fact)
        case c.Knows():
            return condition.knows.actor not in actors or knows(state, condition.knows.actor, condition.knows.fact)
        case _:
            return True


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
