"""What a seat can say of the situation, and which facts it may say to anybody."""

from __future__ import annotations

from heapq import nsmallest

from crisis_sim.language.catalogue import LANGUAGES
from crisis_sim.language.numbers import amount
from crisis_sim.model.seat_view import FactCard, SeatView
from crisis_sim.scenario.text import pick

_FACTS = 5
_LENGTH = 1500
_BY_PLAN = {"en": "By the plan:", "nl": "Volgens het plan:", "fr": "Selon le plan :"}
_NOTHING = {"en": "no change", "nl": "geen verandering", "fr": "aucun changement"}


def situation(view: SeatView, language: str = "en") -> str:
    """What the seat knows, newest first, in a few lines."""
    known = (card for card in view.facts.values() if not card.withdrawn)
    newest = nsmallest(_FACTS, known, key=lambda c: (-c.tick, c.fact))
    return " / ".join(_line(card, language) for card in newest)[:_LENGTH]


def situations(view: SeatView) -> dict[str, str]:
    """The same for people, in each language that they may read."""
    return {language: situation(view, language) for language in LANGUAGES}


def by_plan(view: SeatView) -> dict[str, str]:
    """What stands for an answer in one's own words: what the seat knows, said to be by the plan."""
    return {
        language: f"{_BY_PLAN[language]} {text or _NOTHING[language]}" for language, text in situations(view).items()
    }


def _line(card: FactCard, language: str) -> str:
    text = pick(card.text, language)
    if card.content is None or not card.unit:
        return text
    return f"{text} ({amount(language, card.content, pick(card.unit, language))})"


def harmless(card: FactCard) -> bool:
    """Whether no marking, owner or TLP limits who may know a fact."""
    return card.marking == "public" and card.release is None and card.tlp in (None, "clear", "green")
