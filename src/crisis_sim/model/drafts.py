"""First drafts of products from what the seat has been told. Pure: what is unknown stays unknown.

A draft names records of the view by their handles; how a line reads is the screen's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from crisis_sim.model.asked_for import asked_for
from crisis_sim.model.seat_view import FactCard, SeatView, tells_of_acts

OLD = 1200
"""Seconds after which a figure that is passed on is called old: who gets it can't see its age on a board."""
MOST = 8
"""Lines that a section begins with; its writer adds or strikes."""
LOW = ("D", "E", "F")
"""Ratings of a source that is not to be relied on."""

SECTIONS = {
    "sitrep": ("situation", "done", "open", "unknown", "next"),
    "methane": ("major", "exact", "type", "hazards", "access", "number", "services"),
    "options-paper": ("question", "options", "advice"),
}
"""Product: its sections in their order."""
_TOPICS = {
    "type": ("incident", "intent"),
    "hazards": ("exposure", "agent", "threat", "spillover", "dam", "water-level", "weather", "warning"),
    "access": ("access", "roads", "metro", "availability"),
    "number": ("casualties", "rescue", "evacuation", "hospital"),
}
"""Letter of a METHANE report: what facts that belong to it are about, in the doctrine's words for topics."""
_SCENES = ("site", "station", "district")
_OF_FACTS = ("fact", "doubt")
"""Kinds of note that tell a fact."""


_Part = Callable[[SeatView, int], Iterator["Note"]]


class Note(NamedTuple):
    """One line of a draft: what kind of thing it tells, and the handle of that thing."""

    kind: str
    """fact, figure, measure, decision, request, asked, undecided, doubt, step, place, phase, level, means, option."""
    of: str = ""
    why: str = ""
    """Of a doubt: `rated`, `contradicted`, `old` or `rumour`; of an option its letter."""


class Section(NamedTuple):
    """A part of a product. Without notes nothing is known for it yet."""

    key: str
    notes: tuple[Note, ...] = ()


class Draft(NamedTuple):
    """A product to be finished by hand."""

    product: str
    sections: tuple[Section, ...]
    facts: tuple[str, ...]
    """Facts that it speaks of and that nothing keeps from being passed on."""
    to: tuple[str, ...]
    """Who asked for it, then who gets it by the plan card at hand."""
    withheld: tuple[str, ...]
    """Facts that belong in it and whose marking keeps them out, of its words as of what is attached."""


def draft(view: SeatView, product: str, now: int, steps: Iterable[str] = ()) -> Draft:
    """A first draft of a product; `steps` are what the plans still ask for, as the screen names them."""
    parts = _PARTS[product]
    every = {key: tuple(parts[key](view, now)) for key in SECTIONS[product]}
    told = dict.fromkeys(note.of for notes in every.values() for note in notes if note.kind in _OF_FACTS)
    withheld = tuple(fact for fact in told if not free(view.facts[fact]))
    sections = tuple(
        Section(key, tuple(note for note in notes if note.kind not in _OF_FACTS or note.of not in withheld)[:MOST])
        for key, notes in every.items()
    )
    if product == "sitrep":
        todo = tuple(Note("step", step) for step in steps)[:MOST]
        sections = tuple(Section(s.key, todo) if s.key == "next" else s for s in sections)
    used = dict.fromkeys(note.of for section in sections for note in section.notes if note.kind == "fact")
    return Draft(product, sections, tuple(used), _receivers(view, product), withheld)


def free(card: FactCard) -> bool:
    """Whether a fact may go into a report to anybody in the response."""
    open_ = card.marking in ("public", "limited") and card.tlp in (None, "clear")
    return open_ and not card.needs_consent(())


def doubt(card: FactCard, now: int) -> str:
    """Why a fact is not to be relied on; empty where nothing speaks against it."""
    rating = card.reliability or ""
    if rating and (rating[0] in LOW or rating[1] in "456"):
        return "rated"
    if _contradicted(card):
        return "contradicted"
    if "rumour" in card.topics:
        return "rumour"
    return "old" if card.content is not None and now - card.as_of >= OLD else ""


def important(view: SeatView) -> list[FactCard]:
    """Facts of the world: those that a plan card says to pass on first, then the latest."""
    asked = {topic for card in view.brief.get("cards", {}).values() for topic in _told(card["steps"])}
    cards = [card for card in view.facts.values() if not card.withdrawn and not tells_of_acts(card.topics)]
    return sorted(cards, key=lambda card: (asked.isdisjoint(card.topics), -card.as_of, int(card.fact[1:])))


def _told(steps: list[dict[str, dict[str, list[str]]]]) -> Iterator[str]:
    for step in steps:
        if "tell" in step["do"]:
            yield from step["do"].get("facts", ())


def _contradicted(card: FactCard) -> bool:
    """Whether two sources told different figures of about the same time."""
    told = [t for t in card.learned if t.get("content") is not None]
    return any(
        one["content"] != other["content"]
        and one.get("source") != other.get("source")
        and abs(one["as_of"] - other["as_of"]) < OLD / 2
        for one in told
        for other in told
    )


def _receivers(view: SeatView, product: str) -> tuple[str, ...]:
    steps = [step["do"] for card in view.brief.get("cards", {}).values() for step in card["steps"]]
    named = [actor for do in steps if do.get("product") == product for actor in do.get("to", ())]
    asked = asked_for(view).get(product, ())
    contacts = view.brief.get("contacts", {})
    return tuple(a for a in dict.fromkeys((*asked, *named)) if a in contacts and _there(view, a))


def _there(view: SeatView, actor: str) -> bool:
    return not view.brief["contacts"][actor]["convened"] or actor in view.convened


# the parts of a situation report


def _situation(view: SeatView, now: int) -> Iterator[Note]:
    figures = sorted(view.indicators, key=lambda key: -view.indicators[key]["t"])
    yield from (Note("figure", key) for key in figures[: MOST // 2])
    yield from (Note("fact", card.fact) for card in important(view) if not doubt(card, now))


def _done(view: SeatView, now: int) -> Iterator[Note]:
    own = [u for u in view.undertakings.values() if u.status not in ("refused", "proposed")]
    yield from (Note("measure", u.order) for u in sorted(own, key=lambda u: -u.tick))
    said = [q for q in view.questions.values() if view.seat in q.answers]
    yield from (Note("decision", q.decision) for q in sorted(said, key=lambda q: -q.opened))


def _open(view: SeatView, now: int) -> Iterator[Note]:
    yield from (Note("undecided", q.decision) for q in view.undecided())
    yield from (Note("asked", msg) for msg in view.lookups.requests)
    sent = [x for x in view.outbox.values() if (x.request or x.proposal) and x.answered is None]
    yield from (Note("request", letter.msg) for letter in sorted(sent, key=lambda letter: letter.tick))


def _unknown(view: SeatView, now: int) -> Iterator[Note]:
    for card in important(view):
        if why := doubt(card, now):
            yield Note("doubt", card.fact, why)


# the letters of a METHANE report


def _major(view: SeatView, now: int) -> Iterator[Note]:
    yield from (Note("phase", key) for key in view.phases)
    yield from (Note("level", key) for key in view.levels)


def _exact(view: SeatView, now: int) -> Iterator[Note]:
    """Places that what the seat knows, and may tell, speaks of."""
    places = [p for p in enumerate(view.brief.get("map", {}).get("places", ())) if p[1]["kind"] in _SCENES]
    told = " ".join(text.casefold() for card in important(view) if free(card) for text in card.text.values())
    named = (n for n, place in places if any(name.casefold() in told for name in place["label"].values()))
    yield from (Note("place", str(n)) for n in named)


def _about(letter: str) -> _Part:
    def part(view: SeatView, now: int) -> Iterator[Note]:
        topics = set(_TOPICS[letter])
        cards = [card for card in important(view) if not topics.isdisjoint(card.topics)]
        yield from (Note("doubt" if (why := doubt(card, now)) else "fact", card.fact, why) for card in cards)

    return part


def _services(view: SeatView, now: int) -> Iterator[Note]:
    working = [key for key, means in view.means.items() if means.get("at_work")]
    yield from (Note("means", key) for key in working)
    running = [u for u in view.undertakings.values() if u.under_way]
    yield from (Note("measure", u.order) for u in running)
    yield from (Note("means", key) for key in view.means if key not in working)


# the parts of an options paper


def _question(view: SeatView, now: int) -> Iterator[Note]:
    yield from (note for note in _open(view, now) if note.kind == "undecided")


def _options(view: SeatView, now: int) -> Iterator[Note]:
    for note in list(_question(view, now))[:1]:
        yield from (Note("option", note.of, option["o"]) for option in view.questions[note.of].options)


def _nothing(view: SeatView, now: int) -> Iterator[Note]:
    yield from ()


_PARTS: dict[str, dict[str, _Part]] = {
    "sitrep": {"situation": _situation, "done": _done, "open": _open, "unknown": _unknown, "next": _nothing},
    "methane": {
        "major": _major,
        "exact": _exact,
        **{letter: _about(letter) for letter in _TOPICS},
        "services": _services,
    },
    "options-paper": {"question": _question, "options": _options, "advice": _nothing},
}
