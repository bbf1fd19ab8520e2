"""Numbers of one run: its outcomes and the rows of its tables. A pure function of a log's lines."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from crisis_sim.analysis.measuring.decided import decisions
from crisis_sim.analysis.measuring.experiment_outcomes import asked_for
from crisis_sim.analysis.measuring.judged import expectations
from crisis_sim.analysis.measuring.legs import legs
from crisis_sim.analysis.measuring.means import means
from crisis_sim.analysis.measuring.rows import DecisionRow, ExpectationRow, LegRow, MeansRow, Outcome
from crisis_sim.analysis.measuring.standard_outcomes import standard
from crisis_sim.model.events import Event, Line
from crisis_sim.model.index import Index
from crisis_sim.scenario import study

__all__ = ["DecisionRow", "ExpectationRow", "LegRow", "MeansRow", "Measured", "Outcome", "measured"]


class Measured(msgspec.Struct, frozen=True, gc=False):
    """All numbers of a run."""

    end: int
    """Tick of ENDEX, or of the last line of a run that did not come to it."""
    finished: bool
    outcomes: list[Outcome]
    expectations: list[ExpectationRow]
    decisions: list[DecisionRow]
    legs: list[LegRow]
    means: list[MeansRow]


def measured(index: Index, lines: Sequence[Line], wanted: Sequence[study.Outcome] = ()) -> Measured:
    """The numbers of a run from its commands and events, with those that an experiment wants besides.

    Works on a run that was broken off as well: what it did not come to is None, seen until its last tick.
    """
    events = [line for line in lines if isinstance(line, Event)]
    endex = next((e.t for e in reversed(events) if e.kind == "ExerciseEnded"), None)
    end = endex if endex is not None else (lines[-1].t if lines else 0)
    judged, decided, sent = expectations(index, events), decisions(events), legs(index, events)
    outcomes = standard(index, lines, end, judged, decided)
    names = {outcome.name for outcome in outcomes}
    for outcome in asked_for(index, events, wanted, end, endex is not None, judged):
        if outcome.name not in names:
            names.add(outcome.name)
            outcomes.append(outcome)
    return Measured(end, endex is not None, outcomes, judged, decided, sent, means(index, lines, end))
