"""Guided seats: what they are told of an expectation that they missed, and which seats are guided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from crisis_sim.model.index import Index
from crisis_sim.scenario.card import Card, DoMeasure, DoTell, Step
from crisis_sim.scenario.expectation import Expectation, ExpectKnows, ExpectMeasure
from crisis_sim.scenario.text import LANGUAGES, pick

Words = Mapping[Any, str]


def to_brief(seat: str, guided: Collection[str]) -> dict[str, Any]:
    """The payload of a SeatBriefed; a seat that is not guided never hears that others are."""
    return {"seat": seat, **({"guided": True} if seat in guided else {})}


def guidance(index: Index, e: Expectation) -> dict[str, Words]:
    """What was expected, why, and on what it rests: three texts, in the languages of the scenario.

    `text` is what was expected, in the author's words. `why` is what it trains and what the author notes about it.
    `source` is the plan or law that the objective tests, and the plan card of the seat that asks for the same; where
    there is neither, the mandate of the seat.
    """
    objective = next((o for o in index.scenario.objectives if o.id == e.objective), None)
    aim = objective.text if objective is not None else {}
    expected = e.text or e.note or aim
    why = [text for text in (e.note, aim) if text and text is not expected]
    clause = objective.plan_clause if objective is not None else {}
    sources: list[Words] = [clause] if clause else []
    sources += [_cited(card) for card in _cards(index, e)]
    sources = sources or [index.actors[index.address(e.seat)].mandate]
    return {"text": dict(expected), "why": _joined(why, " "), "source": _joined(sources, "; ")}


def _cards(index: Index, e: Expectation) -> Iterator[Card]:
    """The plan cards at hand of the seat on which a measure stands, or whom to tell, that was expected of it."""
    own = set(index.seats[e.seat].plays)
    measures = {one.id for one in (e.measure, *(r.measure for r in e.any if isinstance(r, ExpectMeasure))) if one}
    knowing = {one.actor for one in (e.knows, *(r.knows for r in e.any if isinstance(r, ExpectKnows))) if one} - own
    for card in index.cards_of(e.seat).values():
        if any(_asks(index, e.seat, step, measures, knowing) for step in card.steps):
            yield card


def _asks(index: Index, seat: str, step: Step, measures: set[str], knowing: set[str]) -> bool:
    if isinstance(step.do, DoMeasure):
        return step.do.measure in measures
    near = index.address(seat)
    return isinstance(step.do, DoTell) and any(knowing & set(index.holders(name, near)) for name in step.do.tell)


def _cited(card: Card) -> Words:
    return {language: f"{name}. {pick(card.plan, language)}" for language, name in card.names.items()}


def _joined(texts: Sequence[Words], between: str) -> Words:
    """Several texts one after the other, in every language that one of them has."""
    languages = [language for language in LANGUAGES if any(language in text for text in texts)]
    return {language: between.join(dict.fromkeys(pick(text, language) for text in texts)) for language in languages}
