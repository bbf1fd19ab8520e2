"""Questions about what the seat decided, or did not, and what was expected of it."""

from __future__ import annotations

from collections.abc import Iterator

from crisis_sim.analysis.debrief import Debrief, first_page
from crisis_sim.analysis.decisions import Answer, Decision
from crisis_sim.analysis.hotwash import SLOW, Mistaken
from crisis_sim.analysis.inquiry.question import Evidence, HearingQuestion


def undecided(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Questions to the seat whose time was up before it answered."""
    for d in parts.decisions:
        if d.result not in ("default", "expired") or d.chair != seat or d.closed is None or d.seq is None:
            continue
        if not parts.course.in_jump(d.closed):
            evidence = (Evidence("you-were-asked", d.opened, d.opened_seq), Evidence("fell", d.closed, d.seq))
            yield HearingQuestion("undecided", evidence, at=d.opened, then=d.closed, decision=d)


def _mine(parts: Debrief, seat: str) -> Iterator[tuple[Decision, Answer, Evidence]]:
    """The decisions that were made with the seat's own answer, and the line of that answer."""
    said = {e.p["decision"]: e for e in parts.course.of("DecisionMade") if e.p["by"] == seat}
    for d in parts.decisions:
        answer = next((a for a in reversed(d.answers) if a.seat == seat), None)
        if d.result == "made" and answer is not None and not parts.course.in_jump(answer.t):
            yield d, answer, Evidence("you-decided", answer.t, said[d.key].seq)


def mistaken(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Decisions of the seat on what was not, or no longer, so."""
    for question in first_page(parts, frozenset({seat})).questions:
        if isinstance(question, Mistaken) and question.decision.chair == seat:
            d, held = question.decision, question.held
            evidence = (Evidence("decided", d.closed or 0, d.seq or 0),)
            yield HearingQuestion(
                "mistaken", evidence, fact=held.fact, content=held.content, at=d.closed or 0, decision=d, held=held
            )


def not_asked(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Others knew what bore on a decision of the seat."""
    for d, answer, line in _mine(parts, seat):
        for elsewhere in d.elsewhere:
            known = elsewhere.since
            if elsewhere.relevant and known.quality != "false" and parts.course.live(known.t, answer.t) >= SLOW:
                evidence = (Evidence("they-learned", known.t, known.seq, known.holder), line)
                yield HearingQuestion(
                    "not-asked", evidence, fact=elsewhere.fact, content=known.content, who=known.holder, at=known.t,
                    then=answer.t, decision=d,
                )  # fmt: skip
                break


def against_card(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """The option taken follows a principle that the seat's plan cards rank below that of another option."""
    index = parts.course.index
    order = _ranking(parts, seat)
    for d, answer, line in _mine(parts, seat):
        inject = index.injects.get(d.inject or "")
        if inject is None or inject.asks is None or answer.option is None:
            continue
        options = inject.asks.options
        ranks = [min((order[p] for p in o.follows if p in order), default=len(order)) for o in options]
        if order and ranks[answer.option] > min(ranks):
            principle = next(p for p, rank in order.items() if rank == min(ranks))
            yield HearingQuestion("against-card", (line,), at=answer.t, decision=d, answer=answer, principle=principle)


def _ranking(parts: Debrief, seat: str) -> dict[str, int]:
    """Principle: its rank over the plan cards of the seat, the first being the highest."""
    cards = parts.course.index.cards_of(seat).values()
    principles = dict.fromkeys(principle for card in cards for principle in card.principles)
    return {principle: rank for rank, principle in enumerate(principles)}


def reasoned(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """In the player's own words; the longest reason first."""
    given = [(d, a, line) for d, a, line in _mine(parts, seat) if a.reason.strip()]
    for d, answer, line in sorted(given, key=lambda one: -len(one[1].reason)):
        yield HearingQuestion("reasoned", (line,), at=answer.t, decision=d, answer=answer)


def unreasoned(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """Choices of the seat for which it gave no reason."""
    for d, answer, line in _mine(parts, seat):
        if not answer.reason.strip() and d.inject is not None and answer.option is not None:
            yield HearingQuestion("unreasoned", (line,), at=answer.t, decision=d, answer=answer)


def missed(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """What was expected of the seat and came too late or not at all, the weightiest first."""
    found = [e for e in parts.expected if e.result == "missed" and e.seat == seat and e.seq is not None]
    for e in sorted(found, key=lambda e: -e.weight):
        evidence = (Evidence("judged", e.t or 0, e.seq or 0),)
        yield HearingQuestion("missed", evidence, at=e.started or 0, then=e.deadline, expected=e)


def met(parts: Debrief, seat: str) -> Iterator[HearingQuestion]:
    """What was expected of the seat and came about by what it did, the narrowest first."""
    found = [
        e for e in parts.expected if e.result == "met" and e.seat == seat and not e.already and e.margin is not None
    ]
    for e in sorted(found, key=lambda e: e.margin or 0):
        evidence = (Evidence("judged", e.t or 0, e.seq or 0),)
        yield HearingQuestion("met", evidence, at=e.t or 0, then=e.deadline, expected=e)
