"""In which order hazards step that read each other's outputs."""

from __future__ import annotations

from collections.abc import Mapping

from crisis_sim.scenario.hazard.base import HazardBase


def upstream_first(hazards: Mapping[str, HazardBase]) -> tuple[str, ...]:
    """Those that others read before these, else in the order of the file.

    Raises:
        ValueError: hazards that read each other in a circle; its argument names them in order.
    """
    done: dict[str, None] = {}
    for id in hazards:
        _visit(id, hazards, done, [])
    return tuple(done)


def circle(hazards: Mapping[str, HazardBase]) -> tuple[str, ...]:
    """Hazards that read each other in a circle, or nothing."""
    try:
        upstream_first(hazards)
    except ValueError as found:
        return tuple(found.args[0])
    return ()


def _visit(id: str, hazards: Mapping[str, HazardBase], done: dict[str, None], above: list[str]) -> None:
    if id in above:
        raise ValueError(above[above.index(id) :])
    if id in done:
        return
    for other, _ in hazards[id].reads():
        if other in hazards:
            _visit(other, hazards, done, [*above, id])
    done[id] = None
