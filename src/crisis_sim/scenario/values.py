"""Names that mean something only beside another name: an option of a decision, a value of a level or a draw."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from crisis_sim.scenario import (
    card,
    condition,
    doctrine,
    effect,
    expectation,
    fact,
    measure,
    question,
    story,
    study,
    vary,
)
from crisis_sim.scenario.base import Model
from crisis_sim.scenario.marks import Branch, Key, Keys
from crisis_sim.scenario.names import Names
from crisis_sim.scenario.problems import Problem, problem
from crisis_sim.scenario.refers import Part
from crisis_sim.scenario.suggest import advise

Found = tuple[tuple[Key, ...], str, str, str]
"""Keys below the part, code, message, advice."""


def check(parts: Iterable[Part], names: Names, marks: Branch) -> Iterator[Problem]:
    """Findings about values in these parts; where the other name is unknown already, nothing more is said."""
    for model, path in parts:
        if rule := _RULES.get(type(model)):
            for below, code, message, advice in rule(model, names):
                yield problem(code, marks.find((*path, *below)), message, advice)


def _among(value: str | None, known: Collection[str] | None, below: Keys, code: str, of: str) -> Iterator[Found]:
    if value is not None and known is not None and value not in known:
        yield below, code, f"{of} has no `{value}`", advise(value, known)


def _draw(model: Any, names: Names) -> Iterator[Found]:
    yield from _among(model.is_, names.draws.get(model.draw), ("is",), "R006", f"the draw `{model.draw}`")


def _option(option: str | None, decision: str | None, names: Names, *below: Key) -> Iterator[Found]:
    yield from _among(option, names.options.get(decision or ""), below, "R008", f"the decision `{decision}`")


def _options(model: expectation.DecisionResult, names: Names) -> Iterator[Found]:
    for n, option in enumerate(model.option):
        yield from _option(option, model.inject, names, "option", n)


def _level(value: str | None, level: str | None, names: Names, key: str) -> Iterator[Found]:
    yield from _among(value, names.levels.get(level or ""), (key,), "R010", f"the level `{level}`")


def _level_is(model: condition.LevelIs, names: Names) -> Iterator[Found]:
    yield from _level(model.is_, model.level, names, "is")
    yield from _level(model.at_least, model.level, names, "at_least")


def _ordered_value(value: str | None, id: str, names: Names) -> Iterator[Found]:
    """The value of a level that an order of a measure carries."""
    found = names.measures.get(id)
    if found and value is not None and found.level is None:
        yield ("value",), "R010", f"the measure `{id}` sets no level, so it takes no value", "delete `value`"
    elif found:
        yield from _level(value, found.level, names, "value")


def _asks(model: question.Asks, names: Names) -> Iterator[Found]:
    yield from _among(model.default, [o.id for o in model.options] or None, ("default",), "R008", "this question")


def _else(model: story.ElseInject, names: Names) -> Iterator[Found]:
    found = names.injects.get(model.inject)
    if found and not found.alternative:
        message = f"`{model.inject}` has a trigger of its own"
        yield ("inject",), "R033", message, "give it `alternative: true` instead of its trigger"


def _convenes(actors: Iterable[str], names: Names, key: str) -> Iterator[Found]:
    for n, actor in enumerate(actors):
        if actor in names.actors and not names.convened(actor):
            message = f"`{actor}` always exists, so it can't be convened"
            yield (key, n), "R022", message, "give the actor `convened: true`, or name another"
        elif actor not in names.actors and actor in names.pack.roles and not names.pack.roles[actor].convened:
            message = f"holders of `{actor}` always exist, so they can't be convened"
            yield (key, n), "R022", message, "name a role with `convened: true`"


def _card(model: card.Card, names: Names) -> Iterator[Found]:
    steps = [step.id for step in model.steps]
    for n, step in enumerate(model.steps):
        if isinstance(step.on, card.OnStep):
            yield from _among(step.on.step, steps, ("steps", n, "on", "step"), "R023", "this card")


def _dropped(model: study.StepMatch, names: Names) -> Iterator[Found]:
    if found := names.pack.cards.get(model.card):
        yield from _among(model.step, [step.id for step in found.steps], ("step",), "R023", "this card")


def _more_steps(model: study.MoreSteps, names: Names) -> Iterator[Found]:
    found = names.pack.cards.get(model.card)
    there = [step.id for step in found.steps] if found else []
    for n, step in enumerate(model.steps):
        if step.id in there:
            message = f"the card `{model.card}` has a step `{step.id}` already"
            yield ("steps", n, "id"), "R030", message, "give it an id of its own"
        if found and isinstance(step.on, card.OnStep):
            known = [*there, *(other.id for other in model.steps)]
            yield from _among(step.on.step, known, ("steps", n, "on", "step"), "R023", "this card")


def _measure(model: measure.Measure, names: Names) -> Iterator[Found]:
    for n, what in enumerate(model.effects):
        if isinstance(what, effect.SetLevel) and what.to is None and model.level != what.level:
            message = f"nothing says to what `{what.level}` is set"
            yield ("effects", n), "R010", message, f"add `to:`, or `level: {what.level}` to the measure"


def _scale(model: doctrine.LevelScale, names: Names) -> Iterator[Found]:
    yield from _among(model.start, [value.id for value in model.values], ("start",), "R010", "this level")


def _role_relation(model: doctrine.RoleRelation, names: Names) -> Iterator[Found]:
    key, other = ("from", model.from_) if model.from_ is not None else ("to", model.to or "")
    role = other.removeprefix("role:")
    if role != other:
        yield from _among(role, names.known["role"], (key,), "R017", "the pack")
    else:
        yield from _among(other, names.known["actor"], (key,), "R001", "the pack")


def _experiment(model: study.Experiment, names: Names) -> Iterator[Found]:
    """What an experiment varies, and the values that it takes."""
    assert names.scenario is not None
    known, double = vary.factors(names.scenario), vary.ambiguous(names.scenario)
    for key, values in model.vary.items():
        if key in double:
            wrong = vary.two_meanings(key, double[key])
            yield ("vary", key), "R028", wrong.message, wrong.advice
        for n, value in enumerate(values if key in known else ()):
            try:
                if known[key].value(value) in [known[key].value(other) for other in values[:n]]:
                    yield ("vary", key, n), "R027", f"`{value}` stands twice", "delete one"
            except vary.SettingError as error:
                yield ("vary", key, n), "R027", error.message, error.advice
                break


def _instructions(model: study.Variant, names: Names) -> Iterator[Found]:
    for decision, option in model.decides.items():
        if names.options.get(decision) == []:
            message = f"the decision `{decision}` has no options"
            yield ("decides", decision), "R008", message, "instructions name an option: leave this decision out"
        else:
            yield from _option(option, decision, names, "decides", decision)


_RULES: dict[type[Model], Callable[[Any, Names], Iterator[Found]]] = {
    condition.DrawIs: _draw,
    fact.DrawTruth: _draw,
    condition.DecisionIs: lambda m, names: _option(m.option, m.decision, names, "option"),
    story.After: lambda m, names: _option(m.option, m.decision, names, "option"),
    expectation.DecisionResult: _options,
    condition.LevelIs: _level_is,
    effect.SetLevel: lambda m, names: _level(m.to, m.level, names, "to"),
    condition.MeasureIs: lambda m, names: _ordered_value(m.value, m.measure, names),
    expectation.MeasureResult: lambda m, names: _ordered_value(m.value, m.id, names),
    card.DoMeasure: lambda m, names: _ordered_value(m.value, m.measure, names),
    measure.Measure: _measure,
    doctrine.LevelScale: _scale,
    card.Card: _card,
    doctrine.RoleRelation: _role_relation,
    question.Asks: _asks,
    story.ElseInject: _else,
    effect.Convene: lambda m, names: _convenes(m.convenes, names, "convenes"),
    condition.ConvenedIs: lambda m, names: _convenes([m.convened], names, "convened"),
    study.Experiment: _experiment,
    study.Variant: _instructions,
    study.StepMatch: _dropped,
    study.MoreSteps: _more_steps,
}
