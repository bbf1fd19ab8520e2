"""The registry of what changes the state: one handler for each kind of event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.model.state import State

P = dict[str, Any]
Handler = Callable[[State, int, P], None]
"""Takes the state, the tick and the event's payload."""

HANDLERS: dict[str, Handler] = {}


def on(*kinds: str) -> Callable[[Handler], Handler]:
    """Make a function the handler of these kinds of event."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


def count(state: State, counter: str) -> None:
    """One more of these."""
    state.counts[counter] = state.counts.get(counter, 0) + 1
