"""Measures at work: ordered, transmitted, started, completed, confirmed. Each is a different moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crisis_sim.engine.leads import led
from crisis_sim.engine.travel import PRIORITY
from crisis_sim.model.draws import triangular
from crisis_sim.model.events import Event
from crisis_sim.model.handling import connected, obstacle
from crisis_sim.model.orders import carrier_of, executor_of, order_id
from crisis_sim.model.state import Order, exists
from crisis_sim.scenario.effect import Declare
from crisis_sim.scenario.measure import Measure

if TYPE_CHECKING:
    from crisis_sim.engine.core import Core
    from crisis_sim.engine.parts import Parts

FORWARD = 180
"""Staff seconds for a seat to take up or pass on an order (a training default)."""
PUBLIC = ("media", "citizens")


class Work:
    """Carries orders through. Means are held while a measure runs; with none free it waits in line."""

    def __init__(self, engine: Core, parts: Parts) -> None:
        self._engine = engine
        self._parts = parts
        self._line: list[str] = []
        for more in ("MeansReleased", "MeansOnDuty"):
            engine.react(more, self._freed)

    # orders

    def order_for(
        self, actor: str, measure_id: str, cause: int, facts: tuple[str, ...] = (), value: str | None = None
    ) -> None:
        """An actor orders a measure by itself; issuing it takes its staff the usual time."""
        measure = self._engine.index.measures[measure_id]
        self._order(order_id(self._engine.state, measure_id), measure_id, measure, actor, facts, value, cause)

    def agree(self, order: Order, actor: str, cause: int) -> None:
        """`actor` orders what was proposed to it."""
        measure = self._engine.index.measures[order.measure]
        self._order(order.id, order.measure, measure, actor, order.facts, order.value, cause)

    def _order(
        self,
        key: str,
        measure_id: str,
        measure: Measure,
        by: str,
        facts: tuple[str, ...],
        value: str | None,
        cause: int,
    ) -> None:
        engine = self._engine
        p: dict[str, Any] = {"order": key, "measure": measure_id, "by": by, "facts": list(facts)}
        p["executor"] = executor_of(engine.index, measure, by)
        if value is not None:
            p["value"] = value
        if carrier := carrier_of(engine.index, measure, by):
            p["carried_by"] = carrier
        event = engine.emit("MeasureOrdered", cause, p)
        seat = engine.index.seat_of.get(by)
        if seat is not None:
            self._parts.tasks.give(
                seat, f"measure:{measure_id}", measure.staff, {"kind": "transmit", "order": key}, event.seq
            )
        else:
            desk = self._parts.desks.of(by)
            desk.put(PRIORITY["urgent"], measure.staff, lambda cause: self.transmit(key, cause), event.seq)

    # on the way

    def transmit(self, key: str, cause: int) -> None:
        """The order is written: it goes to the carrier, then to the executor, or starts here."""
        order = self._engine.state.orders[key]
        carrier = order.p.get("carried_by")
        if order.executor == order.by and carrier is None:
            self._engine.emit("MeasureTransmitted", cause, self._named(order))
            self.begin(key, cause)
        elif carrier is not None and carrier != order.by and carrier != order.executor:
            self._message(order, order.by, carrier, cause)
        else:
            self._to_executor(order, order.by, cause)

    def received(self, key: str, actor: str, cause: int) -> None:
        """An order was read by its carrier or its executor."""
        order = self._engine.state.orders[key]
        if actor == order.executor:
            seat = self._engine.index.seat_of.get(actor)
            if seat is not None:
                self._parts.tasks.give(
                    seat, f"execute:{order.measure}", FORWARD, {"kind": "execute", "order": key}, cause
                )
            else:
                self.begin(key, cause)
        else:
            self._to_executor(order, actor, cause)

    def _to_executor(self, order: Order, sender: str, cause: int) -> None:
        event = self._engine.emit("MeasureTransmitted", cause, {**self._named(order), "carried_by": sender})
        self._message(order, sender, order.executor, event.seq)

    def _message(self, order: Order, sender: str, receiver: str, cause: int) -> None:
        index, state = self._engine.index, self._engine.state
        measure = index.measures[order.measure]
        channel = self._channel(sender, receiver, measure.channel)
        p = {
            "from": sender,
            "to": receiver,
            "channel": channel,
            "title": led("order", measure.names),
            "text": dict(measure.text),
            "facts": [f for f in order.facts if obstacle(index, state, f, sender, receiver, channel) is None],
            "priority": "urgent",
            "order": order.id,
            "key": order.measure,
        }
        self._parts.travel.send(cause, p)

    def _channel(self, sender: str, receiver: str, wanted: str | None) -> str:
        index = self._engine.index
        candidates = (wanted, *index.related.get((sender, receiver), ()), "phone", "e-mail", *index.channels)
        usable = [c for c in candidates if c is not None and c in index.channels]
        return next((c for c in usable if connected(index, sender, receiver, c)), usable[0])

    # at work

    def begin(self, key: str, cause: int) -> None:
        """The executor is ready: start when the means are free."""
        order = self._engine.state.orders[key]
        short = self._short(order)
        if short is None:
            self._set_out(order, cause)
            return
        self._line.append(key)
        self._parts.means.exhausted(short, cause)

    def _short(self, order: Order) -> str | None:
        free = self._engine.state.means
        return next((means for means, count in self._needs(order).items() if free[means] < count), None)

    def _needs(self, order: Order) -> dict[str, int]:
        """Means that the scenario has and the measure needs."""
        needs: dict[str, int] = {}
        for need in self._engine.index.measures[order.measure].means:
            if need.means in self._engine.state.means:
                needs[need.means] = needs.get(need.means, 0) + need.count
        return needs

    def _freed(self, event: Event) -> None:
        for key in list(self._line):
            order = self._engine.state.orders[key]
            if self._short(order) is None:
                self._line.remove(key)
                self._set_out(order, event.seq)

    def _set_out(self, order: Order, cause: int) -> None:
        """Take the means and wait for those that travel; the last to arrive begins the work."""
        engine, needs = self._engine, self._needs(order)
        travels = {means: self._travel(order, means) for means in needs}
        slowest = max(travels.values(), default=0)
        until = engine.now + slowest + engine.index.measures[order.measure].duration
        for means, count in needs.items():
            taken = self._parts.means.take(means, count, until, cause, at_work=not travels[means])
            if travels[means] and taken is not None:
                engine.kernel.at(engine.now + travels[means], self._parts.means.arrive, means, count, taken)
        if slowest:
            engine.kernel.at(engine.now + slowest, self._start, order, cause)
        else:
            self._start(order, cause)

    def _travel(self, order: Order, means: str) -> int:
        travel = self._engine.index.scenario.means[means].travel
        if isinstance(travel, int):
            return travel
        u = self._engine.draw("travel", order.by, means, cause=order.measure)
        return triangular(u, travel.low, travel.mode, travel.high)

    def _start(self, order: Order, cause: int) -> None:
        engine = self._engine
        measure = engine.index.measures[order.measure]
        until = engine.now + measure.duration
        shown = {"by": order.by, "facts": list(order.facts), **({"value": order.value} if order.value else {})}
        event = engine.emit("MeasureStarted", cause, {**self._named(order), **shown, "until": until})
        engine.kernel.at(until, self._complete, order.id, list(self._needs(order).items()), event.seq)

    def _complete(self, key: str, held: list[tuple[str, int]], cause: int) -> None:
        engine = self._engine
        order = engine.state.orders[key]
        measure = engine.index.measures[order.measure]
        done = engine.emit("MeasureCompleted", cause, self._named(order)).seq
        for means, count in held:
            self._parts.means.give_back(means, count, done)
        for actor in dict.fromkeys((order.executor, order.by)):
            if actor == order.executor or order.executor in engine.index.colleagues(actor):
                self._parts.knowledge.learn(actor, f"measure:{order.measure}", done)
        self._parts.effects.apply(measure.effects, done, order.measure, order.by, None)
        if measure.level is not None and order.value is not None:
            event = engine.emit("LevelSet", done, {"level": measure.level, "value": order.value, "by": order.by})
            self._parts.knowledge.learn(order.by, f"level:{measure.level}", event.seq)
        if measure.sanitises:
            for fact in order.facts:
                version = engine.index.handling(fact).sanitised_as
                if version is not None:
                    self._parts.knowledge.learn(order.by, version, done)
        self._tell(order, measure, done)
        self._confirm(order, done)

    def _tell(self, order: Order, measure: Measure, cause: int) -> None:
        """Those whom the measure tells get a message; a public one reaches media and citizens."""
        engine = self._engine
        index, state = engine.index, engine.state
        subjects = [f"measure:{order.measure}"]
        if measure.level is not None:
            subjects.append(f"level:{measure.level}")
        subjects += [f"phase:{x.phase}" for x in measure.effects if isinstance(x, Declare) and not x.ends]
        sender = order.executor if exists(index, state, order.executor) else order.by
        receivers = [a for name in measure.tells for a in index.holders(name, order.by)]
        for receiver in dict.fromkeys(receivers):
            if receiver in index.colleagues(sender) or not exists(index, state, receiver):
                continue
            channel = self._channel(sender, receiver, measure.tells_by)
            facts = [f for f in order.facts if obstacle(index, state, f, order.by, receiver, channel) is None]
            told = {f: list(self._parts.knowledge.told_by(sender, f)) for f in (*facts, *subjects)}
            p = {
                "from": sender,
                "to": receiver,
                "channel": channel,
                "title": dict(index.subject_text(f"measure:{order.measure}")),
                "text": {},
                "facts": [*facts, *subjects],
                "told": {f: what for f, what in told.items() if what[0] is not None},
                "priority": "urgent",
                "key": f"measure:{order.measure}",
            }
            self._parts.travel.send(cause, p)
        if measure.public:
            for audience in PUBLIC:
                if audience in index.actors:
                    channel = self._channel(order.by, audience, measure.tells_by or "press")
                    facts = [f for f in order.facts if obstacle(index, state, f, order.by, audience, channel) is None]
                    for subject in (*facts, *subjects):
                        told_now = self._parts.knowledge.told_by(order.by, subject)
                        self._parts.knowledge.learn(audience, subject, cause, source=order.by, told=told_now)

    def _confirm(self, order: Order, cause: int) -> None:
        index = self._engine.index
        if order.executor in index.colleagues(order.by):
            self._engine.emit("MeasureConfirmed", cause, self._named(order))
            return
        names = index.measures[order.measure].names
        p = {
            "from": order.executor,
            "to": order.by,
            "channel": self._channel(order.executor, order.by, None),
            "title": led("done", names),
            "text": {},
            "facts": [f"measure:{order.measure}"],
            "priority": "routine",
            "confirms": order.id,
            "key": f"measure:{order.measure}",
        }
        self._parts.travel.send(cause, p)

    def confirm(self, key: str, cause: int) -> None:
        """The one who ordered has read that it is done."""
        order = self._engine.state.orders[key]
        if order.status == "completed":
            self._engine.emit("MeasureConfirmed", cause, self._named(order))

    @staticmethod
    def _named(order: Order) -> dict[str, Any]:
        return {"order": order.id, "measure": order.measure, "by": order.by, "executor": order.executor}
