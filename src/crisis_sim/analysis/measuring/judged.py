"""Expectations of a run: from when each was tested, how it ended and when."""

from __future__ import annotations

from collections.abc import Sequence

from crisis_sim.analysis.measuring.rows import ExpectationRow
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index


def expectations(index: Index, events: Sequence[Event]) -> list[ExpectationRow]:
    """One row for each expectation of the scenario, in its order; `open` is what ENDEX or nothing at all left so."""
    ended: dict[str, tuple[str, int]] = {}
    started: dict[str, int] = {}
    for event in events:
        if event.kind.startswith("Expectation"):
            ended[event.p["expectation"]] = (event.kind.removeprefix("Expectation").lower(), event.t)
        elif event.kind in ("InjectReleased", "MessageDelivered") and "inject" in event.p:
            for expectation in _tested_by(index, event):
                started.setdefault(expectation, event.t)
    rows = []
    for key, e in index.expectations.items():
        result, t = ended.get(key, ("open", None))
        within = index.scaled(e.within)
        rows.append(ExpectationRow(key, e.seat, e.objective, e.weight, within, started.get(key), result, t))
    return rows


def _tested_by(index: Index, event: Event) -> list[str]:
    """Those that this release (seats that it is not addressed to) or this delivery (the seat reached) starts."""
    inject = index.injects[event.p["inject"]]
    if not inject.expects:
        return []
    if event.kind == "MessageDelivered":
        return [e.id for e in inject.expects if e.seat == index.seat_of.get(event.p["to"])]
    addressed = {index.seat_of.get(index.actor_for(recipient)) for recipient in inject.to}
    return [e.id for e in inject.expects if e.seat not in addressed]
