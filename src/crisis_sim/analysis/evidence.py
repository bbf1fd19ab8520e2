"""Evidence: the event that made a condition true, or what stood in its way as far as the log tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.knowledge import Knowledge
from crisis_sim.model.events import Event
from crisis_sim.model.handling import consented, needs_consent
from crisis_sim.model.holds import reached
from crisis_sim.scenario import condition as c

_STATUS = {f"Measure{status.capitalize()}": status for status in
           ("proposed", "ordered", "transmitted", "started", "completed", "confirmed", "refused")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hindrance:
    """Why something was not so. `code` is one of `CODES`; the rest is what the code's sentence needs."""

    code: str
    who: str | None = None
    t: int | None = None
    seq: int | None = None
    what: str = ""


CODES = (
    "nobody-knew", "ask-who-knows", "no-consent", "release-not-asked", "taken-back", "lost", "under-way", "unread",
    "translation", "colleague", "kept", "elsewhere", "rejected", "proposed", "refused", "stuck", "no-means",
    "not-ordered", "not-ordered-by", "not-asked", "undecided", "default", "other-option", "nobody-asked", "not-so",
)  # fmt: skip
"""Every code of a hindrance."""


class Evidence:
    """Looks for events behind conditions. A part is one condition that is neither all, any nor not."""

    def __init__(self, course: Course, knowledge: Knowledge) -> None:
        self._course = course
        self._knowledge = knowledge
        self._orders: dict[str, list[Event]] = {}
        for event in course.of(*_STATUS):
            self._orders.setdefault(event.p["measure"], []).append(event)
        self._carried: dict[str, list[Event]] = {}
        self._asked: dict[str, list[Event]] = {}
        for event in course.of("MessageSent"):
            for fact in event.p.get("facts", ()):
                self._carried.setdefault(fact, []).append(event)
            if event.p.get("request"):
                self._asked.setdefault(event.p["from"], []).append(event)
        self._moved: dict[str, list[Event]] = {}
        for event in course.of("IndicatorMoved"):
            self._moved.setdefault(event.p["indicator"], []).append(event)

    # what made it so

    def event(self, part: Any, until: int) -> Event | None:
        """The event before line `until` that made a part true; None where it needed none, or the log has none."""
        return next((e for e in self._events(part) if e.seq < until), None)

    def _events(self, part: Any) -> Iterator[Event]:
        course = self._course
        match part:
            case c.Knows():
                yield from self._learned(part.knows.actor, part.knows.fact)
            case c.KnownTo():
                yield from self._learned(part.known_to, part.fact)
            case c.MeasureIs():
                yield from (e for e in self._orders.get(part.measure, ()) if self._fits(part, e))
            case c.DecisionIs():
                for event in course.of("DecisionMade", "DecisionExpired"):
                    if event.p.get("inject") == part.decision and event.p.get("final", True):
                        yield event
            case c.Asked():
                for event in self._asked.get(part.asked.actor, ()):
                    if event.p["to"] == part.asked.of and part.asked.fact in (None, event.p.get("about")):
                        yield event
            case c.IndicatorIs():
                yield from reversed(self._moved.get(part.indicator, ()))
            case c.PhaseIs():
                yield from (e for e in course.of("PhaseDeclared") if e.p["phase"] == part.phase)
            case c.LevelIs():
                yield from (e for e in reversed(course.of("LevelSet")) if e.p["level"] == part.level)
            case c.ConvenedIs():
                yield from (e for e in course.of("BodyConvened") if e.p["actor"] == part.convened)
            case c.ProductIs():
                for event in course.of("ProductSubmitted"):
                    if event.p["product"] == part.product and part.seat in (None, event.p["seat"]):
                        yield event
            case c.ClockIs():
                for event in course.of(f"Clock{part.status.capitalize()}"):
                    if event.p["clock"] == part.clock and part.actor in (None, event.p["actor"]):
                        yield event
            case c.MoveIs():
                yield from (e for e in course.of("MoveStarted") if e.p["move"] == part.move)
            case c.InjectIs():
                kind = {"delivered": "MessageDelivered", "read": "MessageRead"}.get(part.status)
                for event in course.of(kind or f"Inject{part.status.capitalize()}"):
                    if event.p.get("inject") == part.inject:
                        yield event

    def _learned(self, actor: str, fact: str) -> Iterator[Event]:
        found = self._knowledge.by_actor.get((actor, fact))
        event = self._course.line(found.seq) if found is not None else None
        if isinstance(event, Event):
            yield event

    def _fits(self, part: c.MeasureIs, event: Event) -> bool:
        """Whether this is the step of an order that the part asks for."""
        return (
            reached(_STATUS[event.kind], part.status) and part.by in (None, event.p["by"]) and self._sets(part, event)
        )

    def _sets(self, part: c.MeasureIs, event: Event) -> bool:
        """Whether the order sets the value that the part asks for, if it asks for one."""
        return part.value in (None, self._course.state.orders[event.p["order"]].value)

    # what stood in its way

    def hindrance(self, part: Any, seat: str, closed: Event) -> Hindrance:
        """Why a part was not so when an expectation of `seat` was closed."""
        match part:
            case c.Knows():
                return self._not_known(part.knows.actor, part.knows.fact, seat, closed)
            case c.KnownTo():
                return self._not_known(part.known_to, part.fact, seat, closed)
            case c.MeasureIs():
                return self._not_done(part, seat, closed)
            case c.DecisionIs():
                return self._not_decided(part, closed)
            case c.Asked():
                return Hindrance("nobody-asked", part.asked.actor, what=part.asked.of)
            case _:
                return Hindrance("not-so")

    def _not_known(self, actor: str, fact: str, seat: str, closed: Event) -> Hindrance:
        knowledge, course = self._knowledge, self._course
        spread = knowledge.spreads.get(fact)
        if spread is None or spread.first.seq > closed.seq:
            teller = next((r.from_ for r in course.index.scenario.replies if fact in r.says and r.from_ != actor), None)
            return Hindrance("nobody-knew") if teller is None else Hindrance("ask-who-knows", teller)
        if actor in course.index.seat_of and spread.taken_back.get(course.holder(actor), closed.t + 1) <= closed.t:
            return Hindrance("taken-back", actor, spread.taken_back[course.holder(actor)])
        for sent in reversed(self._carried.get(fact, ())):
            if sent.p["to"] == actor and sent.seq < closed.seq:
                return self._stopped(sent, closed)
        colleague = knowledge.held_by(actor, fact)
        if colleague is not None and colleague.seq < closed.seq:
            if (actor, fact) in knowledge.by_actor:
                return Hindrance("not-so")  # it knew, but not before what it was to know it before
            return Hindrance("colleague", colleague.actor, colleague.t, colleague.seq)
        own = knowledge.first(seat, fact)
        if own is not None and own.seq < closed.seq:
            plays = course.index.seats[seat].plays
            agreed = consented(course.index, course.state, fact, plays[0])
            if needs_consent(course.index, fact, plays[0], actor) and (agreed is None or agreed > closed.t):
                asked = any(
                    e.p.get("request") == "release" and e.p.get("about") == fact and e.seq < closed.seq
                    for one in plays
                    for e in self._asked.get(one, ())
                )
                code = "no-consent" if asked else "release-not-asked"
                return Hindrance(code, seat, own.t, own.seq, course.index.handling(fact).owner or "")
            return Hindrance("kept", seat, own.t, own.seq)
        plays = course.index.seats[seat].plays if seat in course.index.seats else ()
        for sent in reversed(self._carried.get(fact, ())):
            if sent.p["to"] in plays and sent.seq < closed.seq:
                return self._stopped(sent, closed)
        return Hindrance("elsewhere", spread.first.holder, spread.first.t, spread.first.seq, seat)

    def _stopped(self, sent: Event, closed: Event) -> Hindrance:
        """A message that carried it was sent: where it was when the time was up."""
        message = self._course.state.messages[sent.p["msg"]]
        who = sent.p["from"]
        if message.delivered is None or message.delivered > closed.t:
            lost = next((e for e in self._course.of("MessageLost") if e.p["msg"] == message.id), None)
            if lost is not None and lost.t <= closed.t:
                return Hindrance("lost", who, lost.t, lost.seq, lost.p.get("why", ""))
            return Hindrance("under-way", who, sent.t, sent.seq)
        if message.read is None or message.read > closed.t:
            return Hindrance("unread", message.to, message.delivered, sent.seq)
        return Hindrance("translation", message.to, message.read, sent.seq)

    def _not_done(self, part: c.MeasureIs, seat: str, closed: Event) -> Hindrance:
        tried = [e for e in self._orders.get(part.measure, ()) if e.seq < closed.seq and self._sets(part, e)]
        steps = [e for e in tried if part.by in (None, e.p["by"], e.p.get("to"))]
        if not steps:
            for event in self._course.of("CommandRejected"):
                given = event.p["command"].get("p", {})
                if event.seq < closed.seq and event.p["seat"] == seat and given.get("measure") == part.measure:
                    return Hindrance("rejected", seat, event.t, event.seq, event.p["code"])
            return Hindrance("not-ordered-by", part.by) if tried else Hindrance("not-ordered")
        last = steps[-1]
        status = _STATUS[last.kind]
        if status == "proposed" or (status == "ordered" and "to" in last.p):
            return Hindrance("proposed", last.p.get("to"), last.t, last.seq)
        if status == "refused":
            return Hindrance("refused", last.p.get("to"), last.t, last.seq, last.p.get("why", ""))
        needs = {need.means for need in self._course.index.measures[part.measure].means}
        if status in ("ordered", "transmitted"):
            for event in self._course.of("MeansExhausted"):
                if last.seq <= event.seq < closed.seq and event.p["means"] in needs:
                    return Hindrance("no-means", None, event.t, event.seq, event.p["means"])
        return Hindrance("stuck", last.p.get("executor"), last.t, last.seq, status)

    def _not_decided(self, part: c.DecisionIs, closed: Event) -> Hindrance:
        opened = [
            e for e in self._course.of("DecisionOpened") if e.p.get("inject") == part.decision and e.seq < closed.seq
        ]
        if not opened:
            return Hindrance("not-asked")
        for event in self._course.of("DecisionMade", "DecisionExpired"):
            if event.p.get("inject") == part.decision and event.seq < closed.seq and event.p.get("final", True):
                if event.kind == "DecisionExpired":
                    return Hindrance("default", None, event.t, event.seq)
                return Hindrance("other-option", event.p["by"], event.t, event.seq)
        return Hindrance("undecided", opened[0].p["chair"], opened[0].t, opened[0].seq)
