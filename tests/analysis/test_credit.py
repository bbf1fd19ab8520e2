"""Given a log: what went well is put down to whoever did it."""

from __future__ import annotations

import pytest

from crisis_sim.analysis.credit import done_by_others
from crisis_sim.analysis.debrief import Debrief, debrief, first_page
from crisis_sim.analysis.decisions import Decision
from crisis_sim.analysis.expected import Expected
from crisis_sim.report.debriefing.first_page import told
from crisis_sim.report.debriefing.frame import Frame
from crisis_sim.report.debriefing.names import Names
from crisis_sim.report.document import pieces
from tests.drilled import drilled
from tests.stage import compiled

SEAT = "cyber-cell"


def looked(world: str, policy: str) -> Debrief:
    session = drilled(world, compiled(world).scenario.seats[0].id, policy=policy)
    return debrief(session.engine.index, session.lines)


def by_others(parts: Debrief, seat: str = SEAT) -> set[str]:
    met = [e for e in parts.expected if e.seat == seat and e.result == "met"]
    return {e.id for e in met if done_by_others(parts.course, parts.knowledge, e)}


def test_who_did_nothing_has_done_nothing_that_went_well() -> None:
    """The foreign ministry told the crisis centre and Belnet went to the police: the cell sat still."""
    parts = looked("shape-cyberattack", "silent")
    assert {"crisis-centre-knows", "magistrate-knows", "evidence-kept"} <= by_others(parts)
    page = first_page(parts, frozenset({SEAT}))
    names = Names(parts.course.index, "en")
    frame = Frame(parts, names, frozenset({SEAT}), frozenset({SEAT}))
    for point in page.well:
        if isinstance(point, Expected) and point.id in by_others(parts):
            assert "done by others)" in "".join(map(str, pieces(told(frame, point))))
        assert not isinstance(point, Decision), "it answered none"


@pytest.mark.parametrize("world", ["first-drill", "shape-cyberattack", "flood-vesdre"])
def test_what_the_seat_did_itself_comes_first(world: str) -> None:
    seat = compiled(world).scenario.seats[0].id
    parts = looked(world, "by-the-book")
    others = by_others(parts, seat)
    met = {e.id for e in parts.expected if e.seat == seat and e.result == "met"}
    assert len(met - others) >= 3
    well = first_page(parts, frozenset({seat})).well
    assert not others & {point.id for point in well if isinstance(point, Expected)}


def test_what_went_through_ones_own_hands_is_ones_own() -> None:
    assert "crisis-centre-knows" not in by_others(looked("shape-cyberattack", "by-the-book"))
