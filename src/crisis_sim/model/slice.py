"""A seat's slice of the log: the events addressed to it, renumbered, with its own handles and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis_sim.model.audience import RULES
from crisis_sim.model.briefing import brief
from crisis_sim.model.events import Event
from crisis_sim.model.handles import Handles, option_letter
from crisis_sim.model.index import Index
from crisis_sim.model.surroundings import figure


class SliceLine(msgspec.Struct, frozen=True):
    """One event as one seat gets it. `n` counts the seat's own lines; `cause` is such a number or None."""

    n: int
    t: int
    kind: str
    cause: int | None
    p: dict[str, Any]


class Slicer:
    """Turns events into one seat's lines. Handles come from the state, so that commands can use them."""

    def __init__(self, index: Index, seat: str, handles: Handles) -> None:
        self._index = index
        self._seat = seat
        self._handles = handles
        self._numbers: dict[int, int] = {}
        self._n = 0

    def line(self, event: Event) -> SliceLine:
        """The seat's version of an event that is addressed to it."""
        self._n += 1
        self._numbers[event.seq] = self._n
        p = {
            name: self._shown(how, event.p[name])
            for name, how in RULES[event.kind].fields.items()
            if event.p.get(name) is not None
        }
        if "seat" in p and isinstance(p["seat"], dict):
            brief_ = p.pop("seat")
            p = {**brief_, **p} if p else brief_
        return SliceLine(self._n, event.t, event.kind, self._numbers.get(event.cause), p)

    def _shown(self, how: str, value: Any) -> Any:
        if how == "":
            return value
        if how == "brief":
            return brief(self._index, self._seat, self._handles)
        if how == "figure":
            return figure(self._index, value, self._handles)
        if how == "option":
            return option_letter(value)
        if how == "options":
            return [
                {"o": option_letter(i), "text": o["text"]}
                | {k: o[k] for k in ("follows", "staff", "measure") if o.get(k)}
                | ({"requires": [self._requirement(r) for r in o["requires"]]} if o.get("requires") else {})
                for i, o in enumerate(value)
            ]
        if how.endswith("*"):
            return [self._handles.give(how[0], item) for item in value]
        return self._handles.give(how, value)

    def _requirement(self, need: dict[str, Any]) -> dict[str, Any]:
        means = self._index.scenario.means[need["means"]]
        return {"label": means.label, "count": need["count"]}
