"""The policy that never does anything: what happens when nobody is there."""

from __future__ import annotations

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.base import Plan


class Silent:
    """Never does anything: leaves calls ringing and decisions to their defaults."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """Nothing, ever."""
        return None
