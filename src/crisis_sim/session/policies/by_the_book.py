"""The policy that works by the book."""

from __future__ import annotations

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.chores import earliest
from crisis_sim.session.policies.todo import todo


class ByTheBook:
    """Opens what arrives, follows its plan cards, answers requests, decides by instruction and principle."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """The most urgent of what is left to do; None when nothing is."""
        return earliest(view, todo(view))
