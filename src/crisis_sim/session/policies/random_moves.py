"""The policy that does whatever is allowed, at random: a load for the engine, and the mark that plans must beat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from crisis_sim.model.draws import chance, draw, exponential, triangular
from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import Question, SeatView
from crisis_sim.session.policies.base import Plan
from crisis_sim.session.policies.book import Book, book_of
from crisis_sim.session.policies.chores import Chore, Reason, content, earliest, plainly, reason_tick
from crisis_sim.session.policies.situation import harmless, situation

T = TypeVar("T")
SOON, LATER = 300, 3600
"""Mean seconds until a message is opened, and until anything else is done (exponential; training defaults)."""
OFTEN = {
    "Open": 900, "Acknowledge": 200, "SendMessage": 400, "Verify": 100, "Request": 500, "OrderMeasure": 500,
    "Propose": 250, "Retract": 150, "SubmitProduct": 800, "LogContact": 150, "WriteLog": 250, "AnswerProbe": 800,
}  # fmt: skip
"""Thousandths of the occasions on which a command is given at all."""
LATELY = 20
"""So many letters and facts it has in mind, the newest."""
WORDS = "As far as we can tell."


class RandomMoves:
    """Gives any command that its seat may give, at random: the level that a plan must beat."""

    def plan(self, view: SeatView, luck: int) -> Plan | None:
        """Of all occasions that chance lets it take, the one that chance puts first."""
        if view.status != "running" or not view.brief:
            return None
        return earliest(view, _Chance(view, luck).chores())


class _Chance:
    """One look at a view: every occasion has draws of its own, keyed by what it is about."""

    def __init__(self, view: SeatView, luck: int) -> None:
        self.view = view
        self.luck = luck
        self.book: Book = book_of(view.brief)
        self.contacts = [
            key
            for key, contact in view.brief["contacts"].items()
            if contact["level"] != "society" and (not contact["convened"] or key in view.convened)
        ]
        self.tellable = [card for card in _newest(view.facts) if harmless(card) and not card.withdrawn]
        self.refused = {(p["command"]["kind"], p["command"]["p"].get("measure")) for _, p in view.rejections}

    def chores(self) -> Iterator[Chore]:
        """All occasions to do something."""
        yield from self._letters()
        yield from self._questions()
        yield from self._measures()
        yield from self._facts()
        yield from self._requests()
        yield from self._records()

    def _letters(self) -> Iterator[Chore]:
        for letter in self.view.lookups.unread.values():
            yield from self._perhaps("Open", letter, SOON, msg=letter.msg)
        for letter in _newest(self.view.inbox):
            if letter.read is not None and letter.answered is None and letter.request is None:
                yield from self._perhaps("Acknowledge", letter, LATER, msg=letter.msg)
        for letter in self.view.lookups.requests.values():
            if letter.read is not None and letter.msg not in self.view.lookups.replied:
                p: dict[str, Any] = {
                    "to": [letter.from_],
                    "reply_to": letter.msg,
                    "channel": letter.channel,
                    "text": WORDS,
                }
                yield from self._perhaps("SendMessage", letter, SOON, **p)

    def _questions(self) -> Iterator[Chore]:
        for question in self.view.lookups.open.values():
            if self.view.seat in question.answers:
                continue
            joint = question.chair == self.view.seat and len(question.seats) > 1
            kind = "Commit" if joint and self._draw("binds", plainly(question.title)) % 2 else "Decide"
            yield from self._answer(kind, question)

    def _answer(self, kind: str, question: Question) -> Iterator[Chore]:
        title = plainly(question.title)
        given = question.deadline - question.opened
        tick = question.opened + given * triangular(self._draw("decides", title), 50, 500, 1200) // 1000
        p: dict[str, Any] = {"decision": question.decision}
        if not question.options:
            answer = dict.fromkeys(question.form or ("text",), WORDS)
            yield self._chore(tick, kind, question, **p, answer=answer, reason=WORDS)
        for option in sorted(question.options, key=lambda o: self._draw("option", f"{title}: {plainly(o['text'])}")):
            yield self._chore(tick, kind, question, **p, option=option["o"])
            tick += 1

    def _measures(self) -> Iterator[Chore]:
        for key, measure in self.view.brief["measures"].items():
            kind = "OrderMeasure" if measure["mandate"] else "Propose"
            if self._own(key) or (kind, key) in self.refused or not self._lucky(kind, key, OFTEN[kind]):
                continue
            p: dict[str, Any] = {"measure": key}
            if measure["values"]:
                p["value"] = self._one("value", key, [value["id"] for value in measure["values"]])
            if measure["carries_facts"] and self.tellable:
                p["facts"] = [self._one("fact", key, self.tellable).fact]
            if kind == "Propose":
                deciders = [actor for actor in measure["deciders"] if actor in self.contacts]
                if not deciders:
                    continue
                p["to"] = self._one("decider", key, deciders)
            yield from self._perhaps(kind, key, LATER, **p)

    def _own(self, measure: str) -> bool:
        orders = self.view.lookups.orders.get(measure, ())
        return any(self.view.undertakings[order].by in self.book.actors for order in orders)

    def _facts(self) -> Iterator[Chore]:
        view = self.view
        for card in self.tellable:
            actor = self._one("tells", content(view, card), self.contacts) if self.contacts else ""
            if actor and card.fact not in view.lookups.shared.get(actor, ()):
                yield from self._perhaps("SendMessage", card, LATER, to=[actor], facts=[card.fact], text=WORDS)
        for card in _newest(view.facts):
            if card.fact in view.lookups.facts_asked or not self.contacts:
                continue
            yield from self._perhaps(
                "Verify", card, LATER, to=[self._one("verifies", plainly(card.text), self.contacts)], about=card.fact
            )
            if card.release == "originator" and card.owner in self.contacts and not card.consent:
                p: dict[str, Any] = {"to": [card.owner], "about": card.fact, "for": "release"}
                yield from self._perhaps("Request", card, LATER, **p)

    def _requests(self) -> Iterator[Chore]:
        for topic in self.view.brief["topics"]:
            if topic["q"] not in self.view.lookups.topics_asked and topic["of"] in self.contacts:
                question = f"{topic['of']}: {plainly(topic['question'])}"
                yield from self._perhaps("Request", question, LATER, to=[topic["of"]], about=topic["q"])

    def _records(self) -> Iterator[Chore]:
        view, done = self.view, self.view.lookups.in_hand
        for name in ("sitrep", "methane", "options-paper"):
            if name not in done:
                yield from self._perhaps("SubmitProduct", name, LATER, product=name, text=situation(view))
        if "retract" not in done:
            for letter in _newest(view.outbox):
                if letter.facts:
                    yield from self._perhaps("Retract", letter, LATER, msg=letter.msg, text=WORDS)
        if "contact" not in done and self.contacts:
            for card in self.tellable:
                actor = self._one("met", plainly(card.text), self.contacts)
                yield from self._perhaps("LogContact", card, LATER, actor=[actor], facts=[card.fact], text=WORDS)
        written = {text for _, text in view.notes}
        for letter in _newest(view.inbox):
            note = f"Read: {plainly(letter.title)}"
            if letter.read is not None and note not in written:
                yield from self._perhaps("WriteLog", letter, SOON, text=note)
        for key, probe in view.probes.items():
            if probe["answer"] is None:
                ask = probe["ask"] if isinstance(probe["ask"], str) else plainly(probe["ask"])
                yield from self._perhaps("AnswerProbe", ask, SOON, since=probe["t"], probe=key, answer=WORDS)

    # chance

    def _perhaps(self, kind: str, reason: Reason, mean: int, /, since: int | None = None, **p: Any) -> Iterator[Chore]:
        """An occasion, if chance lets it be taken: at an exponential time after its reason."""
        if not self._lucky(kind, reason, OFTEN[kind]):
            return
        wait = exponential(self._draw(f"when {kind}", content(self.view, reason)), mean)
        begin = reason_tick(reason, self.view.briefed or 0) if since is None else since
        yield self._chore(begin + 1 + wait, kind, reason, **p)

    def _chore(self, tick: int, kind: str, reason: Reason, /, **p: Any) -> Chore:
        return Chore(tick, Command(kind, self.view.seat, p), (reason,))

    def _lucky(self, purpose: str, reason: Reason, permille: int) -> bool:
        return chance(self._draw(purpose, content(self.view, reason)), permille)

    def _one(self, purpose: str, cause: str, among: Sequence[T]) -> T:
        return among[self._draw(purpose, cause) % len(among)]

    def _draw(self, purpose: str, cause: str) -> int:
        return draw(self.luck, purpose, cause=cause)


def _newest(things: dict[str, T]) -> Iterator[T]:
    return islice(reversed(things.values()), LATELY)
