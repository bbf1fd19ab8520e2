"""Hints for a guided seat: what its mandate and plan cards would have it look at now, never an answer to a question.

The steps of the plan cards are those that the policy by-the-book works off; nothing here knows what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.policies.book import book_of
from crisis_sim.session.policies.step import Step

SOON = 900
"""Seconds before its deadline from which an open question is worth a hint."""
WAITS = 300
"""Seconds after which a request or an unread message is worth a hint."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at."""

    kind: Literal["step", "tell", "measure", "deadline", "request", "unread"]
    """A step of a card to do; facts that a card would have passed on; a measure that a card names; a question's
    deadline; a request that waits for an answer; a message that lies unread."""
    text: Mapping[str, str]
    """The step as the card words it, or the title of the question or message."""
    since: int
    """Tick from which there was reason to."""
    card: str = ""
    """The plan card, as in the briefing."""
    values: dict[str, Any] = field(default_factory=dict)
    """What it is about: `to` (actors), `facts`, `measure`, `mandate` (whether the seat may order it itself),
    `decision`, `due`, `msg`."""


def hints(view: SeatView, now: int) -> list[Hint]:
    """What to look at now, the most pressing first: deadlines, then what waits, then the steps of the cards."""
    if view.status != "running" or not view.brief:
        return []
    return [*_deadlines(view, now), *_waiting(view, now), *_steps(view, now)]


def _deadlines(view: SeatView, now: int) -> Iterator[Hint]:
    for q in view.undecided():
        if now <= q.deadline <= now + SOON:
            yield Hint("deadline", q.title, q.opened, values={"decision": q.decision, "due": q.deadline})


def _waiting(view: SeatView, now: int) -> Iterator[Hint]:
    for letter in view.lookups.requests.values():
        if letter.read is not None and letter.msg not in view.lookups.replied and now - letter.read >= WAITS:
            yield Hint("request", letter.title, letter.read, values={"msg": letter.msg, "to": [letter.from_]})
    for letter in view.lookups.unread.values():
        if letter.priority != "routine" and not letter.rings and now - letter.tick >= WAITS:
            yield Hint("unread", letter.title, letter.tick, values={"msg": letter.msg})


def _steps(view: SeatView, now: int) -> Iterator[Hint]:
    cards = view.brief["cards"]
    for key, steps in zip(cards, book_of(view.brief).cards, strict=True):
        for written, step in zip(cards[key]["steps"], steps, strict=True):
            found = _step(view, now, key, written, step)
            if found is not None:
                yield found


def _step(view: SeatView, now: int, card: str, written: dict[str, Any], step: Step) -> Hint | None:
    """A step that applies and of which something is left to do, with all that the book would still do of it."""
    left = [chore for chore in step.chores(view) if chore.since <= now]
    if not left:
        return None
    to = list(dict.fromkeys(actor for chore in left for actor in _receivers(chore.command.p)))
    facts = list(dict.fromkeys(fact for chore in left for fact in chore.command.p.get("facts", ())))
    values = {"to": to, "facts": facts, "measure": written["do"].get("measure"), "due": left[0].tick}
    if values["measure"]:
        values["mandate"] = left[0].command.kind == "OrderMeasure"
    kind: Literal["step", "tell", "measure"] = "step"
    if "tell" in written["do"]:
        kind = "tell"
    elif values["measure"]:
        kind = "measure"
    return Hint(kind, written["text"], left[0].since, card, {k: v for k, v in values.items() if v not in (None, [])})


def _receivers(p: Mapping[str, Any]) -> list[str]:
    to = p.get("to", [])
    return [to] if isinstance(to, str) else list(to)
