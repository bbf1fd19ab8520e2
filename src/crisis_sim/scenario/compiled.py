"""Pack + scenario + variant + difficulty, resolved into one frozen record: what a run is made of besides its seed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from pydantic import Field

from crisis_sim.scenario.base import Id, Model
from crisis_sim.scenario.card import Card, Principle
from crisis_sim.scenario.doctrine import Clock, ImpactScale, Interest, LevelScale, Phase, Territory
from crisis_sim.scenario.measure import Measure
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.study import CardChanges, Difficulty, FactorKey, Value, Variant
from crisis_sim.scenario.text import Text
from crisis_sim.scenario.vary import adjusted, checked, instructions, toughened
from crisis_sim.scenario.world import Actor, Channel, Relation, Valid

M = TypeVar("M", bound=Model)


class World(NamedTuple):
    """The coordination network: actors by id, and relations in the order of their files."""

    actors: dict[str, Actor]
    relations: tuple[Relation, ...]


class Compiled(Model):
    """Everything that a run is made of. Its hash is the scenario's identity; the seed keys the draws."""

    scenario: Scenario
    variant: Id = "base"
    difficulty: Id = "standard"
    factors: Difficulty = Difficulty()
    settings: dict[FactorKey, Value] = Field(default_factory=dict)
    """What was set beside variant and difficulty; scenario, factors and instructions have it already."""
    instructions: dict[Id, Id] = Field(default_factory=dict)
    """Decision: the option that standing instructions prescribe."""
    pack: Id
    pack_version: str
    territories: dict[Id, Territory] = Field(default_factory=dict)
    actors: dict[Id, Actor]
    relations: tuple[Relation, ...]
    channels: dict[Id, Channel]
    measures: dict[Id, Measure] = Field(default_factory=dict)
    principles: dict[Id, Principle] = Field(default_factory=dict)
    cards: dict[Id, Card] = Field(default_factory=dict)
    clocks: dict[Id, Clock] = Field(default_factory=dict)
    levels: dict[Id, LevelScale] = Field(default_factory=dict)
    phases: dict[Id, Phase] = Field(default_factory=dict)
    interests: dict[Id, Interest] = Field(default_factory=dict)
    requirements: dict[Id, Interest] = Field(default_factory=dict)
    impacts: dict[Id, ImpactScale] = Field(default_factory=dict)
    topics: dict[Id, Text] = Field(default_factory=dict)

    def canonical(self) -> Any:
        """Plain data, ready for JSON, from which `Compiled.model_validate` gives an equal record."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def identity(data: Any) -> str:
    """The scenario's identity: a hash of its canonical form, as 32 hexadecimal digits."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def valid_on(valid: Valid | None, day: date | None) -> bool:
    """Whether something exists on a day; without a day, whether it has no end."""
    if valid is None:
        return True
    if day is None:
        return valid.to is None
    return (valid.from_ is None or valid.from_ <= day) and (valid.to is None or day <= valid.to)


def contains(territories: dict[str, Territory], outer: str, inner: str) -> bool:
    """Whether territory `inner` is `outer` or lies within it."""
    if outer == inner:
        return True
    return any(contains(territories, outer, step) for step in territories[inner].within if step in territories)


def world(pack: Pack, scenario: Scenario | None = None, variant: Variant | None = None) -> World:
    """The network of a pack as a scenario sees it: overrides merged, roles filled in, dates applied, variant applied.

    Relations to actors that do not exist on the day are left out.
    """
    day = datetime.fromisoformat(scenario.start).date() if scenario else None
    actors = dict(pack.actors)
    for key, changes in (scenario.actors if scenario else {}).items():
        base = actors.get(key)
        actors[key] = base.model_copy(update=_set_fields(changes)) if base else changes
    actors = {key: _with_role(actor, pack) for key, actor in actors.items() if valid_on(actor.valid, day)}

    relations = [*_role_relations(pack, actors), *pack.relations, *(scenario.relations if scenario else ())]
    if variant:
        relations = [r for r in relations if not any(_matches(r, m) for m in variant.relations.drop)]
        relations += variant.relations.add
    kept = {
        (r.from_, r.to, r.kind): r
        for r in relations
        if r.from_ in actors and r.to in actors and r.from_ != r.to and valid_on(r.valid, day)
    }
    return World(actors, tuple(kept.values()))


def compile_scenario(
    scenario: Scenario,
    pack: Pack,
    *,
    variant: str = "base",
    difficulty: str = "standard",
    settings: Mapping[str, Value] | None = None,
) -> Compiled:
    """Resolve a checked scenario for a run. `settings` (see `vary`) count more than variant and difficulty.

    Raises:
        KeyError: no such variant or difficulty (`base` and `standard` always exist).
        SettingError: a setting that the scenario doesn't have, or a value that it can't take.
    """
    chosen_settings = checked(scenario, settings or {})
    difficulty = str(chosen_settings.pop("difficulty", difficulty))
    scenario = adjusted(scenario, chosen_settings)
    chosen = scenario.variants[variant] if variant != "base" or "base" in scenario.variants else None
    factors = (
        scenario.difficulty[difficulty]
        if difficulty != "standard" or "standard" in scenario.difficulty
        else Difficulty()
    )
    actors, relations = world(pack, scenario, chosen)
    day = datetime.fromisoformat(scenario.start).date()
    measures = {k: m for k, m in {**pack.measures, **scenario.measures}.items() if valid_on(m.valid, day)}
    for actor, granted in (chosen.mandates if chosen else {}).items():
        for key in granted:
            measures[key] = measures[key].model_copy(update={"by": (*measures[key].by, actor)})
    # Sources stay in the pack: no run depends on them, and every log carries what is compiled.
    return Compiled(
        scenario=scenario,
        variant=variant,
        difficulty=difficulty,
        factors=toughened(factors, chosen_settings),
        settings=chosen_settings,
        instructions={**(chosen.decides if chosen else {}), **instructions(scenario, chosen_settings)},
        pack=pack.info.id,
        pack_version=pack.info.version,
        territories=pack.territories,
        actors=_bare(actors),
        relations=tuple(r.model_copy(update={"source": "", "status": "sourced"}) for r in relations),
        channels=_bare({k: c for k, c in pack.channels.items() if valid_on(c.valid, day)}),
        measures=_bare(measures),
        principles=pack.principles,
        cards=_bare(_changed(_at_hand(scenario, pack, day), chosen)),
        clocks=_bare(pack.clocks),
        levels=_bare(pack.levels),
        phases=_bare(pack.phases),
        interests=_named(pack.interests),
        requirements=_named(pack.requirements),
        impacts={k: scale.model_copy(update={"source": "", "remark": ""}) for k, scale in pack.impacts.items()},
        topics=pack.topics,
    )


def _at_hand(scenario: Scenario, pack: Pack, day: date) -> dict[str, Card]:
    """Plan cards that are valid on that day and made for what the scenario is about."""
    about = set(scenario.threats)
    cards = {key: card for key, card in pack.cards.items() if valid_on(card.valid, day)}
    return {key: card for key, card in cards.items() if not (about and card.threats) or about & set(card.threats)}


def _changed(cards: dict[str, Card], variant: Variant | None) -> dict[str, Card]:
    """Plan cards with the steps that a variant drops and adds."""
    changes = variant.cards if variant else CardChanges()
    dropped = {(match.card, match.step) for match in changes.drop}
    found = {}
    for key, card in cards.items():
        kept = [step for step in card.steps if (key, step.id) not in dropped]
        more = [step for addition in changes.add if addition.card == key for step in addition.steps]
        found[key] = card.model_copy(update={"steps": (*kept, *more)})
    return found


def _bare(models: dict[str, M]) -> dict[str, M]:
    return {key: model.model_copy(update={"sources": ()}) for key, model in models.items()}


def _named(interests: dict[str, Interest]) -> dict[str, Interest]:
    return {key: one.model_copy(update={"text": {}, "source": ""}) for key, one in interests.items()}


def _set_fields(model: Model) -> dict[str, Any]:
    return {name: getattr(model, name) for name in model.model_fields_set}


def _with_role(actor: Actor, pack: Pack) -> Actor:
    role = pack.roles.get(actor.role or "")
    place = pack.territories.get(actor.territory or "")
    if role is None:
        return actor
    inherited: dict[str, Any] = {
        "names": {
            language: name.replace("{territory}", place.names.get(language, place.names.get("en", "")) if place else "")
            for language, name in role.names.items()
        },
        "languages": place.languages if place else (),
        **{name: getattr(role, name) for name in ("short", "level", "mandate", "staff", "mobilisation", "clearance")},
        **{name: getattr(role, name) for name in ("service", "convened", "sources")},
    }
    return actor.model_copy(update={k: v for k, v in inherited.items() if k not in actor.model_fields_set and v})


def _role_relations(pack: Pack, actors: dict[str, Actor]) -> list[Relation]:
    found = []
    for holder, actor in actors.items():
        for relation in pack.roles[actor.role].relations if actor.role in pack.roles else ():
            other = relation.from_ or relation.to or ""
            for end in _ends(other, actor, pack, actors):
                pair = {"from": end, "to": holder} if relation.from_ else {"from": holder, "to": end}
                rest = {"kind": relation.kind, "channels": relation.channels, "source": relation.source}
                found.append(Relation.model_validate({**pair, **rest, "status": relation.status}))
    return found


def _ends(other: str, actor: Actor, pack: Pack, actors: dict[str, Actor]) -> list[str]:
    if not other.startswith("role:"):
        return [other]
    own = actor.territory
    return [
        key
        for key, candidate in actors.items()
        if candidate.role == other.removeprefix("role:")
        and own in pack.territories
        and candidate.territory in pack.territories
        and (
            contains(pack.territories, own, candidate.territory) or contains(pack.territories, candidate.territory, own)
        )
    ]


def _matches(relation: Relation, match: Any) -> bool:
    return (
        (match.from_ is None or match.from_ == relation.from_)
        and (match.to is None or match.to == relation.to)
        and (match.kind is None or match.kind == relation.kind)
    )
