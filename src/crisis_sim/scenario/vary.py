"""What can be set for a run beside its scenario: the factors that experiments vary and `--set` fixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.study import Difficulty, Value
from crisis_sim.scenario.suggest import advise
from crisis_sim.scenario.text import clean

Kind = Literal["level", "difficulty", "means", "draw", "indicator", "decision"]
MOST_MEANS = 1_000_000
WORDS: dict[Kind, str] = {
    "level": "difficulty",
    "difficulty": "factor of the difficulty",
    "means": "means",
    "draw": "draw",
    "indicator": "indicator",
    "decision": "decision",
}
_BOUNDS: dict[str, tuple[float, float]] = {"staff": (0.001, 10), "deadlines": (0.001, 10)}


class SettingError(ValueError):
    """A setting that a scenario doesn't have, or a value that it can't take."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message, advice)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        """The message and what to do, free of control characters."""
        return clean(f"{self.message} — {self.advice}" if self.advice else self.message)


@dataclass(frozen=True, slots=True)
class Factor:
    """One thing that can be set. `default` is what the scenario says, None for what is left open (draws, options)."""

    key: str
    kind: Kind
    default: Value | None
    low: float = 0
    high: float = 0
    """Bounds of a number."""
    choices: tuple[str, ...] = ()
    """The words it can be; empty for a number."""

    @property
    def whole(self) -> bool:
        """Whether it takes whole numbers only."""
        return self.kind in ("means", "indicator")

    def value(self, given: Value) -> Value:
        """`given`, a value from a file or a word from the command line, as this factor has it.

        Raises:
            SettingError: it can't have this value.
        """
        if self.choices:
            if given not in self.choices:
                there = (
                    "there is no difficulty" if self.kind == "level" else f"the {WORDS[self.kind]} `{self.key}` has no"
                )
                raise SettingError(f"{there} `{given}`", advise(given, self.choices))
            return str(given)
        number = _number(given)
        if number is None or (self.whole and number != int(number)) or not self.low <= number <= self.high:
            what = "a whole number" if self.whole else "a number"
            raise SettingError(
                f"`{given}` is no value for the {WORDS[self.kind]} `{self.key}`",
                f"write {what} from {self.low:,.10g} to {self.high:,.10g}",
            )
        return int(number) if self.whole else number


def _number(given: Value) -> float | None:
    if isinstance(given, bool):
        return None
    try:
        number = float(given)
    except (ValueError, OverflowError):
        return None
    return number if -1e15 < number < 1e15 else None  # no NaN either


def _all(scenario: Scenario) -> Iterator[Factor]:
    yield Factor("difficulty", "level", "standard", choices=tuple(dict.fromkeys(("standard", *scenario.difficulty))))
    for key, field in Difficulty.model_fields.items():
        low, high = _BOUNDS.get(key, (0, 10))
        yield Factor(key, "difficulty", field.default, low, high)
    for key, means in scenario.means.items():
        yield Factor(key, "means", means.count, 0, MOST_MEANS)
    for key, values in scenario.draws.items():
        yield Factor(key, "draw", None, choices=tuple(values))
    for key, indicator in scenario.indicators.items():
        yield Factor(key, "indicator", indicator.start, indicator.min, indicator.max)
    for inject in scenario.injects:
        if inject.asks and inject.asks.options:
            yield Factor(inject.id, "decision", None, choices=tuple(option.id for option in inject.asks.options))


def factors(scenario: Scenario) -> dict[str, Factor]:
    """Everything in a scenario that can be set, by key; keys that stand for two things are left out."""
    found = {factor.key: factor for factor in _all(scenario)}
    for key in ambiguous(scenario):
        del found[key]
    return found


def ambiguous(scenario: Scenario) -> dict[str, tuple[Kind, ...]]:
    """Keys that stand for more than one thing, with what they stand for."""
    kinds: dict[str, tuple[Kind, ...]] = {}
    for factor in _all(scenario):
        kinds[factor.key] = (*kinds.get(factor.key, ()), factor.kind)
    return {key: found for key, found in kinds.items() if len(found) > 1}


def factor(scenario: Scenario, key: str) -> Factor:
    """The factor of this key.

    Raises:
        SettingError: there is none, or more than one.
    """
    known = factors(scenario)
    if key in known:
        return known[key]
    if kinds := ambiguous(scenario).get(key):
        raise two_meanings(key, kinds)
    otherwise = "see difficulty, means, draws, indicators and the injects with options"
    raise SettingError(f"there is nothing to set by the name `{key}`", advise(key, known, otherwise))


def two_meanings(key: str, kinds: Sequence[Kind]) -> SettingError:
    """The error for a key that stands for more than one thing."""
    return SettingError(f"`{key}` names several things: {', '.join(WORDS[kind] for kind in kinds)}", "rename one")


def checked(scenario: Scenario, settings: Mapping[str, Value]) -> dict[str, Value]:
    """Settings as the scenario has them, in the order of their keys.

    Raises:
        SettingError: an unknown key, or an impossible value.
    """
    return {key: factor(scenario, key).value(settings[key]) for key in sorted(settings)}


def adjusted(scenario: Scenario, settings: Mapping[str, Value]) -> Scenario:
    """The scenario with its means, draws and indicators as set (`settings` as `checked` gives them)."""
    if not settings:
        return scenario
    known = factors(scenario)
    means, draws, indicators = dict(scenario.means), dict(scenario.draws), dict(scenario.indicators)
    for key, value in settings.items():
        match known[key].kind:
            case "means":
                means[key] = means[key].model_copy(update={"count": value})
            case "draw":
                draws[key] = {str(value): 1.0}
            case "indicator":
                indicators[key] = indicators[key].model_copy(update={"start": value})
    return scenario.model_copy(update={"means": means, "draws": draws, "indicators": indicators})


def toughened(difficulty: Difficulty, settings: Mapping[str, Value]) -> Difficulty:
    """A difficulty with those of its factors changed that are set."""
    own: dict[str, Any] = {key: value for key, value in settings.items() if key in Difficulty.model_fields}
    try:
        return Difficulty.model_validate({**difficulty.model_dump(), **own})
    except ValidationError as error:  # pragma: no cover  # `checked` is as strict
        raise SettingError(str(error)) from None


def instructions(scenario: Scenario, settings: Mapping[str, Value]) -> dict[str, str]:
    """Decision: the option that is set for it."""
    known = factors(scenario)
    return {key: str(value) for key, value in settings.items() if known[key].kind == "decision"}
