"""Who learned what, when, from whom, over which channel, and what it was worth at that moment."""

from __future__ import annotations

from dataclasses import dataclass

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.truth import Quality, Truth
from crisis_sim.model.events import Event


@dataclass(frozen=True, slots=True)
class Learning:
    """Somebody learned something: the seat (or the actor, where nobody plays it) that holds it from then on."""

    fact: str
    holder: str
    actor: str
    t: int
    seq: int
    source: str | None
    """The actor who told it; None when learned at first hand."""
    channel: str | None
    msg: str | None
    content: int | None
    as_of: int
    quality: Quality


@dataclass(frozen=True, slots=True)
class Spread:
    """How one fact went through the network: first learnings by holder, in the order in which they learned it."""

    fact: str
    by: dict[str, Learning]
    taken_back: dict[str, int]
    """Holder: when it was told that the fact is withdrawn."""

    @property
    def first(self) -> Learning:
        """Who knew it first."""
        return next(iter(self.by.values()))


class Knowledge:
    """All learnings of a run."""

    def __init__(self, course: Course, truth: Truth) -> None:
        self._truth = truth
        self._course = course
        self.learnings: list[Learning] = []
        """Every time somebody was told something or saw it, in order."""
        self.of: dict[tuple[str, str], list[Learning]] = {}
        """(holder, fact): its learnings."""
        self.spreads: dict[str, Spread] = {}
        """Facts of the scenario, in the order in which anybody first knew them."""
        self.by_actor: dict[tuple[str, str], Learning] = {}
        """(actor, fact): the first."""
        for event in course.of("FactLearned"):
            self._take(event)

    def _take(self, event: Event) -> None:
        p = event.p
        fact, actor = p["fact"], p["actor"]
        holder = self._course.holder(actor)
        if p.get("withdrawn"):
            if fact in self.spreads:
                self.spreads[fact].taken_back.setdefault(holder, event.t)
            return
        content, as_of = p.get("content"), p["as_of"]
        quality = self._truth.of(fact, content, as_of, event.t)
        source, channel, msg = p.get("source"), p.get("channel"), p.get("msg")
        learning = Learning(
            fact, holder, actor, event.t, event.seq, source, channel, msg, content, as_of, quality
        )  # fmt: skip
        self.learnings.append(learning)
        self.of.setdefault((holder, fact), []).append(learning)
        self.by_actor.setdefault((actor, fact), learning)
        if fact in self._course.index.facts:
            self.spreads.setdefault(fact, Spread(fact, {}, {})).by.setdefault(holder, learning)

    def first(self, holder: str, fact: str) -> Learning | None:
        """When a seat or an actor first learned something."""
        found = self.of.get((holder, fact))
        return found[0] if found else None

    def held_by(self, actor: str, fact: str) -> Learning | None:
        """When an actor, or a colleague in its seat, first learned something."""
        return self.first(self._course.holder(actor), fact)

    def before(self, holder: str, fact: str, seq: int) -> Learning | None:
        """The last learning of a fact before a line of the log."""
        return next((one for one in reversed(self.of.get((holder, fact), [])) if one.seq < seq), None)
