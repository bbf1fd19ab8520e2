"""The names that a scenario and its pack give to things, by kind: what references are checked against."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from crisis_sim.scenario.compiled import valid_on
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.story import Inject
from crisis_sim.scenario.vary import ambiguous, factors
from crisis_sim.scenario.world import Actor, Channel, Valid

Dated = TypeVar("Dated", Actor, Channel, Measure)


class Noun(NamedTuple):
    """A kind of name: the code of the finding when one is unknown, what to call it, and where they are defined."""

    code: str
    word: str
    where: str


NOUNS: dict[str, Noun] = {
    "actor": Noun("R001", "actor", "actors.yaml of the pack, or add it under `actors`"),
    "holder": Noun("R001", "actor or role", "actors.yaml and roles.yaml of the pack"),
    "bound": Noun("R001", "actor, role or sector", "actors.yaml and roles.yaml of the pack"),
    "seat": Noun("R002", "seat", "`seats`"),
    "address": Noun("R002", "seat or actor", "`seats`, or actors.yaml of the pack"),
    "focus": Noun("R002", "objective or seat", "`objectives` and `seats`"),
    "fact": Noun("R003", "fact", "`facts`"),
    "indicator": Noun("R004", "indicator", "`indicators`"),
    "means": Noun("R005", "means", "`means`"),
    "draw": Noun("R006", "draw", "`draws`"),
    "inject": Noun("R007", "inject", "`injects`"),
    "decision": Noun("R008", "decision", "the `injects` with `asks`"),
    "measure": Noun("R009", "measure", "the measures of the pack, or add it under `measures`"),
    "level": Noun("R010", "level", "levels.yaml of the pack"),
    "phase": Noun("R011", "phase", "phases.yaml of the pack"),
    "clock": Noun("R012", "clock", "clocks.yaml of the pack"),
    "channel": Noun("R013", "channel", "channels.yaml of the pack"),
    "objective": Noun("R014", "objective", "`objectives`"),
    "move": Noun("R015", "move", "`moves`"),
    "variant": Noun("R016", "variant", "`variants`"),
    "factor": Noun("R016", "factor", "`means`, `draws`, `indicators`, the decisions with options, and `difficulty`"),
    "role": Noun("R017", "role", "roles.yaml of the pack"),
    "territory": Noun("R018", "territory", "territories.yaml of the pack"),
    "interest": Noun("R019", "interest", "interests.yaml of the pack"),
    "requirement": Noun("R019", "baseline requirement", "requirements.yaml of the pack"),
    "impact": Noun("R019", "impact scale", "impacts.yaml of the pack"),
    "threat": Noun("R019", "threat", "threats.yaml of the pack"),
    "capability": Noun("R019", "capability", "capabilities.yaml of the pack"),
    "card": Noun("R029", "plan card", "the folder cards of the pack"),
    "principle": Noun("R020", "principle", "principles.yaml of the pack"),
    "hazard": Noun("R037", "hazard", "`hazards`"),
    "place": Noun("R038", "place", "`places`"),
    "expectation": Noun("R021", "expectation", "`expects` of the injects"),
}

IN_PACK = {
    "level", "phase", "clock", "channel", "role", "territory", "interest", "requirement", "impact", "threat",
    "capability", "principle", "card",
}  # fmt: skip
"""Kinds of which only the pack has any."""


class Names:
    """All names by kind, and the details that values are checked against. Without a scenario: those of a pack alone."""

    def __init__(self, pack: Pack, scenario: Scenario | None = None) -> None:
        self.pack = pack
        self.scenario = scenario
        day = datetime.fromisoformat(scenario.start).date() if scenario else None
        self.absent: dict[str, Valid | None] = {}
        """What the pack has, but not on the day of the exercise."""
        self.actors = self._present({**pack.actors, **(scenario.actors if scenario else {})}, day)
        self.measures = self._present({**pack.measures, **(scenario.measures if scenario else {})}, day)
        self.levels = {id: [value.id for value in level.values] for id, level in pack.levels.items()}
        sectors = {sector for actor in self.actors.values() for sector in actor.sectors}
        self.known: dict[str, Collection[str]] = {
            "actor": self.actors,
            "holder": {*self.actors, *pack.roles},
            "bound": {*self.actors, *pack.roles, *sectors},
            "measure": self.measures,
            "level": pack.levels,
            "phase": pack.phases,
            "clock": pack.clocks,
            "channel": self._present(pack.channels, day),
            "role": pack.roles,
            "territory": pack.territories,
            "interest": {*pack.interests, *pack.requirements},
            "requirement": pack.requirements,
            "impact": pack.impacts,
            "threat": pack.threats,
            "capability": pack.capabilities,
            "principle": pack.principles,
            "card": pack.cards,
        }
        self.draws: Mapping[str, Mapping[str, float]] = {}
        self.injects: dict[str, Inject] = {}
        self.options: dict[str, list[str]] = {}
        """The options of every inject that asks something; none if it asks for a form or free text."""
        if scenario:
            self._add(scenario)

    def _add(self, scenario: Scenario) -> None:
        self.draws = scenario.draws
        self.injects = {inject.id: inject for inject in scenario.injects}
        self.options = {i.id: [option.id for option in i.asks.options] for i in scenario.injects if i.asks}
        seats = _ids(scenario.seats)
        objectives = _ids(scenario.objectives)
        self.known |= {
            "seat": seats,
            "address": {*seats, *self.actors},
            "focus": {*seats, *objectives},
            "fact": scenario.facts,
            "indicator": scenario.indicators,
            "means": scenario.means,
            "hazard": scenario.hazards,
            "place": scenario.places,
            "draw": scenario.draws,
            "inject": self.injects,
            "decision": self.options,
            "objective": objectives,
            "move": _ids(scenario.moves),
            "variant": {"base", *scenario.variants},
            "factor": {*factors(scenario), *ambiguous(scenario)},
            "expectation": {expected.id for inject in scenario.injects for expected in inject.expects},
        }

    def _present(self, things: dict[str, Dated], day: date | None) -> dict[str, Dated]:
        """Those that exist on the day; of the others, `absent` keeps the dates."""
        if day is None:
            return things
        dates = {id: thing.valid or getattr(self.pack.actors.get(id), "valid", None) for id, thing in things.items()}
        self.absent |= {id: valid for id, valid in dates.items() if not valid_on(valid, day)}
        return {id: thing for id, thing in things.items() if id not in self.absent}

    def convened(self, actor: str) -> bool:
        """Whether an actor exists only once convened, by itself, in the pack, or by its role."""
        for one in (self.actors.get(actor), self.pack.actors.get(actor)):
            if one and (one.convened or (one.role in self.pack.roles and self.pack.roles[one.role].convened)):
                return True
        return False


def _ids(things: Iterable[object]) -> set[str]:
    return {thing.id for thing in things}  # type: ignore[attr-defined]  # seats, moves and objectives all have one
