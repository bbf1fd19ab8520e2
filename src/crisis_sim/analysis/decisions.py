"""Decisions in full: the question, who answered what and why, how long it took, and what was known at that moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crisis_sim.analysis.course import Course, Witness
from crisis_sim.analysis.knowledge import Knowledge, Learning
from crisis_sim.analysis.truth import Quality, Truth
from crisis_sim.model.events import Event
from crisis_sim.model.index import Index
from crisis_sim.model.state import Known, State


@dataclass(frozen=True, slots=True)
class Held:
    """A fact as a seat held it when it decided."""

    fact: str
    content: int | None
    as_of: int
    source: str | None
    channel: str | None
    quality: Quality
    relevant: bool
    """It came with the question, or shares a topic with what did or with what an option would order."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A fact that the deciding seat did not know, but somebody else did."""

    fact: str
    since: Learning
    relevant: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What one seat said."""

    seat: str
    t: int
    option: int | None
    form: dict[str, Mapping[Any, str] | str]
    """Field: what was said; by language where it was said in several."""
    reason: str
    controls: dict[str, str]
    """Decision controls: goal, expected consequence, whether the benefit is worth the risk."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One question put to seats, and what came of it."""

    key: str
    inject: str | None
    measure: str | None
    """The measure proposed, where the question is a proposal."""
    proposed_by: str | None
    title: Mapping[str, str]
    options: tuple[Mapping[str, str], ...]
    seats: tuple[str, ...]
    chair: str
    opened: int
    deadline: int
    opened_seq: int
    result: str
    """`made`, `default` (it fell at the deadline), `expired` (nothing was decided) or `open` (the log ends before)."""
    closed: int | None
    seq: int | None
    option: int | None
    answers: tuple[Answer, ...]
    known: tuple[Held, ...]
    elsewhere: tuple[Elsewhere, ...]
    feedback: Mapping[str, str]


def _known_then(index: Index, state: State, event: Event) -> dict[str, Known]:
    """What the deciding seat knew when the decision fell, its freshest news of each fact."""
    if not event.p.get("final", True):
        return {}
    decision = state.decisions[event.p["decision"]]
    plays = index.seats[decision.chair].plays if decision.chair in index.seats else (decision.actor,)
    found: dict[str, Known] = {}
    for subject in index.facts:
        for actor in plays:
            known = state.knowledge.get((actor, subject))
            if known is not None and (subject not in found or found[subject].as_of < known.as_of):
                found[subject] = known
    return found


WITNESSES: Mapping[str, Witness] = {"DecisionMade": _known_then, "DecisionExpired": _known_then}


def decisions(course: Course, knowledge: Knowledge, truth: Truth) -> list[Decision]:
    """Every decision that was opened, in that order. The course must have been folded with `WITNESSES`."""
    closed: dict[str, Event] = {}
    for event in course.of("DecisionMade", "DecisionExpired"):
        if event.kind == "DecisionExpired" or event.p["final"]:
            closed[event.p["decision"]] = event
    answers: dict[str, list[Answer]] = {}
    for event in course.of("DecisionMade"):
        answers.setdefault(event.p["decision"], []).append(_answer(event))
    return [
        _decision(
            course, knowledge, truth, event, closed.get(event.p["decision"]), answers.get(event.p["decision"], [])
        )
        for event in course.of("DecisionOpened")
    ]


def _decision(
    course: Course, knowledge: Knowledge, truth: Truth, opened: Event, closed: Event | None, answers: list[Answer]
) -> Decision:
    index, p = course.index, opened.p
    inject = index.injects.get(p.get("inject") or "")
    order = course.state.orders.get(p.get("proposal") or "")
    option = closed.p.get("option") if closed is not None else None
    known: tuple[Held, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    if closed is not None:
        about = _topics(index, course.state, p)
        known = tuple(_held(index, truth, about, course.noted.get(closed.seq, {}), closed.t))
        elsewhere = tuple(_elsewhere(course, knowledge, about, p["chair"], {held.fact for held in known}, closed))
    feedback: Mapping[str, str] = {}
    if inject is not None and inject.asks is not None and option is not None and option < len(inject.asks.options):
        feedback = inject.asks.options[option].feedback
    return Decision(
        key=p["decision"],
        inject=p.get("inject"),
        measure=order.measure if order is not None else None,
        proposed_by=order.by if order is not None else None,
        title=p["title"],
        options=tuple(o["text"] for o in p.get("options", ())),
        seats=tuple(p["seats"]),
        chair=p["chair"],
        opened=opened.t,
        deadline=p["deadline"],
        opened_seq=opened.seq,
        result=_result(closed, option),
        closed=closed.t if closed is not None else None,
        seq=closed.seq if closed is not None else None,
        option=option,
        answers=tuple(answers),
        known=known,
        elsewhere=elsewhere,
        feedback=feedback,
    )


def _result(closed: Event | None, option: int | None) -> str:
    if closed is None:
        return "open"
    if closed.kind == "DecisionMade":
        return "made"
    return "expired" if option is None else "default"


def _answer(event: Event) -> Answer:
    p = event.p
    given = p.get("answer") or {}
    texts = {name: value if isinstance(value, Mapping) else str(value) for name, value in given.items()}
    controls = {name: str(value) for name, value in (p.get("controls") or {}).items()}
    return Answer(p["by"], event.t, p.get("option"), texts, p.get("reason") or "", controls)


def _topics(index: Index, state: State, p: Mapping[str, Any]) -> tuple[set[str], set[str]]:
    """Facts that came with the question, and topics that it is about."""
    message = state.messages.get(p.get("msg") or "")
    facts = {f for f in (message.facts if message is not None else ()) if f in index.facts}
    topics = {topic for fact in facts for topic in index.facts[fact].topics}
    order = state.orders.get(p.get("proposal") or "")
    ordered = [order.measure] if order is not None else [o["measure"] for o in p.get("options", ()) if o.get("measure")]
    topics |= {t for key in ordered if key in index.measures for t in index.measures[key].criteria}
    return facts, topics


def _relevant(index: Index, about: tuple[set[str], set[str]], fact: str) -> bool:
    facts, topics = about
    return fact in facts or bool(topics & set(index.facts[fact].topics))


def _held(
    index: Index, truth: Truth, about: tuple[set[str], set[str]], known: Mapping[str, Known], t: int
) -> list[Held]:
    """What was known, what belongs to the question first, then the newest first."""
    held = [
        (-k.tick, Held(f, k.content, k.as_of, k.source, k.channel, truth.of(f, k.content, k.as_of, t), relevant))
        for f, k in known.items()
        if not k.withdrawn
        for relevant in (_relevant(index, about, f),)
    ]
    return [one for _, one in sorted(held, key=lambda pair: (not pair[1].relevant, pair[0]))]


def _elsewhere(
    course: Course, knowledge: Knowledge, about: tuple[set[str], set[str]], chair: str, own: set[str], closed: Event
) -> list[Elsewhere]:
    """What was known to others, what belongs to the question first, then what was known longest."""
    index = course.index
    found = []
    for fact, spread in knowledge.spreads.items():
        if fact in own or chair in spread.taken_back:
            continue
        since = next((s for s in spread.by.values() if s.holder != chair and _could_tell(index, s)), None)
        if since is not None and since.seq < closed.seq:
            found.append(Elsewhere(fact, since, _relevant(index, about, fact)))
    return sorted(found, key=lambda e: (not e.relevant, e.since.t))


def _could_tell(index: Index, learning: Learning) -> bool:
    actor = index.actors.get(learning.actor)
    return actor is not None and actor.level != "adversary"
