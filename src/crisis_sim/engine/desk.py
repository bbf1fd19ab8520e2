"""Desks: actors that nobody plays. Messages queue for staff; overload emerges from queues, never from a script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crisis_sim.engine.answers import Answers
from crisis_sim.engine.queues import Queue, queue
from crisis_sim.engine.relay import Relay
from crisis_sim.engine.tasks import TRANSLATION
from crisis_sim.engine.travel import PRIORITY
from crisis_sim.model.draws import exponential, triangular
from crisis_sim.model.events import Event
from crisis_sim.model.network import SERVICE
from crisis_sim.model.state import Message
from crisis_sim.scenario.effect import Spread

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts


class Desks:
    """All desks; sends each message that arrives to its queue."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._queues: dict[str, Queue] = {}
        self._answers = Answers(engine, parts)
        self.relay = Relay(engine, parts)
        engine.react("MessageDelivered", self._delivered)

    def of(self, actor: str) -> Queue:
        """The queue at the desk of an actor without a seat."""
        found = self._queues.get(actor)
        if found is None:
            found = self._queues[actor] = queue(self._engine, actor)
        return found

    def service(self, actor: str, key: str) -> int:
        """Seconds that this actor takes over one piece of work."""
        service = self._engine.index.actors[actor].service
        if isinstance(service, Spread):
            return triangular(self._engine.draw("service", actor, cause=key), service.low, service.mode, service.high)
        return SERVICE if service is None else service

    def _delivered(self, event: Event) -> None:
        engine, p = self._engine, event.p
        actor = p["to"]
        if actor in engine.index.seat_of:
            return
        message = engine.state.messages[p["msg"]]
        if "service" in message.p:
            seconds = int(message.p["service"])
        else:
            seconds = self.service(actor, message.key) + self._translation(actor, message.facts)
        priority = PRIORITY[p.get("priority", "routine")]
        self.of(actor).put(priority, seconds, partial(self._serve, message), event.seq)

    def _serve(self, message: Message, cause: int) -> None:
        if message.status == "recalled":
            return
        p = {"msg": message.id, "to": message.to}
        if "inject" in message.p:
            p["inject"] = message.p["inject"]
        event = self._engine.emit("MessageRead", cause, p)
        if "service" in message.p:
            return
        self._parts.tasks.learn_all(message.id, event.seq)
        self._answers.answer(message, event.seq)

    def _translation(self, actor: str, facts: tuple[str, ...]) -> int:
        return TRANSLATION * len(self._engine.index.foreign(actor, facts))


def service_time(draw: int, mean: int, spread: str) -> int:
    """A service time with this mean: constant, or exponential."""
    return exponential(draw, mean) if spread == "exponential" else mean
