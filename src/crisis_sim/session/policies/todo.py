"""A seat's to-do list by the book: open what arrives, decide, answer requests, follow the plan cards.

Every policy that works at all works on this list: by-the-book does what comes first, others delay, drop or add.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.session.policies.book import Book, book_of
from crisis_sim.session.policies.chores import Chore, plainly
from crisis_sim.session.policies.situation import by_plan, situation

READ = 60
"""Seconds until a routine message is opened; ringing calls and urgent ones go first."""
RING = 5
"""Seconds until a ringing call is taken."""
ANSWER = 300
"""Seconds until a question is answered."""
CONSENT = 120
"""Seconds until a partner consents to what the chair has chosen."""
REPLY = 240
"""Seconds from reading a request to answering it."""
DONT_KNOW = {
    "en": "We do not know; we will come back to you.",
    "nl": "Dat weten we niet; we komen er bij u op terug.",
    "fr": "Nous ne le savons pas ; nous reviendrons vers vous.",
}


def todo(view: SeatView) -> Iterator[Chore]:
    """Everything that is left to do: nothing before the seat is briefed, nor while the exercise does not run.

    In a plenary that is its product.
    """
    if view.status == "stopped" and view.brief:
        yield from discussing(view)
    if view.status != "running" or not view.brief:
        return
    book = book_of(view.brief)
    yield from opening(view)
    yield from deciding(view, book)
    yield from replying(view)
    for card in book.cards:
        for step in card:
            yield from step.chores(view)


def discussing(view: SeatView) -> Iterator[Chore]:
    """The product of a plenary, once: what the seat knows, under each question."""
    began, move = view.moves[-1]
    if "product" in move and not any(p["t"] >= began and p["product"] == move["product"] for p in view.products):
        known = situation(view) or "no change"
        lines = [f"{plainly(question)} By the plan; we know: {known}" for question in move["questions"]]
        p = {"product": move["product"], "text": "\n".join(lines) or known}
        yield Chore(began, Command("SubmitProduct", view.seat, p), (plainly(move["title"]) or "plenary",))


def opening(view: SeatView) -> Iterator[Chore]:
    """Messages and calls to open."""
    for letter in view.lookups.unread.values():
        delay = RING if letter.rings else READ // 2 if letter.priority != "routine" else READ
        yield Chore(letter.tick + delay, Command("Open", view.seat, {"msg": letter.msg}), (letter,))


def deciding(view: SeatView, book: Book) -> Iterator[Chore]:
    """Questions to answer: options in the order of `ranked`, a partner with the chair, forms by what is known."""
    for question in view.lookups.open.values():
        if view.seat in question.answers:
            continue
        latest = question.opened + (question.deadline - question.opened) * 3 // 4
        due = min(question.opened + ANSWER, latest)
        p: dict[str, Any] = {"decision": question.decision}
        if question.seats and view.seat != question.chair:
            # A partner consents to what the chair proposes, once it has.
            chosen = question.answers.get(question.chair)
            if chosen is None:
                continue
            due = min(max(chosen["t"] + CONSENT, due), latest)
            yield Chore(due, Command("Decide", view.seat, {**p, "option": chosen.get("option")}), (question,))
        elif question.options:
            for letter in ranked(question, book):
                yield Chore(due, Command("Decide", view.seat, {**p, "option": letter}), (question,))
                due += 1
        else:
            fields = list(question.form) or ["text"]
            answer = dict.fromkeys(fields, by_plan(view))
            yield Chore(due, Command("Decide", view.seat, {**p, "answer": answer}), (question,))


def ranked(question: Question, book: Book) -> list[str]:
    """Letters of the options: standing instructions first, then by the first principle of the cards they follow."""

    def rank(option: dict[str, Any]) -> int:
        return min((book.order[p] for p in option.get("follows", ()) if p in book.order), default=len(book.order))

    letters = [option["o"] for option in sorted(question.options, key=rank)]
    first = book.instructed(question.title, question.options)
    return [*first, *(letter for letter in letters if letter not in first)]


def replying(view: SeatView) -> Iterator[Chore]:
    """Requests by others to answer: with the fact where the seat knows it and may share it, else with a word."""
    for letter in view.lookups.requests.values():
        if letter.read is None or letter.msg in view.lookups.replied:
            continue
        known = view.facts.get(letter.about or "")
        base = {"to": [letter.from_], "reply_to": letter.msg, "channel": letter.channel}
        if known is not None and not known.withdrawn:
            with_fact = Command("SendMessage", view.seat, {**base, "facts": [known.fact]})
            yield Chore(letter.read + REPLY, with_fact, (letter,))
        in_words = Command("SendMessage", view.seat, {**base, "text": DONT_KNOW})
        yield Chore(letter.read + REPLY + 1, in_words, (letter,))
