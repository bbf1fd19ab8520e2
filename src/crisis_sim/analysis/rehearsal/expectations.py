"""Expectations that nobody can meet, that everybody meets, that are never judged; objectives nothing exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.analysis.rehearsal.trace import Trace
from crisis_sim.model.results import wanted
from crisis_sim.scenario.condition import MeasureIs, parts
from crisis_sim.scenario.expectation import Expectation

RARELY = 0.10
"""Share of the runs by the book below which an expectation is hardly ever met."""
EXERCISED = 0.5
"""Share of the runs by the book in which an objective ought to be judged at all."""


def tally(traces: Sequence[Trace], expectation: str) -> Frequency:
    """In how many of the runs that judged it an expectation was met."""
    results = [row.result for trace in traces for row in trace.expectations if row.expectation == expectation]
    return Frequency(results.count("met"), results.count("met") + results.count("missed"))


def expectations(evidence: Evidence) -> Iterator[Finding]:
    """Findings about what is expected."""
    for id, inject in evidence.expecting():
        e = evidence.index.expectations[id]
        book, everywhere = tally(evidence.book, id), tally(evidence.runs, id)
        comes = any(inject in trace.released for trace in evidence.runs)
        if everywhere.n == 0:
            if comes:  # else the inject has a finding of its own
                yield _finding(evidence, "H014", e, Frequency(0, len(evidence.runs)))
        elif book.n and book.k == 0:
            others = tally([trace for trace in evidence.runs if trace.run.mode is not Mode.BOOK], id)
            if others.k:
                says = {"others": others.k, "tried": others.n}
                yield _finding(evidence, "H011", e, book, form="elsewhere", says=says)
            else:
                yield _missed(evidence, e, book)
        elif book.n and book.k < RARELY * book.n:
            yield _missed(evidence, e, book, "H011")
        elif everywhere.k == everywhere.n and tally(evidence.by(Mode.SILENT), id).n:
            avoids = wanted(e) is None
            form, severity = ("avoid", "note") if avoids else ("", None)
            yield _finding(evidence, "H012", e, everywhere, form=form, severity=severity)


def _finding(evidence: Evidence, code: str, e: Expectation, seen: Frequency, **rest: Any) -> Finding:
    spot = evidence.expectation_spot(e.id)
    return finding(code, e.id, spot, frequency=seen, seat=e.seat, weight=float(e.weight), **rest)


def _missed(evidence: Evidence, e: Expectation, seen: Frequency, code: str = "H010") -> Finding:
    """How late it came, in those runs in which it came at all."""
    late = [trace.late[e.id] for trace in evidence.book if e.id in trace.late]
    missed = seen.n - seen.k
    says = {"late": len(late), "missed": missed, "minutes": -(-round(median(late)) // 60) if late else 0}
    says["within"] = evidence.index.scaled(e.within) // 60
    form = "avoid" if wanted(e) is None else "late" if late else "never"
    return _finding(evidence, code, e, seen, form=form, says=says)


def objectives(evidence: Evidence) -> Iterator[Finding]:
    """Objectives of which too few runs by the book judge anything."""
    for n, objective in enumerate(evidence.scenario.objectives):
        own = {e.id for e in evidence.index.expectations.values() if e.objective == objective.id}
        judged = [
            trace
            for trace in evidence.book
            if any(row.expectation in own and row.result in ("met", "missed") for row in trace.expectations)
        ]
        if evidence.book and len(judged) < EXERCISED * len(evidence.book):
            yield finding(
                "H013",
                objective.id,
                evidence.spot("objectives", n, "id"),
                frequency=Frequency(len(judged), len(evidence.book)),
                severity="weakness" if judged else None,
                form="" if own else "bare",
                says={"expectations": len(own)},
                weight=9.0,
            )


def measures(evidence: Evidence) -> Iterator[Finding]:
    """Measures that an expectation asks for and that nobody, by any policy, ever ordered or proposed."""
    done = {measure for trace in evidence.runs for measure in trace.measures}
    told: set[str] = set()
    for id, inject in evidence.expecting():
        e = evidence.index.expectations[id]
        comes = any(inject in trace.released for trace in evidence.runs)
        asked = {part.measure for part in parts(wanted(e)) if isinstance(part, MeasureIs) and part.status != "refused"}
        for measure in sorted(asked - done - told):
            if comes:
                told.add(measure)
                says = {"measure": measure, "expectation": id}
                seen = Frequency(0, len(evidence.runs))
                spot = evidence.expectation_spot(id)
                yield finding("H041", measure, spot, frequency=seen, seat=e.seat, says=says, weight=float(e.weight))
