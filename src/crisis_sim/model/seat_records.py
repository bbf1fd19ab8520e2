"""The records that a seat's view is made of. Times are ticks; texts are maps by language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from crisis_sim.model.seat_lookups import LookUps
from crisis_sim.model.slice import SliceLine
from crisis_sim.scenario.text import ShortText

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
    """A call that rang out or was declined, or a message that was lost."""
    why: str | None = None
    """Why it was missed: `unanswered`, `declined`, `no connection`, …"""
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

    @property
    def unanswered(self) -> bool:
        """Whether it asks for something that nobody has given yet; that somebody has it in hand is no answer."""
        return self.request is not None and self.answered in (None, "acknowledged")


@dataclass(slots=True)
class FactCard:
    """A fact as the seat knows it; `learned` has one entry for each time it was told."""

    fact: str
    text: Text
    content: int | None
    unit: ShortText
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
    language: str | None = None
    """The language it came in; None where everybody reads it."""
    reads: P | None = None
    """The indicator that its content is a value of: handle, label, bounds, interest, which way is better."""

    def needs_consent(self, own: Collection[str]) -> bool:
        """Whether its owner, who is none of `own`, must still agree before it is passed on."""
        return self.release == "originator" and not self.consent and self.owner not in (None, *own)


def tells_of_acts(topics: Collection[str]) -> bool:
    """Whether topics name what somebody did (`measure:…`, `phase:…`, `level:…`), not how the world is."""
    return bool(topics) and all(":" in topic for topic in topics)


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
    form_labels: dict[str, Text] = field(default_factory=dict)
    """Field of the form: what it is called, where the scenario says so."""

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
    answered: int | None = None
    """When the answer to a proposal was heard."""

    @property
    def at(self) -> int:
        """When it became what its status says, as far as the seat has heard."""
        return self.tick if self.answered is None else max(self.tick, self.answered)

    @property
    def under_way(self) -> bool:
        """Whether it is ordered and not done yet."""
        return self.status in ("ordered", "transmitted", "started")


@dataclass(slots=True)
class SeatRecords:
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
    levels_heard: dict[str, int] = field(default_factory=dict)
    """Level: tick at which the seat last heard of it."""
    phases: dict[str, int] = field(default_factory=dict)
    """Phase: tick at which the seat heard of it."""
    measures_heard: dict[str, int] = field(default_factory=dict)
    clocks: dict[tuple[str, str], P] = field(default_factory=dict)
    convened: dict[str, int] = field(default_factory=dict)
    tasks: list[P] = field(default_factory=list)
    products: list[P] = field(default_factory=list)
    probes: dict[str, P] = field(default_factory=dict)
    guidance: list[P] = field(default_factory=list)
    """What the seat missed, with `t`, `text`, `why` and `source`; guided seats only."""
    notes: list[tuple[int, str]] = field(default_factory=list)
    rejections: list[tuple[int, P]] = field(default_factory=list)
    events: list[SliceLine] = field(default_factory=list)
    """The slice itself, for logs and timelines."""
    briefed: int | None = None
    """Tick of the first SeatBriefed."""
    lookups: LookUps = field(default_factory=LookUps)

    @property
    def guided(self) -> bool:
        """Whether the seat is told what it missed and why."""
        return bool(self.brief.get("guided"))

    @property
    def actors(self) -> list[str]:
        """The actors that the seat plays; empty until it is briefed."""
        return list(self.brief.get("actors", ()))

    def undecided(self) -> list[Question]:
        """Questions that wait for this seat's answer, the next deadline first."""
        waiting = (q for q in self.lookups.open.values() if self.seat not in q.answers)
        return sorted(waiting, key=lambda q: (q.deadline, q.decision))

    def free_people(self, now: int) -> int:
        """How many of the seat's people are free at a tick."""
        busy = sum(1 for task in self.tasks if task["from"] <= now < task["until"])
        return max(0, int(self.brief.get("people", 1)) - busy)
