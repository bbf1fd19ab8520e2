"""Injects that never come, guards that hold nothing back, branches that are never taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from crisis_sim.analysis.rehearsal.design import Mode
from crisis_sim.analysis.rehearsal.evidence import Evidence
from crisis_sim.analysis.rehearsal.finding import Finding, Frequency, finding
from crisis_sim.scenario.story import ElseInject, Inject


def injects(evidence: Evidence) -> Iterator[Finding]:
    """Findings about when, and whether, injects come."""
    for inject in evidence.scenario.injects:
        if any(inject.id in trace.released for trace in evidence.runs):
            yield from _guard(evidence, inject)
        else:
            yield _never(evidence, inject)


def _never(evidence: Evidence, inject: Inject) -> Finding:
    """Why an inject never came in any run of any policy."""
    spot, seat = evidence.inject_spot(inject.id), evidence.seat_of_inject(inject.id)
    seen = Frequency(0, len(evidence.runs))
    weight = 1.0 + len(inject.expects) + bool(inject.asks)
    rest: dict[str, Any] = {"frequency": seen, "seat": seat, "weight": weight}
    if inject.manual is not None and inject.manual.unattended == "skip":
        return finding("H001", inject.id, spot, form="manual", severity="note", **rest)
    if inject.alternative:
        names = [i.id for i in evidence.scenario.injects if _names(i, inject.id)]
        known = [name for name in names if any(name in trace.released for trace in evidence.runs)]
        says = {"by": names[0] if names else "", "taken": len(known)}
        return finding("H003", inject.id, spot, form="" if names else "unnamed", says=says, **rest)
    if inject.after is not None and inject.after.decision is not None:
        return finding("H004", inject.id, spot, **_branch(evidence, inject), **rest)
    why = Counter(trace.skipped[inject.id] for trace in evidence.runs if inject.id in trace.skipped)
    form = {"guard": "guard", "waited in vain": "guard", "players saw to it": "contingency", "difficulty": "difficulty"}
    if not why:
        return finding("H001", inject.id, spot, form="trigger", **rest)
    most = why.most_common(1)[0]
    return finding("H001", inject.id, spot, form=form.get(most[0], "trigger"), says={"held": most[1]}, **rest)


def _names(inject: Inject, alternative: str) -> bool:
    return isinstance(inject.else_, ElseInject) and inject.else_.inject == alternative


def _branch(evidence: Evidence, inject: Inject) -> dict[str, Any]:
    """Whether the question came, and whether the option was chosen, of a branch that was never taken."""
    after = inject.after
    assert after is not None
    put = [t for t in evidence.runs if any(row.inject == after.decision for row in t.questions)]
    chosen = [
        t
        for t in put
        if any(row.inject == after.decision and row.option == after.option for row in t.questions if after.option)
    ]
    form = "unasked" if not put else "unchosen" if after.option and not chosen else "late"
    says = {"decision": after.decision, "option": after.option or "", "put": len(put), "chosen": len(chosen)}
    return {"form": form, "says": says}


def _guard(evidence: Evidence, inject: Inject) -> Iterator[Finding]:
    """A guard that was true, or a contingency that was needed, every single time."""
    if inject.if_ is None and inject.contingency is None:
        return
    due = [trace for trace in evidence.runs if inject.id in trace.due]
    passed = [trace for trace in due if trace.released.get(inject.id) == trace.due[inject.id]]
    if due and len(passed) == len(due):
        form, key = ("guard", "if") if inject.if_ is not None else ("contingency", "contingency")
        spot = evidence.spot("injects", evidence.places[inject.id], key)
        seen = Frequency(len(passed), len(due))
        seat = evidence.seat_of_inject(inject.id)
        yield finding("H002", inject.id, spot, frequency=seen, seat=seat, form=form, weight=1.0)


def questions(evidence: Evidence) -> Iterator[Finding]:
    """Questions that nobody who works by the book ever answers in time."""
    for inject in evidence.scenario.injects:
        if inject.asks is None:
            continue
        rows = [[row for row in trace.questions if row.inject == inject.id] for trace in evidence.by(Mode.BOOK)]
        put = [row for row in rows if row]
        fallen = [row for row in put if all(one.result in ("default", "expired") for one in row)]
        if put and len(fallen) == len(put):
            spot = evidence.spot("injects", evidence.places[inject.id], "asks")
            seen = Frequency(len(fallen), len(put))
            says = {"within": inject.asks.within // 60}
            seat = evidence.seat_of_inject(inject.id)
            yield finding("H005", inject.id, spot, frequency=seen, seat=seat, says=says, weight=2.0)
