"""One question of a hearing, and the lines of the log that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crisis_sim.analysis.decisions import Answer, Decision, Held
from crisis_sim.analysis.expected import Expected
from crisis_sim.model.events import Event

Kind = Literal[
    "passed-late", "undecided", "mistaken", "not-asked", "against-card", "reasoned", "unread", "unanswered",
    "no-answer", "missed", "unreasoned", "wrote", "met",
]  # fmt: skip
"""Kinds of question, the most telling first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line of the log that a question rests on."""

    what: str
    """`you-learned`, `released`, `they-learned`, `you-were-asked`, `you-decided`, `decided`, `fell`, `came`,
    `you-opened`, `you-wrote`, `judged`."""
    t: int
    seq: int
    who: str | None = None
    """Another seat or actor."""


@dataclass(frozen=True, slots=True)
class HearingQuestion:
    """One question. What it is about stands in the field of its kind; the others are empty."""

    kind: Kind
    evidence: tuple[Evidence, ...]
    fact: str | None = None
    content: int | None = None
    who: str | None = None
    """The other seat or actor."""
    at: int = 0
    """When the player knew, was asked, got or wrote it."""
    then: int | None = None
    """When the other thing happened; None: never."""
    released: int | None = None
    """When the owner of a fact agreed that it is passed on, where the player knew it before."""
    decision: Decision | None = None
    answer: Answer | None = None
    held: Held | None = None
    principle: str | None = None
    """The principle that the seat's cards put before the one chosen."""
    message: Event | None = None
    """A MessageSent."""
    expected: Expected | None = None
