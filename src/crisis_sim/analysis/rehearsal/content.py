"""What the scenario offers and nobody needs: facts, replies, draws that change nothing."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.differences import measurable
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.scenario.base import Model
from crisis_sim.scenario.condition import Knowing, KnownTo
from crisis_sim.scenario.fact import DrawTruth
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.story import Inject


def facts(evidence: Evidence) -> Iterator[Finding]:
    """Facts that no seat learned in any run, and on which nothing hung that came about."""
    learned = {subject for trace in evidence.runs for subject in trace.learned}
    fired = set(_fired(evidence))
    for id in evidence.scenario.facts:
        if id not in learned and id not in fired:
            carriers = [inject.id for inject in evidence.scenario.injects if id in inject.facts]
            yield finding(
                "H040",
                id,
                evidence.spot("facts", id),
                frequency=Frequency(0, len(evidence.runs)),
                form="carried" if carriers else "",
                says={"inject": carriers[0] if carriers else ""},
                weight=1.0 if carriers else 2.0,
            )


def _fired(evidence: Evidence) -> Iterator[str]:
    """Facts named where something came of it: triggers and guards of injects that came, expectations that were met."""
    released = {id for trace in evidence.runs for id in trace.released}
    met = {row.expectation for trace in evidence.runs for row in trace.expectations if row.result == "met"}
    for inject in evidence.scenario.injects:
        conditions: list[Model | None] = [e for e in inject.expects if e.id in met]
        if inject.id in released:
            conditions += _conditions(inject)
        for condition in conditions:
            for part, _ in walk(condition) if isinstance(condition, Model) else ():
                if isinstance(part, (KnownTo, Knowing)):
                    yield part.fact


def _conditions(inject: Inject) -> list[Model | None]:
    return [inject.when, inject.if_, inject.contingency]


def replies(evidence: Evidence) -> Iterator[Finding]:
    """Replies that no policy ever asked for: not the one by the book, and not the one that tries anything."""
    asked = {number for trace in evidence.runs for number in trace.asked}
    for n, reply in enumerate(evidence.scenario.replies):
        if n not in asked:
            yield finding(
                "H042",
                f"{reply.from_}/{reply.about}",
                evidence.spot("replies", n, "id"),
                frequency=Frequency(0, len(evidence.runs)),
                form="" if reply.question else "unlisted",
                says={"actor": reply.from_, "fact": reply.about},
                weight=1.0,
            )


def draws(evidence: Evidence) -> Iterator[Finding]:
    """Draws that change nothing whichever way they fall, on the same seeds."""
    pairs: dict[str, list[bool]] = {}
    for (_, key, _), found in evidence.pairs(Mode.DRAW).items():
        pairs.setdefault(key, []).extend(bool(measurable(a, b)) for a, b in found)
    for key, changed in pairs.items():
        if changed and not any(changed):
            judged = [
                id
                for id, f in evidence.scenario.facts.items()
                if isinstance(f.truth, DrawTruth) and f.truth.draw == key
            ]
            yield finding(
                "H023",
                key,
                evidence.spot("draws", key),
                frequency=Frequency(0, len(changed)),
                form="truth" if judged else "",
                says={"fact": judged[0] if judged else ""},
                weight=1.0,
            )
