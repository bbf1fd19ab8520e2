"""Which keys of the language name something, and of which kind; a test keeps the table complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel

from crisis_sim.scenario import (
    card,
    condition,
    doctrine,
    effect,
    expectation,
    fact,
    indicator,
    means,
    measure,
    pack,
    people,
    place,
    question,
    scenario,
    story,
    study,
    world,
)
from crisis_sim.scenario.base import Model
from crisis_sim.scenario.hazard import asset, casualties, cyber, flood, plume, town
from crisis_sim.scenario.hazard import base as hazard
from crisis_sim.scenario.marks import Keys

REFERS: dict[type[Model], dict[str, str]] = {
    condition.IndicatorIs: {"indicator": "indicator"},
    condition.KnownTo: {"fact": "subject", "known_to": "actor"},
    condition.Knowing: {"actor": "actor", "fact": "subject", "before": "inject"},
    condition.MeasureIs: {"measure": "measure", "by": "actor"},
    condition.DrawIs: {"draw": "draw"},
    condition.MeansFree: {"means": "means"},
    condition.InjectIs: {"inject": "inject"},
    condition.DecisionIs: {"decision": "decision"},
    condition.PhaseIs: {"phase": "phase", "territory": "territory"},
    condition.LevelIs: {"level": "level"},
    condition.MoveIs: {"move": "move"},
    condition.ProductIs: {"seat": "seat"},
    condition.ClockIs: {"clock": "clock", "actor": "actor"},
    condition.Asking: {"actor": "actor", "of": "actor", "fact": "subject"},
    condition.ConvenedIs: {"convened": "actor"},
    effect.MoveIndicator: {"indicator": "indicator"},
    effect.Teach: {"fact": "subject", "learned_by": "actor"},
    effect.DegradeChannel: {"channel": "channel"},
    effect.SetLevel: {"level": "level"},
    effect.Declare: {"phase": "phase"},
    effect.Convene: {"convenes": "holder"},
    effect.ChangeMeans: {"means": "means"},
    effect.MeetClock: {"meets": "clock"},
    effect.MeansNeeded: {"means": "means"},
    effect.MoveLever: {"hazard": "hazard"},
    measure.Measure: {
        "by": "holder",
        "carried_by": "holder",
        "executor": "holder",
        "channel": "channel",
        "level": "level",
        "tells": "holder",
        "tells_by": "channel",
    },
    card.OnMeasure: {"measure": "measure"},
    card.OnClock: {"clock": "clock"},
    card.OnLevel: {"level": "level"},
    card.OnPhase: {"phase": "phase"},
    card.DoMeasure: {"measure": "measure"},
    card.DoTell: {"tell": "holder"},
    card.DoProduct: {"to": "holder"},
    card.DoAsk: {"ask": "holder"},
    card.Card: {"for_": "holder", "principles": "principle", "threats": "threat"},
    doctrine.Clock: {"binds": "bound", "exempt": "bound", "started_by": "measure"},
    doctrine.LevelScale: {"decider": "holder"},
    doctrine.Phase: {"decider": "holder"},
    doctrine.RoleRelation: {"channels": "channel"},
    doctrine.Territory: {"within": "territory"},
    pack.PackInfo: {"authority": "territory"},
    people.Seat: {"plays": "actor", "proposes_to": "actor"},
    people.ControlPlays: {"plays": "actor"},
    people.ControlCell: {"controller": "seat"},
    people.ControlEvaluator: {"evaluator": "focus"},
    scenario.Objective: {"capability": "capability", "interests": "interest"},
    scenario.Probe: {"seats": "seat"},
    scenario.ProbeTruth: {"indicator": "indicator", "fact": "fact"},
    scenario.Scenario: {"threats": "threat"},
    story.After: {"inject": "inject", "decision": "decision"},
    story.ElseInject: {"inject": "inject"},
    expectation.MeasureResult: {"id": "measure", "by": "actor"},
    expectation.DecisionResult: {"inject": "decision"},
    expectation.Expectation: {"seat": "seat", "objective": "objective"},
    question.Joint: {"with_": "seat"},
    question.Option: {"measure": "measure", "follows": "principle"},
    story.Inject: {
        "from_": "actor",
        "to": "address",
        "channel": "channel",
        "facts": "subject",
        "objectives": "objective",
    },
    story.Reply: {"from_": "actor", "about": "subject", "says": "subject"},
    study.StepMatch: {"card": "card"},
    study.MoreSteps: {"card": "card"},
    study.Variant: {"mandates": "actor:measure", "decides": "decision:"},
    study.ShareResult: {"expectation": "expectation"},
    study.IndicatorAt: {"indicator": "indicator"},
    study.Experiment: {"variants": "variant", "vary": "factor:"},
    world.Actor: {"role": "role", "territory": "territory"},
    world.Relation: {"from_": "actor", "to": "actor", "channels": "channel"},
    world.RelationMatch: {"from_": "actor", "to": "actor"},
    world.Traffic: {"from_": "actor", "to": "actor", "channel": "channel"},
    indicator.Indicator: {"interest": "interest", "requirement": "requirement", "seen_by": "actor"},
    indicator.Impact: {"scale": "impact"},
    indicator.Sensor: {"by": "actor"},
    means.Means: {"owner": "actor", "place": "place"},
    place.Place: {"flows_to": "place", "shows": "indicator"},
    place.Sector: {"at": "place", "towards": "indicator", "reach": "indicator"},
    fact.DrawTruth: {"draw": "draw"},
    fact.IndicatorReading: {"indicator": "indicator"},
    fact.Handling: {"owner": "actor", "sanitised_as": "fact"},
    fact.Fact: {"clocks": "clock", "victims": "actor"},
    hazard.HazardBase: {"drives": "indicator:", "slowed_by": "measure"},
    hazard.Response: {"measure": "measure"},
    cyber.Cyber: {"analysts": "means"},
    town.Town: {"place": "place"},
    flood.Rescue: {"means": "means"},
    hazard.Reads: {"hazard": "hazard"},
    plume.Source: {"place": "place"},
    plume.District: {"place": "place"},
    plume.Room: {"place": "place"},
    casualties.LineOfCare: {"means": "means"},
    casualties.Beds: {"normal": "means", "icu": "means"},
    asset.Asset: {"place": "place"},
    asset.Crews: {"means": "means"},
    asset.Carries: {"channel": "channel"},
}
"""Model: its attributes that name things: kind, or `kind of the keys:kind of the values` of a map."""


@cache
def naming(model: type[Model]) -> dict[str, str]:
    """The attributes of a model that name things, its ancestors' too."""
    return {name: kind for one in reversed(model.__mro__) for name, kind in REFERS.get(one, {}).items()}


class Reference(NamedTuple):
    """A name in use."""

    kind: str
    name: str
    path: Keys
    is_key: bool = False
    """It is the key at the end of the path rather than the value there."""


class Part(NamedTuple):
    """A model somewhere inside another."""

    model: Model
    path: Keys


def walk(model: Model, path: Keys = ()) -> Iterator[Part]:
    """The model and all models inside it, outermost first, each with the path of its keys in the file."""
    yield Part(model, path)
    for attribute, key in _nesting(type(model)):
        value = getattr(model, attribute)
        if value is not None:
            yield from _inside(value, (*path, key))


def _inside(value: Any, path: Keys) -> Iterator[Part]:
    if isinstance(value, Model):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _inside(item, (*path, n))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*path, key))


@cache
def _nesting(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Attribute and key of those fields that hold models."""
    return tuple(
        (name, info.alias or name) for name, info in model.model_fields.items() if _holds_models(info.annotation)
    )


def _holds_models(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_models(arg) for arg in get_args(annotation))


def references(part: Part) -> Iterator[Reference]:
    """The names that one model uses itself."""
    model, path = part
    for attribute, kind in naming(type(model)).items():
        value = getattr(model, attribute)
        if not value or isinstance(value, int):
            continue
        at = (*path, type(model).model_fields[attribute].alias or attribute)
        if isinstance(value, str):
            if not (attribute == "seats" and value == "all"):
                yield Reference(kind, value, at)
        elif isinstance(value, Mapping):
            keys, _, values = kind.partition(":")
            for key, names in value.items():
                yield Reference(keys, key, (*at, key), is_key=True)
                if values:
                    yield from (Reference(values, name, (*at, key, n)) for n, name in enumerate(names))
        else:
            yield from (Reference(kind, name, (*at, n)) for n, name in enumerate(value))
