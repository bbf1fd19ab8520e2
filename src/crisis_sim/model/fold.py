"""How each event changes the state. The only code that does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.model.state import Decision, Known, Message, Order, State, fresh

P = dict[str, Any]
Handler = Callable[[State, int, P], None]

_HANDLERS: dict[str, Handler] = {}


def _on(*kinds: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        for kind in kinds:
            _HANDLERS[kind] = handler
        return handler

    return register


def apply(state: State, event: Event) -> None:
    """Change the state in place by one event."""
    state.now = event.t
    handler = _HANDLERS.get(event.kind)
    if handler is not None:
        handler(state, event.t, event.p)


def fold(index: Index, events: list[Event]) -> State:
    """The state after these events, handles included."""
    from crisis_sim.model.slice import Slicer

    state = fresh(index)
    slicers = {seat: Slicer(index, seat, state.handles[seat]) for seat in index.seat_ids}
    for event in events:
        apply(state, event)
        for seat in event.audience:
            slicers[seat].line(event)
    return state


def _count(state: State, counter: str) -> None:
    state.counts[counter] = state.counts.get(counter, 0) + 1


# exercise


@_on("ExerciseStarted")
def _started(state: State, t: int, p: P) -> None:
    state.status = "running"
    state.draws = dict(p["draws"])


@_on("ExercisePaused")
def _paused(state: State, t: int, p: P) -> None:
    state.status = "paused"


@_on("ExerciseResumed")
def _resumed(state: State, t: int, p: P) -> None:
    state.status = "running"


@_on("ExerciseSuspended")
def _suspended(state: State, t: int, p: P) -> None:
    state.status = "suspended"


@_on("ExerciseEnded")
def _ended(state: State, t: int, p: P) -> None:
    state.status = "ended"


@_on("PaceSet")
def _pace(state: State, t: int, p: P) -> None:
    state.pace = p["pace"]


@_on("MoveStarted")
def _move(state: State, t: int, p: P) -> None:
    state.move = p["move"]
    state.moves[p["move"]] = t
    state.jump = (p["to"], p["meanwhile"]) if p["clock"] == "jump" else None


@_on("SeatHanded", "PersonJoined")
def _handed(state: State, t: int, p: P) -> None:
    state.persons[p["seat"]] = p["person"]


@_on("PersonLeft")
def _left(state: State, t: int, p: P) -> None:
    state.persons.pop(p["seat"], None)


# injects


def _inject(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        state.injects[p["inject"]] = status
        if status == "released":
            state.releases.setdefault(p["inject"], []).append(t)

    return handler


for _kind in ("Due", "Released", "Held", "Skipped", "Recalled"):
    _HANDLERS[f"Inject{_kind}"] = _inject(_kind.lower())


@_on("InjectEdited")
def _edited(state: State, t: int, p: P) -> None:
    state.edits[p["inject"]] = {**state.edits.get(p["inject"], {}), **p["changes"]}


@_on("InjectInserted")
def _inserted(state: State, t: int, p: P) -> None:
    _count(state, "inserted")


# messages


@_on("MessageSent")
def _sent(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]] = Message(
        p["msg"], p["from"], p["to"], p["channel"], tuple(p.get("facts", ())), p.get("key", ""), p, t
    )
    _count(state, p["from"])
    if p.get("request"):
        state.asked.setdefault((p["from"], p["to"], p.get("about") or ""), t)


@_on("MessageQueued")
def _queued(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].status = "queued"


@_on("MessageLost")
def _lost(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.rings = "lost", False


@_on("MessageDelivered")
def _delivered(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.rings = "delivered", p.get("rings", False)
    if message.delivered is None:
        message.delivered = t


@_on("MessageRead")
def _read(state: State, t: int, p: P) -> None:
    message = state.messages[p["msg"]]
    message.status, message.read, message.rings = "read", t, False


@_on("MessageRecalled")
def _recalled(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].status = "recalled"


@_on("MessageAnswered")
def _answered(state: State, t: int, p: P) -> None:
    state.messages[p["msg"]].answered = p["how"]


@_on("FactLearned")
def _learned(state: State, t: int, p: P) -> None:
    """Older news never replaces newer."""
    known = state.knowledge.get((p["actor"], p["fact"]))
    if known is None or known.as_of <= p["as_of"]:
        state.knowledge[p["actor"], p["fact"]] = Known(
            p.get("content"), p["as_of"], t, p.get("source"), p.get("channel"), p.get("withdrawn", False)
        )


@_on("ConsentGiven")
def _consent(state: State, t: int, p: P) -> None:
    state.consents.setdefault((p["fact"], p["to"]), t)


# decisions


@_on("DecisionOpened")
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


@_on("DecisionMade")
def _made(state: State, t: int, p: P) -> None:
    decision = state.decisions[p["decision"]]
    answer = {"t": t, **{k: p[k] for k in ("option", "answer", "reason", "controls") if p.get(k) is not None}}
    decision.answers[p["by"]] = answer
    chosen = decision.options[p["option"]] if p.get("option") is not None else "answered"
    if p["binds"]:
        decision.bound = chosen
    if p["final"]:
        decision.final, decision.by, decision.tick = decision.bound, p["by"], t


@_on("DecisionExpired")
def _expired(state: State, t: int, p: P) -> None:
    decision = state.decisions[p["decision"]]
    decision.expired, decision.tick = True, t
    if p.get("option") is not None:
        decision.final = decision.options[p["option"]]


# measures


@_on("MeasureProposed", "MeasureOrdered")
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
        _count(state, f"order:{p['measure']}")


def _order(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        order = state.orders[p["order"]]
        order.status = status
        order.ticks[status] = t

    return handler


for _kind in ("Refused", "Transmitted", "Started", "Completed", "Confirmed"):
    _HANDLERS[f"Measure{_kind}"] = _order(_kind.lower())


@_on("MeansCommitted", "MeansReleased")
def _means(state: State, t: int, p: P) -> None:
    state.means[p["means"]] = p["free"]


# world


@_on("IndicatorMoved")
def _moved(state: State, t: int, p: P) -> None:
    state.indicators[p["indicator"]].append((t, p["value"]))


@_on("PhaseDeclared")
def _declared(state: State, t: int, p: P) -> None:
    state.phases[p["phase"], p.get("territory")] = p["by"]


@_on("PhaseEnded")
def _phase_ended(state: State, t: int, p: P) -> None:
    state.phases.pop((p["phase"], p.get("territory")), None)


@_on("LevelSet")
def _level(state: State, t: int, p: P) -> None:
    state.levels[p["level"]] = (p["value"], p["by"])


@_on("BodyConvened")
def _convened(state: State, t: int, p: P) -> None:
    state.convened[p["actor"]] = t


@_on("ChannelDegraded", "ChannelRestored")
def _channel(state: State, t: int, p: P) -> None:
    state.channels[p["channel"]] = p["availability"]


def _clock(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        key = (p["clock"], p["actor"])
        deadline = p["deadline"] if status == "started" else state.clocks[key][1]
        state.clocks[key] = (status, deadline)

    return handler


for _kind in ("Started", "Met", "Missed"):
    _HANDLERS[f"Clock{_kind}"] = _clock(_kind.lower())


# people


@_on("StaffCommitted")
def _staff(state: State, t: int, p: P) -> None:
    state.staff[p["seat"]][p["person"]] = p["until"]
    _count(state, f"task:{p['seat']}")


@_on("ProductSubmitted")
def _product(state: State, t: int, p: P) -> None:
    state.products.append({"t": t, "product": p["product"], "seat": p["seat"]})


@_on("ProbeAsked")
def _probe(state: State, t: int, p: P) -> None:
    state.probes[p["probe"], p["seat"]] = None


@_on("ProbeAnswered")
def _probe_answer(state: State, t: int, p: P) -> None:
    state.probes[p["probe"], p["seat"]] = p["answer"]


def _expectation(status: str) -> Handler:
    def handler(state: State, t: int, p: P) -> None:
        state.expectations[p["expectation"]] = status

    return handler


for _kind in ("Met", "Missed", "Waived"):
    _HANDLERS[f"Expectation{_kind}"] = _expectation(_kind.lower())
