"""How a fact is shown: what it says, and what it is worth."""

from __future__ import annotations

from rich.text import Text

from crisis_sim.model.drafts import OLD
from crisis_sim.model.seat_view import FactCard, SeatView, tells_of_acts
from crisis_sim.tui.widgets.pick import Item
from crisis_sim.tui.words import Words


def fact_text(words: Words, fact: FactCard, now: int) -> Text:
    """Two or three lines: content, then source, age, reliability and handling."""
    text = Text(words.fact(fact), style="strike" if fact.withdrawn else "")
    text.append("\n  ")
    if fact.withdrawn:
        text.append(words.say("TAKEN BACK") + " · ", "bold")
    source = fact.learned[-1].get("source")
    told = words.short(source) if source else words.say("own observation")
    text.append(told, "dim")
    old = fact.content is not None and now - fact.as_of >= OLD
    text.append(" · " + words.say("{age} old", age=words.span(now - fact.as_of)), "bold" if old else "dim")
    if len(fact.learned) > 1:
        text.append(" · " + words.say("heard {n} times", n=len(fact.learned)), "dim")
    if fact.reliability:
        text.append(f" · {fact.reliability}", "bold")
    for mark in handling(words, fact):
        text.append(f" · {mark}", "bold")
    return text


def handling(words: Words, fact: FactCard) -> list[str]:
    """Marks that say what may be done with it."""
    marks = []
    if fact.marking != "public":
        marks.append(words.code(fact.marking).upper())
    if fact.tlp:
        marks.append(f"TLP:{fact.tlp.upper()}")
    if fact.release == "originator":
        owner = words.short(fact.owner) if fact.owner else "?"
        marks.append(
            words.say("{owner} agreed to release", owner=owner)
            if fact.consent
            else words.say("release by {owner} only", owner=owner)
        )
    return marks


def newest(view: SeatView) -> list[FactCard]:
    """Facts of the world, the last heard first; what the seat only knows of its own acts stands elsewhere."""
    cards = [card for card in view.facts.values() if not is_act(card)]
    return sorted(cards, key=lambda card: (-card.tick, -int(card.fact[1:])))


def is_act(fact: FactCard) -> bool:
    """Whether it is about a measure, a phase or a level, not about the world."""
    return tells_of_acts(fact.topics)


def fact_items(words: Words, view: SeatView, now: int) -> list[Item]:
    """Facts to attach or ask about; what was taken back is left out."""
    cards = [*newest(view), *(card for card in view.facts.values() if is_act(card))]
    return [Item(card.fact, words.fact(card), worth(words, card, now)) for card in cards if not card.withdrawn]


def worth(words: Words, fact: FactCard, now: int) -> str:
    """The second line of `fact_text`, plain."""
    return fact_text(words, fact, now).plain.split("\n", 1)[1].strip()
