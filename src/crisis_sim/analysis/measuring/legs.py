"""Legs of a run: each message from its sender to its receiver, and what it waited for on the way."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Any

from crisis_sim.analysis.measuring.rows import LegRow
from crisis_sim.analysis.measuring.tally import is_ringing_out
from crisis_sim.engine.tasks import TRANSLATION
from crisis_sim.engine.travel import PRIORITY
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.model.network import SERVICE
from crisis_sim.scenario.effect import Spread


def legs(index: Index, events: Sequence[Event]) -> list[LegRow]:
    """One row for each message sent, in that order."""
    found: dict[str, _Leg] = {}
    lines = {key: _Line(c.capacity) for key, c in index.channels.items() if c.capacity is not None}
    for event in events:
        if not event.kind.startswith("Message"):
            continue
        p = event.p
        leg = found.get(p["msg"])
        if leg is None:
            leg = found[p["msg"]] = _Leg(event)
            continue
        match event.kind:
            case "MessageQueued":
                leg.waited_channel = None
                lines[p["channel"]].join(leg, event.seq)
            case "MessageDelivered":
                if leg.delivered is None:
                    leg.delivered = event.t
                    if p["channel"] in lines:
                        lines[p["channel"]].next(event.t)
            case "MessageRead":
                leg.read = event.t
            case "MessageLost" if is_ringing_out(event):
                leg.rang_out += 1
            case "MessageLost":
                leg.lost, leg.why = event.t, p["why"]
            case "MessageRecalled":
                leg.recalled = event.t
            case "MessageAnswered":
                leg.answered, leg.how = event.t, p["how"]
    return [leg.row(index) for leg in found.values()]


def service(index: Index, p: dict[str, Any]) -> int | None:
    """Staff seconds that a desk takes over a message (payload of its MessageSent); None where they are drawn."""
    if "service" in p:
        return int(p["service"])
    time = index.actors[p["to"]].service
    if isinstance(time, Spread):
        return None
    return (SERVICE if time is None else time) + TRANSLATION * len(index.foreign(p["to"], tuple(p.get("facts", ()))))


def kind(p: dict[str, Any]) -> str:
    """What sort of message it is, from the payload of its MessageSent."""
    for field, name in _KINDS.items():
        if field in p:
            return name
    if p.get("key", "").startswith("traffic/"):
        return "traffic"
    return "information" if p.get("facts") else "message"


_KINDS = {
    "inject": "inject",
    "order": "order",
    "confirms": "confirmation",
    "proposal": "proposal",
    "retracts": "correction",
    "request": "request",
    "reply_to": "answer",
}
"""Field of the payload: the kind of message that has it; the first that fits counts."""


class _Leg:
    """A message as the run goes on."""

    __slots__ = (
        "answered", "delivered", "how", "lost", "p", "rang_out", "read", "recalled", "sent", "waited_channel", "why"
    )  # fmt: skip

    def __init__(self, sent: Event) -> None:
        self.p = sent.p
        self.sent = sent.t
        self.delivered: int | None = None
        self.read: int | None = None
        self.answered: int | None = None
        self.how: str | None = None
        self.lost: int | None = None
        self.why: str | None = None
        self.recalled: int | None = None
        self.rang_out = 0
        self.waited_channel: int | None = 0

    def row(self, index: Index) -> LegRow:
        """What came of it."""
        p = self.p
        return LegRow(
            p["msg"],
            p["from"],
            p["to"],
            index.seat_of.get(p["to"]),
            p["channel"],
            kind(p),
            p.get("priority", "routine"),
            p.get("inject"),
            p.get("key", ""),
            " ".join(p.get("facts", ())),
            self.sent,
            self.delivered,
            self.read,
            self.answered,
            self.how,
            self.lost,
            self.why,
            self.recalled,
            self.rang_out,
            self.waited_channel,
            self._waited_staff(index),
        )

    def _waited_staff(self, index: Index) -> int | None:
        if self.read is None or self.delivered is None:
            return None
        if self.p["to"] in index.seat_of:
            return self.read - self.delivered
        seconds = service(index, self.p)
        return None if seconds is None else self.read - self.delivered - seconds


class _Line:
    """Who waits for a channel of limited capacity: urgent before routine, first come first served."""

    def __init__(self, capacity: int) -> None:
        self._waiting: list[tuple[int, int, _Leg]] = []

    def join(self, leg: _Leg, seq: int) -> None:
        """One more that found it busy."""
        heappush(self._waiting, (PRIORITY[leg.p.get("priority", "routine")], seq, leg))

    def next(self, t: int) -> None:
        """One has arrived: who waited longest departs."""
        while self._waiting:
            leg = heappop(self._waiting)[2]
            if leg.delivered is None:
                leg.waited_channel = t - leg.sent
                return
