"""A scenario in a few lines, for those who choose one: what it is about, how long, for whom, in which languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from crisis_sim.scenario.check import Loaded, load
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.problems import Problem, errors
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.schedule import schedule
from crisis_sim.scenario.study import Difficulty
from crisis_sim.scenario.text import LANGUAGES
from crisis_sim.scenario.triggers import Order

Texts = Mapping[Any, str]


@dataclass(frozen=True, slots=True)
class Abstract:
    """What can be told of a scenario before it is played, without giving away what happens."""

    id: str
    title: Texts
    briefing: Texts
    doctrine: Texts
    threats: tuple[Texts, ...]
    start: str
    live: int
    """Exercise seconds that are played live."""
    pace: float
    """Exercise seconds a second, unless the player chooses another pace."""
    jumps: int
    """How often the clock jumps ahead."""
    seats: dict[str, Texts]
    difficulty: dict[str, Difficulty]
    languages: dict[str, float]
    """Language: the share of the scenario's texts that are written in it, 0 to 1."""

    @property
    def minutes(self) -> int:
        """Minutes at the screen, at the usual pace."""
        return max(1, round(self.live / self.pace / 60))


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a scenario's file brought: an abstract, or the reasons why it can't be played."""

    abstract: Abstract | None
    problems: tuple[Problem, ...] = field(default=())
    """Errors only."""


def look(path: Path) -> Look:
    """Read and check a scenario; never raises for what the files hold."""
    return look_at(load(path))


def look_at(loaded: Loaded) -> Look:
    """The same for one that was read already."""
    if loaded.scenario is None or loaded.pack is None or not loaded.sound:
        return Look(None, errors(loaded.problems))
    return Look(_abstract(loaded.scenario, loaded.pack))


def _abstract(scenario: Scenario, pack: Pack) -> Abstract:
    plan = schedule(scenario, Order(scenario))
    return Abstract(
        id=scenario.id,
        title=scenario.title,
        briefing=scenario.briefing,
        doctrine=pack.info.names,
        threats=tuple(pack.threats[key].names for key in scenario.threats if key in pack.threats),
        start=scenario.start,
        live=sum(stretch.end - stretch.begin for stretch in plan.live),
        pace=plan.pace,
        jumps=sum(move.clock == "jump" for move in scenario.moves),
        seats={seat.id: seat.title for seat in scenario.seats},
        difficulty=levels(scenario),
        languages=shares(scenario),
    )


def levels(scenario: Scenario) -> dict[str, Difficulty]:
    """The settings of difficulty, the easiest first; `standard` always exists."""
    named = {"standard": Difficulty()} | dict(scenario.difficulty)
    return dict(sorted(named.items(), key=lambda item: (_hardness(item[1]), item[0])))


def shares(scenario: Scenario) -> dict[str, float]:
    """Which share of a scenario's texts is written in each language; languages without any are left out."""
    texts = [text for text in _texts(scenario) if any(text.values())]
    counts = {language: sum(bool(text.get(language)) for text in texts) for language in LANGUAGES}
    return {language: count / len(texts) for language, count in counts.items() if count}


def _hardness(level: Difficulty) -> float:
    return level.noise + level.false_facts - level.staff - level.deadlines


def _texts(value: Any) -> Iterator[Mapping[Any, str]]:
    """All texts in languages, wherever they stand."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        if value and all(isinstance(part, str) for part in value.values()) and set(value) <= set(LANGUAGES):
            yield value
        else:
            for part in value.values():
                yield from _texts(part)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _texts(part)
