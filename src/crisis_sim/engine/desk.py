"""Desks: actors that nobody plays. Messages queue for staff; overload emerges from queues, never from a script."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from crisis_sim.engine.answers import Answers
from crisis_sim.engine.relay import Relay
from crisis_sim.engine.tasks import TRANSLATION
from crisis_sim.engine.travel import PRIORITY
from crisis_sim.model.draws import exponential, triangular
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index, times
from crisis_sim.model.network import SERVICE
from crisis_sim.model.state import Message
from crisis_sim.scenario.effect import Spread
from crisis_sim.scenario.time import local
from crisis_sim.scenario.world import Actor, Shift

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

MOBILISATION = 3600
"""Seconds until somebody is at work off hours, unless the actor says (a training default)."""

Job = Callable[[int], None]


class Desk:
    """The queue and the staff of one actor: urgent before routine, first come first served, nobody interrupted."""

    def __init__(self, engine: Core, name: str) -> None:
        self._engine = engine
        self.actor = engine.index.actors[name]
        self.name = name
        shifts = isinstance(self.actor.staff, tuple)
        self._always = 0 if shifts else staff_at(engine.index, self.actor, 0)
        """Staff on duty at every hour; 0 when that depends on the hour."""
        self._queue: list[tuple[int, int, int, Job, int]] = []
        self._busy = 0
        self._arrivals = 0
        self._called_in: int | None = None
        self._waking = False

    def put(self, priority: int, seconds: int, job: Job, cause: int) -> None:
        """Queue work of this many staff seconds; `job(cause)` runs when it is done."""
        self._arrivals += 1
        heappush(self._queue, (priority, self._arrivals, seconds, job, cause))
        self._serve()

    def _serve(self) -> None:
        engine = self._engine
        while self._queue:
            if self._busy >= (self._always or self._staff()):
                if self._busy == 0:
                    self._call_in()
                self._await_shift()
                return
            _, _, seconds, job, cause = heappop(self._queue)
            self._busy += 1
            engine.kernel.at(engine.now + seconds, self._finish, job, cause)

    def _finish(self, job: Job, cause: int) -> None:
        self._busy -= 1
        job(cause)
        self._serve()

    def _staff(self) -> int:
        """Staff at work: the shift, or off hours who was called in and stays until the next shift."""
        index, now, called_in = self._engine.index, self._engine.now, self._called_in
        if called_in is not None and any(staff_at(index, self.actor, t) for t in (*range(called_in, now, 3600), now)):
            self._called_in = called_in = None
        if called_in is not None and called_in <= now:
            return max(1, least_staff(self.actor))
        return staff_at(index, self.actor, now)

    def _call_in(self) -> None:
        """Off hours somebody is called in."""
        engine, mobilisation = self._engine, self.actor.mobilisation
        if self._called_in is None:
            self._called_in = engine.now + (MOBILISATION if mobilisation is None else mobilisation)
            engine.kernel.at(self._called_in, self._serve)

    def _await_shift(self) -> None:
        """Look again at the full hour, when the next shift may begin."""
        engine = self._engine
        if not self._waking and isinstance(self.actor.staff, tuple):
            self._waking = True
            now = local(engine.now, engine.index.scenario.start)
            engine.kernel.at(engine.now + 3600 - now.minute * 60 - now.second, self._wake)

    def _wake(self) -> None:
        self._waking = False
        self._serve()


class Desks:
    """All desks; sends each message that arrives to its queue."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._desks: dict[str, Desk] = {}
        self._answers = Answers(engine, parts)
        self.relay = Relay(engine, parts)
        engine.react("MessageDelivered", self._delivered)

    def of(self, actor: str) -> Desk:
        """The desk of an actor without a seat."""
        desk = self._desks.get(actor)
        if desk is None:
            desk = self._desks[actor] = Desk(self._engine, actor)
        return desk

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


def staff_at(index: Index, actor: Actor, t: int) -> int:
    """Staff on duty at a tick, at this difficulty; somebody stays at least one body where anybody is."""
    staff = actor.staff
    if staff is None:
        return 2
    if isinstance(staff, int):
        on_duty = staff
    else:
        now = local(t, index.scenario.start)
        on_duty = sum(shift.staff for shift in staff if _on(shift, now.hour, now.weekday() >= 5))
    return max(1, times(on_duty, index.compiled.factors.staff)) if on_duty else 0


def least_staff(actor: Actor) -> int:
    """The smallest shift that has anybody: who can be called in."""
    if isinstance(actor.staff, tuple):
        return min((shift.staff for shift in actor.staff if shift.staff), default=1)
    return 1


def service_time(draw: int, mean: int, spread: str) -> int:
    """A service time with this mean: constant, or exponential."""
    return exponential(draw, mean) if spread == "exponential" else mean


def _on(shift: Shift, hour: int, weekend: bool) -> bool:
    if shift.days == ("weekdays" if weekend else "weekend"):
        return False
    if shift.from_ < shift.to:
        return shift.from_ <= hour < shift.to
    return hour >= shift.from_ or hour < shift.to
