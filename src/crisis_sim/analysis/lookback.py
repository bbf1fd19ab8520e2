"""All that a player looks back on after ENDEX, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crisis_sim.analysis.debrief import Debrief, debrief, first_page
from crisis_sim.analysis.hotwash import FEW, Point
from crisis_sim.analysis.inquiry.hearing import hearing
from crisis_sim.analysis.inquiry.question import HearingQuestion
from crisis_sim.analysis.key_choice import KeyChoice, key_choice
from crisis_sim.analysis.luck import Chance, Draw, chances, draws
from crisis_sim.analysis.probes import Probed, probed
from crisis_sim.analysis.ratings import Rating
from crisis_sim.analysis.record import own_ratings
from crisis_sim.model.events import Line
from crisis_sim.model.index import Index


@dataclass(frozen=True, slots=True)
class LookBack:
    """One drill, as its player looks back on it."""

    parts: Debrief
    seat: str
    well: tuple[Point, ...]
    badly: tuple[Point, ...]
    rated: tuple[Rating, ...]
    """Of what was expected of the seat."""
    key: KeyChoice | None
    draws: tuple[Draw, ...]
    chances: tuple[Chance, ...]
    probes: tuple[Probed, ...]
    questions: tuple[HearingQuestion, ...]


def look_back(index: Index, lines: Sequence[Line], seat: str, seed: int) -> LookBack:
    """The look back of one seat: its own three and three first, filled up with those of all seats."""
    parts = debrief(index, lines)
    own, all_ = first_page(parts, frozenset({seat})), first_page(parts)
    return LookBack(
        parts=parts,
        seat=seat,
        well=_filled(own.well, all_.well),
        badly=_filled(own.badly, all_.badly),
        rated=tuple(own_ratings(parts, seat)),
        key=key_choice(parts.course, parts.decisions, seat),
        draws=tuple(draws(parts.course)),
        chances=tuple(chances(parts.course, seed, {seat})),
        probes=tuple(one for one in probed(parts.course, parts.knowledge, parts.truth) if one.seat == seat),
        questions=tuple(hearing(parts, seat)),
    )


def _filled(own: Sequence[Point], others: Sequence[Point]) -> tuple[Point, ...]:
    return tuple([*own, *(point for point in others if point not in own)][:FEW])
