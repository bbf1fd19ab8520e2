"""A seat's slice from a log on disk."""

from __future__ import annotations

from pathlib import Path

from crisis_sim.model.events import Event
from crisis_sim.model.fold import apply
from crisis_sim.model.index import Index
from crisis_sim.model.slice import SliceLine, Slicer
from crisis_sim.model.state import fresh
from crisis_sim.scenario.time import parse_moment
from crisis_sim.session.header import compiled_of
from crisis_sim.session.replay import parse
from crisis_sim.session.store import read
from crisis_sim.session.trouble import LogError


def slice_of(log: Path, seat: str, moment: str | None = None) -> tuple[list[SliceLine], Index]:
    """The lines of a log that one seat may see, until a moment, and the scenario behind them.

    Raises:
        LogError: not a log, no such seat, or no such moment.
    """
    header, raw, _ = read(log)
    index = Index(compiled_of(header, str(log)))
    if seat not in index.seats:
        there = ", ".join(index.seat_ids)
        raise LogError("G013", f"has no seat {seat[:64]!r}", f"its seats are {there}", str(log))
    try:
        until = index.at(parse_moment(moment)) if moment is not None else None
    except ValueError as error:
        raise LogError("G014", f"cannot be shown at {moment!r}", str(error), str(log)) from None
    state = fresh(index)
    slicer = Slicer(index, seat, state.handles[seat])
    seen = []
    for number, line in enumerate(raw[1:], start=2):
        event = parse(line, f"{log}:{number}")
        if until is not None and event.t > until:
            break
        if isinstance(event, Event):
            try:
                apply(state, event)
                if seat in event.audience:
                    seen.append(slicer.line(event))
            except (KeyError, IndexError, TypeError, AttributeError, ValueError):
                raise LogError("G008", "is damaged", "restore the file from a copy", f"{log}:{number}") from None
    return seen, index
