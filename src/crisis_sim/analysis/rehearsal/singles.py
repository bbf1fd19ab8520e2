"""Single points of failure: what is lost when one actor, one seat or one channel is out for the whole exercise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.differences import Gain, gains
from crisis_sim.analysis.rehearsal.evidence import Evidence, Pair
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.scenario.marks import Spot
from crisis_sim.scenario.refers import walk

MATTERS = 0.05
"""Loss, as a share of what is possible, from which an outcome hangs on something."""
SHOWN = 3


class Loss(NamedTuple):
    """What the exercise loses without something, on the same seeds."""

    what: str
    which: str
    pairs: tuple[Pair, ...]
    gains: tuple[Gain, ...]


def losses(evidence: Evidence) -> Iterator[Loss]:
    """Every knock-out with all that it changes."""
    for (what, which, _), pairs in evidence.pairs(Mode.WITHOUT).items():
        own = _own(evidence, which) if what == "actor" else frozenset[str]()
        yield Loss(what, which, tuple(pairs), tuple(gains(evidence, pairs, own)))


def _own(evidence: Evidence, actor: str) -> frozenset[str]:
    """Expectations that want an actor itself to know or do something: those are lost without it, and say nothing."""
    return frozenset(
        e.id
        for e in evidence.index.expectations.values()
        for part, _ in walk(e)
        if actor in (getattr(part, "actor", None), getattr(part, "known_to", None), getattr(part, "by", None))
    )


def singles(evidence: Evidence) -> Iterator[Finding]:
    """Findings where a loss is certain, and large enough to matter."""
    for loss in losses(evidence):
        sure = [g for g in loss.gains if g.paired.differs and g.loss >= MATTERS]
        if not sure:
            continue
        worst = sorted(sure, key=lambda g: (g.name != "met", -g.loss))
        hurt = sum(any(g.values[n] for g in sure) for n in range(len(loss.pairs)))
        yield finding(
            "H051" if loss.what == "channel" else "H050",
            loss.which,
            _spot(evidence, loss),
            frequency=Frequency(hurt, len(loss.pairs)),
            seat=loss.which if loss.what == "seat" else None,
            severity="note" if loss.what == "seat" else None,
            form="" if loss.what == "channel" else loss.what,
            says={"name": loss.which, "gains": [g.said for g in worst[:SHOWN]]},
            weight=max(g.loss for g in sure),
        )


def _spot(evidence: Evidence, loss: Loss) -> Spot:
    """A seat and an actor of the scenario stand in it; others come from the doctrine pack."""
    if loss.what == "seat":
        place = [seat.id for seat in evidence.scenario.seats].index(loss.which)
        return evidence.spot("seats", place, "id")
    if loss.what == "actor" and loss.which in evidence.scenario.actors:
        return evidence.spot("actors", loss.which)
    return evidence.spot("doctrine")
