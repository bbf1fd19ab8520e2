"""Runs that failed, and runs that found no end."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding


def running(evidence: Evidence) -> Iterator[Finding]:
    """Findings about the runs themselves; each names one run that shows it again."""
    tried = len(evidence.traces)
    if evidence.failed:
        first = evidence.failed[0]
        says = {"why": first.failure or "", "seed": first.run.seed, "policy": first.run.mode.policy}
        seen = Frequency(len(evidence.failed), tried)
        yield finding("H060", evidence.scenario.id, evidence.spot("id"), frequency=seen, says=says, weight=10.0)
    endless = [trace for trace in evidence.runs if not trace.finished]
    if endless:
        run = endless[0].run
        key = "end" if evidence.scenario.end is not None else "moves" if evidence.scenario.moves else "id"
        seen = Frequency(len(endless), len(evidence.runs))
        says = {"seed": run.seed, "policy": run.mode.policy}
        yield finding("H061", evidence.scenario.id, evidence.spot(key), frequency=seen, says=says, weight=10.0)
