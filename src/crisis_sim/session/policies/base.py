"""What a policy is: a pure function of what its seat has been told."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView


class Plan(NamedTuple):
    """What a policy will do next, unless its seat hears something new before."""

    tick: int
    command: Command


class Policy(Protocol):
    """Occupies a seat. No clock, no memory, no chance: the same view gives the same plan."""

    def plan(self, view: SeatView) -> Plan | None:
        """The next command and its tick, later than `view.now`; None to wait for news."""
