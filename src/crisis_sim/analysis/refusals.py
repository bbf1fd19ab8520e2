"""Measures from proposal to confirmation, those refused, and commands that were not carried out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.model.events import Event

STEPS = ("proposed", "ordered", "transmitted", "started", "completed", "confirmed")


@dataclass(frozen=True, slots=True)
class Undertaken:
    """One order of a measure with the tick of each of its steps."""

    order: str
    measure: str
    value: str | None
    proposed_by: str | None
    put_to: str | None
    by: str | None
    """Who ordered it; None where nobody did."""
    executor: str
    ticks: dict[str, int]
    refused: str | None
    """Why it was refused."""
    asks: tuple[str, ...]
    """Topics that whoever was to agree wanted to know more about."""
    reason: str
    """The proposer's."""
    seq: int


@dataclass(frozen=True, slots=True)
class Rejections:
    """Commands that were not carried out for one reason."""

    code: str
    says: str
    """The reason in English, with fields for its values."""
    values: dict[str, Any]
    count: int
    by: dict[str, int]
    """Seat (or `control`): how many."""
    kinds: dict[str, int]
    """Command: how many."""
    first: int


def undertaken(course: Course) -> list[Undertaken]:
    """Every measure that was proposed or ordered, in that order."""
    proposals = {e.p["order"]: e for e in course.of("MeasureProposed")}
    orders = {e.p["order"]: e for e in course.of("MeasureOrdered")}
    refusals = {e.p["order"]: e for e in course.of("MeasureRefused")}
    found = []
    for key, order in course.state.orders.items():
        proposal, ordered, refusal = proposals.get(key), orders.get(key), refusals.get(key)
        first = proposal or ordered
        if first is None:
            continue
        found.append(
            Undertaken(
                order=key,
                measure=order.measure,
                value=order.value,
                proposed_by=proposal.p["by"] if proposal is not None else None,
                put_to=proposal.p.get("to") if proposal is not None else None,
                by=ordered.p["by"] if ordered is not None else None,
                executor=order.executor,
                ticks={step: order.ticks[step] for step in STEPS if step in order.ticks},
                refused=refusal.p.get("why") or "refused" if refusal is not None and ordered is None else None,
                asks=tuple(refusal.p.get("asks", ())) if refusal is not None else (),
                reason=str(proposal.p.get("text") or "") if proposal is not None else "",
                seq=first.seq,
            )
        )
    return found


def rejections(course: Course) -> list[Rejections]:
    """Rejected commands grouped by reason, the most frequent first."""
    groups: dict[tuple[str, str], tuple[Counter[str], Counter[str], Event]] = {}
    for event in course.of("CommandRejected"):
        key = (event.p["code"], event.p["why"])
        by, kinds, _ = groups.setdefault(key, (Counter(), Counter(), event))
        by[event.p["seat"] or "control"] += 1
        kinds[str(event.p["command"].get("kind", ""))] += 1
    found = [
        Rejections(
            code, first.p.get("says", why), first.p.get("values", {}), by.total(), dict(by), dict(kinds), first.t
        )
        for (code, why), (by, kinds, first) in groups.items()
    ]
    return sorted(found, key=lambda r: -r.count)
