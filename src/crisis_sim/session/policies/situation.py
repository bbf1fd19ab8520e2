"""What a seat can say of the situation, and which facts it may say to anybody."""

from __future__ import annotations

from heapq import nsmallest

from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.session.policies.chores import plainly

_FACTS = 5
_LENGTH = 1500


def situation(view: SeatView) -> str:
    """What the seat knows, newest first, in a few lines."""
    known = (card for card in view.facts.values() if not card.withdrawn)
    return " / ".join(_line(card) for card in nsmallest(_FACTS, known, key=lambda c: (-c.tick, c.fact)))[:_LENGTH]


def _line(card: FactCard) -> str:
    text = plainly(card.text)
    return f"{text} ({card.content}{card.unit})" if card.content is not None and card.unit else text


def harmless(card: FactCard) -> bool:
    """Whether no marking, owner or TLP limits who may know a fact."""
    return card.marking == "public" and card.release is None and card.tlp in (None, "clear", "green")
