"""Arms: what a batch compares. The same replication of two arms differs by nothing but what the arms say."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.study import Value
from crisis_sim.scenario.vary import SettingError, factor
from crisis_sim.session.policies.mixture import parse_mixture

BY_THE_BOOK = "by-the-book"


class Arm(NamedTuple):
    """One arm: a variant, a difficulty, who plays by which policy, and what is set beside."""

    name: str
    """What tells it from the other arms of its batch."""
    variant: str
    difficulty: str
    mixture: str
    """The policies as they were written."""
    policies: dict[str, str]
    """Seat: its policy, or `script:FILE`."""
    settings: dict[str, Value]

    def as_json(self) -> dict[str, Any]:
        """All but the name, as plain data."""
        return {
            "variant": self.variant,
            "difficulty": self.difficulty,
            "policies": self.policies,
            "settings": self.settings,
        }

    def command(self, source: str, seed: int) -> str:
        """The command that runs one replication of this arm alone."""
        words = ["crisis-sim", "run", source, "--seed", str(seed)]
        if self.variant != "base":
            words += ["--variant", self.variant]
        if self.difficulty != "standard":
            words += ["--difficulty", self.difficulty]
        if set(self.policies.values()) != {BY_THE_BOOK}:
            words += ["--policy", self.mixture]
        for key, value in self.settings.items():
            words += ["--set", f"{key}={said(value)}"]
        return shlex.join(words)


def said(value: Value) -> str:
    """A value as people write it.

    >>> said(2.0), said(0.5), said("late")
    ('2', '0.5', 'late')
    """
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def cross(
    scenario: Scenario,
    *,
    variants: Sequence[str] = ("base",),
    difficulties: Sequence[str] = ("standard",),
    mixtures: Sequence[str] = (BY_THE_BOOK,),
    vary: Mapping[str, Sequence[Value]] | None = None,
) -> tuple[Arm, ...]:
    """Everything crossed with everything; the first of each makes the first arm, which is the baseline.

    Raises:
        SettingError: an unknown factor or value, or two arms that would be one. PolicyError: an unknown seat or policy.
    """
    known = {key: factor(scenario, key) for key in vary or {}}
    levels = {key: [known[key].value(value) for value in values] for key, values in (vary or {}).items()}
    for key, level in levels.items():
        _once(f"value of {key}", level)
    if "difficulty" in levels:
        difficulties = [str(level) for level in levels.pop("difficulty")]
    _once("variant", variants)
    _once("difficulty", difficulties)
    _once("policy", mixtures, [held(scenario, mixture) for mixture in mixtures])
    found = []
    for variant, difficulty, mixture, values in product(variants, difficulties, mixtures, product(*levels.values())):
        settings = dict(zip(levels, values, strict=True))
        words = [
            *([variant] if len(variants) > 1 else []),
            *([difficulty] if len(difficulties) > 1 else []),
            *([mixture] if len(mixtures) > 1 else []),
            *(f"{key}={said(value)}" for key, value in settings.items() if len(levels[key]) > 1),
        ]
        found.append(arm(scenario, ", ".join(words), variant, difficulty, mixture, settings))
    if len(found) == 1:
        return (found[0]._replace(name=mixtures[0]),)
    return tuple(found)


def arm(
    scenario: Scenario, name: str, variant: str, difficulty: str, mixture: str, settings: Mapping[str, Value]
) -> Arm:
    """One arm, with every seat's policy."""
    return Arm(name, variant, difficulty, mixture, held(scenario, mixture), dict(sorted(settings.items())))


def held(scenario: Scenario, mixture: str) -> dict[str, str]:
    """Seat: its policy; seats that a mixture doesn't name play by the book.

    Raises:
        PolicyError: an unknown seat or policy.
    """
    return dict.fromkeys((seat.id for seat in scenario.seats), BY_THE_BOOK) | parse_mixture(mixture, scenario.seats)


def _once(what: str, words: Sequence[Value], meanings: Sequence[object] | None = None) -> None:
    """Refuse two that mean the same: they would be one arm, and somebody expects two.

    Raises:
        SettingError: naming both.
    """
    meanings = meanings or words
    for n, meaning in enumerate(meanings):
        first, second = said(words[meanings.index(meaning)]), said(words[n])
        if meanings.index(meaning) < n:
            twice = f"`{first}` is given twice as {what}"
            alike = f"`{second}` and `{first}` are the same {what}"
            raise SettingError(twice if first == second else alike, "give it once")
