"""What a seat is told before it starts: mandate, plan cards, contacts, measures, and what it can ask whom."""

from __future__ import annotations

from typing import Any

from crisis_sim.model.handles import Handles
from crisis_sim.model.index import Index
from crisis_sim.model.surroundings import map_of, means_of, readings_of
from crisis_sim.model.topics import topic_text
from crisis_sim.scenario.card import DoMeasure, Step
from crisis_sim.scenario.effect import Spread


def brief(index: Index, seat_id: str, handles: Handles) -> dict[str, Any]:
    """The seat's briefing as plain data; it holds nothing that depends on how the run goes.

    Runs that share an index share the briefing too: nobody may change it.
    """
    own = set(index.seats[seat_id].plays)
    topics = [
        {"q": handles.give("q", f"{i}"), "of": reply.from_, "question": reply.question}
        for i, reply in enumerate(index.topics)
        if reply.from_ not in own
    ]
    own_handles = {
        "topics": topics,
        "means": means_of(index, seat_id, handles),
        "map": map_of(index, seat_id, handles),
        "readings": readings_of(index, seat_id, handles),
    }
    known = index.briefings.get(seat_id)
    if known is None or any(known[name] != what for name, what in own_handles.items()):
        known = index.briefings[seat_id] = _fixed(index, seat_id) | own_handles
    return known


def _fixed(index: Index, seat_id: str) -> dict[str, Any]:
    seat = index.seats[seat_id]
    compiled = index.compiled
    own = set(seat.plays)
    planned = _planned(index)
    return {
        "seat": seat_id,
        "title": seat.title or index.actors[seat.plays[0]].names,
        "seats": _seats(index),
        "briefing": seat.briefing,
        "people": index.people(seat_id),
        "clearance": index.clearance(index.address(seat_id)),
        "roles": list(seat.roles),
        "actors": {a: {"names": index.actors[a].names, "mandate": index.actors[a].mandate} for a in seat.plays},
        "proposes_to": list(seat.proposes_to),
        "objectives": [objective.text for objective in index.scenario.objectives],
        "instructions": _instructions(index, seat_id),
        "contacts": {
            key: {
                "names": actor.names,
                "short": actor.short,
                "level": actor.level,
                "channels": _channels(index, seat.plays, key),
                "relations": _relations(index, seat.plays, key),
                "convened": actor.convened,
                "clearance": index.clearance(key),
                "languages": list(index.languages(key)),
            }
            for key, actor in index.actors.items()
            if key not in own and actor.level != "adversary"
        },
        "channels": {
            key: {
                "names": c.names,
                "minutes": c.minutes,
                "carries": c.carries,
                "rings": c.rings,
                "public": c.public,
                "receipts": c.receipts,
                "seconds": c.latency.mode if isinstance(c.latency, Spread) else c.latency,
                "clearance": list(c.clearance),
            }
            for key, c in index.channels.items()
        },
        "topics": [],
        "topic_names": compiled.topics,
        "means": [],
        "map": {},
        "readings": {},
        "interests": {key: one.names for key, one in (*compiled.interests.items(), *compiled.requirements.items())},
        "measures": {
            key: {
                "names": m.names,
                "text": m.text,
                "family": m.family,
                "mandate": [a for a in index.mandated[key] if a in own],
                "deciders": list(index.mandated[key]),
                "staff": m.staff,
                "duration": m.duration,
                "means": [
                    {"label": index.scenario.means[need.means].label, "count": need.count}
                    for need in m.means
                    if need.means in index.scenario.means
                ],
                "criteria": list(m.criteria),
                "criteria_text": m.criteria_text or topic_text(index, m.criteria),
                "values": [{"id": v.id, "names": v.names} for v in compiled.levels[m.level].values]
                if m.level in compiled.levels
                else [],
                "carries_facts": m.carries_facts,
                "public": m.public,
                "tells": list(m.tells),
                "tells_by": m.tells_by,
                "repeatable": m.repeatable,
                "planned": key in planned,
                "basis": m.basis,
            }
            for key, m in index.measures.items()
            if index.mandated[key]
        },
        "cards": {
            key: {
                "names": card.names,
                "plan": card.plan,
                "principles": list(card.principles),
                "steps": [_step(index, index.address(seat_id), step) for step in card.steps],
            }
            for key, card in index.cards_of(seat_id).items()
        },
        "principles": {key: p.names for key, p in compiled.principles.items()},
        "clocks": {key: {"names": c.names, "kind": c.kind, "within": c.within} for key, c in compiled.clocks.items()},
        "levels": {
            key: {"names": s.names, "values": [{"id": v.id, "names": v.names} for v in s.values]}
            for key, s in compiled.levels.items()
        },
        "phases": {key: {"names": p.names} for key, p in compiled.phases.items()},
    }


def _seats(index: Index) -> dict[str, Any]:
    """Seat: its title. That an adversary is played stays unsaid."""
    return {
        seat.id: seat.title or index.actors[seat.plays[0]].names
        for seat in index.scenario.seats
        if index.actors[seat.plays[0]].level != "adversary"
    }


def _planned(index: Index) -> set[str]:
    """Measures that the plan cards at hand name, or whose criteria are what the cards for these threats speak about."""
    cards = index.compiled.cards.values()
    steps = [step for card in cards for step in card.steps]
    named = {step.do.measure for step in steps if isinstance(step.do, DoMeasure)}
    special = [step for card in cards if card.threats for step in card.steps]
    topics = {topic for step in special for of in (step.on, step.do) for topic in _topics(of)}
    return named | {key for key, m in index.measures.items() if m.criteria and topics.issuperset(m.criteria)}


def _topics(part: Any) -> tuple[str, ...]:
    """What the trigger or the action of a step is about."""
    return (*getattr(part, "fact", ()), *getattr(part, "released", ()), *getattr(part, "facts", ()))


def _step(index: Index, near: str, step: Step) -> dict[str, Any]:
    """A step of a plan card as plain data, with the holders of the roles that it names."""
    plain: dict[str, Any] = step.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for key in ("tell", "ask", "to"):
        if names := plain["do"].get(key):
            plain["do"][key] = list(dict.fromkeys(actor for name in names for actor in index.holders(name, near)))
    return plain


def _channels(index: Index, own: tuple[str, ...], other: str) -> list[str]:
    """Channels that doctrine names between the seat and a contact; empty means improvised."""
    found = dict.fromkeys(c for actor in own for c in index.related.get((actor, other), ()))
    return [c for c in found if c in index.channels]


def _relations(index: Index, own: tuple[str, ...], other: str) -> dict[str, list[str]]:
    """Kinds of relation that the seat has `to` a contact, and that the contact has to the seat: `from` it."""
    ways = {
        "to": [r.kind for actor in own for r in index.relations_from.get(actor, ()) if r.to == other],
        "from": [r.kind for r in index.relations_from.get(other, ()) if r.to in own],
    }
    return {way: list(dict.fromkeys(kinds)) for way, kinds in ways.items()}


def _instructions(index: Index, seat_id: str) -> list[dict[str, Any]]:
    """What is settled beforehand about questions that will be put to the seat: a question's title, an option's text."""
    found = []
    for inject_id, option_id in index.compiled.instructions.items():
        inject = index.injects[inject_id]
        if inject.asks is None:
            continue
        joint = inject.asks.joint.with_ if inject.asks.joint else ()
        if seat_id in joint or not {seat_id, *index.seats[seat_id].plays}.isdisjoint(inject.to):
            text = next(option.text for option in inject.asks.options if option.id == option_id)
            found.append({"title": inject.title, "text": text})
    return found
