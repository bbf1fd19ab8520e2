"""A policy that fails in one run, and plays by the book in all others."""

from __future__ import annotations

from crisis_sim.model.draws import draw
from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.by_the_book import ByTheBook

SEED = 3


class Stumbling(ByTheBook):
    """Fails in the run with seed 3."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """As by the book, or not at all."""
        if luck == draw(SEED, "policy", view.seat):
            raise FileNotFoundError(2, "No such file", f"/home/somebody/{id(self):#x}")
        return super().plan(view, luck)
