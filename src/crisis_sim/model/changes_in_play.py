"""Changes that messages, decisions and measures bring."""

from __future__ import annotations

from crisis_sim.model.changes import HANDLERS, Handler, P, count, on
from crisis_sim.model.state import Decision, Known, Message, Order, State

# messages


@on("MessageSent")
def _sent(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]] = Message(
        p["msg"], p["from"], p["to"], p["channel"], tuple(p.get("facts", ())), p.get("key", ""), p, t
    )
    count(state, p["from"])
    if p.get("request"):
        state.asked.setdefault((p["from"], p["to"], p.get("about") or ""), t)


@on("MessageQueued")
def _queued(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].status = "queued"


@on("MessageLost")
def _lost(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.rings = "lost", False


@on("MessageDelivered")
def _delivered(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.rings = "delivered", p.get("rings", False)
    if message.delivered is None:
        message.delivered = t


@on("MessageRead")
def _read(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.read, message.rings = "read", t, False


@on("MessageRecalled")
def _recalled(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].status = "recalled"


@on("MessageAnswered")
def _answered(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].answered = p["how"]


@on("FactLearned")
def _learned(state: State, t: int, p: P) -> None:
    """Older news never replaces newer."""
    known = state.knowledge.get((p["actor"], p["fact"]))
    if known is None or known.as_of <= p["as_of"]:
        state.knowledge[p["actor"], p["fact"]] = Known(
            p.get("content"), p["as_of"], t, p.get("source"), p.get("channel"), p.get("withdrawn", False)
        )


@on("ConsentGiven")
def _consent(state: State, t: int, p: P) -> None:
    state.consents.setdefault((p["fact"], p["to"]), t)


# decisions


@on("DecisionOpened")
def _opened(state: State, t: int, p: P) -> None:
    state.decisions[p["decision"]] = Decision(
        p["decision"],
        tuple(p["seats"]),
        p["chair"],
        p["actor"],
        tuple(o["o"] for o in p.get("options", ())),
        p["needs"],
        p["deadline"],
        p,
    )


@on("DecisionMade")
def _made(state: State, t: int, p: P) -> None:
    decision = state.decisions[p["decision"]]
    answer = {"t": t, **{k: p[k] for k in ("option", "answer", "reason", "controls") if p.get(k) is not None}}
    decision.answers[p["by"]] = answer
    chosen = decision.options[p["option"]] if p.get("option") is not None else "answered"
    if p["binds"]:
        decision.bound = chosen
    if p["final"]:
        decision.final, decision.by, decision.tick = decision.bound, p["by"], t


@on("DecisionExpired")
def _expired(state: State, t: int, p: P) -> None:
    decision = state.decisions[p["decision"]]
    decision.expired, decision.tick = True, t
    if p.get("option") is not None:
        decision.final = decision.options[p["option"]]


# measures


@on("MeasureProposed", "MeasureOrdered")
def _ordered(state: State, t: int, p: P) -> None:
    status = "proposed" if "to" in p else "ordered"
    known = state.orders.get(p["order"])
    state.orders[p["order"]] = Order(
        p["order"],
        p["measure"],
        p["by"],
        p.get("value"),
        tuple(p.get("facts", ())),
        p["executor"],
        status,
        p,
        {**(known.ticks if known else {}), status: t},
    )
    if known is None:
        count(state, f"order:{p['measure']}")


def _order(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        order = state.orders[p["order"]]
        order.status = status
        order.ticks[status] = t

    return handler


for _kind in ("Refused", "Transmitted", "Started", "Completed", "Confirmed"):
    HANDLERS[f"Measure{_kind}"] = _order(_kind.lower())


@on("MeansCommitted", "MeansReleased", "MeansArrived", "MeansResting", "MeansOnDuty")
def _means(state: State, t: int, p: P) -> None:
    state.means[p["means"]] = p.get("free", state.means[p["means"]])
    state.deployed[p["means"]] = p.get("at_work", state.deployed.get(p["means"], 0))
