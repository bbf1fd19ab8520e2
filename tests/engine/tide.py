"""A hazard made for tests: a tide that rises evenly, and a shore that reads it."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from crisis_sim.engine.hazards.world import World
from crisis_sim.scenario.hazard.base import Lever
from crisis_sim.scenario.hazard.rumour import Rumour


class _Tide(Rumour):
    """A hazard of a scripted course; it says that it is a rumour, so that scenarios take it."""

    default_step: ClassVar[int] = 600
    model: Literal["rumour"] = "rumour"

    def outputs(self) -> tuple[str, ...]:
        return ("strength", "level", "seen")

    def levers(self) -> dict[str, Lever]:
        return {"gate": Lever(100, -200, 200)}


class Calm(_Tide):
    """A tide that no other hazard moves."""


class Shore(_Tide):
    """A hazard that reads the level of the hazard `sea`."""

    def reads(self) -> tuple[tuple[str, str], ...]:
        return (("sea", "level"),)


class Course:
    """Rises by the gate's percent of ten each ten minutes; the strength is 100 times the number of steps."""

    def __init__(self, config: Any, world: World) -> None:
        self.config = config
        self.world = world
        self.outputs = dict.fromkeys(config.outputs(), 0)
        self.steps: list[int] = []

    def step(self, t: int) -> None:
        self.steps.append(t)
        if t:
            self.outputs["level"] += 10 * self.world.lever("gate") // 100
            self.outputs["strength"] = min(1000, self.outputs["strength"] + 100)
        for hazard, output in self.config.reads():
            self.outputs["seen"] = self.world.output(hazard, output)
