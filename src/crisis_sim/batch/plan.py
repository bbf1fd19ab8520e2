"""A batch as it was ordered: which arms, how many runs, from which seed on. Its identity keys everything it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import msgspec

from crisis_sim import __version__
from crisis_sim.batch.arms import Arm
from crisis_sim.model.events import Command
from crisis_sim.scenario.compiled import identity
from crisis_sim.scenario.pack import Pack
from crisis_sim.scenario.scenario import Scenario
from crisis_sim.scenario.study import Outcome
from crisis_sim.session.headless import scripted

FORMAT = 1
SAMPLE = 3
"""Runs of each arm whose logs `sample` keeps."""
Keep = Literal["all", "sample", "none"]


@dataclass(frozen=True)
class Plan:
    """Everything that the results of a batch depend on, and how many there are to be."""

    source: str
    """The scenario as its user named it: a file, or the id of a shipped one."""
    scenario: Scenario
    pack: Pack
    arms: tuple[Arm, ...]
    runs: int
    """Runs of each arm, at most."""
    seed: int = 1
    keep: Keep = "sample"
    outcomes: Sequence[Outcome] = ()
    """What an experiment wants to know besides the outcomes that every run has."""

    def seed_of(self, run: int) -> int:
        """Run r has the same seed in every arm: common random numbers."""
        return self.seed + run

    def kept(self, run: int) -> bool:
        """Whether the log of this run is kept."""
        return self.keep == "all" or (self.keep == "sample" and run < SAMPLE)

    @cached_property
    def seated(self) -> tuple[tuple[dict[str, str], tuple[tuple[int, Command], ...]], ...]:
        """For each arm: who holds its seats, and what its scripts do.

        Raises:
            LogError: a file that is no script.
        """
        found = (scripted(arm.policies) for arm in self.arms)
        return tuple((held, tuple(script.commands)) for held, script in found)

    @cached_property
    def identities(self) -> tuple[str, ...]:
        """For each arm, a hash of what its runs depend on besides their seeds."""
        base = identity([_canonical(self.scenario), _canonical(self.pack), list(map(_canonical, self.outcomes))])
        scripts = [msgspec.to_builtins(commands) for _, commands in self.seated]
        return tuple(identity([base, arm.as_json(), script]) for arm, script in zip(self.arms, scripts, strict=True))

    @cached_property
    def identity(self) -> str:
        """What the batch is: its arms, its first seed, and the version of the engine that runs them."""
        return identity([FORMAT, __version__, self.seed, self.identities])


def _canonical(model: Any) -> Any:
    return model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
