"""Messages under way: channels carry, delay, hold up and lose them; calls ring and may go unanswered or be declined."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

from crisis_sim.model.draws import chance, triangular
from crisis_sim.model.events import Event
from crisis_sim.model.state import Message, exists
from crisis_sim.scenario.effect import Spread

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core

_DELIVERED = (
    "title", "text", "priority", "reply_to", "request", "about", "files", "kind", "inject", "proposal", "order"
)  # fmt: skip
PRIORITY = {"flash": 0, "urgent": 1, "routine": 2}
PATIENCE = 180
"""Seconds a caller lets it ring, unless the channel says."""
REDIAL = 300
"""Seconds until an unanswered caller tries again."""
TRIES = 6
"""Calls before the caller leaves a message instead."""


class Travel:
    """From MessageSent to MessageDelivered or MessageLost."""

    def __init__(self, engine: Core) -> None:
        self._engine = engine
        self._busy: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[int, int, str]]] = {}
        self._calls: dict[str, int] = {}
        engine.react("MessageSent", self._sent)
        engine.react("MessageDelivered", self._ring)
        engine.react("MessageLost", self._declined)
        engine.react("ChannelRestored", self._restored)

    def send(self, cause: int, p: Mapping[str, Any], msg: str | None = None) -> str:
        """Send a message; `p` has from, to, channel and whatever else it carries. Returns its id."""
        if msg is None:
            msg = f"{p['from']}#{self._engine.state.counts.get(p['from'], 0) + 1}"
        self._engine.emit("MessageSent", cause, {"msg": msg, **p})
        return msg

    def _sent(self, event: Event) -> None:
        engine, p = self._engine, event.p
        channel = engine.index.channels[p["channel"]]
        availability = engine.state.channels[p["channel"]]
        if not exists(engine.index, engine.state, p["to"]):
            self._lose(p["msg"], "no such body yet", event.seq)
        elif availability < 1000 and not chance(
            engine.draw("carry", p["from"], p["to"], p["channel"], p.get("key", "")), availability
        ):
            self._lose(p["msg"], "no connection", event.seq)
        elif channel.capacity is not None and self._busy.get(p["channel"], 0) >= channel.capacity:
            self._queue(p, event.seq)
        else:
            self._depart(p["msg"], event.seq)

    def _queue(self, p: Mapping[str, Any], cause: int) -> None:
        engine = self._engine
        event = engine.emit(
            "MessageQueued", cause, {"msg": p["msg"], "from": p["from"], "channel": p["channel"], "why": "busy"}
        )
        heappush(
            self._waiting.setdefault(p["channel"], []), (PRIORITY[p.get("priority", "routine")], event.seq, p["msg"])
        )

    def _depart(self, msg: str, cause: int) -> None:
        engine = self._engine
        message = engine.state.messages[msg]
        channel = engine.index.channels[message.channel]
        latency = channel.latency
        if isinstance(latency, Spread):
            u = engine.draw("delay", message.from_, message.to, message.channel, message.key)
            latency = triangular(u, latency.low, latency.mode, latency.high)
        if channel.capacity is not None:
            self._busy[message.channel] = self._busy.get(message.channel, 0) + 1
        if latency == 0 and channel.capacity is None:
            self._arrive(msg, cause)
        else:
            engine.kernel.at(engine.now + latency, self._arrive, msg, cause)

    def _arrive(self, msg: str, cause: int) -> None:
        engine = self._engine
        message = engine.state.messages[msg]
        if engine.index.channels[message.channel].capacity is not None:
            self._busy[message.channel] -= 1
            self._next(message.channel)
        if message.status == "recalled":
            return
        self._deliver(message, cause)

    def _deliver(self, message: Message, cause: int, *, rings: bool | None = None) -> None:
        engine, p = self._engine, message.p
        shown: dict[str, Any] = {
            "msg": message.id, "from": message.from_, "to": message.to, "channel": message.channel
        }  # fmt: skip
        for name in _DELIVERED:
            if name in p:
                shown[name] = p[name]
        if rings is None:
            rings = engine.index.channels[message.channel].rings and message.to in engine.index.seat_of
        if rings:
            shown["rings"] = True
        event = engine.emit("MessageDelivered", cause, shown)
        if "reply_to" in p and (asked := engine.state.messages.get(p["reply_to"])) and asked.from_ == message.to:
            how = p.get("how", "answered")
            both = {"from": asked.from_, "to": asked.to}
            engine.emit("MessageAnswered", event.seq, {"msg": asked.id, "reply": message.id, "how": how, **both})

    def _next(self, channel: str) -> None:
        waiting = self._waiting.get(channel)
        if waiting:
            _, seq, msg = heappop(waiting)
            self._depart(msg, seq)

    def _restored(self, event: Event) -> None:
        channel = event.p["channel"]
        capacity = self._engine.index.channels[channel].capacity
        while self._waiting.get(channel) and capacity is not None and self._busy.get(channel, 0) < capacity:
            self._next(channel)

    def _lose(self, msg: str, why: str, cause: int) -> None:
        message = self._engine.state.messages[msg]
        self._engine.emit(
            "MessageLost",
            cause,
            {"msg": msg, "from": message.from_, "to": message.to, "channel": message.channel, "why": why},
        )

    # calls

    def _ring(self, event: Event) -> None:
        if event.p.get("rings"):
            channel = self._engine.index.channels[event.p["channel"]]
            patience = channel.patience or PATIENCE
            call = self._calls[event.p["msg"]] = self._calls.get(event.p["msg"], 0) + 1
            self._engine.kernel.at(self._engine.now + patience, self._hang_up, event.p["msg"], call, event.seq)

    def _declined(self, event: Event) -> None:
        if event.p["why"] == "declined":
            self._engine.kernel.at(self._engine.now + REDIAL, self._redial, event.p["msg"], event.seq)

    def _hang_up(self, msg: str, call: int, cause: int) -> None:
        """Nobody took this call; one that was declined may have been tried again meanwhile."""
        if self._engine.state.messages[msg].status == "delivered" and call == self._calls[msg]:
            self._lose(msg, "unanswered", cause)
            self._engine.kernel.at(self._engine.now + REDIAL, self._redial, msg, cause)

    def _redial(self, msg: str, cause: int) -> None:
        message = self._engine.state.messages[msg]
        if message.status == "lost":
            self._deliver(message, cause, rings=self._calls[msg] < TRIES)
