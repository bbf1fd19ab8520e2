"""Commands about measures: order what the mandate covers, propose the rest to whoever has it."""

from __future__ import annotations

from typing import Any

from crisis_sim.language.mark import mark
from crisis_sim.model.index import Index
from crisis_sim.model.mandate import orderer, satisfied
from crisis_sim.model.rejection import Rejected
from crisis_sim.model.seat import Seated
from crisis_sim.model.state import State, exists
from crisis_sim.scenario.measure import Measure

Outcome = list[tuple[str, dict[str, Any]]]

PROPOSE = 180
"""Staff seconds that putting a proposal costs."""


def order(seat: Seated) -> Outcome:
    """OrderMeasure: by an actor of the seat who has the mandate."""
    key, measure = _measure(seat)
    there = tuple(actor for actor in seat.seat.plays if exists(seat.index, seat.state, actor))
    by = orderer(seat.index, there, key, seat.command.as_)
    if by is None:
        raise Rejected("no-mandate", "this seat has no mandate for it: propose it to one who has")
    if not satisfied(seat.index, seat.state, measure.requires, seat.seat.plays):
        raise Rejected("requirement", "what it requires is not there, as far as this seat knows")
    if not measure.repeatable and standing(seat.state, key, by):
        raise Rejected("already-ordered", "it is ordered already")
    p = _payload(seat, key, measure, by)
    _check_facts(seat, measure, p["facts"], by)
    return [
        ("MeasureOrdered", p),
        seat.work(f"measure:{key}", measure.staff, {"kind": "transmit", "order": p["order"]}),
    ]


def propose(seat: Seated) -> Outcome:
    """Propose: ask an actor with the mandate to order a measure."""
    key, measure = _measure(seat)
    (to,) = seat.receivers()[:1]
    if len(seat.receivers()) != 1:
        raise Rejected("bad-parameter", "propose to one actor at a time")
    p = _payload(seat, key, measure, seat.actor)
    p |= {"to": to, "text": seat.text("text")}
    channel = seat.channel((to,), tuple(p["facts"]))
    do = {
        "kind": "message",
        "from": seat.actor,
        "to": [to],
        "channel": channel,
        "facts": p["facts"],
        "proposal": p["order"],
        "title": measure.names,
        "text": {"en": p["text"]} if p["text"] else {},
        "priority": "urgent",
    }
    return [("MeasureProposed", p), seat.work(f"propose:{key}", PROPOSE, do)]


def order_id(state: State, measure: str) -> str:
    """The id of the next order of a measure."""
    return f"{measure}#{state.counts.get(f'order:{measure}', 0) + 1}"


def executor_of(seat_index: Any, measure: Measure, by: str) -> str:
    """Who executes an order: the measure's executor (of a role, the holder nearest), else the one who orders."""
    if measure.executor is None:
        return by
    holders: tuple[str, ...] = seat_index.holders(measure.executor, by)
    return holders[0] if holders else by


def carrier_of(index: Index, measure: Measure, by: str) -> str | None:
    """Who carries an order to its executor (of a role, the holder nearest); None when the one who orders does."""
    holders = index.holders(measure.carried_by, by) if measure.carried_by else ()
    return holders[0] if holders else None


def _measure(seat: Seated) -> tuple[str, Measure]:
    key = seat.one_of("measure", seat.index.measures, mark("there is no such measure"))
    measure = seat.index.measures[key]
    value = seat.command.p.get("value")
    if measure.level is not None:
        values = [v.id for v in seat.index.compiled.levels[measure.level].values]
        if value not in values:
            raise Rejected("bad-parameter", "say which value: {values}", values=", ".join(values))
    elif value is not None:
        raise Rejected("bad-parameter", "this measure takes no value")
    return key, measure


def _payload(seat: Seated, key: str, measure: Measure, by: str) -> dict[str, Any]:
    p: dict[str, Any] = {"order": order_id(seat.state, key), "measure": key, "by": by, "facts": list(seat.facts())}
    if seat.command.p.get("value") is not None:
        p["value"] = seat.command.p["value"]
    p["executor"] = executor_of(seat.index, measure, by)
    if not exists(seat.index, seat.state, p["executor"]):
        raise Rejected("not-convened", "the body that executes it has not been convened yet")
    if carrier := carrier_of(seat.index, measure, by):
        p["carried_by"] = carrier
    return p


def _check_facts(seat: Seated, measure: Measure, facts: list[str], by: str) -> None:
    if not facts:
        return
    if not measure.carries_facts and not measure.sanitises:
        raise Rejected("bad-parameter", "this measure carries no facts")
    channel = measure.tells_by or "e-mail"
    receivers = [a for name in measure.tells for a in seat.index.holders(name, by) if a not in seat.seat.plays]
    if measure.public:
        receivers += [a for a in ("citizens", "media") if a in seat.index.actors]
        channel = measure.tells_by or "press"
    if receivers and channel in seat.index.channels:
        seat.check_passing(tuple(receivers), tuple(facts), channel)


def standing(state: State, measure: str, by: str) -> bool:
    """Whether an actor has ordered a measure already."""
    return any(
        o.measure == measure and o.by == by and o.status not in ("refused", "proposed") for o in state.orders.values()
    )
