"""Warnings about results that nobody can bring about in the time that is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from crisis_sim.scenario import condition as c
from crisis_sim.scenario.compiled import World, world
from crisis_sim.scenario.effect import Spread, Teach
from crisis_sim.scenario.expectation import Expectation, ExpectKnows, ExpectMeasure, ExpectWhen, MeasureResult
from crisis_sim.scenario.marks import Branch
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.people import Seat
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import walk
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import Schedule
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.time import format_duration


def check(scenario: Scenario, names: Names, plan: Schedule, marks: Branch) -> Iterator[Problem]:
    """Findings about the expectations of a scenario without errors."""
    seats = {seat.id: seat for seat in scenario.seats}
    ways = _Ways(scenario, names, world(names.pack, scenario))
    for n, inject in enumerate(scenario.injects):
        for m, expected in enumerate(inject.expects):
            since = plan.latest.get(inject.id)
            needed = _Needed(ways, seats[expected.seat], inject, since).of(expected)
            if expected.within <= needed:
                message = f"`{expected.id}` takes {format_duration(needed)} at the least, which `within` does not give"
                advice = "give more time, or expect a step on the way to it"
                yield problem("L029", marks.find(("injects", n, "expects", m, "within")), message, advice)


class _Needed(NamedTuple):
    """Seconds from an inject until a result can be there, at the least; 0 where that can't be told."""

    ways: _Ways
    seat: Seat
    inject: Inject
    since: int | None
    """The tick of the inject, if that is sure: what takes long may have been begun before."""

    def of(self, one: Any) -> int:
        """A result, an expectation or a condition."""
        match one:
            case c.AllOf():
                return max(self.of(part) for part in one.all)
            case c.AnyOf():
                return min(self.of(part) for part in one.any)
            case c.KnownTo():
                return self.ways.told(self.seat, one.known_to, one.fact, self.inject)
            case c.Knowing():
                return self.ways.told(self.seat, one.actor, one.fact, self.inject)
            case c.MeasureIs():
                return self._done(one.measure, one.status)
            case MeasureResult():
                return self._done(one.id, one.status)
            case Expectation() if one.any:
                return min(self.of(part) for part in one.any)
            case Expectation() | ExpectKnows() | ExpectMeasure() | ExpectWhen() | c.Knows():
                parts = [getattr(one, name, None) for name in ("knows", "measure", "when")]
                return max((self.of(part) for part in parts if part is not None), default=0)
            case _:
                return 0

    def _done(self, measure: str, status: str) -> int:
        return max(0, self.ways.done(measure, status) - self.since) if self.since is not None else 0


class _Ways:
    """The fastest way to bring something about, with every delay at its shortest and nobody busy."""

    def __init__(self, scenario: Scenario, names: Names, network: World) -> None:
        self._names = names
        self._network = network
        self._played = {actor: seat for seat in scenario.seats for actor in seat.plays}
        self._brought: dict[tuple[str, str], set[str]] = {}
        for by, actor, fact in _brought(scenario):
            self._brought.setdefault((actor, fact), set()).add(by)
        self._answered = {fact for reply in scenario.replies for fact in reply.says}  # whoever asks has it from there
        self._channels = [names.pack.channels[key] for key in names.known["channel"]]

    def told(self, seat: Seat, actor: str, fact: str, inject: Inject) -> int:
        """Until an actor knows what the seat passes on; 0 where the fact may come another way, or came before."""
        receiver = self._network.actors.get(actor)
        sources = set().union(*(self._brought.get((mine, fact), ()) for mine in seat.plays))
        came = (actor, fact) in self._brought or fact in self._answered or sources != {inject.id}
        if receiver is None or actor in seat.plays or came:
            return 0
        ends = {self._clearance(seat.plays[0]), self._clearance(actor)}
        ways = [
            channel.minutes * 60 + _least(channel.latency)
            for channel in self._channels
            if not channel.clearance or ends <= set(channel.clearance)
        ]
        desk = 0 if actor in self._played else _least(receiver.service or 0)
        return min(ways, default=0) + desk

    def done(self, id: str, status: str) -> int:
        """From an order until a measure is so far."""
        measure = self._names.measures[id]
        match status:
            case "completed" | "confirmed":
                return measure.staff + measure.duration
            case "transmitted" | "started":
                return measure.staff
            case _:
                return 0

    def _clearance(self, actor: str) -> str:
        seat = self._played.get(actor)
        return (seat.clearance if seat else None) or self._network.actors[actor].clearance or "none"


def _brought(scenario: Scenario) -> Iterator[tuple[str, str, str]]:
    """What in the story brings facts to whom: the id of the inject or a word, the actor, the fact."""
    addresses = {seat.id: seat.plays[0] for seat in scenario.seats}
    for inject in scenario.injects:
        for fact in inject.facts:
            yield from ((inject.id, addresses.get(to, to), fact) for to in (*inject.to, inject.from_ or ""))
        for model, _ in walk(inject):
            if isinstance(model, Teach):
                yield from ((f"{inject.id}/", actor, model.fact) for actor in model.learned_by)


def _least(seconds: int | Spread) -> int:
    return seconds.low if isinstance(seconds, Spread) else seconds
