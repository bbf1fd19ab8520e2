"""The hearing: five questions to one seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crisis_sim.analysis.debrief import Debrief
from crisis_sim.analysis.hotwash import QUESTIONS
from crisis_sim.analysis.inquiry import chosen, told
from crisis_sim.analysis.inquiry.question import HearingQuestion, Kind

Finder = Callable[[Debrief, str], Iterator[HearingQuestion]]


def hearing(parts: Debrief, seat: str, most: int = QUESTIONS) -> list[HearingQuestion]:
    """The questions, one of each kind before a second of any, in the order of `Kind`."""
    kinds = [found for found in candidates(parts, seat).values() if found]
    asked: list[HearingQuestion] = []
    for place in range(most):
        asked += [found[place] for found in kinds if place < len(found)]
    return asked[:most]


def candidates(parts: Debrief, seat: str) -> dict[Kind, list[HearingQuestion]]:
    """Every question there is reason for, by kind, the weightiest first."""
    return {kind: list(find(parts, seat)) for kind, find in _FINDERS.items()}


_FINDERS: dict[Kind, Finder] = {
    "passed-late": told.passed_late,
    "undecided": chosen.undecided,
    "mistaken": chosen.mistaken,
    "not-asked": chosen.not_asked,
    "against-card": chosen.against_card,
    "reasoned": chosen.reasoned,
    "unread": told.unread,
    "unanswered": told.unanswered,
    "no-answer": told.no_answer,
    "missed": chosen.missed,
    "unreasoned": chosen.unreasoned,
    "wrote": told.wrote,
    "met": chosen.met,
}
"""Kind: what finds its questions. Kinds that quote the player's words or acts stand before those that only judge."""
