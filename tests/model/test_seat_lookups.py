"""What is looked up is what a search of the records would find, at every line of any slice."""

from __future__ import annotations

from typing import Any

import pytest

from crisis_sim.model.seat_view import SeatView
from crisis_sim.session.begin import begin
from tests.improviser import Improviser
from tests.stage import compiled


def searched(view: SeatView) -> dict[str, Any]:
    """The look-ups, by searching."""
    inbox, outbox = view.inbox.values(), view.outbox.values()
    tasks = view.tasks
    shared: dict[str, set[str]] = {}
    for actor, facts in (
        *((letter.to, letter.facts) for letter in outbox),
        *((letter.from_, letter.facts) for letter in inbox),
        *((actor, task.get("facts", ())) for task in tasks for actor in task.get("to", ())),
    ):
        if facts:
            shared.setdefault(actor, set()).update(facts)
    topics = {topic for card in view.facts.values() for topic in card.topics}
    abouts = {letter.about for letter in outbox if letter.request and letter.about}
    written = [task["about"] for task in tasks if "about" in task]
    orders: dict[str, list[str]] = {}
    for one in view.undertakings.values():
        orders.setdefault(one.measure, []).append(one.order)
    told = [(letter.to, letter.tick) for letter in outbox if letter.facts]
    contacts = [*((x.from_, x.tick) for x in inbox), *((x.to, x.tick) for x in outbox)]
    contacts.sort(key=lambda contact: contact[1])
    asked = [(letter.to, letter.tick) for letter in outbox if letter.request]
    return {
        "unread": {x.msg for x in inbox if x.read is None and not x.missed and not x.recalled},
        "requests": {x.msg for x in inbox if x.request and x.answered is None},
        "open": {q.decision for q in view.questions.values() if q.open},
        "topics": {topic: [c.fact for c in view.facts.values() if topic in c.topics] for topic in topics},
        "shared": shared,
        "first_told": {actor: min(t for a, t in told if a == actor) for actor, _ in told},
        "first_asked": {actor: min(t for a, t in asked if a == actor) for actor, _ in asked},
        "asked": {about: [x.msg for x in outbox if x.request and x.about == about] for about in abouts},
        "orders": orders,
        "in_hand": {task["what"] for task in tasks},
        "topics_asked": {task["question"] for task in tasks if "question" in task},
        "facts_asked": {about: written.count(about) for about in written},
        "replied": {task["reply_to"] for task in tasks if "reply_to" in task},
        "touched": dict(contacts),
        "awaited": {x.msg: x for x in outbox if x.request and x.answered in (None, "acknowledged")},
        "released": {c.fact for c in view.facts.values() if c.consent},
    }


def looked_up(view: SeatView) -> dict[str, Any]:
    """The look-ups, with names for records."""
    found = {name: getattr(view.lookups, name) for name in type(view.lookups).__slots__}
    found |= {name: set(found[name]) for name in ("unread", "requests", "open", "released")}
    return found | {"asked": {about: [x.msg for x in letters] for about, letters in found["asked"].items()}}


@pytest.mark.parametrize(("scenario", "policy"), [("small", None), ("small", "random"), ("first-drill", "by-the-book")])
def test_looking_up_finds_what_searching_finds(scenario: str, policy: str | None) -> None:
    world = compiled(scenario)
    seats = [seat.id for seat in world.scenario.seats]
    session = begin(world, 4, dict.fromkeys(seats, policy or "human"))
    crew = [] if policy else [Improviser(seat, 4, pause=120) for seat in seats]
    while not session.ended:
        session.frame(session.now + 60, [c for p in crew for c in p.acts(session.views[p.seat], session.now)])
    for seat, view in session.views.items():
        again = SeatView(seat)
        for n, line in enumerate(view.events):
            again.take(line)
            if n < 200 or n % 7 == 0:
                assert looked_up(again) == searched(again), (seat, line)
        assert again == view
