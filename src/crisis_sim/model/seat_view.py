"""What a seat knows: a fold over its slice. Screens, remote clients, policies and replay viewer all use this one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from crisis_sim.model.slice import SliceLine

P = dict[str, Any]
Text = dict[str, str]


@dataclass(slots=True)
class Letter:
    """A message in the inbox or the outbox."""

    msg: str
    from_: str
    to: str
    channel: str
    title: Text
    text: Text
    priority: str
    tick: int
    """When it was delivered (inbox) or sent (outbox)."""
    sent: bool
    facts: list[str] = field(default_factory=list)
    rings: bool = False
    """A call that is ringing now."""
    missed: bool = False
    """A call that rang out, or a message that was lost."""
    read: int | None = None
    recalled: bool = False
    request: str | None = None
    about: str | None = None
    reply_to: str | None = None
    answered: str | None = None
    """How it was answered: fact, dont-know, not-cleared, ask, agreed, refused, asks, acknowledged, …"""
    reply: str | None = None
    kind: str = "message"
    files: list[str] = field(default_factory=list)
    improvised: bool = False
    proposal: str | None = None
    """The proposal (o3) that this message of ours puts."""
    waiting: bool = False


@dataclass(slots=True)
class FactCard:
    """A fact as the seat knows it; `learned` has one entry for each time it was told."""

    fact: str
    text: Text
    content: int | None
    unit: str
    as_of: int
    tick: int
    actor: str
    topics: list[str]
    marking: str
    owner: str | None
    release: str | None
    tlp: str | None
    reliability: str | None
    withdrawn: bool
    learned: list[dict[str, Any]]
    consent: bool = False


@dataclass(slots=True)
class Question:
    """A decision put to the seat."""

    decision: str
    title: Text
    options: list[P]
    form: dict[str, str]
    free: bool
    deadline: int
    needs: int
    seats: list[str]
    chair: str
    opened: int
    msg: str | None
    proposal: str | None
    answers: dict[str, P] = field(default_factory=dict)
    final: str | None = None
    """The letter that was decided (or `answered`); None while open."""
    expired: bool = False

    @property
    def open(self) -> bool:
        """Whether an answer still counts, as far as the seat has heard."""
        return self.final is None and not self.expired


@dataclass(slots=True)
class Undertaking:
    """A measure that the seat ordered, proposed, carries or executes."""

    order: str
    measure: str
    by: str
    value: str | None
    facts: list[str]
    status: str
    tick: int
    to: str | None = None
    until: int | None = None
    why: str | None = None


@dataclass(slots=True)
class SeatView:
    """Everything a seat has been told, up to its last news. Times are ticks; texts are maps by language."""

    seat: str
    n: int = 0
    now: int = 0
    """Tick of the last news."""
    status: str = "ready"
    start: str = ""
    pace: int = 1000
    title: Text = field(default_factory=dict)
    briefing: Text = field(default_factory=dict)
    brief: P = field(default_factory=dict)
    """The SeatBriefed payload: actors, contacts, channels, topics, measures, cards, …; empty until then."""
    move: P = field(default_factory=dict)
    moves: list[tuple[int, P]] = field(default_factory=list)
    inbox: dict[str, Letter] = field(default_factory=dict)
    outbox: dict[str, Letter] = field(default_factory=dict)
    facts: dict[str, FactCard] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    undertakings: dict[str, Undertaking] = field(default_factory=dict)
    indicators: dict[str, P] = field(default_factory=dict)
    means: dict[str, P] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    """Level: position on its scale, as last heard."""
    phases: dict[str, int] = field(default_factory=dict)
    """Phase: tick at which the seat heard of it."""
    measures_heard: dict[str, int] = field(default_factory=dict)
    clocks: dict[tuple[str, str], P] = field(default_factory=dict)
    convened: dict[str, int] = field(default_factory=dict)
    tasks: list[P] = field(default_factory=list)
    products: list[P] = field(default_factory=list)
    probes: dict[str, P] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    rejections: list[tuple[int, P]] = field(default_factory=list)
    events: list[SliceLine] = field(default_factory=list)
    """The slice itself, for logs and timelines."""

    def take(self, line: SliceLine) -> None:
        """Add one line of the slice."""
        self.n, self.now = line.n, line.t
        self.events.append(line)
        handler = _HANDLERS.get(line.kind)
        if handler is not None:
            handler(self, line.t, line.p)

    @property
    def actors(self) -> list[str]:
        """The actors that the seat plays; empty until it is briefed."""
        return list(self.brief.get("actors", ()))

    def free_people(self, now: int) -> int:
        """How many of the seat's people are free at a tick."""
        busy = sum(1 for task in self.tasks if task["from"] <= now < task["until"])
        return max(0, int(self.brief.get("people", 1)) - busy)


_Handler = Callable[[SeatView, int, P], None]
_HANDLERS: dict[str, _Handler] = {}


def _on(*kinds: str) -> Callable[[_Handler], _Handler]:
    def register(handler: _Handler) -> _Handler:
        _HANDLERS.update(dict.fromkeys(kinds, handler))
        return handler

    return register


@_on("ExerciseStarted")
def _started(v: SeatView, t: int, p: P) -> None:
    v.status, v.start, v.pace = "running", p["start"], p["pace"]
    v.title, v.briefing = p["title"], p["briefing"]


def _status(value: str) -> _Handler:
    def handler(v: SeatView, t: int, p: P) -> None:
        v.status = value

    return handler


for _kind, _value in (("Paused", "paused"), ("Resumed", "running"), ("Suspended", "suspended"), ("Ended", "ended")):
    _HANDLERS[f"Exercise{_kind}"] = _status(_value)


@_on("PaceSet")
def _pace(v: SeatView, t: int, p: P) -> None:
    v.pace = p["pace"]


@_on("SeatBriefed")
def _briefed(v: SeatView, t: int, p: P) -> None:
    v.brief = p


@_on("MoveStarted")
def _move(v: SeatView, t: int, p: P) -> None:
    v.move = p
    v.moves.append((t, p))


def _letter(t: int, p: P, *, sent: bool) -> Letter:
    return Letter(
        p["msg"],
        p["from"],
        p["to"],
        p["channel"],
        p.get("title", {}),
        p.get("text", {}),
        p.get("priority", "routine"),
        t,
        sent,
        facts=p.get("facts", []),
        rings=p.get("rings", False),
        request=p.get("request"),
        about=p.get("about"),
        reply_to=p.get("reply_to"),
        kind=p.get("kind", "message"),
        files=p.get("files", []),
        improvised=p.get("improvised", False),
        proposal=p.get("proposal"),
    )


@_on("MessageDelivered")
def _delivered(v: SeatView, t: int, p: P) -> None:
    v.inbox[p["msg"]] = _letter(t, p, sent=False)


@_on("MessageSent")
def _sent(v: SeatView, t: int, p: P) -> None:
    v.outbox[p["msg"]] = _letter(t, p, sent=True)


@_on("MessageRead")
def _read(v: SeatView, t: int, p: P) -> None:
    letter = v.inbox[p["msg"]]
    letter.read, letter.rings = t, False


@_on("MessageLost")
def _lost(v: SeatView, t: int, p: P) -> None:
    letter = v.inbox.get(p["msg"]) or v.outbox.get(p["msg"])
    if letter is not None:
        letter.missed, letter.rings = True, False


@_on("MessageQueued")
def _queued(v: SeatView, t: int, p: P) -> None:
    if p["msg"] in v.outbox:
        v.outbox[p["msg"]].waiting = True


@_on("MessageRecalled")
def _recalled(v: SeatView, t: int, p: P) -> None:
    v.inbox[p["msg"]].recalled = True


@_on("MessageAnswered")
def _answered(v: SeatView, t: int, p: P) -> None:
    letter = v.outbox.get(p["msg"]) or v.inbox.get(p["msg"])
    if letter is not None:
        letter.answered, letter.reply = p["how"], p.get("reply")
        if letter.proposal in v.undertakings and p["how"] != "acknowledged":
            v.undertakings[letter.proposal].status = p["how"]


@_on("FactLearned")
def _learned(v: SeatView, t: int, p: P) -> None:
    known = v.facts.get(p["fact"])
    told = {"t": t, **{k: p.get(k) for k in ("actor", "source", "channel", "content", "as_of", "msg")}}
    card = FactCard(
        p["fact"],
        p.get("text", {}),
        p.get("content"),
        p.get("unit", ""),
        p["as_of"],
        t,
        p["actor"],
        p.get("topics", []),
        p.get("marking", "public"),
        p.get("owner"),
        p.get("release"),
        p.get("tlp"),
        p.get("reliability"),
        p.get("withdrawn", False),
        [*(known.learned if known else []), told],
        known.consent if known else False,
    )
    if known is not None and known.as_of > card.as_of:
        known.learned = card.learned
    else:
        v.facts[p["fact"]] = card
    if (letter := v.inbox.get(p.get("msg", ""))) is not None and p["fact"] not in letter.facts:
        letter.facts = [*letter.facts, p["fact"]]
    for topic in card.topics:
        kind, _, name = topic.partition(":")
        if kind == "level" and card.content is not None:
            v.levels[name] = card.content
        elif kind == "phase":
            if card.withdrawn:
                v.phases.pop(name, None)
            else:
                v.phases.setdefault(name, t)
        elif kind == "measure":
            v.measures_heard.setdefault(name, t)


@_on("ConsentGiven")
def _consent(v: SeatView, t: int, p: P) -> None:
    if p["fact"] in v.facts and p["to"] in v.actors:
        v.facts[p["fact"]].consent = True


@_on("DecisionOpened")
def _opened(v: SeatView, t: int, p: P) -> None:
    v.questions[p["decision"]] = Question(
        p["decision"],
        p.get("title", {}),
        p.get("options", []),
        p.get("form", {}),
        p.get("free", False),
        p["deadline"],
        p["needs"],
        p["seats"],
        p["chair"],
        t,
        p.get("msg"),
        p.get("proposal"),
    )


@_on("DecisionMade")
def _made(v: SeatView, t: int, p: P) -> None:
    question = v.questions[p["decision"]]
    question.answers[p["by"]] = {"t": t, **{k: p[k] for k in ("option", "answer", "reason") if k in p}}
    if p["final"]:
        bound = question.answers.get(question.chair, p)
        question.final = bound.get("option", "answered")


@_on("DecisionExpired")
def _expired(v: SeatView, t: int, p: P) -> None:
    question = v.questions[p["decision"]]
    question.expired = True
    question.final = p.get("option")


@_on("MeasureProposed", "MeasureOrdered", "MeasureStarted")
def _ordered(v: SeatView, t: int, p: P) -> None:
    known = v.undertakings.get(p["order"])
    status = "proposed" if "to" in p else "started" if "until" in p else "ordered"
    v.undertakings[p["order"]] = Undertaking(
        p["order"],
        p["measure"],
        p["by"],
        p.get("value"),
        p.get("facts", []),
        status,
        t,
        p.get("to") or (known.to if known else None),
        p.get("until"),
    )


@_on("MeasureTransmitted", "MeasureCompleted", "MeasureConfirmed", "MeasureRefused")
def _progress(v: SeatView, t: int, p: P) -> None:
    known = v.undertakings.get(p["order"])
    if known is None:
        known = v.undertakings[p["order"]] = Undertaking(p["order"], p["measure"], p.get("by", ""), None, [], "", t)
    known.tick = t
    if "why" in p:
        known.status, known.why = "refused", p["why"]


for _kind in ("Transmitted", "Completed", "Confirmed"):

    def _set(v: SeatView, t: int, p: P, status: str = _kind.lower()) -> None:
        _progress(v, t, p)
        v.undertakings[p["order"]].status = status

    _HANDLERS[f"Measure{_kind}"] = _set


@_on("IndicatorReported")
def _reported(v: SeatView, t: int, p: P) -> None:
    history = v.indicators.get(p["indicator"], {}).get("history", [])
    history.append((t, p["value"]))
    v.indicators[p["indicator"]] = {**p, "t": t, "history": history}


@_on("MeansCommitted", "MeansReleased", "MeansExhausted")
def _means(v: SeatView, t: int, p: P) -> None:
    v.means[p["means"]] = {**v.means.get(p["means"], {}), **p, "t": t}


@_on("BodyConvened")
def _convened(v: SeatView, t: int, p: P) -> None:
    v.convened[p["actor"]] = t


@_on("ClockStarted")
def _clock(v: SeatView, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]] = {"status": "started", "since": t, "deadline": p["deadline"]}


@_on("ClockMet")
def _met(v: SeatView, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]]["status"] = "met"


@_on("ClockMissed")
def _missed(v: SeatView, t: int, p: P) -> None:
    v.clocks[p["clock"], p["actor"]]["status"] = "missed"


@_on("StaffCommitted")
def _staff(v: SeatView, t: int, p: P) -> None:
    v.tasks.append(p)


@_on("ProductSubmitted")
def _product(v: SeatView, t: int, p: P) -> None:
    v.products.append({"t": t, **p})


@_on("ProbeAsked")
def _probe(v: SeatView, t: int, p: P) -> None:
    v.probes[p["probe"]] = {"t": t, "ask": p["ask"], "answer": None}


@_on("ProbeAnswered")
def _probe_answer(v: SeatView, t: int, p: P) -> None:
    v.probes[p["probe"]]["answer"] = p["answer"]


@_on("LogWritten")
def _note(v: SeatView, t: int, p: P) -> None:
    v.notes.append((t, p["text"]))


@_on("CommandRejected")
def _rejected(v: SeatView, t: int, p: P) -> None:
    v.rejections.append((t, p))
