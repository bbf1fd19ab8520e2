"""Look-ups over a compiled scenario that gate, engine and views share. Holds no state: runs may share one."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from crisis_sim.scenario.card import Card
from crisis_sim.scenario.compiled import Compiled, contains
from crisis_sim.scenario.expectation import Expectation
from crisis_sim.scenario.fact import Handling
from crisis_sim.scenario.people import JumpMove, LiveMove, Move, Seat
from crisis_sim.scenario.story import Inject, Reply
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.time import local, tick
from crisis_sim.scenario.world import MARKINGS, Actor, Channel, Relation

FREE = Handling()


def permille(factor: float) -> int:
    """A factor as an integer, so that nothing that reaches the log is computed in floats."""
    return round(factor * 1000)


def times(count: int, factor: float) -> int:
    """So many people at this factor, rounded half up."""
    return (count * permille(factor) + 500) // 1000


_SAID: dict[str, dict[str, str]] = {
    "phase": {"en": "In force", "nl": "Van kracht", "fr": "En vigueur", "de": "In Kraft"},
    "measure": {"en": "Measure taken", "nl": "Maatregel genomen", "fr": "Mesure prise", "de": "Maßnahme getroffen"},
}


def _colon(language: str) -> str:
    return " :" if language == "fr" else ":"


def _said(kind: str, names: Text) -> Text:
    """An engine-made subject as a sentence."""
    return {language: f"{_SAID[kind][language]}{_colon(language)} {name}" for language, name in names.items()}


class Index:
    """Who sits where, who may do what, and when things are due."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.scenario = compiled.scenario
        self.actors = compiled.actors
        self.channels = compiled.channels
        self.measures = compiled.measures
        self.facts = compiled.scenario.facts
        self.seats: dict[str, Seat] = {seat.id: seat for seat in compiled.scenario.seats}
        self.seat_ids: tuple[str, ...] = tuple(sorted(self.seats))
        self.seat_of: dict[str, str] = {actor: seat.id for seat in compiled.scenario.seats for actor in seat.plays}
        self.injects: dict[str, Inject] = {inject.id: inject for inject in compiled.scenario.injects}
        self.deadline_factor = permille(compiled.factors.deadlines)
        self.briefings: dict[str, dict[str, Any]] = {}
        """What `briefing.brief` has worked out for a seat; no run changes it."""

    # people

    def address(self, seat: str) -> str:
        """The actor that a seat's messages go to."""
        return self.seats[seat].plays[0]

    def actor_for(self, recipient: str) -> str:
        """The actor that a recipient of an inject (seat or actor) stands for."""
        return self.address(recipient) if recipient in self.seats else recipient

    def colleagues(self, actor: str) -> tuple[str, ...]:
        """All actors of the same seat, or the actor alone."""
        seat = self.seat_of.get(actor)
        return self.seats[seat].plays if seat else (actor,)

    def people(self, seat: str) -> int:
        """People in a seat's cell at this difficulty, at least one."""
        return max(1, times(self.seats[seat].people, self.compiled.factors.staff))

    def cards_of(self, seat: str) -> dict[str, Card]:
        """The plan cards at hand of a seat: those for its actors or for their roles."""
        own = self.seats[seat].plays
        who = {*own, *(self.actors[actor].role for actor in own)}
        return {key: card for key, card in self.compiled.cards.items() if not who.isdisjoint(card.for_)}

    def languages(self, actor: str) -> tuple[str, ...]:
        """Working languages: the seat's where it says so, else the actor's; empty means any."""
        seat = self.seat_of.get(actor)
        return (self.seats[seat].languages if seat else ()) or self.actors[actor].languages

    def foreign(self, actor: str, facts: tuple[str, ...]) -> list[str]:
        """Those among `facts` that come in a language which an actor lacks."""
        languages = self.languages(actor)
        return [
            f
            for f in facts
            if languages and f in self.facts and (self.facts[f].language or languages[0]) not in languages
        ]

    def clearance(self, actor: str) -> str:
        """Clearance of the seat where it says so, else of the actor; `none` when nothing is said."""
        seat = self.seat_of.get(actor)
        return (self.seats[seat].clearance if seat else None) or self.actors[actor].clearance or "none"

    # mandate

    @cached_property
    def mandated(self) -> dict[str, tuple[str, ...]]:
        """Measure: the actors who may order it, in the order of the scenario's actors."""
        return {
            key: tuple(a for a, actor in self.actors.items() if a in measure.by or actor.role in measure.by)
            for key, measure in self.measures.items()
        }

    def holders(self, name: str, near: str | None = None) -> tuple[str, ...]:
        """Actors that an id or a role stands for; of a role, those whose territory fits the one of `near`."""
        if name in self.actors:
            return (name,)
        own = self.actors[near].territory if near else None
        territories = self.compiled.territories
        return tuple(
            key
            for key, actor in self.actors.items()
            if actor.role == name
            and (
                own is None
                or own not in territories
                or actor.territory not in territories
                or contains(territories, own, actor.territory)
                or contains(territories, actor.territory, own)
            )
        )

    def nearest(self, name: str, near: str | None = None) -> tuple[str, ...]:
        """Of the holders of a role those of the very territory of `near`, where there are any."""
        found = self.holders(name, near)
        own = self.actors[near].territory if near else None
        return tuple(key for key in found if self.actors[key].territory == own) or found

    def in_jurisdiction(self, by: str, other: str) -> bool:
        """Whether `other` lies in the territory of `by`; bodies without a territory reach everywhere."""
        territories = self.compiled.territories
        own, there = self.actors[by].territory, self.actors[other].territory
        if own not in territories or there not in territories:
            return True
        return contains(territories, own, there) or contains(territories, there, own)

    # network

    @cached_property
    def relations_from(self) -> dict[str, tuple[Relation, ...]]:
        """Actor: its outgoing relations."""
        found: dict[str, list[Relation]] = {}
        for relation in self.compiled.relations:
            found.setdefault(relation.from_, []).append(relation)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def duties(self) -> dict[str, tuple[Relation, ...]]:
        """Actor: relations along which it must pass on what it learns."""
        return {
            key: duties
            for key, relations in self.relations_from.items()
            if (duties := tuple(r for r in relations if r.kind in ("notifies", "reports")))
        }

    @cached_property
    def related(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """(from, to): the channels that the doctrine's relations between them name, either way round."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for relation in self.compiled.relations:
            for pair in ((relation.from_, relation.to), (relation.to, relation.from_)):
                found.setdefault(pair, {}).update(dict.fromkeys(relation.channels))
        return {pair: tuple(channels) for pair, channels in found.items()}

    def channel(self, name: str) -> Channel:
        """A channel by id."""
        return self.channels[name]

    def actor(self, name: str) -> Actor:
        """An actor by id."""
        return self.actors[name]

    # facts

    def handling(self, subject: str) -> Handling:
        """How a fact or an engine-made subject is to be handled."""
        fact = self.facts.get(subject)
        return fact.handling if fact else FREE

    def subject_text(self, subject: str) -> Text:
        """What a fact or an engine-made subject says."""
        if fact := self.facts.get(subject):
            return fact.text
        kind, _, rest = subject.partition(":")
        name, _, value = rest.partition("/")
        if kind == "phase" and name in self.compiled.phases:
            return _said("phase", self.compiled.phases[name].names)
        if kind == "measure" and name in self.measures:
            return _said("measure", self.measures[name].names)
        if kind == "level" and name in self.compiled.levels:
            scale = self.compiled.levels[name]
            names = next((v.names for v in scale.values if v.id == value), {})
            return {
                lang: f"{text}{_colon(lang)} {names.get(lang, value)}" if value else text
                for lang, text in scale.names.items()
            }
        return {"en": subject}

    @staticmethod
    def rank(marking: str) -> int:
        """Markings as numbers, higher is more sensitive."""
        return MARKINGS.index(marking)

    # story

    @cached_property
    def expectations(self) -> dict[str, Expectation]:
        """Expectations by id."""
        return {e.id: e for inject in self.scenario.injects for e in inject.expects}

    @cached_property
    def topics(self) -> tuple[Reply, ...]:
        """Replies that a player can ask for by their question."""
        return tuple(reply for reply in self.scenario.replies if reply.question)

    def at(self, moment: int | str) -> int:
        """Tick of a moment."""
        return tick(moment, self.scenario.start)

    def readers(self, indicator: str) -> tuple[str, ...]:
        """Actors whose sensors or reports show an indicator."""
        of = self.scenario.indicators[indicator]
        return tuple(dict.fromkeys((*of.seen_by, *(actor for sensor in of.sensors for actor in sensor.by))))

    def first_means(self) -> dict[str, int]:
        """Units of each kind of means that are on duty at STARTEX."""
        clock = local(0, self.scenario.start)
        weekend = clock.weekday() >= 5
        return {key: means.on_duty(clock.hour, weekend) for key, means in self.scenario.means.items()}

    def scaled(self, duration: int) -> int:
        """A deadline at this difficulty, at least a minute (or the duration itself where shorter)."""
        return max(min(duration, 60), duration * self.deadline_factor // 1000)

    @cached_property
    def live_seconds(self) -> int:
        """Seconds of exercise that run live, at most; the default pace fits them into 45 minutes."""
        now = total = 0
        for move in self.scenario.moves:
            if isinstance(move, JumpMove):
                now = max(now, self.at(move.to))
            elif isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
                until = self.at(move.until)
                total, now = total + max(0, until - now), max(now, until)
        return total or 4 * 3600

    def _move_end(self, move: Move) -> int | None:
        if isinstance(move, JumpMove):
            return self.at(move.to)
        if isinstance(move, LiveMove) and isinstance(move.until, (int, str)):
            return self.at(move.until)
        return None

    @cached_property
    def last_tick(self) -> int:
        """The tick at which the last move ends at the latest, as far as the scenario says; for progress bars."""
        moments = [at for move in self.scenario.moves if (at := self._move_end(move)) is not None]
        return max(moments, default=self.live_seconds)

    @cached_property
    def pace(self) -> float:
        """Exercise seconds a wall second, unless somebody sets another."""
        return self.scenario.pace or max(0.1, round(self.live_seconds / 2700, 2))
