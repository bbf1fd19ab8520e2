"""The policy of an office that wants to be sure first, and safe in any case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.model.draws import draw
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import FactCard, Question, SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.book import Book, book_of
from crisis_sim.session.policies.chores import Chore, earliest, plainly
from crisis_sim.session.policies.situation import harmless
from crisis_sim.session.policies.todo import DONT_KNOW, ranked, todo

ASK = 60
"""Seconds from learning a fact to asking somebody else about it."""
PATIENCE = 2700
"""Seconds after which it acts on a fact that nobody has confirmed. A training default."""
MARGIN = 60
"""Seconds before a deadline at which it decides at the latest."""
_OFFICIAL = ("level", "phase", "measure")


class Overcautious:
    """Works by the book, but verifies every fact first, shares nothing marked, and decides at the last moment."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """The most urgent of what it is sure enough about, or the question that would make it sure."""
        return earliest(view, self._careful(view, luck))

    def _careful(self, view: SeatView, luck: int) -> Iterator[Chore]:
        asking: set[str] = set()
        for chore in todo(view):
            tick = chore.tick
            for card in (reason for reason in chore.about if isinstance(reason, FactCard)):
                if confirmed(view, card):
                    continue
                learned: int = card.learned[0]["t"]
                tick = max(tick, learned + PATIENCE)
                if card.fact not in asking and card.fact not in view.lookups.facts_asked:
                    asking.add(card.fact)
                    yield from self._verify(view, luck, card, learned)
            command = discreet(view, chore.command)
            if command is None:
                continue
            (reason, *_) = chore.about
            if isinstance(reason, Question):
                yield from self._decide(view, reason, chore)
            else:
                yield chore._replace(tick=tick, command=command)

    def _verify(self, view: SeatView, luck: int, card: FactCard, learned: int) -> Iterator[Chore]:
        asked = second_source(view, luck, card)
        if asked is not None:
            p = {"to": [asked], "about": card.fact}
            yield Chore(learned + ASK, Command("Verify", view.seat, p), (card,), learned)

    def _decide(self, view: SeatView, question: Question, chore: Chore) -> Iterator[Chore]:
        """Late within the deadline: after nine tenths of the time given. A partner's consent comes as late."""
        given = question.deadline - question.opened
        tick = max(chore.tick, question.opened + max(given * 9 // 10, given - 10 * MARGIN))
        tick = min(tick, question.deadline - min(MARGIN, given // 10 + 1))
        if "option" in chore.command.p and view.seat == question.chair:
            # The book's list has one chore an option: give each of them its place in the order of caution.
            order = safest(question, book_of(view.brief))
            tick += order.index(chore.command.p["option"])
        yield chore._replace(tick=tick)


def confirmed(view: SeatView, card: FactCard) -> bool:
    """Whether a second source has told a fact, or somebody answered the question about it; what is official is sure."""
    if any(topic.partition(":")[0] in _OFFICIAL and ":" in topic for topic in card.topics):
        return True
    sources = {told["source"] for told in card.learned}
    return len(sources) > 1 or None in sources or any(a.answered for a in view.lookups.asked.get(card.fact, ()))


def second_source(view: SeatView, luck: int, card: FactCard) -> str | None:
    """Whom to ask about a fact: its owner, else any of the seat's usual contacts but those who told it."""
    told = {one["source"] for one in card.learned}
    contacts: dict[str, Any] = view.brief["contacts"]
    usual = [
        key
        for key, contact in contacts.items()
        if key not in told
        and contact["level"] != "society"
        and any(contact["relations"].values())
        and (not contact["convened"] or key in view.convened)
    ]
    if not usual:
        usual = sorted(source for source in told if source in contacts)  # then ask again who told it
    elif card.owner in usual:
        usual = [card.owner]
    if not usual:
        return None
    return usual[draw(luck, "second source", cause=plainly(card.text)) % len(usual)]


def discreet(view: SeatView, command: Command) -> Command | None:
    """A command without the facts that any marking, owner or TLP limits; None when that leaves nothing to say."""
    facts = command.p.get("facts")
    if not facts:
        return command
    kept = [fact for fact in facts if harmless(view.facts[fact])]
    if len(kept) == len(facts):
        return command
    rest: dict[str, Any] = {key: value for key, value in command.p.items() if key != "facts"}
    if kept:
        rest["facts"] = kept
    elif command.kind == "SendMessage":
        return Command("SendMessage", view.seat, rest | {"text": DONT_KNOW}) if "reply_to" in rest else None
    return Command(command.kind, view.seat, rest)


def safest(question: Question, book: Book) -> list[str]:
    """Letters of the options: standing instructions first, then by what they bind: means, a measure, staff.

    The seat is not told which option falls by default; what binds least can be undone most easily.
    """
    letters = ranked(question, book)
    first = book.instructed(question.title, question.options)
    binds = {option["o"]: _bound(option) for option in question.options}
    return [*first, *sorted((letter for letter in letters if letter not in first), key=binds.__getitem__)]


def _bound(option: dict[str, Any]) -> tuple[int, bool, int]:
    """What an option binds: units of means, whether a measure, seconds of staff."""
    return sum(need["count"] for need in option.get("requires", ())), "measure" in option, option.get("staff", 0)
