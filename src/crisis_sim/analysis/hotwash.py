"""What to talk about first: three things that went well, three that did not, and questions, all picked from the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.credit import done_by_others
from crisis_sim.analysis.deadlines import Deadline
from crisis_sim.analysis.decisions import Decision, Elsewhere, Held
from crisis_sim.analysis.expected import Expected, Ground
from crisis_sim.analysis.knowledge import Knowledge, Learning
from crisis_sim.analysis.refusals import Undertaken

FEW = 3
QUESTIONS = 5
SLOW = 900
"""Seconds from which a delay is worth a question."""
_UNTOLD = ("kept", "unread", "lost", "no-consent", "release-not-asked", "elsewhere", "colleague")
_TELLING = (*_UNTOLD, "refused", "no-means", "rejected")
"""Hindrances that say most about how people worked together, the most telling first."""

Point = Expected | Decision | Deadline
"""Something that went well or did not."""


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody knew something when another decided, or was to know it, without it."""

    fact: str
    known: Learning
    seat: str
    """Who did not know it."""
    t: int
    """When it was needed."""
    decision: Decision | None
    learned: Learning | None
    """When the seat learned it after all."""


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A decision on what was not, or no longer, so."""

    decision: Decision
    held: Held


@dataclass(frozen=True, slots=True)
class Undecided:
    """A question that nobody answered in time."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class Unconvinced:
    """A proposal that was not agreed to."""

    measure: Undertaken


@dataclass(frozen=True, slots=True)
class Missing:
    """A missed expectation that no other question speaks of."""

    expected: Expected


Question = Untold | Mistaken | Undecided | Unconvinced | Missing


@dataclass(frozen=True, slots=True)
class HotWash:
    """One page."""

    well: tuple[Point, ...]
    badly: tuple[Point, ...]
    questions: tuple[Question, ...]


def hot_wash(
    course: Course,
    knowledge: Knowledge,
    expected: Sequence[Expected],
    decisions: Sequence[Decision],
    measures: Sequence[Undertaken],
    clocks: Sequence[Deadline],
    seats: frozenset[str] | None = None,
) -> HotWash:
    """Pick what weighs most, one objective after the other before a second of the same.

    With `seats` only what concerns them. What others did in a seat's stead comes last among what went well.
    """
    index = course.index
    expected = [e for e in expected if seats is None or e.seat in seats]
    decisions = [d for d in decisions if seats is None or seats & {*d.seats, d.chair}]
    clocks = [k for k in clocks if seats is None or index.seat_of.get(k.actor) in seats]
    measures = [m for m in measures if seats is None or index.seat_of.get(m.proposed_by or "") in seats]
    met = sorted((e for e in expected if e.result == "met"), key=_worth)
    others = [e for e in met if done_by_others(course, knowledge, e)]
    own = [e for e in met if e not in others]
    missed = sorted((e for e in expected if e.result == "missed"), key=_telling)
    well: list[Point] = [*_spread(own, FEW)]
    well += [k for k in clocks if k.result == "met"]
    well += [d for d in decisions if d.result == "made" and (seats is None or seats & _deciding(d))]
    well += _spread(others, FEW)
    badly: list[Point] = [*_spread(missed, FEW)]
    badly += [k for k in clocks if k.result == "missed"]
    badly += [d for d in decisions if d.result in ("default", "expired")]
    questions = _questions(course, knowledge, missed, decisions, measures)
    return HotWash(tuple(well[:FEW]), tuple(badly[:FEW]), tuple(questions))


def _deciding(d: Decision) -> set[str]:
    """The seats that had a hand in a decision."""
    return {d.chair, *(answer.seat for answer in d.answers)}


def _worth(e: Expected) -> tuple[bool, bool, int, int]:
    """What somebody did comes before what was so anyway, or fell by default; then weight, then how early."""
    within = (e.deadline or 0) - (e.started or 0)
    by_default = any(g.event is not None and g.event.kind == "DecisionExpired" for g in e.grounds)
    return e.already or by_default, e.margin is None, -e.weight, -((e.margin or 0) * 1000 // within if within else 0)


def _telling(e: Expected) -> tuple[int, int]:
    codes = [ground.hindrance.code for ground in e.grounds if ground.hindrance is not None]
    return -e.weight, min((_TELLING.index(c) if c in _TELLING else len(_TELLING) for c in codes), default=99)


def _spread(found: Sequence[Expected], most: int) -> list[Expected]:
    """The first of each objective, then the rest, in the same order."""
    firsts = {e.objective: e for e in reversed(found)}
    chosen = [e for e in found if firsts[e.objective] is e]
    chosen += [e for e in found if firsts[e.objective] is not e]
    return chosen[:most]


# questions


def _questions(
    course: Course,
    knowledge: Knowledge,
    missed: Sequence[Expected],
    decisions: Sequence[Decision],
    measures: Sequence[Undertaken],
) -> list[Question]:
    """At most two of a kind; who did not know what others knew comes first."""
    every = [*_untold_expected(knowledge, missed), *_untold_decided(course, knowledge, decisions)]
    untold = list({question.fact: question for question in reversed(every)}.values())[::-1][:2]
    told = {question.fact for question in untold}
    missing = [Missing(e) for e in missed if not any(_knowing(ground)[0] in told for ground in e.grounds)]
    kinds: tuple[Sequence[Question], ...] = (
        untold,
        _mistaken(decisions),
        [Undecided(d) for d in decisions if d.result in ("default", "expired")],
        [Unconvinced(m) for m in measures if m.refused in ("asks", "refused", "requires")],
        missing,
    )
    found = [question for kind in kinds for question in kind[:2]]
    return [*found, *missing[2:]][:QUESTIONS]


def _mistaken(decisions: Sequence[Decision]) -> list[Mistaken]:
    """One question a fact that bore on a decision and was not so; false before stale."""
    found: dict[str, Mistaken] = {}
    for d in decisions:
        for held in d.known:
            if d.result == "made" and held.relevant and held.quality in ("false", "stale"):
                found.setdefault(held.fact, Mistaken(d, held))
    return sorted(found.values(), key=lambda q: q.held.quality != "false")


def _untold_expected(knowledge: Knowledge, missed: Sequence[Expected]) -> list[Untold]:
    """The weightiest missed expectation that somebody knows something which somebody else did know."""
    for e in missed:
        for ground in e.grounds:
            fact, who = _knowing(ground)
            if fact not in knowledge.spreads or who is None or ground.hindrance is None or e.t is None:
                continue
            if ground.hindrance.code in _UNTOLD:
                known = knowledge.first(e.seat, fact) or knowledge.spreads[fact].first
                if known.t >= e.t:
                    known = knowledge.spreads[fact].first
                return [Untold(fact, known, who, e.t, None, knowledge.by_actor.get((who, fact)))]
    return []


def _knowing(ground: Ground) -> tuple[str | None, str | None]:
    """The fact and the actor that a part speaks of, where it is one about knowledge."""
    part = ground.part
    if hasattr(part, "knows"):
        return part.knows.fact, part.knows.actor
    return getattr(part, "fact", None), getattr(part, "known_to", None)


def _untold_decided(course: Course, knowledge: Knowledge, decisions: Sequence[Decision]) -> list[Untold]:
    """Decisions without something that bears on them and that others had known for long, the longest first.

    What reached the seat too late says more than what never did; what was known before the clock jumped comes last.
    """
    found: dict[tuple[str, str], tuple[tuple[bool, bool, int], Untold]] = {}
    for d in decisions:
        for missing in d.elsewhere:
            if d.result != "made" or d.closed is None or not _worth_asking(course, d, missing):
                continue
            known = missing.since
            learned = knowledge.first(d.chair, missing.fact)
            question = Untold(missing.fact, known, d.chair, d.closed, d, learned)
            in_play = course.unbroken(known.t, d.closed)
            in_time = learned is not None and course.unbroken(known.t, learned.t)
            order = (not in_play, not in_time, -course.live(known.t, d.closed))
            found.setdefault((d.chair, missing.fact), (order, question))
    return [question for _, question in sorted(found.values(), key=itemgetter(0))]


def _worth_asking(course: Course, decision: Decision, missing: Elsewhere) -> bool:
    assert decision.closed is not None
    if missing.since.quality == "false":
        return False  # nobody misses a rumour
    return missing.relevant and course.live(missing.since.t, decision.closed) >= SLOW
