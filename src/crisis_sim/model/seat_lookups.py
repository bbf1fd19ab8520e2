"""Look-ups over a seat's records, kept up to date line by line, so that policies need not search the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crisis_sim.model.seat_records import Letter, Question, SeatRecords

P = dict[str, Any]


@dataclass(slots=True)
class LookUps:
    """Nothing here but what follows from the records. Dictionaries keep the order in which things came."""

    unread: dict[str, Letter] = field(default_factory=dict)
    """Letters in the inbox that can still be opened."""
    requests: dict[str, Letter] = field(default_factory=dict)
    """Letters in the inbox that ask for something and have no answer yet."""
    open: dict[str, Question] = field(default_factory=dict)
    """Questions that an answer still counts for."""
    topics: dict[str, list[str]] = field(default_factory=dict)
    """Topic: the facts about it, in the order in which the seat learned them."""
    shared: dict[str, set[str]] = field(default_factory=dict)
    """Actor: facts that it was told, is being told, or told the seat."""
    first_told: dict[str, int] = field(default_factory=dict)
    """Actor: tick at which it was first sent facts."""
    first_asked: dict[str, int] = field(default_factory=dict)
    """Actor: tick at which it was first sent a request."""
    asked: dict[str, list[Letter]] = field(default_factory=dict)
    """Fact: the requests in the outbox that are about it."""
    orders: dict[str, list[str]] = field(default_factory=dict)
    """Measure: the seat's undertakings of it."""
    in_hand: set[str] = field(default_factory=set)
    """What the seat's people have done or are at: names of tasks."""
    topics_asked: set[str] = field(default_factory=set)
    """Questions of the briefing (q2) that were put to somebody."""
    facts_asked: dict[str, int] = field(default_factory=dict)
    """Fact: how many requests about it the seat's people have taken up."""
    released: dict[str, int] = field(default_factory=dict)
    """Fact: tick since which the seat has its owner's consent to pass it on."""
    replied: set[str] = field(default_factory=set)
    """Letters that a reply was written to."""
    touched: dict[str, int] = field(default_factory=dict)
    """Actor: tick of the last message to or from it."""
    awaited: dict[str, Letter] = field(default_factory=dict)
    """Requests in the outbox that have no answer yet."""


_Handler = Callable[["SeatRecords", P], None]
NOTES: dict[str, _Handler] = {}
"""Kind of line: what it changes here, after the records have taken it in."""


def _on(*kinds: str) -> Callable[[_Handler], _Handler]:
    def register(handler: _Handler) -> _Handler:
        NOTES.update(dict.fromkeys(kinds, handler))
        return handler

    return register


@_on("MessageDelivered")
def _delivered(v: SeatRecords, p: P) -> None:
    letter = v.inbox[p["msg"]]
    v.lookups.unread[letter.msg] = letter
    v.lookups.touched[letter.from_] = v.now
    if letter.request is not None:
        v.lookups.requests[letter.msg] = letter
    _share(v, letter.from_, letter.facts)


@_on("MessageRead", "MessageLost", "MessageRecalled")
def _no_longer_unread(v: SeatRecords, p: P) -> None:
    v.lookups.unread.pop(p["msg"], None)


@_on("MessageAnswered")
def _answered(v: SeatRecords, p: P) -> None:
    v.lookups.requests.pop(p["msg"], None)
    if p["how"] != "acknowledged":
        v.lookups.awaited.pop(p["msg"], None)


@_on("MessageSent")
def _sent(v: SeatRecords, p: P) -> None:
    letter, lookups = v.outbox[p["msg"]], v.lookups
    lookups.touched[letter.to] = v.now
    if letter.facts:
        lookups.first_told.setdefault(letter.to, letter.tick)
        _share(v, letter.to, letter.facts)
    if letter.request is not None:
        lookups.awaited[letter.msg] = letter
        lookups.first_asked.setdefault(letter.to, letter.tick)
        if letter.about is not None:
            lookups.asked.setdefault(letter.about, []).append(letter)


@_on("FactLearned")
def _learned(v: SeatRecords, p: P) -> None:
    fact = p["fact"]
    for topic in v.facts[fact].topics:
        about = v.lookups.topics.setdefault(topic, [])
        if fact not in about:
            about.append(fact)
    if (letter := v.inbox.get(p.get("msg", ""))) is not None:
        _share(v, letter.from_, (fact,))


@_on("ConsentGiven")
def _consented(v: SeatRecords, p: P) -> None:
    if p["fact"] in v.facts and v.facts[p["fact"]].consent:
        v.lookups.released.setdefault(p["fact"], v.now)


@_on("DecisionOpened")
def _opened(v: SeatRecords, p: P) -> None:
    v.lookups.open[p["decision"]] = v.questions[p["decision"]]


@_on("DecisionMade", "DecisionExpired")
def _closed(v: SeatRecords, p: P) -> None:
    if not v.questions[p["decision"]].open:
        v.lookups.open.pop(p["decision"], None)


@_on("MeasureProposed", "MeasureOrdered", "MeasureStarted")
@_on("MeasureTransmitted", "MeasureCompleted", "MeasureConfirmed", "MeasureRefused")
def _undertaken(v: SeatRecords, p: P) -> None:
    orders = v.lookups.orders.setdefault(p["measure"], [])
    if p["order"] not in orders:
        orders.append(p["order"])


@_on("StaffCommitted")
def _committed(v: SeatRecords, p: P) -> None:
    lookups = v.lookups
    lookups.in_hand.add(p["what"])
    for actor in p.get("to", ()):
        _share(v, actor, p.get("facts", ()))
    if "question" in p:
        lookups.topics_asked.add(p["question"])
    if "reply_to" in p:
        lookups.replied.add(p["reply_to"])
    if "about" in p:
        lookups.facts_asked[p["about"]] = lookups.facts_asked.get(p["about"], 0) + 1


def _share(v: SeatRecords, actor: str, facts: Any) -> None:
    if facts:
        v.lookups.shared.setdefault(actor, set()).update(facts)
