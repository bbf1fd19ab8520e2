"""What a hazard sees of the world and may do to it, and what the world sees of a hazard."""

from __future__ import annotations

from typing import Any, Protocol

from crisis_sim.scenario.time import Moment


class World(Protocol):
    """The world as one hazard has it. All numbers are integers."""

    def started(self) -> int:
        """Tick since STARTEX at which this hazard has started."""

    def position(self, place: str) -> tuple[int, int]:
        """Metres east and north of the map's origin at which a place lies."""

    def lever(self, name: str) -> int:
        """Present value of one of this hazard's levers, which effects and measures move."""

    def output(self, hazard: str, name: str) -> int:
        """Latest output of another hazard; 0 before it has started."""

    def indicator(self, name: str) -> int:
        """Present value of an indicator."""

    def deployed(self, means: str) -> int:
        """Units of means that are at work on the scene now: committed and arrived."""

    def free(self, means: str) -> int:
        """Units of means that could be taken now."""

    def hold(self, means: str, count: int) -> bool:
        """Take units that are free; False when there are too few, which is logged once."""

    def release(self, means: str, count: int) -> None:
        """Give units back."""

    def channel(self, channel: str, percent: int) -> None:
        """Let through only this share of the messages on a channel from now on; 100 is no hindrance."""

    def draw(self, purpose: str, cause: str = "") -> int:
        """A uniform integer in 0 … 2**53 − 1, keyed by seed, hazard, purpose, cause and how often that was asked."""

    def drawn(self, draw: str) -> str:
        """The value of a draw of the scenario in this run."""

    def moment(self, moment: Moment) -> int:
        """Ticks since STARTEX of a moment of the scenario."""

    def wall_hour(self, t: int) -> int:
        """Hour of the day, 0 … 23, at tick `t` since STARTEX."""


class Process(Protocol):
    """A hazard that runs."""

    outputs: dict[str, int]
    """Every output that the hazard's model names, from construction on."""

    def __init__(self, config: Any, world: World) -> None:
        """A hazard that has just started; `config` is its model of the scenario."""

    def step(self, t: int) -> None:
        """Compute the outputs `t` seconds after the start: 0 first, then every multiple of the grid."""
