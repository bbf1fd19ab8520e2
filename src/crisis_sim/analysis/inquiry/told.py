"""Questions about what the seat told others, left unread, left unanswered, or wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.debrief import Debrief, first_page
from crisis_sim.analysis.hotwash import SLOW, Untold
from crisis_sim.analysis.inquiry.question import Evidence, HearingQuestion
from crisis_sim.analysis.knowledge import Learning
from crisis_sim.model.handling import free_from

LONG = 1800
"""Seconds for which a message lay unread from which that is worth a question."""
_NEEDED = 10**9
"""Seconds as which it counts when somebody needed what was not told, however short that was."""
WORDS = 20
"""Letters from which a message in the player's own words is worth a question."""


def passed_late(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Facts that the seat held for long before it told somebody, or that somebody needed and it never told.

    What could not be passed on is nobody's delay: time counts from when the gate would have let it through.
    """
    course = parts.course
    own = set(course.index.seats[seat].plays)
    needed = [q for q in first_page(parts).questions if isinstance(q, Untold) and q.known.holder == seat != q.seat]
    found = []
    for one in needed:
        since = _free_from(course, one.fact, one.known, one.seat)
        if since is not None and since <= one.t:
            found.append((_NEEDED, _told(course, one.fact, one.known, since, one.seat, one.learned)))
    for fact, spread in parts.knowledge.spreads.items():
        mine = spread.by.get(seat)
        if mine is None or mine.quality == "false":
            continue
        for holder, theirs in spread.by.items():
            if theirs.source not in own or course.in_jump(theirs.t):
                continue
            since = _free_from(course, fact, mine, holder)
            held = course.live(since, theirs.t) if since is not None else 0
            if since is not None and held >= SLOW:
                found.append((held, _told(course, fact, mine, since, holder, theirs)))
    once: dict[str | None, HearingQuestion] = {}
    for _, question in sorted(found, key=lambda pair: -pair[0]):
        once.setdefault(question.fact, question)
    yield from once.values()


def _free_from(course: Course, fact: str, mine: Learning, holder: str) -> int | None:
    """When the seat knew a fact and could pass it to a holder; None: it never could."""
    index = course.index
    actors = index.seats[holder].plays if holder in index.seats else (holder,)
    ticks = [free_from(index, course.state, fact, mine.actor, actor) for actor in actors]
    since = min((t for t in ticks if t is not None), default=None)
    return max(mine.t, since) if since is not None else None


def _told(course: Course, fact: str, mine: Learning, since: int, who: str, theirs: Learning | None) -> HearingQuestion:
    evidence = [Evidence("you-learned", mine.t, mine.seq)]
    if since > mine.t:
        own = course.index.colleagues(mine.actor)
        given = (e for e in course.of("ConsentGiven") if e.p["fact"] == fact and e.p["to"] in own)
        agreed = next(given)
        evidence.append(Evidence("released", agreed.t, agreed.seq, agreed.p["by"]))
    if theirs is not None:
        evidence.append(Evidence("they-learned", theirs.t, theirs.seq, who))
    then = theirs.t if theirs is not None else None
    return HearingQuestion(
        "passed-late", tuple(evidence), fact=fact, content=mine.content, who=who, at=mine.t, then=then,
        released=since if since > mine.t else None,
    )  # fmt: skip


def unread(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Messages that lay unread for long or for ever; the urgent and the longest first."""
    course = parts.course
    own = set(course.index.seats[seat].plays)
    sent = {e.p["msg"]: e for e in course.of("MessageSent")}
    arrived = {e.p["msg"]: e for e in course.of("MessageDelivered")}
    opened = {e.p["msg"]: e for e in course.of("MessageRead")}
    found = []
    for key, message in course.state.messages.items():
        if message.to not in own or message.delivered is None or key not in sent or message.status == "lost":
            continue
        came, read = arrived.get(key), opened.get(key)
        waited = course.live(message.delivered, read.t if read is not None else course.end)
        if came is None or waited < LONG or sent[key].p.get("key", "").startswith("traffic/"):
            continue
        evidence = [Evidence("came", came.t, came.seq, message.from_)]
        evidence += [Evidence("you-opened", read.t, read.seq)] if read is not None else []
        question = HearingQuestion(
            "unread", tuple(evidence), who=message.from_, at=came.t, then=read.t if read is not None else None,
            message=sent[key],
        )  # fmt: skip
        found.append((sent[key].p.get("priority", "routine") == "routine", read is not None, -waited, key, question))
    for *_, question in sorted(found, key=lambda one: one[:4]):
        yield question


def unanswered(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Requests by others that the seat never answered."""
    own = set(parts.course.index.seats[seat].plays)
    for request in parts.letters.unanswered:
        event = request.event
        if event.p["to"] in own and parts.course.state.messages[event.p["msg"]].read is not None:
            evidence = (Evidence("came", event.t, event.seq, event.p["from"]),)
            yield HearingQuestion("unanswered", evidence, who=event.p["from"], at=event.t, message=event)


def no_answer(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Requests by the seat that nobody answered."""
    own = set(parts.course.index.seats[seat].plays)
    for request in parts.letters.unanswered:
        event = request.event
        if event.p["from"] in own and parts.course.live(event.t, parts.course.end) >= SLOW:
            evidence = (Evidence("you-wrote", event.t, event.seq, event.p["to"]),)
            yield HearingQuestion("no-answer", evidence, who=event.p["to"], at=event.t, message=event)


def wrote(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Messages in the player's own words, the longest first."""
    own = set(parts.course.index.seats[seat].plays)
    written = [e for e in parts.course.of("MessageSent") if e.p["from"] in own and len(_words(e.p)) >= WORDS]
    for event in sorted(written, key=lambda e: -len(_words(e.p))):
        if "inject" not in event.p:
            evidence = (Evidence("you-wrote", event.t, event.seq, event.p["to"]),)
            yield HearingQuestion("wrote", evidence, who=event.p["to"], at=event.t, message=event)


def _words(p: dict[str, Any]) -> str:
    return max((str(text) for text in (p.get("text") or {}).values()), key=len, default="").strip()
