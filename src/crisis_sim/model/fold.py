"""State is a fold over events: the only way it changes."""

from __future__ import annotations

from crisis_sim.model import changes_in_play, changes_in_the_world
from crisis_sim.model.changes import HANDLERS
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.model.slice import Slicer
from crisis_sim.model.state import State, fresh

CHANGES = (changes_in_play, changes_in_the_world)
"""The modules whose import fills the registry."""


def apply(state: State, event: Event) -> None:
    """Change the state in place by one event."""
    state.now = event.t
    handler = HANDLERS.get(event.kind)
    if handler is not None:
        handler(state, event.t, event.p)


def fold(index: Index, events: list[Event]) -> State:
    """The state after these events, handles included."""
    state = fresh(index)
    slicers = {seat: Slicer(index, seat, state.handles[seat]) for seat in index.seat_ids}
    for event in events:
        apply(state, event)
        for seat in event.audience:
            slicers[seat].line(event)
    return state
