"""Facts that a seat may not pass on before their owner agrees: what a release can be asked for."""

from __future__ import annotations

from crisis_sim.model.seat_view import SeatView


def releasable(view: SeatView, owner: str | None = None) -> list[str]:
    """Keys of those facts, of one owner where one is given who owns any; those of all owners else."""
    kept = {
        key: fact.owner for key, fact in view.facts.items() if fact.needs_consent(view.actors) and not fact.withdrawn
    }
    return [key for key, whose in kept.items() if whose == owner] or [*kept]
