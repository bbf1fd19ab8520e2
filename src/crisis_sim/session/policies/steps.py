"""The kinds of step that plan cards have, and what is left to do of each, from the seat's view alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis_sim.model.events import Command
from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.scenario.time import parse_duration
from crisis_sim.session.policies.chores import Chore
from crisis_sim.session.policies.situation import harmless, situations
from crisis_sim.session.policies.step import Step, facts_about

P = dict[str, Any]
AGAIN = 1800
"""Seconds until an owner is asked again, where the card does not say."""


class OrderStep(Step):
    """Order a measure, or propose it to those who have the mandate."""

    def __init__(self, brief: P, card: str, step: P) -> None:
        super().__init__(brief, card, step)
        self.measure: str = self.do["measure"]
        self.known: P | None = brief["measures"].get(self.measure)
        self.value: str | None = self.do.get("value")
        self.fixed = {"measure": self.measure} | ({"value": self.value} if "value" in self.do else {})
        self.deciders = self._deciders(self.known["deciders"]) if self.known else []

    def _deciders(self, deciders: list[str]) -> list[str]:
        preferred = [a for a in self.brief["proposes_to"] if a in deciders]
        return [*preferred, *(a for a in deciders if a not in preferred and a not in self.own)][:2]

    def settled(self, view: SeatView) -> bool:
        """It is, once the seat has ordered or proposed this with this value."""
        if self.known is None:
            return True
        for order in view.lookups.orders.get(self.measure, ()):
            one = view.undertakings[order]
            if one.by in self.own and self.value in (None, one.value):
                return True
        return False

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """With all facts that it is to carry; if that is refused, with the harmless ones."""
        assert self.known is not None
        about = self.reasons(view)
        cards = facts_about(view, self.do.get("facts", [])) if self.known["carries_facts"] else []
        for facts in ([c.fact for c in cards], [c.fact for c in cards if harmless(c)]):
            p = {**self.fixed, "facts": facts} if facts else self.fixed
            if self.known["mandate"]:
                yield Chore(due, Command("OrderMeasure", view.seat, p), about, since)
            else:
                for decider in self.deciders:
                    yield Chore(due, Command("Propose", view.seat, {**p, "to": decider}), about, since)
            due += 1

    def done(self, view: SeatView) -> int | None:
        """Since the seat last heard of the first of its undertakings of it."""
        return min((view.undertakings[o].tick for o in view.lookups.orders.get(self.measure, ())), default=None)


class TellStep(Step):
    """Pass facts on to actors, each once."""

    def __init__(self, brief: P, card: str, step: P) -> None:
        super().__init__(brief, card, step)
        self.actors = self.present(self.do["tell"])
        self.topics: list[str] = self.do.get("facts", ["all"])

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """All that is new to an actor in one message; if that is refused, fact by fact."""
        for actor in self.actors:
            new = self._new(view, actor)
            if new:
                facts = [c.fact for c in new]
                yield Chore(due, Command("SendMessage", view.seat, {"to": [actor], "facts": facts}), tuple(new), since)
            for card in new:
                p = {"to": [actor], "facts": [card.fact]}
                yield Chore(due + 1, Command("SendMessage", view.seat, p), (card,), since)

    def _new(self, view: SeatView, actor: str) -> list[FactCard]:
        shared: set[str] = view.lookups.shared.get(actor) or set()
        topics = view.lookups.topics
        known = [view.facts] if "all" in self.topics else [topics[topic] for topic in self.topics if topic in topics]
        if all(shared.issuperset(facts) for facts in known):
            return []  # as it is most of the time
        return [c for c in facts_about(view, self.topics) if c.fact not in shared and self._free(c, actor)]

    def _free(self, card: FactCard, actor: str) -> bool:
        """Whether no owner stands in the way of telling an actor."""
        return card.release != "originator" or card.consent or card.owner == actor or card.owner in self.own

    def done(self, view: SeatView) -> int | None:
        """Since the first facts were sent to any of them."""
        told = view.lookups.first_told
        return min((told[actor] for actor in self.do["tell"] if actor in told), default=None)


class ProductStep(Step):
    """Submit a product."""

    def settled(self, view: SeatView) -> bool:
        """It is, once somebody works on it."""
        return self.do["product"] in view.lookups.in_hand

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """The product, with what is known."""
        p = {"product": self.do["product"], "text": situations(view), "to": self.present(self.do.get("to", []))}
        yield Chore(due, Command("SubmitProduct", view.seat, p), self.reasons(view), since)

    def done(self, view: SeatView) -> int | None:
        """Since it was submitted."""
        return min((p["t"] for p in view.products if p["product"] == self.do["product"]), default=None)


class AskStep(Step):
    """Ask actors everything that they can be asked."""

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """The questions that nobody has put yet."""
        for actor in self.present(self.do["ask"]):
            for topic in self.brief["topics"]:
                if topic["of"] == actor and topic["q"] not in view.lookups.topics_asked:
                    p = {"to": [actor], "about": topic["q"]}
                    yield Chore(due, Command("Request", view.seat, p), self.reasons(view), since)

    def done(self, view: SeatView) -> int | None:
        """Since the first request was sent to any of them."""
        asked = view.lookups.first_asked
        return min((asked[actor] for actor in self.do["ask"] if actor in asked), default=None)


class ReleaseStep(Step):
    """Ask owners to agree to their facts being passed on, and again until they do."""

    def left(self, view: SeatView, due: int, since: int) -> Iterator[Chore]:
        """A request for each fact that needs its owner's consent and has it not."""
        again = parse_duration(self.do["again"]) if "again" in self.do else AGAIN
        for card in facts_about(view, self.do["release"]):
            if card.release != "originator" or card.consent or not self.present([card.owner or ""]):
                continue
            asked = view.lookups.asked.get(card.fact, ())
            if view.lookups.facts_asked.get(card.fact, 0) > len(asked):
                continue  # somebody is writing it
            last = max((letter.tick for letter in asked if letter.request == "release"), default=None)
            p = {"to": [card.owner], "about": card.fact, "for": "release"}
            tick = due if last is None else max(due, last + again)
            yield Chore(tick, Command("Request", view.seat, p), (card,), since)

    def done(self, view: SeatView) -> int | None:
        """Since the first owner was asked."""
        facts = (card.fact for card in facts_about(view, self.do["release"]))
        asked = (letter for fact in facts for letter in view.lookups.asked.get(fact, ()))
        return min((letter.tick for letter in asked if letter.request == "release"), default=None)


_KINDS: dict[str, type[Step]] = {
    "measure": OrderStep,
    "tell": TellStep,
    "product": ProductStep,
    "ask": AskStep,
    "release": ReleaseStep,
}


def steps_of(brief: P, card: str) -> tuple[Step, ...]:
    """The steps of one card of a briefing."""
    made: dict[str, Step] = {}
    steps = brief["cards"][card]["steps"]
    for step in steps:
        kind = next(kind for kind in _KINDS if kind in step["do"])
        made[step["id"]] = _KINDS[kind](brief, card, step)
    for step in made.values():
        if step.on == "step":
            step.before = made.get(step.what)
    return tuple(made.values())
