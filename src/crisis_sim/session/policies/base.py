"""What a policy is: a pure function of what its seat has been told, and of its seat's luck."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import SeatView


class Plan(NamedTuple):
    """What a policy will do next, unless its seat hears something new before."""

    tick: int
    command: Command


class Policy(Protocol):
    """Occupies a seat. No clock, no memory: the same view and the same luck give the same plan."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """The next command and its tick, later than `view.now`; None to wait for news.

        `luck` is an integer of 53 bits, the seat's own, the same throughout a run. A policy to which chance matters
        draws by it: `draw(luck, purpose, cause=...)` of `model.draws`, where the cause says what it is about in words
        that do not depend on how the run went (a title, a fact's text, a measure), never in a handle. Two runs of one
        seed then share their chances, whatever else differs.
        """
