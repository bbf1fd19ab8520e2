"""A rehearsal as a whole: all findings of many runs, the most important first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from crisis_sim.analysis.rehearsal import content, expectations, injects, options, overload, running, singles
from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import SEVERITIES, Finding
from crisis_sim.analysis.rehearsal.heat import Strip, strips

RULES: tuple[Callable[[Evidence], Iterable[Finding]], ...] = (
    running.running,
    injects.injects,
    injects.questions,
    expectations.expectations,
    expectations.objectives,
    expectations.measures,
    options.options,
    overload.seats,
    overload.desks,
    overload.idle,
    overload.reading,
    content.facts,
    content.replies,
    content.draws,
    singles.singles,
)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the runs say. `partial` when it was broken off before all runs were made."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    strips: tuple[Strip, ...]
    partial: bool

    def chosen(self, seat: str | None = None, codes: Iterable[str] = ()) -> tuple[Finding, ...]:
        """The findings about one seat, or with some codes, or all."""
        wanted = set(codes)
        return tuple(f for f in self.findings if (seat is None or f.seat == seat) and (not wanted or f.code in wanted))

    @property
    def made(self) -> dict[str, int]:
        """Mode: runs that were made."""
        return {mode.value: len(runs) for mode in Mode if (runs := self.evidence.by(mode))}


def judge(evidence: Evidence, *, partial: bool = False) -> Rehearsal:
    """Apply every rule. Where no run by the book was made, nothing can be said beyond that."""
    found = [f for rule in RULES for f in rule(evidence)] if evidence.book else list(running.running(evidence))
    order = sorted(found, key=lambda f: f.order)
    return Rehearsal(evidence, tuple(order), tuple(strips(evidence)), partial)


def grouped(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """(code, its findings), the kind with the gravest finding first."""
    kinds: dict[str, list[Finding]] = {}
    for one in findings:
        kinds.setdefault(one.code, []).append(one)
    yield from sorted(kinds.items(), key=lambda kind: (SEVERITIES.index(kind[1][0].severity), kind[0]))
