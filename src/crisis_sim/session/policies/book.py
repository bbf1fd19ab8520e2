"""A seat's book: what its briefing says, laid out once so that working through it is quick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crisis_sim.session.policies.step import Step
from crisis_sim.session.policies.steps import steps_of

P = dict[str, Any]
CHAIN = frozenset({"orders", "activates", "reports", "notifies"})
"""Kinds of relation that make a chain of command."""
_KEPT = 64
"""Books at hand; each holds on to a whole briefing."""
_BOOKS: dict[int, Book] = {}


class Book:
    """A briefing as policies use it; nothing in it changes."""

    __slots__ = ("actors", "brief", "cards", "chain", "order")

    def __init__(self, brief: P) -> None:
        self.brief = brief
        self.actors = frozenset(brief["actors"])
        self.cards: tuple[tuple[Step, ...], ...] = tuple(steps_of(brief, card) for card in brief["cards"])
        self.order: dict[str, int] = {}
        """Principle: its rank over all cards, the first being the highest."""
        for card in brief["cards"].values():
            for principle in card["principles"]:
                self.order.setdefault(principle, len(self.order))
        self.chain = frozenset(key for key, contact in brief["contacts"].items() if in_chain(contact))
        """Contacts that command the seat, report to it, or are commanded by it or told by duty."""

    def instructed(self, title: P, options: Iterable[P]) -> list[str]:
        """Letters of the options that standing instructions name for a question."""
        texts = [one["text"] for one in self.brief.get("instructions", ()) if one["title"] == title]
        return [option["o"] for option in options if option["text"] in texts]


def in_chain(contact: P) -> bool:
    """Whether a contact stands in a chain of command with the seat."""
    return any(not CHAIN.isdisjoint(kinds) for kinds in contact.get("relations", {}).values())


def book_of(brief: P) -> Book:
    """The book of a briefing, kept for the next time."""
    book = _BOOKS.get(id(brief))
    if book is None or book.brief is not brief:
        if len(_BOOKS) >= _KEPT:
            _BOOKS.clear()
        book = _BOOKS[id(brief)] = Book(brief)
    return book
