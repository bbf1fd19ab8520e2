"""Which of all measures fit what is going on, as far as the seat knows: those come first in a list."""

from __future__ import annotations

from crisis_sim.model.seat_view import SeatView


def fitting(view: SeatView) -> set[str]:
    """Measures that the plans at hand are about, that are under way or offered, or whose criteria the seat knows of.

    Plans are at hand by the threats that the exercise is about.
    """
    offered = {option.get("measure") for question in view.questions.values() for option in question.options}
    under_way = {*(u.measure for u in view.undertakings.values()), *view.measures_heard, *offered}
    topics = set(view.lookups.topics)
    return {
        key
        for key, m in view.brief.get("measures", {}).items()
        if m["planned"] or key in under_way or (m["criteria"] and topics.issuperset(m["criteria"]))
    }
