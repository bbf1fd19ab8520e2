"""The key choice of a drill: the decision of the player whose options weigh most."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from crisis_sim.analysis.course import Course
from crisis_sim.analysis.decisions import Decision
from crisis_sim.analysis.stakes import WHOLE
from crisis_sim.model.events import CommandLine
from crisis_sim.model.handles import option_letter
from crisis_sim.model.index import Index
from crisis_sim.scenario.effect import MoveIndicator, Spread
from crisis_sim.scenario.question import Option


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A choice of the player, and where in the log it was made."""

    decision: Decision
    seat: str
    command: CommandLine
    """What the player gave: everything before it stays as it was in every future."""
    chosen: str
    """The letter of the option."""
    options: Mapping[str, Mapping[Any, str]]
    """Letter: option."""
    stake: Fraction
    """Percent points between its options, over all indicators that say which way is good."""


def key_choice(course: Course, decisions: Collection[Decision], seat: str) -> KeyChoice | None:
    """The choice of a seat whose options differ most in what they do to the indicators; None if it chose nothing.

    An option's effects are its own, those of the measure that it orders and those of the injects that follow on it,
    each at its likeliest, in percent of the indicator's span. What differs between its options is summed over the
    indicators that say which way is good. Where that is equal the decision counts on whose inject most weight of
    expectations rests, then the earlier one.
    """
    found = [_choice(course, decision, seat) for decision in decisions if decision.result == "made"]
    weight = {inject.id: sum(e.weight for e in inject.expects) for inject in course.index.scenario.injects}
    return max(
        (choice for choice in found if choice is not None),
        key=lambda c: (c.stake, weight.get(c.decision.inject or "", 0), -c.command.seq),
        default=None,
    )


def _choice(course: Course, decision: Decision, seat: str) -> KeyChoice | None:
    inject = course.index.injects.get(decision.inject or "")
    if inject is None or inject.asks is None or len(inject.asks.options) < 2:
        return None
    mine = [e for e in course.of("DecisionMade") if e.p["decision"] == decision.key and e.p["by"] == seat]
    command = course.line(mine[-1].cause) if mine else None
    if not isinstance(command, CommandLine) or command.kind not in ("Decide", "Commit"):
        return None
    options = {option_letter(n): option.text for n, option in enumerate(inject.asks.options)}
    stake = _stake(course.index, inject.id, inject.asks.options)
    return KeyChoice(decision, seat, command, option_letter(mine[-1].p["option"]), options, stake)


def _stake(index: Index, inject: str, options: tuple[Option, ...]) -> Fraction:
    """How far apart the options are."""
    each = [_changes(index, inject, option) for option in options]
    keys = {key for changes in each for key in changes}
    apart = (
        max(changes.get(key, Fraction()) for changes in each) - min(changes.get(key, Fraction()) for changes in each)
        for key in keys
    )
    return sum(apart, Fraction())


def _changes(index: Index, inject: str, option: Option) -> dict[str, Fraction]:
    """Indicator: what the option likely does to it, in percent of its span."""
    found: dict[str, Fraction] = {}
    for effect in _effects(index, inject, option):
        indicator = index.scenario.indicators.get(effect.indicator)
        if indicator is None or indicator.better is None or indicator.max == indicator.min:
            continue
        change = effect.change.mode if isinstance(effect.change, Spread) else effect.change
        share = Fraction(change * WHOLE, indicator.max - indicator.min)
        found[effect.indicator] = found.get(effect.indicator, Fraction()) + share
    return found


def _effects(index: Index, inject: str, option: Option) -> Iterator[MoveIndicator]:
    measure = index.measures.get(option.measure or "")
    following = (
        one.effects
        for one in index.scenario.injects
        if one.after is not None and one.after.decision == inject and one.after.option == option.id
    )
    for effects in (option.effects, measure.effects if measure is not None else (), *following):
        yield from (effect for effect in effects if isinstance(effect, MoveIndicator))
