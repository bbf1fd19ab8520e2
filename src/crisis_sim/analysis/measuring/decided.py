"""Decisions of a run: what was chosen, by whom, how long it took, and what fell by default."""

from __future__ import annotations

from collections.abc import Sequence

from crisis_sim.analysis.measuring.rows import DecisionRow
from crisis_sim.model.events import Event


def decisions(events: Sequence[Event]) -> list[DecisionRow]:
    """One row for each decision that was opened, in that order.

    `result` is `made`, `default` (the default fell at the deadline), `expired` (without a default) or `open` (ENDEX
    came first).
    """
    opened: dict[str, Event] = {}
    closed: dict[str, Event] = {}
    reasons: dict[tuple[str, str], bool] = {}
    bound: dict[str, int | None] = {}
    measures: dict[str, str] = {}
    for event in events:
        p = event.p
        match event.kind:
            case "MeasureProposed":
                measures[p["order"]] = p["measure"]
            case "DecisionOpened":
                opened[p["decision"]] = event
            case "DecisionMade":
                reasons[p["decision"], p["by"]] = bool(p.get("reason"))
                if p["binds"]:
                    bound[p["decision"]] = p.get("option")
                if p["final"]:
                    closed[p["decision"]] = event
            case "DecisionExpired":
                closed[p["decision"]] = event
                bound[p["decision"]] = p.get("option")
    return [_row(event, closed.get(key), bound.get(key), measures, reasons) for key, event in opened.items()]


def _row(
    opened: Event,
    closed: Event | None,
    chosen: int | None,
    measures: dict[str, str],
    reasons: dict[tuple[str, str], bool],
) -> DecisionRow:
    p = opened.p
    made = closed is not None and closed.kind == "DecisionMade"
    option = p["options"][chosen]["o"] if closed is not None and chosen is not None else None
    if made:
        result = "made"
    elif closed is None:
        result = "open"
    else:
        result = "expired" if option is None else "default"
    return DecisionRow(
        p["decision"],
        p.get("inject"),
        measures.get(p.get("proposal", "")),
        p["chair"],
        result,
        option,
        opened.t,
        p["deadline"],
        closed.t if closed is not None else None,
        closed.t - opened.t if made and closed is not None else None,
        reasons.get((p["decision"], p["chair"]), False),
    )
