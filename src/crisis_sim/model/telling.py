"""Whom the plan cards at hand name for a fact, and which facts they name for an actor: what a form begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis_sim.model.seat_view import SeatView


def to_tell(view: SeatView, facts: Iterable[str]) -> list[str]:
    """Actors whom a card says to tell about any of these facts, and who were not told one of them yet."""
    known = [view.facts[key] for key in facts if key in view.facts]
    found: dict[str, None] = {}
    for actors, topics in _duties(view):
        new = [card.fact for card in known if "all" in topics or not topics.isdisjoint(card.topics)]
        found |= dict.fromkeys(a for a in actors if a in view.brief["contacts"] and _untold(view, a, new))
    return list(found)


def worth_telling(view: SeatView, actor: str) -> list[str]:
    """Facts that a card says to tell this actor, and that it was not told yet, the latest first."""
    topics = {topic for actors, of in _duties(view) if actor in actors for topic in of}
    cards = [c for c in view.facts.values() if not c.withdrawn and ("all" in topics or not topics.isdisjoint(c.topics))]
    return _untold(view, actor, [card.fact for card in sorted(cards, key=lambda c: -c.tick)])


def _duties(view: SeatView) -> Iterator[tuple[list[str], set[str]]]:
    for card in view.brief.get("cards", {}).values():
        for step in card["steps"]:
            if "tell" in step["do"]:
                yield step["do"]["tell"], set(step["do"].get("facts", ("all",)))


def _untold(view: SeatView, actor: str, facts: list[str]) -> list[str]:
    shared = view.lookups.shared.get(actor, set())
    return [fact for fact in facts if fact not in shared]
