"""Handlers of the lines of a slice, by kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.model.seat_records import SeatRecords

Handler = Callable[[SeatRecords, int, dict[str, Any]], None]
"""Takes a line's tick and payload into a seat's records."""


def into(table: dict[str, Handler]) -> Callable[..., Callable[[Handler], Handler]]:
    """A decorator that enters handlers into a table under the kinds that they are for."""

    def on(*kinds: str) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            table.update(dict.fromkeys(kinds, handler))
            return handler

        return register

    return on
